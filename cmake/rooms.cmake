# SPDX-License-Identifier: MIT
# One word is folder, namespace, CMake target and test executable.

# rangeband_room(NAME SOURCES … PUBLIC … PRIVATE …): the static library of src/NAME (or of src/FOLDER), its links as given.
function(rangeband_room name)
    cmake_parse_arguments(ROOM "" "FOLDER" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
    if(NOT ROOM_FOLDER)
        set(ROOM_FOLDER ${name})
    endif()
    set(folder ${PROJECT_SOURCE_DIR}/src/${ROOM_FOLDER})
    list(TRANSFORM ROOM_SOURCES PREPEND ${folder}/ OUTPUT_VARIABLE sources)
    add_library(rangeband_${name} STATIC ${sources})
    add_library(rangeband::${name} ALIAS rangeband_${name})
    target_link_libraries(rangeband_${name} PUBLIC ${ROOM_PUBLIC} PRIVATE ${ROOM_PRIVATE} $<BUILD_INTERFACE:rangeband_warnings>)
    target_include_directories(rangeband_${name} PRIVATE ${PROJECT_SOURCE_DIR}/src PUBLIC
        $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include> $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
    target_compile_features(rangeband_${name} PUBLIC cxx_std_20)
    set_target_properties(rangeband_${name} PROPERTIES EXPORT_NAME ${name} POSITION_INDEPENDENT_CODE ON)
endfunction()

# rangeband_embed(NAME FOLDER FILES…): the files of a folder inside the room of that name, as its embedded.hpp declares.
function(rangeband_embed name folder)
    set(embedded ${CMAKE_CURRENT_BINARY_DIR}/embedded_${name}.cpp)
    list(TRANSFORM ARGN PREPEND ${folder}/ OUTPUT_VARIABLE files)
    add_custom_command(
        OUTPUT ${embedded}
        COMMAND ${CMAKE_COMMAND} -D "ROOM=${name}" -D "FOLDER=${folder}" -D "FILES=${ARGN}" -D "OUTPUT=${embedded}"
                -P ${PROJECT_SOURCE_DIR}/cmake/embed.cmake
        DEPENDS ${files} ${PROJECT_SOURCE_DIR}/cmake/embed.cmake
        COMMENT "Embedding the files of ${name}"
        VERBATIM)
    # Every compiler takes longer literals than the standard asks of it.
    set_source_files_properties(${embedded} PROPERTIES COMPILE_OPTIONS -Wno-overlength-strings)
    target_sources(rangeband_${name} PRIVATE ${embedded})
endfunction()

# rangeband_test(NAME LIBRARIES…): the doctest executable of tests/NAME.
function(rangeband_test name)
    file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/${name}/*.cpp)
    add_executable(test_${name} ${sources})
    target_link_libraries(test_${name} PRIVATE ${ARGN} doctest_main fmt::fmt rangeband_warnings)
    target_include_directories(test_${name} PRIVATE ${PROJECT_SOURCE_DIR}/src ${PROJECT_SOURCE_DIR}/tests)
    add_test(NAME ${name} COMMAND test_${name})
endfunction()
