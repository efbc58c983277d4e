# SPDX-License-Identifier: MIT
"""Small maps for notebooks: longitude and latitude as they are, land behind."""
import functools
import html
import json
import math

import numpy

from . import _rangeband, _wkb

_WIDTH = 460  # pixels


def paths(wkbs):
    """All rings and lines, as arrays of (longitude, latitude)."""
    found = []

    def add(coordinates):
        if isinstance(coordinates, list):
            for part in coordinates:
                add(part[1] if isinstance(part, tuple) else part)
        else:
            found.append(coordinates.reshape(-1, 2))

    for wkb in wkbs:
        if wkb:
            add(_wkb.parts(wkb)[1])
    return found


@functools.lru_cache(maxsize=None)
def _land():
    rings = []
    for feature in json.loads(_rangeband.outlines("land"))["features"]:
        geometry = feature["geometry"]
        polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
        rings += [numpy.array(ring)[:, :2] for polygon in polygons for ring in polygon]
    return rings


def _unrolled(arrays):
    """What stands on both sides of ±180° side by side, where that makes the map narrower."""
    def width(of):
        return max(float(a[:, 0].max()) for a in of) - min(float(a[:, 0].min()) for a in of)

    moved = [array + (360.0, 0.0) if array[:, 0].mean() < 0.0 else array for array in arrays]
    return moved if width(moved) < width(arrays) - 1.0 else arrays


def _window(arrays):
    """(west, south, east, north) with some room around, not narrower than 8°."""
    west, south = (min(float(a[:, i].min()) for a in arrays) for i in (0, 1))
    east, north = (max(float(a[:, i].max()) for a in arrays) for i in (0, 1))
    room = max(0.25 * max(east - west, north - south), 4.0)
    west, east = west - room, east + room
    if east - west > 360.0:
        west, east = (west + east) / 2.0 - 180.0, (west + east) / 2.0 + 180.0
    return west, max(south - room, -90.0), east, min(north + room, 90.0)


def _path(arrays, window, scale_x, scale_y, closed, decimals=1):
    west, south, east, north = window
    pieces = []
    for array in arrays:
        outside = (array[:, 0].max() < west or array[:, 0].min() > east or array[:, 1].max() < south
                   or array[:, 1].min() > north)
        if outside:
            continue
        x = ((array[:, 0] - west) * scale_x).round(decimals)
        y = ((north - array[:, 1]) * scale_y).round(decimals)
        moved = numpy.ones(len(x), bool)
        moved[1:] = (x[1:] != x[:-1]) | (y[1:] != y[:-1])
        if moved.sum() < 3 and closed:
            continue
        points = " ".join(f"{a:g},{b:g}" for a, b in zip(x[moved], y[moved]))
        pieces.append(f"M{points}{'Z' if closed else ''}")
    return "".join(pieces)


def figure(wkbs, caption, small=""):
    """An SVG map of geometries with a caption, as HTML."""
    each = [found for found in (paths([wkb]) for wkb in wkbs) if found]
    said = f"<figcaption>{html.escape(caption)}{'<br><small>' + html.escape(small) + '</small>' if small else ''}</figcaption>"
    if not each:
        return f"<figure style='margin:0'>{said}</figure>"
    arrays = _unrolled([array for found in each for array in found])
    window = west, south, east, north = _window(arrays)
    middle = math.cos(math.radians(min(abs(south + north) / 2.0, 70.0)))
    scale_x = min(_WIDTH / (east - west), _WIDTH * middle / (north - south))
    scale_y = scale_x / middle
    width, height = (east - west) * scale_x, (north - south) * scale_y
    lines = any(_wkb.parts(wkb)[0] in ("LineString", "MultiLineString") for wkb in wkbs if wkb)
    land = "".join(_path([ring + (turn, 0.0) for ring in _land()], window, scale_x, scale_y, True, 0 if east - west > 90.0 else 1)
                   for turn in (-360.0, 0.0, 360.0))
    drawn, first = [], 0
    for found in each:
        drawn.append(_path(arrays[first:first + len(found)], window, scale_x, scale_y, not lines))
        first += len(found)
    fill = "none" if lines else "#c0392b"
    areas = "".join(f"<path d='{path}'/>" for path in drawn)
    return (
        f"<figure style='margin:0'><svg xmlns='http://www.w3.org/2000/svg' width='{width:.0f}' height='{height:.0f}' "
        f"viewBox='0 0 {width:.0f} {height:.0f}' style='background:#dfe9f1' role='img' aria-label='{html.escape(caption, True)}'>"
        f"<path d='{land}' fill='#f7f4ea' stroke='#9aa5ad' stroke-width='.5'/>"
        f"<g fill='{fill}' fill-opacity='{min(0.2, 1.2 / len(each)):.2g}' fill-rule='evenodd' stroke='#c0392b' stroke-width='1.2'>{areas}</g></svg>{said}</figure>")
