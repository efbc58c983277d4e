# SPDX-License-Identifier: MIT
# A Debian package, as scripts/package makes it.
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
include(CPack)

file(STRINGS CITATION.cff cited REGEX "^version: ${PROJECT_VERSION}$")
if(NOT cited)
    message(FATAL_ERROR "CITATION.cff names another version than ${PROJECT_VERSION}")
endif()
