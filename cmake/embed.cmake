# SPDX-License-Identifier: MIT
# cmake -D ROOM=catalog -D FOLDER=… -D FILES=a;b -D OUTPUT=x.cpp -P embed.cmake: the files as text inside one C++ source,
# as src/ROOM/embedded.hpp declares them.
# Every byte is written as \xNN, which holds for any content and any encoding, in lines short enough for every compiler.
set(entries "")
foreach(file IN LISTS FILES)
    file(READ ${FOLDER}/${file} bytes HEX)
    string(LENGTH "${bytes}" digits)
    math(EXPR size "${digits} / 2")
    string(REGEX REPLACE "([0-9a-f][0-9a-f])" "\\\\x\\1" bytes "${bytes}")
    string(REPEAT "\\\\x[0-9a-f][0-9a-f]" 32 line)
    string(REGEX REPLACE "(${line})" "\\1\"\n     \"" bytes "${bytes}")
    string(APPEND entries "    {\"${file}\",\n     {\"${bytes}\", ${size}}},\n")
endforeach()
set(text "// Written by cmake/embed.cmake.
#include \"${ROOM}/embedded.hpp\"

namespace rangeband::${ROOM} {
namespace {

constexpr EmbeddedFile files[] = {
${entries}};

}  // namespace

std::span<const EmbeddedFile> embedded_files() { return files; }

}  // namespace rangeband::${ROOM}
")
file(WRITE ${OUTPUT} "${text}")
