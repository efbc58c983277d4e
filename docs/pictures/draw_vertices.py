#!/usr/bin/env python3
"""Draws a coarse footprint with its vertices over a fine one of the same range, in longitude and latitude as the files stand:

    docs/pictures/draw_vertices.py coarse.geojson fine.geojson geodata/land.geojson vertices.svg

Edges along ±180° and ±90°, which are no boundary, are drawn in another colour.
"""
import json
import sys

from draw import PLANE_TOP, WIDTH, fill_path, land_path, plane, rings, text

LINE, SEAM, TRUE = "#0072b2", "#d55e00", "#222"


def path(points):
    return "M" + "L".join(f"{x:.2f},{y:.2f}" for x, y in (plane(*point[:2]) for point in points))


def edges(ring, on_seam):
    for a, b in zip(ring, ring[1:]):
        seam = (abs(a[0]) == 180 and a[0] == b[0]) or (abs(a[1]) == 90 and a[1] == b[1])
        if seam == on_seam:
            yield a, b


def main():
    coarse, fine, land = (json.load(open(name, encoding="utf-8"))["features"] for name in sys.argv[1:4])
    geometry, height = coarse[0]["geometry"], WIDTH // 2
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH + 40}" height="{PLANE_TOP + height + 70}" '
           'font-family="DejaVu Sans, sans-serif"><rect width="100%" height="100%" fill="white"/>',
           f'<clipPath id="p"><rect x="14" y="{PLANE_TOP - 6}" width="{WIDTH + 12}" height="{height + 12}"/></clipPath>',
           f'<rect x="20" y="{PLANE_TOP}" width="{WIDTH}" height="{height}" fill="#eef4f8"/><g clip-path="url(#p)">']
    out += [f'<path d="{land_path(shape["geometry"], plane, (0,))}" fill="#d9d4c7" fill-rule="evenodd"/>' for shape in land]
    out.append(f'<path d="{fill_path(geometry, plane)}" fill="{LINE}" fill-opacity="0.18" fill-rule="evenodd"/>')
    parts = [(fine[0]["geometry"], False, TRUE, 0.8), (geometry, False, LINE, 1.4), (geometry, True, SEAM, 3)]
    for shape, on_seam, colour, width in parts:
        drawn = "".join(path(edge) for ring in rings(shape) for edge in edges(ring, on_seam))
        out.append(f'<path d="{drawn}" fill="none" stroke="{colour}" stroke-width="{width}"/>')
    count = 0
    for ring in rings(geometry):
        for a, b in edges(ring, False):
            count += 1
            x, y = plane(*a[:2])
            out.append(f'<circle cx="{x:.2f}" cy="{y:.2f}" r="3" fill="{LINE}"/>')
    kept = coarse[0]["properties"]["tol_m"] / 1000
    y = PLANE_TOP + height + 32
    out += ["</g>", text(20, 22, f'{coarse[0]["properties"]["name"]}, drawn to {kept:g} km', 15),
            text(20, y, f"{count} edges to this tolerance", 13, LINE), text(300, y, "true circle", 13, TRUE),
            text(430, y, "along ±180° and ±90°: no boundary", 13, SEAM), "</svg>"]
    with open(sys.argv[4], "w", encoding="utf-8") as picture:
        picture.write("\n".join(out))


if __name__ == "__main__":
    main()
