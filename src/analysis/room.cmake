# GEOS stands behind one file, plane.cpp. The C API is the stable one.
find_library(GEOS_C geos_c REQUIRED)
find_path(GEOS_C_HEADERS geos_c.h REQUIRED)
target_include_directories(rangeband_${name} SYSTEM PRIVATE ${GEOS_C_HEADERS})
target_link_libraries(rangeband_${name} PRIVATE ${GEOS_C})
