#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Builds from nothing on another system, with another compiler or for another processor, and tests what was built.

    check.py WHERE --source FOLDER [--work FOLDER]

bookworm trixie  a clean Debian of that name made by debootstrap: ./scripts/run, and on trixie ./scripts/test --quick, tiles, QGIS, PostGIS
wheel            on trixie the Python package as a source distribution, of that a wheel, installed into an environment and tested there
g++-14 clang++-16  another compiler here: everything but the modules, and the tests of the engine
libc++           clang with LLVM's standard library: everything up to operations is compiled. Its program cannot be linked with the
                 libraries that Debian builds for the other one
fmt-11           fmt's headers of that version, in place of the library: the same, and the command line. From the folder named by FMT_INCLUDE
arm64            the engine and its tests, built for that processor and run under qemu
sanitizers       all quick tests under the address and undefined-behaviour sanitizers, threads under the thread sanitizer

Exits 77, which ctest shows as skipped, without what it takes: root for the systems, the compiler, the emulator, a mirror.
With --work what is made stays there and is used again.
"""
import argparse
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent.parent / "scripts"))
from debian import System, here, skip, sources_of  # noqa: E402

LIBRARIES = [f"rangeband_{room}" for room in ("base", "geodesic", "footprint", "catalog", "io", "analysis", "operations")]
ENGINE_TESTS = ("base", "geodesic", "footprint", "threads")
CROSS = {"arm64": "aarch64-linux-gnu"}
CROSS_PACKAGES = ("libgeographiclib-dev", "libgeographiclib23", "libfmt-dev", "libfmt9", "doctest-dev", "nlohmann-json3-dev")


def call(*command, otherwise=sys.exit, **more):
    print("+", *command, flush=True)
    done = subprocess.run([str(word) for word in command], stdin=subprocess.DEVNULL, **more)
    if done.returncode:
        otherwise(f"exit {done.returncode}: {' '.join(map(str, command))}")


def need(*programs):
    for program in programs:
        if shutil.which(program) is None:
            skip(f"there is no {program} here")


WHEEL = """
source scripts/setup.sh
need python3-venv python3-numpy python3-shapely python3-geopandas python3-pyproj python3-matplotlib python3-cartopy python3-dask python3-distributed
rm -rf /notebook
python3 -m venv --system-site-packages /notebook
/notebook/bin/pip install --no-deps --no-index out/*.whl
cd /
export PROJ_DATA=/usr/share/proj  # for pyproj in an environment; GDAL knows it
for test in peers tables_in process bare documents cluster; do /notebook/bin/python /src/tests/python/$test.py; done
"""


def check_system(suite, scripts, _, work):
    system = System(work / suite, suite)
    system.copy_sources()
    for script in scripts:
        system.shown(script)


# Through PMTiles' driver, and by tippecanoe where the program names it.
TILES = """
source scripts/setup.sh
need gdal-bin tippecanoe
for test in tiles tippecanoe; do python3 tests/formats/$test.py build/release/src/cli/rangeband; done
"""

# In that system's QGIS, and with its database.
IN_QGIS = """
source scripts/setup.sh
need "${to_test_slowly[@]}"
cmake --preset dev
cmake --build --preset dev
ctest --preset dev -R '^(qgis/|postgis)'
"""

SYSTEMS = {"bookworm": ("bookworm", ["./scripts/run"]),
           "trixie": ("trixie", ["./scripts/run", "./scripts/test --quick", TILES, IN_QGIS]),
           "wheel": ("trixie", ["./scripts/wheel", WHEEL])}


def configure(source, build, *options):
    call("cmake", "-G", "Ninja", "-S", source, "-B", build, "-DCMAKE_BUILD_TYPE=Release", "-DCMAKE_UNITY_BUILD=ON",
         "-DRANGEBAND_MODULES=OFF", *options)


def compile_only(source, build, targets, *options):
    """What is compiled and not run needs no optimizer."""
    configure(source, build, "-DCMAKE_BUILD_TYPE=Debug", "-DRANGEBAND_TESTS=OFF", *options)
    call("cmake", "--build", build, "--target", *targets)


def run_engine_tests(build):
    call("cmake", "--build", build, "--target", *(f"test_{name}" for name in ENGINE_TESTS))
    call("ctest", "--test-dir", build, "--output-on-failure", "-R", f"^({'|'.join(ENGINE_TESTS)})$")


def check_compiler(compiler, source, work):
    need(compiler)
    configure(source, work / compiler, f"-DCMAKE_CXX_COMPILER={compiler}")
    call("cmake", "--build", work / compiler, "--target", "rangeband")
    call(work / compiler / "src/cli/rangeband", "footprint", "--scenario", "bands", "-o", work / f"{compiler}.kmz", "--overwrite")
    run_engine_tests(work / compiler)


def check_libcxx(source, work):
    need("clang++-16")
    if not list(pathlib.Path("/usr/lib").glob("llvm-16/include/c++/v1/vector")):
        skip("libc++-16-dev is not installed")
    compile_only(source, work / "libc++", LIBRARIES, "-DCMAKE_CXX_COMPILER=clang++-16", "-DCMAKE_CXX_FLAGS=-stdlib=libc++")


def check_fmt(source, work):
    headers = os.environ.get("FMT_INCLUDE", "/usr/local/include")
    core = pathlib.Path(headers) / "fmt/base.h"
    if not core.exists() or "FMT_VERSION 11" not in core.read_text(encoding="utf-8"):
        skip("FMT_INCLUDE names no headers of fmt 11")
    compile_only(source, work / "fmt-11", [*LIBRARIES, "rangeband_cli"], f"-DCMAKE_CXX_FLAGS=-DFMT_HEADER_ONLY -I{headers}")


def cross_packages(architecture, folder):
    """Debian's packages for that processor, unpacked into a folder; apt of this machine does not change."""
    for name in ("state/lists/partial", "cache/archives/partial", "root"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    (folder / "sources.list").write_text(
        "".join(f"deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] {' '.join(source)}\n" for source in sources_of(here())), encoding="ascii")
    own = {"APT::Architecture": architecture, "APT::Architectures": architecture, "Dir::State": folder / "state",
           "Dir::State::status": "/dev/null", "Dir::Cache": folder / "cache", "Dir::Etc::sourcelist": folder / "sources.list",
           "Dir::Etc::sourceparts": "/nonexistent", "Debug::NoLocking": "1", "APT::Sandbox::User": "root"}
    apt = ["apt-get", *(word for name, value in own.items() for word in ("-o", f"{name}={value}"))]
    call(*apt, "update", otherwise=skip)
    call(*apt, "download", *CROSS_PACKAGES, cwd=folder, otherwise=skip)
    for package in folder.glob("*.deb"):
        call("dpkg-deb", "-x", package, folder / "root")
    return folder / "root"


def check_cross(architecture, source, work):
    triple = CROSS[architecture]
    emulator = f"qemu-{triple.split('-')[0]}-static"
    need(f"{triple}-g++", emulator, "apt-get", "dpkg-deb")
    root = work / "packages/root"
    if not root.exists():
        root = cross_packages(architecture, work / "packages")
    libraries = root / "usr/lib" / triple
    build = work / architecture
    run = f"{emulator};-L;/usr/{triple};-E;LD_LIBRARY_PATH={libraries}"
    os.environ.update(PKG_CONFIG_LIBDIR=str(libraries / "pkgconfig"), PKG_CONFIG_SYSROOT_DIR=str(root))
    configure(source, build, "-DCMAKE_SYSTEM_NAME=Linux", f"-DCMAKE_SYSTEM_PROCESSOR={triple.split('-')[0]}",
              f"-DCMAKE_CXX_COMPILER={triple}-g++", f"-DCMAKE_CROSSCOMPILING_EMULATOR={run}", f"-DCMAKE_PREFIX_PATH={root}/usr",
              f"-DCMAKE_LIBRARY_PATH={libraries}", f"-DCMAKE_EXE_LINKER_FLAGS=-Wl,-rpath-link,{libraries}", "-DRANGEBAND_TOOL=OFF")
    run_engine_tests(build)


def check_sanitizers(source):
    """In the folders of their presets, where a second run compiles little."""
    need("clang++-16")
    for configured, built in (("asan", "asan-quick"), ("tsan", "tsan")):
        call("cmake", "--preset", configured, cwd=source)
        call("cmake", "--build", "--preset", built, cwd=source)
        call("ctest", "--preset", built, "--parallel", str((os.cpu_count() or 1) + 1), cwd=source)


def check(where, source, work):
    if where == "sanitizers":
        return check_sanitizers(source)
    if where in SYSTEMS:
        return check_system(*SYSTEMS[where], source, work)
    if where == "libc++":
        return check_libcxx(source, work)
    if where == "fmt-11":
        return check_fmt(source, work)
    if where in CROSS:
        return check_cross(where, source, work)
    return check_compiler(where, source, work)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("where", choices=(*SYSTEMS, "g++-14", "clang++-16", "libc++", "fmt-11", "sanitizers", *CROSS))
    parser.add_argument("--source", type=pathlib.Path, required=True)
    parser.add_argument("--work", type=pathlib.Path)
    options = parser.parse_args()
    if options.work:
        options.work.mkdir(parents=True, exist_ok=True)
        return check(options.where, options.source.resolve(), options.work.resolve())
    with tempfile.TemporaryDirectory(prefix="rangeband-toolchain-") as work:
        return check(options.where, options.source.resolve(), pathlib.Path(work))


if __name__ == "__main__":
    main()
