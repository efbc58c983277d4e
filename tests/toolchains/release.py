#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs scripts/release in a fresh clone, and looks at what it leaves: release.py --source FOLDER

Each part is there, says the same version, has its sum, and is no larger than promised. The packages for the system that runs here are
installed by apt in a clean one. Exits 77, which ctest shows as skipped, where no clean system can be made.
"""
import argparse
import hashlib
import json
import pathlib
import re
import subprocess
import sys
import tarfile
import tempfile
import zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "scripts"))
from debian import System, here  # noqa: E402

SUITES = {"debian-12": "bookworm", "debian-13": "trixie"}


def expect(holds, sentence):
    if not holds:
        sys.exit(f"wrong: {sentence}")


def expected_files(version):
    """A pattern for each file, and the most bytes it may have."""
    number = re.escape(version)
    megabyte = 1_000_000
    yield rf"rangeband-{number}\.html", megabyte
    yield rf"rangeband-{number}\.tgz", 600_000
    yield rf"rangeband-{number}\.tar\.gz", 60 * megabyte
    yield rf"rangeband-qgis-{number}\.zip", megabyte
    yield rf"python/rangeband-{number}\.tar\.gz", 60 * megabyte
    yield rf"python/rangeband-{number}-cp\d+-cp\d+-linux_\w+\.whl", 20 * megabyte
    for system in SUITES:
        for package in ("rangeband", "python3-rangeband"):
            yield rf"{system}/{package}_{number}_\w+\.deb", 20 * megabyte


def versions(folder, version):
    """What each part itself says."""
    with tarfile.open(folder / f"rangeband-{version}.tgz") as archive:
        yield "npm", json.load(archive.extractfile("package/package.json"))["version"]
    with zipfile.ZipFile(folder / f"rangeband-qgis-{version}.zip") as archive:
        yield "plugin", re.search(r"(?m)^version=(.*)$", archive.read("rangeband/metadata.txt").decode())[1]
    with tarfile.open(folder / f"rangeband-{version}.tar.gz") as archive:
        cited = archive.extractfile(f"rangeband-{version}/CITATION.cff").read().decode()
        yield "CITATION.cff", re.search(r"(?m)^version: (.*)$", cited)[1]
    for package in folder.glob("debian-*/*.deb"):
        shown = subprocess.run(["dpkg-deb", "--showformat=${Version}", "--show", package], capture_output=True, text=True, check=True)
        yield package.name, shown.stdout
    for wheel in (folder / "python").glob("*.whl"):
        with zipfile.ZipFile(wheel) as archive:
            metadata = next(name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
            yield wheel.name, re.search(r"(?m)^Version: (.*)$", archive.read(metadata).decode())[1]


def check_sums(folder, files):
    listed = dict(reversed(line.split("  ", 1)) for line in (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines())
    expect(set(listed) == files, f"SHA256SUMS names {sorted(set(listed) ^ files)} too little or too much")
    for name, digest in listed.items():
        expect(hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest, f"{name} has another sum")


def check(source, work):
    System(work / "probe", here())  # skips where there can be none
    subprocess.run(["git", "clone", "--quiet", source, work / "clone"], check=True)
    version = re.search(r"project\(rangeband VERSION ([\d.]+)", (work / "clone/CMakeLists.txt").read_text(encoding="utf-8"))[1]
    (work / "clone/untidy").touch()
    refused = subprocess.run(["./scripts/release"], cwd=work / "clone", capture_output=True, text=True, check=False)
    expect(refused.returncode and "untidy" in refused.stderr, "a clone with a file that is not committed is released")
    (work / "clone/untidy").unlink()
    subprocess.run(["./scripts/release"], cwd=work / "clone", check=True, stdin=subprocess.DEVNULL)
    folder = work / f"clone/out/release-{version}"
    files = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()} - {"SHA256SUMS"}
    for pattern, most in expected_files(version):
        found = [name for name in files if re.fullmatch(pattern, name)]
        expect(len(found) == 1, f"{len(found)} files are {pattern}: {sorted(files)}")
        expect((folder / found[0]).stat().st_size <= most, f"{found[0]} has more than {most:,} bytes")
    expect(len(files) == len(list(expected_files(version))), f"there is more: {sorted(files)}")
    for part, said in versions(folder, version):
        expect(said == version, f"{part} says version {said}, not {version}")
    check_sums(folder, files)
    mine = next((system for system, suite in SUITES.items() if suite == here()), None)
    if mine:
        subprocess.run([ROOT / "tests/install/clean_system.py", "--package", *(folder / mine).glob("*.deb")], check=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--source", type=pathlib.Path, required=True)
    with tempfile.TemporaryDirectory(prefix="rangeband-release-") as work:
        check(parser.parse_args().source.resolve(), pathlib.Path(work))


if __name__ == "__main__":
    main()
