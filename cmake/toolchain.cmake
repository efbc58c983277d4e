# SPDX-License-Identifier: MIT
# Language, warnings, and where the libraries come from. What is not about these targets is set for developers of this project
# alone: whoever adds it as a subdirectory keeps flags, launcher and build type.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
if(PROJECT_IS_TOP_LEVEL)
    set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
    if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
        set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
    endif()
    find_program(CCACHE ccache)
    if(CCACHE)
        set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
    endif()
endif()

find_package(PkgConfig REQUIRED)
pkg_check_modules(geographiclib REQUIRED IMPORTED_TARGET geographiclib)  # ships no CMake target of its own
find_package(fmt REQUIRED)
find_package(Threads REQUIRED)
if(RANGEBAND_TOOL)
    find_package(Boost REQUIRED COMPONENTS program_options)
    find_package(ZLIB REQUIRED)
    pkg_check_modules(md REQUIRED IMPORTED_TARGET libmd)
    if(RANGEBAND_MODULES)
        find_package(GDAL CONFIG REQUIRED)
        find_package(EXPAT REQUIRED)
        pkg_check_modules(pangocairo REQUIRED IMPORTED_TARGET pangocairo)
    else()
        set(GDAL_VERSION "(none)")
    endif()
endif()

add_library(rangeband_warnings INTERFACE)
target_compile_options(rangeband_warnings INTERFACE
    -Wall -Wextra -Wpedantic -Wconversion -Wnon-virtual-dtor -Wold-style-cast -Woverloaded-virtual
    $<$<NOT:$<BOOL:${CMAKE_UNITY_BUILD}>>:-Wshadow>  # files that are compiled together see each other's names
    $<$<BOOL:${RANGEBAND_WERROR}>:-Werror>)
# Nobody asks errno what a square root thinks, or catches a division by zero; loops that choose may then use vector registers.
target_compile_options(rangeband_warnings INTERFACE -fno-math-errno -fno-trapping-math)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_UNITY_BUILD)
    # GCC takes files that are compiled together for headers, and warns of classes with members of internal linkage.
    target_compile_options(rangeband_warnings INTERFACE -Wno-subobject-linkage)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    # GCC bug 105651: std::string's operator+ is warned about for copies of 2^63 bytes.
    target_compile_options(rangeband_warnings INTERFACE -Wno-restrict)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND RANGEBAND_WERROR)
    # GCC 14 takes the parts of a moved std::variant for uninitialized where std::sort moves it: said, and no error.
    target_compile_options(rangeband_warnings INTERFACE -Wno-error=maybe-uninitialized)
endif()
