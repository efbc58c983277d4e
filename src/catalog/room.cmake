# SPDX-License-Identifier: MIT
# The copy of geodata/ inside the program, so that the binary alone works, and where the installed copy lies.
set(geodata ${PROJECT_SOURCE_DIR}/geodata)
file(GLOB tables CONFIGURE_DEPENDS RELATIVE ${geodata} ${geodata}/*.csv ${geodata}/*.geojson ${geodata}/VERSION
     ${geodata}/scenarios/*.ini)
list(SORT tables)
rangeband_embed(${name} ${geodata} ${tables})
target_compile_definitions(rangeband_${name} PRIVATE
    RANGEBAND_SHARE_FOLDER="${CMAKE_INSTALL_FULL_DATADIR}/rangeband")

# Names of cities in other languages.
set(texts ${PROJECT_SOURCE_DIR}/src/atlas/web/texts)
add_custom_command(
    OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/city_names.cpp
    COMMAND ${CMAKE_COMMAND} -D TEXTS=${texts} -D OUTPUT=${CMAKE_CURRENT_BINARY_DIR}/city_names.cpp
            -P ${PROJECT_SOURCE_DIR}/cmake/city_names.cmake
    DEPENDS ${texts}/de.json ${texts}/ru.json ${PROJECT_SOURCE_DIR}/cmake/city_names.cmake
    VERBATIM)
target_sources(rangeband_${name} PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/city_names.cpp)
