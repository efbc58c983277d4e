#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs the pages of docs/web.md in Chromium as they stand: run.py PROGRAM FOLDER [--pictures FOLDER] [LIBRARY...]

FOLDER is where npm puts packages. What the pages ask of the CDN comes from there, and no page reaches the network. --pictures
writes a picture of each page instead of checking it.
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(HERE.parent))
from npm_packages import fetched, unpacked  # noqa: E402

# Latitude, longitude, from and to how many km: the shapes at which maps fail.
DRAWN = {"over-the-pole": (48.57, 46.25, 500, 5500), "antimeridian": (50, 179, 0, 2500), "more-than-a-hemisphere": (48.57, 46.25, 0, 12000),
         "around-the-pole": (90, 0, 700, 2500)}
MOST_LINES = 25


def pages():
    """The heading of each page in the document, and the page."""
    text = (ROOT / "docs/web.md").read_text(encoding="utf-8")
    found = dict(re.findall(r"^### (.+?)\n\n```html\n(.*?)^```", text, re.M | re.S))
    for name, page in found.items():
        if page.count("\n") > MOST_LINES:
            sys.exit(f"the page for {name} has {page.count(chr(10))} lines, more than {MOST_LINES}")
    return found


def draw(program, folder, options):
    """The files of the document's commands."""
    for name, more in (("footprints.geojson", f"--boundaries {folder}/boundaries.geojson"), ("footprints.kml", ""),
                       ("clockwise.geojson", "--winding clockwise --tolerance 20m")):
        subprocess.run([program, "footprint", *options, *more.split(), "--quiet", "-o", folder / name], check=True)


def main(program, packages, *rest):
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    chromium or sys.exit("the pages need chromium; install it: apt-get install chromium")
    pictures = pathlib.Path(rest[1]).resolve() if rest[:1] == ("--pictures",) else None
    wanted = rest[2:] if pictures else rest
    if unknown := set(wanted) - set(pages()):
        sys.exit(f"docs/web.md has no page for {', '.join(sorted(unknown))}")
    with tempfile.TemporaryDirectory(prefix="rangeband-web-", ignore_cleanup_errors=True) as work:
        work = pathlib.Path(work)
        shutil.copy(ROOT / "geodata/land.geojson", work)
        for name, (lat, lon, least, most) in DRAWN.items():
            (work / name).mkdir()
            draw(program, work / name, ["--at", f"{lat},{lon},Place", "--range", f"{least}..{most}km" if least else f"{most}km"])
        (work / "pages.json").write_text(json.dumps({name: page for name, page in pages().items() if not wanted or name in wanted}))
        (work / "drawn.json").write_text(json.dumps(DRAWN))
        environment = {**os.environ, "CHROMIUM": chromium, "WORK": str(work), "PACKAGES": str(unpacked(HERE / "packages.json", pathlib.Path(packages) / "web")),
                       "MODULES": str(fetched(ROOT / "tests/page", pathlib.Path(packages) / "browser")), "PICTURES": str(pictures or "")}
        sys.exit(subprocess.run(["node", HERE / "check.mjs"], env=environment).returncode)


if __name__ == "__main__":
    main(*sys.argv[1:])
