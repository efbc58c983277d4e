# SPDX-License-Identifier: MIT
# The API reference of the public headers, by Doxygen where it is installed: cmake --build FOLDER --target reference
find_program(DOXYGEN doxygen)
if(DOXYGEN)
    add_custom_target(reference
        COMMAND ${CMAKE_COMMAND} -E make_directory ${PROJECT_BINARY_DIR}/api
        COMMAND ${CMAKE_COMMAND} -E env RANGEBAND_VERSION=${PROJECT_VERSION} RANGEBAND_REFERENCE=${PROJECT_BINARY_DIR}/api
                ${DOXYGEN} docs/Doxyfile
        COMMAND ${CMAKE_COMMAND} -E echo "Written: ${PROJECT_BINARY_DIR}/api/html/index.html"
        WORKING_DIRECTORY ${PROJECT_SOURCE_DIR} VERBATIM)
endif()
