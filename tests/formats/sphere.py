#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""R's sf reads polygons on a sphere, by s2: pieces are valid and have the right area there: sphere.py PROGRAM

Exits 77, which ctest shows as skipped, where R or its package sf is not installed.
"""
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from checks import Checks  # noqa: E402

DRAWN = {
    "over-the-pole": "--at 48.57,46.25 --range 500..5500km",
    "twelve": "--at 48.57,46.25 --range 12000km",
    "sixteen": "--at 48.57,46.25 --range 16000km",
    "all-but-a-hole": "--at 48.57,46.25 --range 19990km",
    "around-a-pole": "--at 90,0 --range 500..15000km",
    "across-the-antimeridian": "--at=-12,-170 --range 12000km",
    "on-the-equator": "--at 0,0 --range 11000km",
    "union": "--at 0,0 --at 0,90 --at 40,180 --range 8000km --merge union",
    "depths": "--at 0,0 --at 0,90 --at 40,180 --range 8000km --merge depth",
}


def said_of(path):
    done = subprocess.run(["Rscript", HERE / "sphere.R", path], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"sphere.R failed: {done.stderr}")
    return done.stdout


def main(program):
    if not shutil.which("Rscript") or subprocess.run(["Rscript", "-e", "library(sf)"], capture_output=True).returncode != 0:
        print("skipped: R with its package sf is not installed: apt-get install r-cran-sf")
        sys.exit(77)
    checks = Checks()
    with tempfile.TemporaryDirectory(prefix="rangeband-sphere-") as folder:
        for name, options in DRAWN.items():
            path = pathlib.Path(folder) / f"{name}.gpkg"
            subprocess.run([program, "footprint", *options.split(), "--pieces", "--quiet", "-o", path], check=True)
            said = said_of(path)
            checks.that(not said, f"{name}: {said}")
        whole = pathlib.Path(folder) / "whole.gpkg"
        subprocess.run([program, "footprint", *DRAWN["twelve"].split(), "--quiet", "-o", whole], check=True)
        checks.that("of its area" in said_of(whole), "without --pieces sf finds nothing wrong with 12,000 km")
    checks.end()


if __name__ == "__main__":
    main(sys.argv[1])
