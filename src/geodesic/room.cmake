# SPDX-License-Identifier: MIT
# The inner loop of `circle`: one source, one object for each instruction set.
include(CheckCXXCompilerFlag)
check_cxx_compiler_flag("-mavx2 -mfma" RANGEBAND_COMPILES_AVX2)

function(rangeband_circle_kernel target kernel)
    add_library(rangeband_circle_${kernel} OBJECT ${PROJECT_SOURCE_DIR}/src/geodesic/circle_kernel.cpp)
    target_compile_definitions(rangeband_circle_${kernel} PRIVATE RANGEBAND_KERNEL=${kernel})
    target_compile_options(rangeband_circle_${kernel} PRIVATE -O3 -ffast-math ${ARGN})
    target_include_directories(rangeband_circle_${kernel} PRIVATE ${PROJECT_SOURCE_DIR}/src)
    target_link_libraries(rangeband_circle_${kernel} PRIVATE rangeband_base rangeband_warnings)
    set_target_properties(rangeband_circle_${kernel} PROPERTIES POSITION_INDEPENDENT_CODE ON)
    target_sources(${target} PRIVATE $<TARGET_OBJECTS:rangeband_circle_${kernel}>)
endfunction()

get_target_property(sources rangeband_geodesic SOURCES)
list(FILTER sources EXCLUDE REGEX "circle_kernel\\.cpp$")
set_target_properties(rangeband_geodesic PROPERTIES SOURCES "${sources}")
rangeband_circle_kernel(rangeband_geodesic baseline)
if(RANGEBAND_COMPILES_AVX2)
    rangeband_circle_kernel(rangeband_geodesic avx2 -mavx2 -mfma)
    target_compile_definitions(rangeband_geodesic PRIVATE RANGEBAND_HAS_AVX2_KERNEL)
endif()
