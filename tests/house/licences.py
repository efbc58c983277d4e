#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Checks that each source says in its first lines under which licence it is, as SPDX wants it; --write puts the line there.

    licences.py FOLDER [--write]
"""
import pathlib
import sys

LINE = "SPDX-License-Identifier: MIT"
# What begins a comment, and what ends it where its line does not.
SLASHES, HASH, BLANKS = ("// ", ""), ("# ", ""), ("{{! ", " }}")
MARKS = {".cpp": SLASHES, ".hpp": SLASHES, ".in": SLASHES, ".js": SLASHES, ".mjs": SLASHES, ".cjs": SLASHES, ".ts": SLASHES,
         ".css": ("/* ", " */"), ".py": HASH, ".pyi": HASH, ".cmake": HASH, ".sh": HASH}
TEMPLATES = "src/io/style/templates/"  # of what is written: their comments are not
ROOMS = ("include/", "src/", "cmake/", "scripts/", "tests/")
FIRST_LINES = 3
NO_SOURCES = ("cmake/rangeband.pc.in",)  # what is installed from it has no licence of its own


def mark_of(name, text):
    """What begins and ends a comment in it, or nothing where it is no source."""
    path = pathlib.PurePath(name)
    if name in NO_SOURCES or not name.startswith(ROOMS):
        return None
    if name.startswith(TEMPLATES):
        return BLANKS
    if text.startswith("#!") and path.suffix in MARKS:
        return MARKS[path.suffix]
    if path.name == "CMakeLists.txt" or name.endswith(".cmake.in") or text.startswith("#!"):
        return HASH
    return MARKS.get(path.suffix)


def main(folder, *options):
    wrong = 0
    files = (file for room in ROOMS for file in sorted(pathlib.Path(folder, room).rglob("*")) if file.is_file())
    for file in files:
        name = file.relative_to(folder).as_posix()
        try:
            text = file.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        mark = mark_of(name, text)
        if mark is None or any(LINE in line for line in text.splitlines()[:FIRST_LINES]):
            continue
        if "--write" in options:
            first, rest = text.split("\n", 1) if text.startswith("#!") else ("", text)
            file.write_text((first and first + "\n") + LINE.join(mark) + "\n" + rest, encoding="utf-8")
        else:
            print(f"{name}: its first lines lack '{LINE.join(mark)}'; tests/house/licences.py . --write puts it there")
            wrong += 1
    return wrong > 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
