# Large libraries loaded at their first call instead of before main.
#
# Loading GDAL and the hundred libraries behind it takes ten times as long as the rest of a small run, and text in and GeoJSON
# out never call it; only a picture needs Pango and Cairo. So the program is not linked with them: each of their functions that
# a room calls gets a stub, made from what the room's objects leave undefined, that finds the real function when it is first
# called. docs/decisions/ has the figures. Elsewhere than on x86-64 ELF, and for sanitizers, the program is linked as usual.
if(CMAKE_SYSTEM_NAME STREQUAL "Linux" AND CMAKE_SYSTEM_PROCESSOR STREQUAL "x86_64" AND NOT CMAKE_CXX_FLAGS MATCHES "-fsanitize")
    set(on_demand_default ON)
else()
    set(on_demand_default OFF)
endif()
option(RANGEBAND_ON_DEMAND "Load GDAL, Pango and Cairo at their first call" ${on_demand_default})
if(RANGEBAND_ON_DEMAND)
    enable_language(ASM)
endif()

# The files of an imported target's libraries: of GDAL::GDAL its own, of a pkg-config module all that it names.
function(rangeband_files_of target result)
    get_target_property(type ${target} TYPE)
    if(type STREQUAL "INTERFACE_LIBRARY")
        get_target_property(files ${target} INTERFACE_LINK_LIBRARIES)
    else()
        set(files $<TARGET_FILE:${target}>)
    endif()
    set(${result} ${files} PARENT_SCOPE)
endfunction()

# rangeband_on_demand(ROOM LIBRARY): the room's sources see the library's headers, and programs that link the room call it.
function(rangeband_on_demand room library)
    get_target_property(headers ${library} INTERFACE_INCLUDE_DIRECTORIES)
    target_include_directories(${room} SYSTEM PRIVATE ${headers})
    if(NOT RANGEBAND_ON_DEMAND)
        target_link_libraries(${room} INTERFACE ${library})
        return()
    endif()
    rangeband_files_of(${library} files)
    set(stubs ${PROJECT_BINARY_DIR}/${room}_on_demand.S)
    set(maker ${PROJECT_SOURCE_DIR}/cmake/on_demand/make_stubs.cmake)
    add_custom_command(OUTPUT ${stubs}
        COMMAND ${CMAKE_COMMAND} -DARCHIVE=$<TARGET_FILE:${room}> "-DLIBRARIES=${files}" -DSTUBS=${stubs}
                -DNM=${CMAKE_NM} -DREADELF=${CMAKE_READELF} -P ${maker}
        DEPENDS ${room} ${maker} VERBATIM)
    add_library(${room}_on_demand STATIC ${stubs})
    if(NOT TARGET rangeband_find_symbol)
        add_library(rangeband_find_symbol STATIC ${PROJECT_SOURCE_DIR}/cmake/on_demand/find_symbol.cpp)
        target_link_libraries(rangeband_find_symbol PRIVATE rangeband_warnings PUBLIC ${CMAKE_DL_LIBS})
    endif()
    target_link_libraries(${room}_on_demand PUBLIC rangeband_find_symbol)
    target_link_libraries(${room} INTERFACE ${room}_on_demand)
endfunction()
