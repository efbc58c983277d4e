#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Draws GeoJSON of every kind of shape and asks two checkers of RFC 7946 about it: run.py PROGRAM FOLDER

FOLDER is where npm puts the checkers, once for each version of package-lock.json.
"""
import json
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
    "small": "--at 10,20 --range 1km",
    "antimeridian": "--at 52,179.9 --range 300..1000km",
    "around-both-poles": "--at 0,0 --range 5000..15000km",
    "on-the-pole": "--at 90,0 --range 500..5500km",
    "a-hole-at-the-antipode": "--at -35,-60 --range 19990km",
    "whole-earth": "--at 0,0 --range 20004km",
    "sector": "--at 70,175 --range 3000km --sector 300..60",
    "line": "--at 48.57,46.25 --range 500..5500km --geometry line",
    "nothing": "--at 0,0 --range 20005..20006km",
    "names": """--at '1,2,"quoted" \\ <b>Я</b>' --range 480km""",
    "scenario": "--scenario europe-1987 --tolerance 5km",
}

SQUARE = [[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]


def collection(coordinates, **members):
    geometry = {"type": "Polygon", "coordinates": coordinates}
    feature = {"type": "Feature", "properties": {}, "geometry": geometry}
    return {"type": "FeatureCollection", "features": [{**feature, **members.pop("feature", {})}], **members}


# What the checkers must find, or their silence says nothing.
WRONG = {
    "clockwise": collection([SQUARE[::-1]]),
    "hole-turns-the-wrong-way": collection([[[-5, -5], [5, -5], [5, 5], [-5, -5]], SQUARE]),
    "open-ring": collection([SQUARE[:-1]]),
    "three-positions": collection([[[0, 0], [1, 0], [0, 0]]]),
    "text-for-a-number": collection([[["0", 0], *SQUARE[1:-1], ["0", 0]]]),
    "no-features": {"type": "FeatureCollection"},
    "feature-of-another-type": collection([SQUARE], feature={"type": "feature"}),
    "properties-of-a-collection": collection([SQUARE], properties={}),
}


def issues(modules, *files):
    done = subprocess.run(["node", HERE / "check.cjs", modules, *files], capture_output=True, text=True)
    if done.returncode not in (0, 1) or done.stderr:
        sys.exit(f"check.cjs failed: {done.stderr}")
    return done.stdout


def main(program, modules_folder):
    modules = fetched(HERE, modules_folder)
    checks = Checks()
    with tempfile.TemporaryDirectory(prefix="rangeband-rfc7946-") as folder:
        folder = pathlib.Path(folder)
        for name, options in DRAWN.items():
            command = f"'{program}' footprint {options} --quiet -o '{folder}/{name}.geojson'"
            subprocess.run(["bash", "-c", command], check=True)
            found = issues(modules, folder / f"{name}.geojson")
            checks.that(not found, f"{name}: {found}")
        for name, document in WRONG.items():
            path = folder / f"{name}.json"
            path.write_text(json.dumps(document))
            checks.that(issues(modules, path), f"{name}: the checkers find nothing wrong with it")
    checks.end()


if __name__ == "__main__":
    main(*sys.argv[1:])
