# SPDX-License-Identifier: MIT
# The copy of geodata/ inside the program, so that the binary alone works, and where the installed copy lies.
set(geodata ${PROJECT_SOURCE_DIR}/geodata)
file(GLOB tables CONFIGURE_DEPENDS RELATIVE ${geodata} ${geodata}/*.csv ${geodata}/*.geojson ${geodata}/VERSION
     ${geodata}/scenarios/*.ini)
list(SORT tables)
rangeband_embed(${name} ${geodata} ${tables})
target_compile_definitions(rangeband_${name} PRIVATE
    RANGEBAND_SHARE_FOLDER="${CMAKE_INSTALL_FULL_DATADIR}/rangeband")
