#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Checks that the arrows of the house point down (CONTRIBUTING.md): which room includes which, and which library. That
nothing below the command line touches what belongs to the process. And that no file is left unfinished or lying about, and each
script can be called.

    arrows.py FOLDER       checks a source tree and prints what is wrong, one line each
    arrows.py --self-test  breaks every rule in a tree of its own and sees whether each is found
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

# A room and the public headers it may include besides its own; `base` is what stands outside any folder.
GROUND = {"base"}
ENGINE = GROUND | {"geodesic", "footprint"}
BELOW = {
    "base": set(),
    "geodesic": GROUND,
    "footprint": GROUND | {"geodesic"},
    "catalog": GROUND | {"geodesic"},
    "modules": GROUND,
    "io": ENGINE,  # never the catalogue, as the catalogue never sees io
    "gdal": ENGINE | {"io"},
    "analysis": ENGINE | {"catalog"},
    "picture": ENGINE | {"catalog"},
    "atlas": ENGINE | {"catalog"},
    "operations": ENGINE | {"catalog", "io", "analysis", "picture", "atlas"},
    "cli": ENGINE | {"catalog", "io", "analysis", "picture", "atlas", "operations"},
    "python": ENGINE | {"catalog", "io", "operations"},
    "wasm": ENGINE | {"catalog", "io", "operations"},
}

# What of the second room the first one implements: `gdal` what needs that library, `wasm` what stands in place of files.
PARTS_ELSEWHERE = {("gdal", "io"), ("wasm", "io"), ("wasm", "catalog")}

# The floors of a room, lowest first: a file includes those of its own floor and of floors below. A floor is a folder, or files by
# the start of their name; "" is what stands in the room itself.
FLOORS = {
    "footprint": ["accuracy", "discs/", "arrangement/", "drawing/", ""],
    "io": ["text/", "embedded", "files/", "style/", "read/", "write/", "gdal_module"],
    "gdal": ["", "read/", "write/", "module"],
    "picture": ["words/", "canvas/", "projection/", "map/", "page/", ""],
    "operations": ["features/", "input/", ""],
    "cli": ["options/", "terminal/", "exit_codes", "command", "embedded", "process_setup", "reference/", "commands/", "main"],
}

# What is declared on its floor and made elsewhere, so that every floor may ask for it.
DOORS = {"io/gdal_module.hpp"}

# A library by the start of its headers' names, and the one place where they may be included.
LIBRARIES = [
    ("GeographicLib", re.compile(r"GeographicLib/"), "src/geodesic/earth.cpp"),
    ("GDAL's private headers", re.compile(r"(gdal|ogr|cpl|vrt)[a-z_]*_priv\.h$"), "nowhere"),
    ("GDAL", re.compile(r"(gdal|ogr|cpl|vrt)[a-z_]*\.h$"), "src/gdal/"),
    ("Expat", re.compile(r"expat\.h$"), "src/gdal/read/sheet_cells.cpp"),
    ("GEOS", re.compile(r"geos"), "src/analysis/plane.cpp"),
    ("Boost", re.compile(r"boost/"), "src/cli/"),
    ("Cairo or Pango", re.compile(r"(cairo|pango)"), "src/picture/"),
    ("pybind11", re.compile(r"pybind11/"), "src/python/"),
]

# Version numbers alone, printed by `rangeband info`.
EXCEPTIONS = {("src/cli/commands/info.cpp", "GeographicLib/Config.h")}
# A header of GeographicLib's own in the module of a browser.
EXCEPTIONS |= {("src/wasm/headers/GeographicLib/Utility.hpp", f"GeographicLib/{name}.hpp") for name in ("Constants", "Math")}

# What stands at the top, besides files with a dot.
TOP = {"CHANGELOG.md", "CITATION.cff", "CMakeLists.txt", "CMakePresets.json", "CONTRIBUTING.md", "LICENSE", "README.md",
       "cmake", "docs", "geodata", "include", "pyproject.toml", "scripts", "src", "tests"}
MADE = {"build", "out"}  # by building

INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^">]+)[">]')
UNFINISHED = re.compile(r"\b(" + "|".join(("TO" "DO", "FIX" "ME", "XX" "X", "TB" "D", "HA" "CK")) + r")\b")
LITERAL = re.compile(r'"((?:[^"\\]|\\.)*)"')
# An option, long or short, or a command of the program. What other programs are told to do (`ogr2ogr -f GPKG`) is none.
OPTION = re.compile(r"(?<![\w-])--[a-z]+|\b(?:write|give|leave|add|with|or) -[a-z]\b|(?:database,|GeoPackage:) -[a-z]\b|rangeband (?:atlas|cite|classify|coverage|footprint|info|list|map|reach)\b")
# What belongs to the process and so to the program that owns it: signals, the environment, streams, settings of libraries.
PROCESS = re.compile(r"\b(?:getenv|secure_getenv|setenv|putenv|unsetenv|clearenv|environ|temp_directory_path|sigaction|sigprocmask|exit|_exit|quick_exit|atexit|"
                     r"abort|terminate|cout|cerr|clog|printf|fprintf|vfprintf|puts|putchar|perror|stdout|stderr|setlocale|umask|chdir|setrlimit|"
                     r"CPLSet(?:ConfigOptions?|ErrorHandler(?:Ex)?)|CPLHTTPSetFetchCallback|OSRSetPROJEnableNetwork)\b|"
                     r"\b(?:signal|raise)\s*\(|\bfmt::print(?:ln)?\b|\blocale::global\b")
# `confine_gdal`, which only that program calls.
PROCESS_IN = {"src/gdal/network.cpp": {"CPLSetConfigOption", "CPLHTTPSetFetchCallback", "OSRSetPROJEnableNetwork"}}
COMMENT = re.compile(r"//[^\n]*|/\*.*?\*/", re.DOTALL)
READ_FOR_WORDS = ("include", "src", "cmake", "geodata", "scripts", "tests", "docs")
CODE = {".cpp", ".hpp", ".in"}


def room_of_public(header):
    """The room of `rangeband/io/read.hpp` is io, of `rangeband/units.hpp` base."""
    parts = header.split("/")
    return parts[1] if len(parts) > 2 else "base"


def check_library(path, header):
    for name, pattern, home in LIBRARIES:
        if not pattern.match(header) or (path, header) in EXCEPTIONS:
            continue
        if path.startswith("include/"):
            yield f"a public header includes {name} ({header})"
        elif not path.startswith(home):
            yield f"includes {name} ({header}), which belongs in {home}"


def check_room(path, header):
    folder, room = path.split("/")[0], path.split("/")[1]
    if folder == "include":
        room = room_of_public(path.removeprefix("include/"))
        if header.startswith("fmt/"):
            yield f"a public header includes {header}"
    allowed = BELOW.get(room, GROUND) | {room}
    if header.startswith("rangeband/"):
        other = room_of_public(header)
        if other not in allowed:
            yield f"{room} includes {header}: {room} may see {', '.join(sorted(allowed))} only"
        return
    other = header.split("/")[0]
    if folder == "src" and (room, other) in PARTS_ELSEWHERE:
        return
    if other in BELOW and (other != room or folder == "include"):
        yield f"includes {header}, which is private to {other}"


def floor_of(room, file):
    """Of `features/columns.hpp` in operations; None where no floor is named for it."""
    fitting = [floor for floor in FLOORS[room] if file.startswith(floor) and (floor or "/" not in file)]
    return FLOORS[room].index(max(fitting, key=len)) if fitting else None


def check_floor(path, header):
    folder, room, *rest = path.split("/", 2)
    if folder != "src" or room not in FLOORS or not rest:
        return
    own = floor_of(room, rest[0])
    if own is None:
        yield f"a file of {room} without a floor; say in {pathlib.Path(__file__).name} where it stands"
    elif header.startswith(room + "/") and header not in DOORS:
        other = floor_of(room, header.removeprefix(room + "/"))
        if other is not None and other > own:
            yield f"includes {header} of a floor above its own"


def check_includes(path, text):
    for number, line in enumerate(text.splitlines(), 1):
        found = INCLUDE.match(line)
        if found:
            for fault in (*check_library(path, found[1]), *check_room(path, found[1]), *check_floor(path, found[1])):
                yield f"{path}:{number}: {fault}"


def check_options(path, text):
    """Below the command line no sentence knows its options: `parameter()` names them, and each program words them its own way."""
    if not path.startswith("src/") or path.startswith("src/cli/") or not path.endswith((".cpp", ".hpp")):
        return
    for number, line in enumerate(text.splitlines(), 1):
        for literal in LITERAL.findall(line.split("//")[0]):
            if found := OPTION.search(literal):
                yield f"{path}:{number}: a sentence names {found[0].strip()}; say parameter(…)"


def check_process(path, text):
    """Below the command line nothing prints, ends the process, or reads and changes what a host calls its own."""
    if path.startswith("src/cli/") or not path.endswith((".cpp", ".hpp")):
        return
    code = "\n".join(LITERAL.sub('""', line.replace("'\"'", "' '")) for line in text.splitlines())
    code = COMMENT.sub(lambda found: "\n" * found[0].count("\n"), code)
    for number, line in enumerate(code.splitlines(), 1):
        for found in PROCESS.finditer(line):
            if found[0] not in PROCESS_IN.get(path, ()):
                yield f"{path}:{number}: {found[0]} is the program's; make it a field of a request, or call back"


def check_words(path, text):
    for number, line in enumerate(text.splitlines(), 1):
        found = UNFINISHED.search(line)
        if found:
            yield f"{path}:{number}: says {found[0]}; do it, or write an issue"


def check_callable(path, root, text):
    if text.startswith("#!") and not os.access(root / path, os.X_OK):
        yield f"{path}: a script that nobody can call; chmod +x"


def check_top(root):
    """Of what is in the repository; of all there is where there is none."""
    listed = subprocess.run(["git", "-C", root, "ls-files"], capture_output=True, text=True)
    is_repository = listed.returncode == 0 and (root / ".git").exists()
    paths = listed.stdout.splitlines() if is_repository else [path.name for path in root.iterdir() if path.name not in MADE]
    for name in sorted({path.split("/")[0] for path in paths} - TOP):
        if not name.startswith("."):
            yield f"{name}: lies about at the top; remove it, or say in {pathlib.Path(__file__).name} what it is"


def files_below(root, folders):
    for folder in folders:
        yield from sorted(path for path in (root / folder).rglob("*") if path.is_file())


def check(root):
    faults, code = [], 0
    for path in files_below(root, ("include/rangeband", "src")):
        if path.suffix in CODE:
            code += 1
            name, text = path.relative_to(root).as_posix(), path.read_text(encoding="utf-8")
            faults += [*check_includes(name, text), *check_options(name, text), *check_process(name, text)]
    for room in sorted(path.name for path in (root / "src").iterdir() if path.is_dir()):
        if room not in BELOW:
            faults.append(f"src/{room}: a room without a floor; say in {pathlib.Path(__file__).name} what it may see")
    for path in [*files_below(root, READ_FOR_WORDS), *root.glob("*.md"), root / "CMakeLists.txt"]:
        try:
            name, text = path.relative_to(root).as_posix(), path.read_text(encoding="utf-8")
            faults += [*check_words(name, text), *check_callable(name, root, text)]
        except UnicodeDecodeError:
            pass  # pictures and data
    faults += check_top(root)
    if not code:
        faults.append(f"{root}: no sources found")
    return faults


# Each a file, what it holds, and a part of what must be said of it; None where nothing may be said.
CASES = [
    ("src/geodesic/earth.cpp", "#include <GeographicLib/Geodesic.hpp>\n#include <vector>", None),
    ("src/geodesic/circle.cpp", "#include <GeographicLib/Geodesic.hpp>", "includes GeographicLib"),
    ("src/gdal/read.cpp", '#include <ogr_api.h>\n#include "io/rows.hpp"\n#include "rangeband/footprint/geometry.hpp"', None),
    ("src/io/read.cpp", "#include <ogr_api.h>", "includes GDAL"),
    ("src/io/rows.cpp", '#include "rangeband/catalog/catalog.hpp"', "io includes rangeband/catalog"),
    ("src/catalog/a.cpp", '#include "rangeband/io/read.hpp"', "catalog includes rangeband/io"),
    ("src/catalog/b.cpp", '#include "rangeband/footprint/footprint.hpp"', "catalog includes rangeband/footprint"),
    ("src/catalog/c.cpp", "#include <ogr_geometry.h>", "includes GDAL"),
    ("src/catalog/d.cpp", '#include "geodesic/text.hpp"', "private to geodesic"),
    ("src/analysis/plane.cpp", "#include <geos_c.h>", None),
    ("src/analysis/coverage.cpp", "#include <geos_c.h>", "includes GEOS"),
    ("src/footprint/a.cpp", "# include <boost/version.hpp>", "includes Boost"),
    ("src/footprint/b.cpp", '#include "rangeband/cli/x.hpp"', "footprint includes rangeband/cli"),
    ("src/cli/main.cpp", '#include <boost/version.hpp>\n#include "rangeband/io/read.hpp"', None),
    ("src/cli/command.cpp", '#include "io/rows.hpp"', "private to io"),
    ("src/cli/commands/b.cpp", "#include <GeographicLib/Geodesic.hpp>", "includes GeographicLib"),
    ("src/cli/commands/c.cpp", "#include <cpl_conv.h>", "includes GDAL"),
    ("include/rangeband/units.hpp", "#include <compare>", None),
    ("include/rangeband/error.hpp", '#include "rangeband/geodesic/earth.hpp"', "base includes rangeband/geodesic"),
    ("include/rangeband/io/a.hpp", "#include <ogr_feature.h>", "public header includes GDAL"),
    ("include/rangeband/io/b.hpp", "#include <fmt/format.h>", "public header includes fmt"),
    ("include/rangeband/io/c.hpp", '#include "io/rows.hpp"', "private to io"),
    ("include/rangeband/cli/a.hpp", "#include <boost/any.hpp>", "public header includes Boost"),
    ("src/operations/reach.cpp", '#include "operations/input/sites.hpp"\n#include "operations/pipeline.hpp"', None),
    ("src/operations/input/sites.cpp", '#include "operations/features/columns.hpp"', None),
    ("src/operations/features/columns.cpp", '#include "operations/input/sites.hpp"', "of a floor above"),
    ("src/operations/features/groups.cpp", '#include "operations/pipeline.hpp"', "of a floor above"),
    ("src/operations/output/a.cpp", "#include <vector>", "without a floor"),
    ("src/operations/a.cpp", '#include "cli/command.hpp"', "private to cli"),
    ("src/cli/terminal/table.cpp", '#include "cli/options/options.hpp"', None),
    ("src/cli/options/options.cpp", '#include "cli/terminal/say.hpp"', "of a floor above"),
    ("src/cli/main.cpp", '#include "cli/reference/reference.hpp"\n#include "cli/command.hpp"', None),
    ("src/cli/command.cpp", '#include "cli/reference/reference.hpp"', "of a floor above"),
    ("src/picture/a.cpp", "#include <pango/pangocairo.h>\n#include <cairo-pdf.h>", None),
    ("src/cli/commands/d.cpp", "#include <cairo.h>", "includes Cairo or Pango"),
    ("src/python/module.cpp", '#include <pybind11/stl.h>\n#include "rangeband/operations/reach.hpp"', None),
    ("src/python/a.cpp", '#include "rangeband/atlas/page.hpp"', "python includes rangeband/atlas"),
    ("src/operations/b.cpp", "#include <pybind11/stl.h>", "includes pybind11"),
    ("src/io/text/wkt.cpp", '#include "io/read/rows.hpp"', "of a floor above"),
    ("src/io/read/rows.cpp", '#include "io/gdal_module.hpp"', None),
    ("src/footprint/discs/a.cpp", '#include "footprint/drawing/cuts.hpp"', "of a floor above"),
    ("src/footprint/drawing/a.cpp", '#include "footprint/accuracy.hpp"\n#include "footprint/discs/curve.hpp"', None),
    ("src/gdal/notes.cpp", "#include <gdal_priv.h>", "private headers"),
    ("src/footprint/c.cpp", 'throw Error::usage("a larger --tolerance takes fewer");', "names --tolerance"),
    ("src/io/write/a.cpp", 'throw Error::usage("no extension; or give -f FORMAT");', "names give -f"),
    ("src/catalog/e.cpp", "f(\"'rangeband list systems' shows them\");", "names rangeband list"),
    ("src/catalog/f.cpp", 'f("transform it with ogr2ogr -f GPKG");', None),
    ("src/cli/options/a.cpp", 'f("add --tolerance");', None),
    ("src/io/text/a.cpp", 'const char* folder = std::getenv("TMPDIR");', "getenv is the program's"),
    ("src/io/text/b.cpp", '// getenv is not called\nf("getenv");  /* nor\nsetenv */', None),
    ("src/io/text/d.cpp", """case '"':\nsetenv("A", "B", 1);""", "setenv is the program's"),
    ("src/io/text/c.cpp", "auto folder = std::filesystem::temp_directory_path();", "temp_directory_path is the program's"),
    ("src/operations/c.cpp", 'fmt::print(stderr, "done");', "fmt::print is the program's"),
    ("src/operations/d.cpp", "std::cerr << text;", "cerr is the program's"),
    ("src/picture/b.cpp", "std::signal(SIGPIPE, SIG_IGN);", "signal( is the program's"),
    ("src/catalog/g.cpp", 'std::setlocale(LC_ALL, "");', "setlocale is the program's"),
    ("src/gdal/a.cpp", 'CPLSetConfigOption("X", "Y");', "CPLSetConfigOption is the program's"),
    ("src/gdal/network.cpp", 'CPLSetConfigOption("X", "Y");', None),
    ("src/gdal/b.cpp", 'CPLSetThreadLocalConfigOption("X", "Y");', None),
    ("include/rangeband/a.hpp", "inline void f() { std::exit(1); }", "exit is the program's"),
    ("src/cli/main.cpp", 'std::getenv("TMPDIR"); std::exit(1);', None),
    ("src/attic/a.cpp", "int x;", "a room without a floor"),
    ("src/io/later.cpp", "// TO" "DO: the rest", "do it, or write an issue"),
    ("tests/cli/a.py", "#!/usr/bin/env python3", "nobody can call"),
    ("tests/cli/b.py", '"""#!"""', None),
    ("docs/page.md", "FIX" "ME", "do it, or write an issue"),
    ("out.geojson", "{}", "lies about"),
]


def self_test():
    wrong = []
    for path, text, said in CASES:
        with tempfile.TemporaryDirectory(prefix="rangeband-house-") as folder:
            root = pathlib.Path(folder)
            for name, content in (("src/io/text/empty.cpp", ""), ("CMakeLists.txt", ""), (path, text)):
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                (root / name).write_text(content, encoding="utf-8")
            found = check(root)
        if found if said is None else not any(said in fault for fault in found):
            wrong.append(f"{path}: expected {said!r}, found {found}")
    print(f"{len(CASES)} trees, {len(wrong)} judged wrongly")
    return wrong


def main(arguments):
    if len(arguments) != 1:
        sys.exit(__doc__)
    faults = self_test() if arguments[0] == "--self-test" else check(pathlib.Path(arguments[0]).resolve())
    for fault in faults:
        print(fault)
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main(sys.argv[1:])
