# The copy of geodata/ inside the program, so that the binary alone works, and where the installed copy lies.
set(geodata ${PROJECT_SOURCE_DIR}/geodata)
file(GLOB tables CONFIGURE_DEPENDS RELATIVE ${geodata} ${geodata}/*.csv ${geodata}/*.geojson
     ${geodata}/scenarios/*.ini)
list(SORT tables)
list(TRANSFORM tables PREPEND ${geodata}/ OUTPUT_VARIABLE table_files)
set(embedded ${CMAKE_CURRENT_BINARY_DIR}/embedded_geodata.cpp)
add_custom_command(
    OUTPUT ${embedded}
    COMMAND ${CMAKE_COMMAND} -D "FOLDER=${geodata}" -D "FILES=${tables}" -D "OUTPUT=${embedded}"
            -P ${PROJECT_SOURCE_DIR}/cmake/embed.cmake
    DEPENDS ${table_files} ${PROJECT_SOURCE_DIR}/cmake/embed.cmake
    COMMENT "Embedding geodata"
    VERBATIM)
target_sources(rangeband_${name} PRIVATE ${embedded})
target_compile_definitions(rangeband_${name} PRIVATE
    RANGEBAND_SHARE_FOLDER="${CMAKE_INSTALL_FULL_DATADIR}/rangeband")
