# SPDX-License-Identifier: MIT
# Large libraries stand in modules that the program opens at their first use: docs/decisions/0011-modules.md.

# Where a build has the program and its modules beside each other.
set(RANGEBAND_PROGRAM_FOLDER ${PROJECT_BINARY_DIR}/src/cli)

# rangeband_module(NAME LIBRARIES…): rangeband_NAME.so from src/NAME/module.cpp and its room. What it shares with the program
# (errors, formats, files in the making) it takes from the program, so that there is one copy of each.
function(rangeband_module name)
    set(room rangeband_${name})
    if(TARGET rangeband_${name}_drawing)
        set(room rangeband_${name}_drawing)
    endif()
    add_library(rangeband_${name}_module MODULE ${PROJECT_SOURCE_DIR}/src/${name}/module.cpp $<TARGET_OBJECTS:${room}>)
    target_include_directories(rangeband_${name}_module PRIVATE ${PROJECT_SOURCE_DIR}/src ${PROJECT_SOURCE_DIR}/include)
    target_compile_features(rangeband_${name}_module PRIVATE cxx_std_20)
    target_compile_definitions(rangeband_${name}_module PRIVATE RANGEBAND_VERSION="${PROJECT_VERSION}")
    target_link_libraries(rangeband_${name}_module PRIVATE ${ARGN} fmt::fmt ZLIB::ZLIB rangeband_warnings)
    set_target_properties(rangeband_${name}_module PROPERTIES
        PREFIX "" OUTPUT_NAME rangeband_${name} LIBRARY_OUTPUT_DIRECTORY ${RANGEBAND_PROGRAM_FOLDER})
endfunction()

# rangeband_opens_modules(PROGRAM MODULES…): it offers all that the rooms below its own have, whether it calls it itself or not.
function(rangeband_opens_modules program)
    set_target_properties(${program} PROPERTIES ENABLE_EXPORTS ON
        LINK_LIBRARY_OVERRIDE "WHOLE_ARCHIVE,rangeband_base,rangeband_modules,rangeband_geodesic,rangeband_footprint,rangeband_catalog,rangeband_io,rangeband_picture")
    if(RANGEBAND_MODULES)
        list(TRANSFORM ARGN REPLACE "(.+)" "rangeband_\\1_module")
        add_dependencies(${program} ${ARGN})
    endif()
endfunction()

# rangeband_has_module(PROGRAM NAME): the module is a part of the program itself, as tests want it.
function(rangeband_has_module program name)
    target_sources(${program} PRIVATE ${PROJECT_SOURCE_DIR}/src/${name}/module.cpp)
    target_compile_definitions(${program} PRIVATE RANGEBAND_VERSION="${PROJECT_VERSION}")
    target_link_libraries(${program} PRIVATE rangeband_${name} $<TARGET_NAME_IF_EXISTS:rangeband_${name}_drawing>)
    set_target_properties(${program} PROPERTIES ENABLE_EXPORTS ON)
endfunction()
