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

SYSTEM_PYTHON = "/usr/bin/python3"  # has pyproj
MOST_LINES = 25
PICTURED = "over-the-pole"


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
        subprocess.run([SYSTEM_PYTHON, ROOT / "tests/clients/footprints.py", program, work / "drawn.json"], check=True)
        drawn = json.loads((work / "drawn.json").read_text())
        for name in [PICTURED] if pictures else drawn:
            (work / name).mkdir()
            draw(program, work / name, drawn[name]["options"])
        (work / "pages.json").write_text(json.dumps({name: page for name, page in pages().items() if not wanted or name in wanted}))
        environment = {**os.environ, "CHROMIUM": chromium, "WORK": str(work), "PACKAGES": str(unpacked(HERE / "packages.json", pathlib.Path(packages) / "web")),
                       "MODULES": str(fetched(ROOT / "tests/page", pathlib.Path(packages) / "browser")), "PICTURES": str(pictures or "")}
        sys.exit(subprocess.run(["node", HERE / "check.mjs"], env=environment).returncode)


if __name__ == "__main__":
    main(*sys.argv[1:])
