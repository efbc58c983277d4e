# SPDX-License-Identifier: MIT
# Debian packages, as scripts/package makes them: the program with the library, and where it is built the Python package.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME rangeband)
set(CPACK_PACKAGE_CONTACT "rangeband authors")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_PACKAGING_INSTALL_PREFIX ${CMAKE_INSTALL_PREFIX})  # where the program looks for its tables
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION "Footprints of ranges on the WGS84 ellipsoid: discs, bands, unions and overlaps around
sites, right over the poles and the antimeridian, to an error stated in metres, each range with who claimed it and where.")
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "qgis")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "fonts-dejavu-core, fonts-dejavu-extra")
if(TARGET rangeband_python)
    set(CPACK_DEB_COMPONENT_INSTALL ON)
    set(CPACK_COMPONENTS_ALL Unspecified python)
    set(CPACK_DEBIAN_UNSPECIFIED_PACKAGE_NAME rangeband)
    set(CPACK_DEBIAN_PYTHON_PACKAGE_NAME python3-rangeband)
    set(CPACK_COMPONENT_PYTHON_DESCRIPTION "The same from Python: NumPy arrays, DataFrames and GeoDataFrames in and out.")
    set(CPACK_DEBIAN_PYTHON_PACKAGE_SECTION python)
    # The extension is for one version of the interpreter.
    get_target_property(minor rangeband_python RANGEBAND_PYTHON_MINOR)
    math(EXPR next_minor "${minor} + 1")
    set(CPACK_DEBIAN_PYTHON_PACKAGE_DEPENDS "python3 (>= 3.${minor}), python3 (<< 3.${next_minor}), python3-numpy")
    set(CPACK_DEBIAN_PYTHON_PACKAGE_RECOMMENDS "python3-geopandas, python3-matplotlib")
    set(CPACK_DEBIAN_PYTHON_PACKAGE_SUGGESTS "rangeband")
    set(CPACK_DEBIAN_PYTHON_PACKAGE_CONTROL_EXTRA
        ${PROJECT_SOURCE_DIR}/cmake/debian/postinst ${PROJECT_SOURCE_DIR}/cmake/debian/prerm)
endif()
include(CPack)

file(STRINGS CITATION.cff cited REGEX "^version: ${PROJECT_VERSION}$")
if(NOT cited)
    message(FATAL_ERROR "CITATION.cff names another version than ${PROJECT_VERSION}")
endif()
