#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs the pages of docs/web.md in Chromium as they stand: run.py PROGRAM FOLDER [--few] [--pictures FOLDER] [LIBRARY...]

FOLDER is where npm puts packages. What the pages ask of the CDN comes from there, and no page reaches the network. --few shows
four of the footprints at which programs fail, one of each kind. --pictures writes a picture of each page instead of checking it.
"""
import argparse
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
import browsers  # noqa: E402
from npm_packages import fetched, unpacked  # noqa: E402

SYSTEM_PYTHON = "/usr/bin/python3"  # has pyproj
MOST_LINES = 25
PICTURED = "over-the-pole"
FEW = ("over-the-pole", "antimeridian", "16000", "dispute")


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


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("packages", type=pathlib.Path)
    parser.add_argument("--few", action="store_true")
    parser.add_argument("--pictures", type=pathlib.Path)
    parser.add_argument("libraries", nargs="*")
    options = parser.parse_intermixed_args()
    pictures = options.pictures and options.pictures.resolve()
    wanted = options.libraries or list(pages())
    if unknown := set(wanted) - set(pages()):
        sys.exit(f"docs/web.md has no page for {', '.join(sorted(unknown))}")
    with tempfile.TemporaryDirectory(prefix="rangeband-web-", ignore_cleanup_errors=True) as work:
        work = pathlib.Path(work)
        shutil.copy(ROOT / "geodata/land.geojson", work)
        subprocess.run([SYSTEM_PYTHON, ROOT / "tests/clients/footprints.py", options.program, work / "drawn.json"], check=True)
        drawn = json.loads((work / "drawn.json").read_text())
        shown = [PICTURED] if pictures else FEW if options.few else drawn
        (work / "drawn.json").write_text(json.dumps({name: drawn[name] for name in shown}))
        for name in shown:
            (work / name).mkdir()
            draw(options.program, work / name, drawn[name]["options"])
        (work / "pages.json").write_text(json.dumps({name: page for name, page in pages().items() if name in wanted}))
        environment = {**os.environ, "CHROMIUM": browsers.chromium(), "WORK": str(work), "PACKAGES": str(unpacked(HERE / "packages.json", options.packages / "web")),
                       "MODULES": str(fetched(ROOT / "tests/page", options.packages / "browser")), "PICTURES": str(pictures or "")}
        sys.exit(subprocess.run(["node", HERE / "check.mjs"], env=environment).returncode)


if __name__ == "__main__":
    main()
