#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""QGIS's desktop, with its windows: check_desktop.py PROGRAM

It installs the plugin from its zip, runs an algorithm, plays a project through time, opens another, and shows it: the
photograph of the window has the colours of the bands around the middle of the map.
"""
import pathlib
import sys

import plugin_runs
import tables
from session import Checks, desktop, folder, pack_plugin, run

from qgis.PyQt.QtGui import QImage

SIZE = [1100, 800]


def check_played(checks, played):
    """The animation, as the project sets it: month by month, and footprints until that in which they end."""
    months = [month for month, _ in played]
    checks.equal(months[:48], [f"{year}-{month:02}" for year in range(1988, 1992) for month in range(1, 13)], "frames")
    counts = dict(played)
    expected = {month: tables.there("europe-1987", f"{month}-01", tables.last_day(month)) for month in months}
    checks.equal(counts, expected, "footprints by month")
    checks.that(len(set(expected.values())) > 3, f"the tables give {expected}")


def main(program):
    checks = Checks()
    with folder() as name:
        place = pathlib.Path(name)
        project, picture = place / "bands.qgs", place / "window.png"
        run(program, "footprint", "--scenario", "bands", "--quiet", "-o", place / "bands.gpkg", "--qgis-project", project)
        run(program, "footprint", "--scenario", "europe-1987", "--quiet", "-o", place / "dated.gpkg", "--qgis-project",
            place / "dated.qgs")
        found = desktop(program, place, {"plugin": str(pack_plugin(place)), "dated": str(place / "dated.qgs"), "project": str(project), "picture": str(picture),
                                         "size": SIZE})
        checks.equal(found.get("fault"), None, "the desktop")
        checks.that(found.get("plugin"), "the plugin is not installed from its zip")
        checks.equal(found.get("algorithms"), sorted(plugin_runs.ALGORITHMS), "algorithms in the toolbox")
        checks.equal(found.get("loaded"), ["categorizedSymbol"], "the style of an algorithm's result")
        check_played(checks, found.get("played", []))
        checks.that(found.get("project") and found["title"].startswith("The INF Treaty's bands"), f"the window: {found}")
        image = QImage(str(picture))
        # Land and sea below the bands, orange and blue; the window's own grey has no such colours.
        colours = [image.pixelColor(x, y) for x in range(0, image.width(), 4) for y in range(0, image.height(), 4)]
        orange = sum(colour.red() - colour.blue() > 80 for colour in colours) / max(len(colours), 1)
        blue = sum(colour.blue() - colour.red() > 40 for colour in colours) / max(len(colours), 1)
        checks.that(orange > 0.15 and blue > 0.002, f"shares of orange and blue in the window: {orange:.3f}, {blue:.3f}")
    checks.end()


if __name__ == "__main__":
    main(str(pathlib.Path(sys.argv[1]).resolve()))
