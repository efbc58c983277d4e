#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Installs the build into a folder of its own and uses what is there, as somebody else would.

    check.py library|subdirectory|program|package --build FOLDER --source FOLDER --prefix FOLDER --share FOLDER …

library  the project in docs/example finds the package, links the engine, draws a disc whose area is known, and prints what
         docs/library.md shows; it needs no GDAL, no Boost; find_package takes the versions that are promised and no others
subdirectory  the engine within another project, by FetchContent: the example prints the same; the project keeps its settings, and
         installs nothing of ours
program  the program draws a scenario from the installed tables, and looks for them where the installation puts them; QGIS's plugin;
         a program of somebody else's opens the installed modules
package  cpack makes a Debian package whose program, tables, manual and completions work from where dpkg-deb unpacks them, with the
         plugin where QGIS looks for it and as the zip that QGIS installs, and which depends on the libraries of the program and its modules;
         and a second one with the Python package, where it is built
"""
import argparse
import filecmp
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

# A disc of 500 km at 48.57 N, by ∬ m12 ds dα with GeographicLib's reduced length.
AREA_KM2 = 784996.357044
BAND = ("500km", "5500km")


def call(*command, **environment):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, env={**os.environ, **environment})
    if done.returncode:
        print(done.stdout + done.stderr)
        sys.exit(f"exit {done.returncode}: {' '.join(map(str, command))}")
    return done.stdout


def expect(holds, sentence):
    if not holds:
        sys.exit(f"wrong: {sentence}")


def install(options, stage):
    """The installation below `stage`, as a package builder makes it: paths inside stay those of the final place."""
    call(options.cmake, "--install", options.build, DESTDIR=str(stage))
    return stage / options.prefix.relative_to("/")


def check_library(options, stage):
    prefix = install(options, stage)
    build = stage / "example"
    example = options.source / "docs/example"
    found = [f"-DCMAKE_PREFIX_PATH={prefix}", "-DCMAKE_FIND_USE_PACKAGE_REGISTRY=OFF"]
    call(options.cmake, "-G", options.generator, "-S", example, "-B", build, *found,
         f"-DCMAKE_CXX_COMPILER={options.compiler}", f"-DCMAKE_CXX_FLAGS={options.flags}")
    call(options.cmake, "--build", build)
    check_example(build / "example", options.source / "docs/library.md")
    needed = call("ldd", build / "example")
    expect("libGeographic" in needed, f"the engine's own library is missing, so this check sees nothing:\n{needed}")
    for library in ("libgdal", "libboost"):
        expect(library not in needed, f"the example needs {library}:\n{needed}")
    flags = call("pkg-config", "--cflags", "--libs", "rangeband", PKG_CONFIG_PATH=str(next(prefix.glob("lib/**/pkgconfig")))).split()
    sanitizers = [flag for flag in options.flags.split() if "sanitize" in flag]
    call(options.compiler, example / "main.cpp", *sanitizers, *flags, "-o", build / "by-pkg-config")
    expect(call(build / "by-pkg-config", *BAND) == call(build / "example", *BAND), "what pkg-config links draws something else")
    source, installed = options.source / "include/rangeband", prefix / "include/rangeband"
    headers = {path.relative_to(installed) for path in installed.rglob("*.hpp")}
    expect(headers == {path.relative_to(source) for path in source.rglob("*.hpp")}, f"headers installed: {sorted(map(str, headers))}")
    check_versions(options, stage / "versions", found)


def check_area(example):
    area = re.match(r"one:  (\S+) km²", call(example, "0km", "500km"))
    expect(area and abs(float(area[1]) - AREA_KM2) <= 1e-3, f"the area is {area and area[1]} km², expected {AREA_KM2}")


def check_example(example, page):
    """The page shows these programs as they are, and what they print."""
    check_area(example)
    shown = re.findall(r"```cpp\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    sources = [(page.parent / "example" / name).read_text(encoding="utf-8") for name in ("main.cpp", "merged.cpp")]
    expect(shown == sources, f"{page} shows other programs than those of example/")
    for source, most in zip(sources, (30, 40)):
        expect(source.count("\n") <= most, f"an example of more than {most} lines")
    call(sys.executable, page.parent.parent / "tests/docs/run_examples.py", example, page)


def check_subdirectory(options, stage):
    build = stage / "outer"
    call(options.cmake, "-G", options.generator, "-S", options.source / "tests/install/subdirectory", "-B", build,
         f"-DSOURCE={options.source}", f"-DCMAKE_CXX_COMPILER={options.compiler}", f"-DCMAKE_CXX_FLAGS={options.flags} -O0")
    call(options.cmake, "--build", build, "--target", "example")
    check_area(build / "example")
    call(options.cmake, "--install", build, "--prefix", stage / "installed")
    expect(not (stage / "installed").exists(), "the outer project installs what is ours")


def check_versions(options, folder, found):
    """Which versions find_package takes: docs/library.md has the promise."""
    major, minor, patch = (int(part) for part in options.version.split("."))
    taken = [f"{major}.{minor}", f"{major}.{minor}.{patch}"]
    refused = [f"{major + 1}.0", f"{major}.{minor + 1}", f"{major}.{minor}.{patch + 1}"]
    older = [f"{major}.{minor - 1}"] if minor else []
    for wanted in older:
        (taken if major else refused).append(wanted)
    if major:
        refused.append(f"{major - 1}.0")
    folder.mkdir()
    (folder / "CMakeLists.txt").write_text(
        "cmake_minimum_required(VERSION 3.25)\nproject(asking LANGUAGES CXX)\n"
        "find_package(rangeband ${WANTED} QUIET)\nmessage(STATUS \"found: ${rangeband_FOUND}\")\n")
    for wanted, answer in [*((version, "1") for version in taken), *((version, "0") for version in refused)]:
        said = call(options.cmake, "-S", folder, "-B", folder / wanted, f"-DWANTED={wanted}", *found)
        expect(f"found: {answer}" in said, f"find_package(rangeband {wanted}) with {options.version} installed: {said}")


def check_program(options, stage):
    prefix = install(options, stage)
    program = prefix / "bin/rangeband"
    tables = stage / options.share.relative_to("/")
    compared = filecmp.dircmp(options.source / "geodata", tables)
    expect(not compared.left_only and not compared.right_only and not compared.diff_files,
           f"{tables} is not the copy of geodata/")
    looked = re.search(r"^\s*installed\s+(in use|not used): (.*)$", call(program, "info"), re.MULTILINE)
    expect(looked and looked[1] == "in use" and pathlib.Path(looked[2]) == tables,
           f"the program takes its tables from {looked and looked[0]}")
    info = call(program, "info", RANGEBAND_DATA=str(tables))
    expect(re.search(rf"^\s*RANGEBAND_DATA\s+in use: {re.escape(str(tables))}$", info, re.MULTILINE), f"tables unused:\n{info}")
    call(program, "footprint", "--scenario", "bands", "-o", stage / "bands.gpkg", "--quiet")
    call(program, "map", "--scenario", "bands", "-o", stage / "bands.svg", "--quiet")
    drawn = call(program, "footprint", "--scenario", "bands", "--quiet", RANGEBAND_DATA=str(tables))
    expect(drawn.count('"range_id":"inf-') == 2, f"the scenario draws {drawn[:400]}")
    needed = call("ldd", program)
    expect("not found" not in needed, needed)
    check_plugin(options, prefix / "share")
    check_alone(program, stage / "elsewhere")
    check_modules(options, stage, prefix)


def check_modules(options, stage, prefix):
    """Somebody else's program opens the installed modules, wherever it is itself."""
    build = stage / "modules"
    call(options.cmake, "-G", options.generator, "-S", options.source / "tests/install/modules", "-B", build,
         f"-DCMAKE_PREFIX_PATH={prefix}", "-DCMAKE_FIND_USE_PACKAGE_REGISTRY=OFF", f"-DCMAKE_CXX_COMPILER={options.compiler}",
         f"-DCMAKE_CXX_FLAGS={options.flags}")
    call(options.cmake, "--build", build)
    call(build / "drawn", stage / "drawn.gpkg", stage / "drawn.png")
    expect((stage / "drawn.gpkg").read_bytes().startswith(b"SQLite format 3"), "a program of one's own writes no GeoPackage")
    expect((stage / "drawn.png").read_bytes().startswith(b"\x89PNG"), "a program of one's own draws no picture")


def check_package(options, stage):
    call("cpack", "-G", "DEB", "-B", stage, "--config", options.build / "CPackConfig.cmake")
    packages = {package.name.partition("_")[0]: package for package in stage.glob("*.deb")}
    expect(set(packages) == {"rangeband", *(["python3-rangeband"] if options.python else [])}, f"cpack made {packages}")
    fields = fields_of(packages["rangeband"])
    for library in ("libgdal", "libcairo2", "libpangocairo", "libgeographic", "libboost-program-options", "libfmt", "libc6"):
        expect(library in fields["Depends"], f"the package does not depend on {library}: {fields['Depends']}")
    root = stage / "root"
    call("dpkg-deb", "--extract", packages["rangeband"], root)
    prefix = root / options.prefix.relative_to("/")
    program = prefix / "bin/rangeband"
    expect(call(program, "--version").split() == ["rangeband", fields["Version"]], "the package has another version")
    commands = re.findall(r"^  (\w+)  ", call(program, "help").split("Commands:")[1].split("\n\n")[0], re.MULTILINE)
    share = prefix / "share"
    pages = {page.name for page in (share / "man/man1").iterdir()}
    expect(pages == {"rangeband.1", *(f"rangeband-{name}.1" for name in commands if name != "help")}, f"manual pages: {sorted(pages)}")
    for file in ("bash-completion/completions/rangeband", "zsh/site-functions/_rangeband",
                 "fish/vendor_completions.d/rangeband.fish", "rangeband/claims.csv", "doc/rangeband/LICENSE", "doc/rangeband/copyright"):
        expect((share / file).is_file(), f"the package lacks {file}")
    check_plugin(options, share)
    check_alone(program, stage / "elsewhere")
    expect(not list(root.rglob("*rangeband.cpython*")), "the program's package has the Python package, too")
    if options.python:
        check_python_package(options, packages["python3-rangeband"], stage)


def fields_of(package):
    return dict(re.findall(r"^ (\S+): (.*)$", call("dpkg-deb", "--info", package), re.MULTILINE))


def check_python_package(options, package, stage):
    """From where dpkg-deb unpacks it: alone, with the module that opens files, and with dependencies on what these need."""
    fields = fields_of(package)
    expect(fields["Version"] == options.version, "the Python package has another version")
    minor = int(call(options.python, "-c", "import sys; print(sys.version_info.minor)"))
    for needed in (f"python3 (>= 3.{minor})", f"python3 (<< 3.{minor + 1})", "python3-numpy", "libgdal", "libgeographic", "libfmt", "libc6"):
        expect(needed in fields["Depends"], f"the Python package does not depend on {needed}: {fields['Depends']}")
    root = stage / "python"
    call("dpkg-deb", "--extract", package, root)
    folder = root / options.prefix.relative_to("/") / "lib/python3/dist-packages"
    source = options.source / "src/python/rangeband"
    files = {path.name for path in (folder / "rangeband").iterdir() if path.suffix != ".so"}
    expect(files == {path.name for path in source.iterdir() if path.is_file()}, f"the Python package has {sorted(files)}")
    asked = ("import rangeband; rangeband.write('rings.gpkg', [(48.57, 46.25)], '500km'); "
             "print(rangeband.__version__, rangeband.footprint((48.57, 46.25), '500km').area_km2, len(rangeband.read('rings.gpkg', layer='sites')))")
    done = subprocess.run([options.python, "-c", asked], capture_output=True, text=True, cwd=stage,
                          env={"PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1", "PATH": os.environ["PATH"]})
    expect(done.returncode == 0, done.stderr)
    version, area, rows = done.stdout.split()
    expect(version == options.version and abs(float(area) - AREA_KM2) <= 1e-3 and rows == "1", f"the Python package prints {done.stdout}")


def check_plugin(options, share):
    """As a folder where QGIS looks, and as the zip that its installer takes: one folder, which holds its metadata."""
    source = options.source / "scripts/qgis/rangeband"
    files = {path.name: path.read_bytes() for path in source.glob("*.*")}
    expect("metadata.txt" in files and "__init__.py" in files, f"{source} holds {sorted(files)}")
    folder = share / "qgis/python/plugins/rangeband"
    expect({path.name: path.read_bytes() for path in folder.iterdir()} == files, f"{folder} is not the copy of the plugin")
    packed = share / "qgis/rangeband-qgis.zip"
    files["LICENSE"] = (options.source / "LICENSE").read_bytes()
    with zipfile.ZipFile(packed) as archive:
        found = {name: archive.read(name) for name in archive.namelist()}
    expect(found == {f"rangeband/{name}": text for name, text in files.items()}, f"{packed} holds {sorted(found)}")
    with tempfile.TemporaryDirectory() as elsewhere:
        again = pathlib.Path(elsewhere) / "again.zip"
        call(options.source / "scripts/qgis/package", again)
        expect(again.read_bytes() == packed.read_bytes(), "packed again, the plugin's zip has other bytes")
    version = re.search(rb"^version=(.*)$", files["metadata.txt"], re.MULTILINE)[1].decode()
    expect(call(share.parent / "bin/rangeband", "--version").split() == ["rangeband", version], f"the plugin is of version {version}")


def check_alone(program, folder):
    """The program without its tables and modules, in another folder, and with no variable set."""
    folder.mkdir()
    alone = shutil.copy(program, folder / "copy")

    def run(*arguments):
        done = subprocess.run([alone, *arguments], capture_output=True, text=True, env={}, cwd=folder)
        expect(done.returncode == 0, f"alone, {' '.join(arguments)} ends with {done.returncode}: {done.stderr}")
        return done.stdout

    expect(re.search(r"^\s*embedded\s+in use$", run("info"), re.MULTILINE), "alone, the program has no tables")
    for kind in ("systems", "claims", "bands", "sites", "sources", "timeline", "scenarios", "cities", "countries", "formats"):
        expect(run("list", kind, "--csv").count("\n") > 2, f"alone, the program lists no {kind}")
    expect(run("footprint", "--scenario", "europe-1987", "--quiet").count('"site_id"') == 17, "alone, a scenario is not drawn")
    for name in ("bands.geojson", "bands.geojsonl", "bands.kml", "bands.kmz"):
        run("footprint", "--scenario", "bands", "-o", name)
        expect((folder / name).stat().st_size > 1000, f"alone, {name} is not written")
    (folder / "sites.csv").write_text("name,lat,lon\nA,48,46\n")
    run("footprint", "--sites", "sites.csv", "--range", "480km")
    for arguments, module in ((("footprint", "--scenario", "bands", "-o", "bands.gpkg"), "rangeband_gdal.so"),
                              (("footprint", "--sites", "bands.geojson", "--range", "480km"), "rangeband_gdal.so"),
                              (("map", "--scenario", "bands", "-o", "bands.png"), "rangeband_picture.so")):
        done = subprocess.run([alone, *arguments], capture_output=True, text=True, env={}, cwd=folder)
        expect(done.returncode == 1 and module in done.stderr and "install the package" in done.stderr and done.stderr.count("\n") == 1,
               f"without {module}, {' '.join(arguments)} ends with {done.returncode}: {done.stderr}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=("library", "subdirectory", "program", "package"))
    for name in ("build", "source", "prefix", "share"):
        parser.add_argument(f"--{name}", type=pathlib.Path, required=True)
    for name in ("cmake", "generator", "compiler", "flags", "version"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--python", help="the interpreter that the Python package is built for")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="rangeband-install-") as stage:
        globals()[f"check_{options.what}"](options, pathlib.Path(stage))


if __name__ == "__main__":
    main()
