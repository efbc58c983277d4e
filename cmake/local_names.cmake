# SPDX-License-Identifier: MIT
# Writes OUTPUT, the names of cities and sites in NAMES, and those of cities in the texts of the classroom page
# (TEXTS/de.json, …), so that the page, pictures and search have the same.
set(code "// Made from the texts of the classroom page and from local_names.json.\n#include \"catalog/local_names.hpp\"\n\nnamespace rangeband::catalog {\n")

# Appends the members of a JSON object to `code`.
function(add_members json)
    string(JSON count LENGTH "${json}")
    foreach(i RANGE 1 ${count})
        math(EXPR index "${i} - 1")
        string(JSON id MEMBER "${json}" ${index})
        string(JSON name GET "${json}" ${id})
        string(APPEND code "    {\"${id}\", \"${name}\"},\n")
    endforeach()
    set(code "${code}" PARENT_SCOPE)
endfunction()

file(READ ${NAMES} names)
foreach(language en de ru)
    string(JSON sites GET "${names}" ${language} sites)
    string(APPEND code "static constexpr LocalName in_${language}[] = {\n")
    add_members("${sites}")
    string(APPEND code "};\nconst std::span<const LocalName> sites_${language} = in_${language};\n")
    string(APPEND code "static constexpr LocalName ${language}[] = {\n")
    if(NOT language STREQUAL en)
        file(READ ${TEXTS}/${language}.json json)
        string(JSON cities GET "${json}" cities_by_id)
        add_members("${cities}")
    endif()
    string(JSON cities GET "${names}" ${language} cities)
    add_members("${cities}")
    string(APPEND code "};\nconst std::span<const LocalName> cities_${language} = ${language};\n")
endforeach()
file(WRITE ${OUTPUT} "${code}}  // namespace rangeband::catalog\n")
