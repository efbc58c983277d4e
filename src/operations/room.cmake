# What the program does, by folder; each sees those above it here.
target_sources(rangeband_${name} PRIVATE
    src/operations/features/columns.cpp
    src/operations/features/coverage_columns.cpp
    src/operations/features/drawing.cpp
    src/operations/features/grouping.cpp
    src/operations/features/members.cpp
    src/operations/features/groups.cpp
    src/operations/features/map_shapes.cpp
    src/operations/input/areas.cpp
    src/operations/input/periods.cpp
    src/operations/input/range_column.cpp
    src/operations/input/site_files.cpp
    src/operations/input/sites.cpp
    src/operations/input/destinations.cpp)
