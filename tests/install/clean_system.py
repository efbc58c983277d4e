#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Installs the Debian packages with apt in a clean system of the release that runs here, and works with them there.

    clean_system.py --build FOLDER          the packages that cpack makes of a build
    clean_system.py --package FILE.deb…     those that are there, as scripts/package makes them

debootstrap makes the smallest system that apt knows, from the mirrors that this machine's apt uses; nothing of it is left behind.
Exits 77, which ctest shows as skipped, without root, debootstrap, a mount namespace or a mirror.
"""
import argparse
import json
import pathlib
import re
import shutil
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent.parent / "scripts"))
from debian import System, here, must, run  # noqa: E402

FILES = ("man/man1/rangeband.1", "man/man1/rangeband-footprint.1", "bash-completion/completions/rangeband",
         "zsh/site-functions/_rangeband", "fish/vendor_completions.d/rangeband.fish", "rangeband/claims.csv",
         "doc/rangeband/LICENSE", "qgis/python/plugins/rangeband/metadata.txt", "qgis/rangeband-qgis.zip")


def expect(holds, sentence):
    if not holds:
        sys.exit(f"wrong: {sentence}")


def user(system, *command):
    """As somebody who may not write where programs are."""
    return system.must("setpriv", "--reuid=1000", "--regid=1000", "--clear-groups", "env", "HOME=/tmp", *command)


def field_of(package, *words):
    return must(run("dpkg-deb", *words, package))


def check_python(system, package):
    """Without the program, and with NumPy alone."""
    folder = re.search(r"\./(\S+)/rangeband/__init__.py$", field_of(package, "--contents"), re.MULTILINE)[1]
    shutil.copy(package, system.root / "tmp/python.deb")
    system.must("apt-get", "install", "--yes", "--no-install-recommends", "/tmp/python.deb")
    asked = ("import rangeband; rangeband.write('/tmp/rings.gpkg', [(48.57, 46.25)], '500km'); "
             "print(rangeband.__version__, round(rangeband.footprint((48.57, 46.25), '500km').area_km2))")
    # Debian's interpreter looks below /usr; a build with another prefix has to be shown to it.
    printed = user(system, "env", f"PYTHONPATH=/{folder}", "python3", "-c", asked)
    expect(printed.split() == [field_of(package, "--showformat=${Version}", "--show"), "784996"], f"the Python package prints {printed}")
    system.must("apt-get", "remove", "--yes", "python3-rangeband")
    expect(not (system.root / folder / "rangeband").exists(), "removed, the Python package leaves something")


def check(system, package):
    version = field_of(package, "--showformat=${Version}", "--show")
    prefix = re.search(r"\./(\S+)/bin/rangeband$", field_of(package, "--contents"), re.MULTILINE)[1]
    share = system.root / prefix / "share"
    shutil.copy(package, system.root / "tmp/rangeband.deb")
    system.must("apt-get", "install", "--yes", "/tmp/rangeband.deb")
    expect(user(system, "rangeband", "--version").split() == ["rangeband", version], "another version answers")
    for file in FILES:
        expect((share / file).is_file(), f"{file} is missing")
    drawn = json.loads(user(system, "rangeband", "footprint", "--site", "kapustin-yar", "--range", "inf", "--quiet"))
    expect(len(drawn["features"]) > 0, "the footprint of a catalogued site is empty")
    listed = user(system, "rangeband", "list", "claims", "--csv")
    expect("9m729" in listed, f"the claims are {listed[:200]}")
    expect(re.search(rf"installed +in use: /{prefix}/share/rangeband$", user(system, "rangeband", "info"), re.MULTILINE),
           "the installed tables are not in use")
    # GDAL and Cairo are loaded at their first call.
    for file, begins in (("bands.gpkg", b"SQLite format 3"), ("bands.shp", b"\0\0\x27\x0a")):
        user(system, "rangeband", "footprint", "--scenario", "bands", "--quiet", "-o", f"/tmp/{file}")
        expect((system.root / "tmp" / file).read_bytes().startswith(begins), f"{file} is something else")
    user(system, "rangeband", "map", "--scenario", "bands", "-o", "/tmp/bands.png")
    expect((system.root / "tmp/bands.png").read_bytes().startswith(b"\x89PNG"), "the map is no picture")
    completed = user(system, "bash", "-c", f"source /{prefix}/share/bash-completion/completions/rangeband && complete -p rangeband")
    expect("rangeband" in completed, "bash knows no completion")
    system.must("apt-get", "remove", "--yes", "rangeband")
    left = [file for file in (*FILES, "../bin/rangeband") if (share / file).exists()]
    expect(not left, f"removed, it leaves {left}")


def main():
    parser = argparse.ArgumentParser()
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--build", type=pathlib.Path)
    what.add_argument("--package", type=pathlib.Path, nargs="+", default=[])
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="rangeband-clean-") as folder:
        folder = pathlib.Path(folder)
        packages = options.package
        if options.build:
            config = options.build.resolve() / "CPackConfig.cmake"
            must(run("cpack", "-G", "DEB", "-B", folder / "package", "--config", config))
            packages = (folder / "package").glob("*.deb")
        system = System(folder / "root", here())
        for package in packages:
            (check_python if package.name.startswith("python3-") else check)(system, package.resolve())


if __name__ == "__main__":
    main()
