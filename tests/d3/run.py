#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Draws GeoJSON for d3-geo, and asks d3-geo for its areas and what it contains: run.py PROGRAM FOLDER

FOLDER is where npm puts d3-geo, once for each version of package-lock.json.
"""
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from checks import Checks  # noqa: E402
from npm_packages import fetched  # noqa: E402

DRAWN = {
    "over-the-pole": "--at 48.57,46.25 --range 500..5500km",
    "small": "--at 48.57,46.25 --range 480km",
    "antimeridian": "--at 0,179 --range 1000km",
    "on-the-pole": "--at 90,0 --range 500..2000km",
    "south-pole": "--at=-80,20 --range 2500km",
    "more-than-a-hemisphere": "--at 48.57,46.25 --range 12000km",
    "around-both-poles": "--at 48.57,46.25 --range 16000km",
    "a-hole-at-the-antipode": "--at 48.57,46.25 --range 19990km",
    "sector": "--at 48.57,46.25 --range 3000km --sector 300..60",
    "claims": "--scenario dispute-2019",
    "depths": "--scenario europe-1987 --merge depth --group-by none --tolerance 5km",
    "around-fiji": "--from-country FJ --range 300km --tolerance 5km",
}


def said_of(program, modules, path, options):
    subprocess.run(f"'{program}' footprint {options} --quiet -o '{path}'", shell=True, check=True)
    done = subprocess.run(["node", path.parent / "check.mjs", path], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"check.mjs failed: {done.stderr}")
    return done.stdout


def main(program, modules_folder):
    modules = fetched(HERE, modules_folder)
    checks = Checks()
    with tempfile.TemporaryDirectory(prefix="rangeband-d3-") as folder:
        folder = pathlib.Path(folder)
        (folder / "node_modules").symlink_to(modules)
        (folder / "check.mjs").write_text((HERE / "check.mjs").read_text())
        for name, options in DRAWN.items():
            wrong = said_of(program, modules, folder / f"{name}.geojson", f"{options} --winding clockwise")
            checks.that(not wrong, f"{name}: {wrong}")
        wrong = said_of(program, modules, folder / "rfc7946.geojson", DRAWN["small"])
        checks.that(wrong, "rings of RFC 7946: d3-geo finds nothing wrong with them")
    checks.end()


if __name__ == "__main__":
    main(*sys.argv[1:])
