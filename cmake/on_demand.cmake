# GDAL loaded at its first call instead of before main.
#
# Loading GDAL and the hundred libraries behind it takes ten times as long as the rest of a small run, and text in and GeoJSON
# out never call it. So the program is not linked with it: each GDAL function that the room `io` calls gets a stub, made from
# what the room's objects leave undefined, that finds the real function when it is first called. docs/decisions/ has the figures.
# Elsewhere than on x86-64 ELF, and for sanitizers, the program is linked with GDAL as usual.
if(CMAKE_SYSTEM_NAME STREQUAL "Linux" AND CMAKE_SYSTEM_PROCESSOR STREQUAL "x86_64" AND NOT CMAKE_CXX_FLAGS MATCHES "-fsanitize")
    set(on_demand_default ON)
else()
    set(on_demand_default OFF)
endif()
option(RANGEBAND_GDAL_ON_DEMAND "Load GDAL at its first call" ${on_demand_default})
if(RANGEBAND_GDAL_ON_DEMAND)
    enable_language(ASM)
endif()

# rangeband_use_gdal(TARGET): TARGET's sources see GDAL's headers, and programs that link TARGET call GDAL.
function(rangeband_use_gdal target)
    get_target_property(headers GDAL::GDAL INTERFACE_INCLUDE_DIRECTORIES)
    target_include_directories(${target} SYSTEM PRIVATE ${headers})
    if(NOT RANGEBAND_GDAL_ON_DEMAND)
        target_link_libraries(${target} INTERFACE GDAL::GDAL)
        return()
    endif()
    set(stubs ${PROJECT_BINARY_DIR}/gdal_on_demand.S)
    set(maker ${PROJECT_SOURCE_DIR}/cmake/on_demand/make_stubs.cmake)
    add_custom_command(OUTPUT ${stubs}
        COMMAND ${CMAKE_COMMAND} -DARCHIVE=$<TARGET_FILE:${target}> -DLIBRARY=$<TARGET_FILE:GDAL::GDAL> -DSTUBS=${stubs}
                -DNM=${CMAKE_NM} -DREADELF=${CMAKE_READELF} -P ${maker}
        DEPENDS ${target} ${maker} VERBATIM)
    add_library(rangeband_gdal_on_demand STATIC ${stubs} ${PROJECT_SOURCE_DIR}/cmake/on_demand/find_symbol.cpp)
    target_link_libraries(rangeband_gdal_on_demand PRIVATE rangeband_warnings PUBLIC ${CMAKE_DL_LIBS})
    target_link_libraries(${target} INTERFACE rangeband_gdal_on_demand)
endfunction()
