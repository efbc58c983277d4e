# SPDX-License-Identifier: MIT
configure_file(${PROJECT_SOURCE_DIR}/src/base/version.cpp.in ${CMAKE_CURRENT_BINARY_DIR}/version.cpp @ONLY)
target_sources(rangeband_${name} PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/version.cpp)
