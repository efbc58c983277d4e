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
    for feature in json.loads(_rangeband.land())["features"]:
        geometry = feature["geometry"]
        polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
        rings += [numpy.array(ring)[:, :2] for polygon in polygons for ring in polygon]
    return rings


def _window(arrays):
    """(west, south, east, north) with some room around, not narrower than 8°."""
    west, south = (min(float(a[:, i].min()) for a in arrays) for i in (0, 1))
    east, north = (max(float(a[:, i].max()) for a in arrays) for i in (0, 1))
    room = max(0.25 * max(east - west, north - south), 4.0)
    return max(west - room, -180.0), max(south - room, -90.0), min(east + room, 180.0), min(north + room, 90.0)


def _path(arrays, window, scale_x, scale_y, closed):
    west, south, east, north = window
    pieces = []
    for array in arrays:
        outside = (array[:, 0].max() < west or array[:, 0].min() > east or array[:, 1].max() < south
                   or array[:, 1].min() > north)
        if outside:
            continue
        x = ((array[:, 0] - west) * scale_x).round(1)
        y = ((north - array[:, 1]) * scale_y).round(1)
        moved = numpy.ones(len(x), bool)
        moved[1:] = (x[1:] != x[:-1]) | (y[1:] != y[:-1])
        points = " ".join(f"{a:g},{b:g}" for a, b in zip(x[moved], y[moved]))
        pieces.append(f"M{points}{'Z' if closed else ''}")
    return "".join(pieces)


def figure(wkbs, caption, small=""):
    """An SVG map of geometries with a caption, as HTML."""
    arrays = paths(wkbs)
    said = f"<figcaption>{html.escape(caption)}{'<br><small>' + html.escape(small) + '</small>' if small else ''}</figcaption>"
    if not arrays:
        return f"<figure style='margin:0'>{said}</figure>"
    window = west, south, east, north = _window(arrays)
    middle = math.cos(math.radians(min(abs(south + north) / 2.0, 70.0)))
    scale_x = _WIDTH / (east - west)
    scale_y = scale_x / middle
    height = (north - south) * scale_y
    if height > _WIDTH:
        scale_x, scale_y, height = scale_x * _WIDTH / height, scale_y * _WIDTH / height, _WIDTH
    width = (east - west) * scale_x
    lines = any(_wkb.parts(wkb)[0] in ("LineString", "MultiLineString") for wkb in wkbs if wkb)
    land = _path(_land(), window, scale_x, scale_y, True)
    drawn = _path(arrays, window, scale_x, scale_y, not lines)
    fill = "none" if lines else "#c0392b"
    return (
        f"<figure style='margin:0'><svg xmlns='http://www.w3.org/2000/svg' width='{width:.0f}' height='{height:.0f}' "
        f"viewBox='0 0 {width:.0f} {height:.0f}' style='background:#dfe9f1' role='img' aria-label='{html.escape(caption)}'>"
        f"<path d='{land}' fill='#f7f4ea' stroke='#9aa5ad' stroke-width='.5'/>"
        f"<path d='{drawn}' fill='{fill}' fill-opacity='.25' fill-rule='evenodd' stroke='#c0392b' stroke-width='1.2'/>"
        f"</svg>{said}</figure>")
