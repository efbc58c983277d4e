# SPDX-License-Identifier: MIT
# The library for others, find_package(rangeband): the engine, and with the program the operations; no GDAL and no Boost.
include(CMakePackageConfigHelpers)

set(rooms base geodesic footprint)
set(headers units.hpp error.hpp geometry.hpp geodesic footprint)
set(further_dependencies "")
if(RANGEBAND_TOOL)
    list(APPEND rooms modules catalog atlas analysis io picture operations)
    set(headers "")  # all
    set(further_dependencies "find_dependency(Threads)\nfind_dependency(ZLIB)\npkg_check_modules(md REQUIRED IMPORTED_TARGET libmd)")
endif()
list(TRANSFORM rooms PREPEND rangeband_)
install(TARGETS ${rooms} EXPORT rangeband ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
foreach(header IN LISTS headers)
    if(header MATCHES "hpp$")
        install(FILES include/rangeband/${header} DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/rangeband)
    else()
        install(DIRECTORY include/rangeband/${header} DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/rangeband)
    endif()
endforeach()
if(NOT headers)
    install(DIRECTORY include/rangeband DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
endif()
install(EXPORT rangeband NAMESPACE rangeband:: DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/rangeband FILE rangebandTargets.cmake)
set(RANGEBAND_MODULE_FOLDER lib/rangeband)  # where the program looks
configure_package_config_file(cmake/rangebandConfig.cmake.in ${CMAKE_CURRENT_BINARY_DIR}/rangebandConfig.cmake
                              INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/rangeband PATH_VARS RANGEBAND_MODULE_FOLDER)
# What find_package takes is what semantic versioning promises: before 1.0 a minor version may break its users.
if(PROJECT_VERSION_MAJOR EQUAL 0)
    set(compatible SameMinorVersion)
else()
    set(compatible SameMajorVersion)
endif()
write_basic_package_version_file(${CMAKE_CURRENT_BINARY_DIR}/rangebandConfigVersion.cmake COMPATIBILITY ${compatible})
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/rangebandConfig.cmake ${CMAKE_CURRENT_BINARY_DIR}/rangebandConfigVersion.cmake
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/rangeband)

file(RELATIVE_PATH to_prefix ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig ${CMAKE_INSTALL_PREFIX})
configure_file(cmake/rangeband.pc.in ${CMAKE_CURRENT_BINARY_DIR}/rangeband.pc @ONLY)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/rangeband.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)

if(RANGEBAND_TOOL)
    install(TARGETS rangeband RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
    if(RANGEBAND_MODULES)
        install(TARGETS rangeband_gdal_module rangeband_picture_module LIBRARY DESTINATION ${RANGEBAND_MODULE_FOLDER})
    endif()
    install(DIRECTORY ${PROJECT_BINARY_DIR}/reference/ DESTINATION ${CMAKE_INSTALL_DATADIR})
    install(DIRECTORY geodata/ DESTINATION ${CMAKE_INSTALL_DATADIR}/rangeband)
    # Where QGIS looks for plugins that come with the system.
    install(DIRECTORY scripts/qgis/rangeband DESTINATION ${CMAKE_INSTALL_DATADIR}/qgis/python/plugins
            PATTERN __pycache__ EXCLUDE)
    # The same for a QGIS that does not look there: another version's, or one in a sandbox.
    find_package(Python3 REQUIRED COMPONENTS Interpreter)  # for scripts/qgis/package
    set(plugin_zip ${PROJECT_BINARY_DIR}/rangeband-qgis.zip)
    file(GLOB plugin_files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/scripts/qgis/rangeband/*.*)
    add_custom_command(OUTPUT ${plugin_zip} COMMAND ${PROJECT_SOURCE_DIR}/scripts/qgis/package ${plugin_zip}
                       DEPENDS ${PROJECT_SOURCE_DIR}/scripts/qgis/package ${PROJECT_SOURCE_DIR}/LICENSE ${plugin_files}
                       COMMENT "Packing the plugin for QGIS" VERBATIM)
    add_custom_target(qgis_plugin ALL DEPENDS ${plugin_zip})
    install(FILES ${plugin_zip} DESTINATION ${CMAKE_INSTALL_DATADIR}/qgis)
endif()
install(FILES LICENSE README.md CHANGELOG.md CITATION.cff cmake/debian/copyright DESTINATION ${CMAKE_INSTALL_DOCDIR})
