# SPDX-License-Identifier: MIT
# The copy of geodata/ inside the program, so that the binary alone works, and where the installed copy lies.
set(geodata ${PROJECT_SOURCE_DIR}/geodata)
file(GLOB tables CONFIGURE_DEPENDS RELATIVE ${geodata} ${geodata}/*.csv ${geodata}/*.geojson ${geodata}/VERSION
     ${geodata}/scenarios/*.ini)
list(SORT tables)
rangeband_embed(${name} ${geodata} ${tables})
target_compile_definitions(rangeband_${name} PRIVATE
    RANGEBAND_SHARE_FOLDER="${CMAKE_INSTALL_FULL_DATADIR}/rangeband")

# Names of cities and sites by language.
set(texts ${PROJECT_SOURCE_DIR}/src/atlas/web/texts)
set(names ${PROJECT_SOURCE_DIR}/src/catalog/local_names.json)
add_custom_command(
    OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/local_names_of_places.cpp
    COMMAND ${CMAKE_COMMAND} -D TEXTS=${texts} -D NAMES=${names}
            -D OUTPUT=${CMAKE_CURRENT_BINARY_DIR}/local_names_of_places.cpp
            -P ${PROJECT_SOURCE_DIR}/cmake/local_names.cmake
    DEPENDS ${texts}/de.json ${texts}/ru.json ${names} ${PROJECT_SOURCE_DIR}/cmake/local_names.cmake
    VERBATIM)
target_sources(rangeband_${name} PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/local_names_of_places.cpp)
