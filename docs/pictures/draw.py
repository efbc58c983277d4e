#!/usr/bin/env python3
"""Draws footprints from a GeoJSON file twice: as the file stands, in longitude and latitude, and seen from above the site.

    docs/pictures/draw.py out/bands.geojson land.geojson bands.svg

land.geojson is any outline of the continents in longitude and latitude (Natural Earth's 1:110m land was used).
The picture is a plain reading of the coordinates in the file: what it shows is what a map program gets.
"""
import json
import math
import sys

COLOURS = ["#0072b2", "#d55e00", "#009e73", "#cc79a7"]  # told apart with any colour vision
WIDTH, PLANE_TOP, GLOBE = 760, 34, 380


def rings(geometry):
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return [ring for polygon in polygons for ring in polygon]


def plane(lon, lat):
    return 20 + (lon + 180) / 360 * WIDTH, PLANE_TOP + (90 - lat) / 180 * (WIDTH / 2)


def from_above(site):
    """Equal distances from the site (on a sphere: a picture, not a measurement), the whole Earth in one disc."""
    lat0, lon0 = (math.radians(v) for v in site)

    def project(lon, lat):
        lam, phi = math.radians(lon) - lon0, math.radians(lat)
        cosine = math.sin(lat0) * math.sin(phi) + math.cos(lat0) * math.cos(phi) * math.cos(lam)
        angle = math.acos(max(-1.0, min(1.0, cosine)))
        x = math.cos(phi) * math.sin(lam)
        y = math.cos(lat0) * math.sin(phi) - math.sin(lat0) * math.cos(phi) * math.cos(lam)
        norm = math.hypot(x, y) or 1.0
        # Half of the Earth's radius is plenty for ranges below a hemisphere.
        radius = angle / (math.pi / 2) * (GLOBE / 2)
        return 20 + WIDTH + 30 + GLOBE / 2 + radius * x / norm, PLANE_TOP + GLOBE / 2 - radius * y / norm

    return project


def densified(ring, step=1.0):
    """Edges are straight in longitude and latitude; another projection bends them."""
    for (lon1, lat1), (lon2, lat2) in zip(ring, ring[1:]):
        count = max(1, math.ceil(max(abs(lon2 - lon1), abs(lat2 - lat1)) / step))
        for i in range(count):
            yield lon1 + (lon2 - lon1) * i / count, lat1 + (lat2 - lat1) * i / count


def unrolled(ring):
    """Longitudes made continuous, for outlines that simply jump at the antimeridian, closed over the pole if they hold it."""
    points = [tuple(ring[0][:2])]
    for lon, lat in (p[:2] for p in ring[1:]):
        points.append((points[-1][0] + math.remainder(lon - points[-1][0], 360), lat))
    turn = points[-1][0] - points[0][0]
    if abs(turn) > 180:
        pole = math.copysign(90, points[0][1])
        points += [(points[-1][0], pole), (points[0][0], pole), points[0]]
    return points


def line(points, project, close):
    drawn = "L".join(f"{x:.1f},{y:.1f}" for x, y in (project(lon, lat) for lon, lat in points))
    return "M" + drawn + ("Z" if close else "")


def land_path(geometry, project, copies):
    return "".join(line([(lon + 360 * k, lat) for lon, lat in densified(unrolled(ring) + unrolled(ring)[-1:])], project, True)
                   for ring in rings(geometry) for k in copies)


def fill_path(geometry, project):
    return "".join(line(list(densified([p[:2] for p in ring])), project, True) for ring in rings(geometry))


def boundary_path(geometry, project):
    """The rings without their edges along the antimeridian and the poles."""
    parts = []
    for ring in rings(geometry):
        for a, b in zip(ring, ring[1:]):
            if (abs(a[0]) == 180 and a[0] == b[0]) or (abs(a[1]) == 90 and a[1] == b[1]):
                continue
            parts.append(line(list(densified([a[:2], b[:2]])) + [b[:2]], project, False))
    return "".join(parts)


def main():
    footprints, land = (json.load(open(name, encoding="utf-8")) for name in sys.argv[1:3])
    features = footprints["features"]
    site = (features[0]["properties"]["lat"], features[0]["properties"]["lon"])
    shapes = land["features"] if land["type"] == "FeatureCollection" else [land]
    height = PLANE_TOP + GLOBE + 26 * (len(features) + 1) + 8
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH + GLOBE + 70}" height="{height}" '
           'font-family="DejaVu Sans, sans-serif" font-size="14">',
           f'<rect width="100%" height="100%" fill="white"/>',
           f'<clipPath id="p"><rect x="20" y="{PLANE_TOP}" width="{WIDTH}" height="{WIDTH // 2}"/></clipPath>',
           f'<clipPath id="g"><circle cx="{50 + WIDTH + GLOBE / 2}" cy="{PLANE_TOP + GLOBE / 2}" r="{GLOBE / 2}"/></clipPath>',
           '<text x="20" y="22" fill="#333">in longitude and latitude, as in the file</text>',
           f'<text x="{50 + WIDTH}" y="22" fill="#333">seen from above the site</text>']
    for clip, project, copies in (("p", plane, (-1, 0, 1)), ("g", from_above(site), (0,))):
        out.append(f'<g clip-path="url(#{clip})"><rect width="100%" height="100%" fill="#eef4f8"/>')
        for shape in shapes:
            out.append(f'<path d="{land_path(shape["geometry"], project, copies)}" fill="#d9d4c7" fill-rule="evenodd"/>')
        for index, feature in enumerate(features):
            colour = COLOURS[index % len(COLOURS)]
            out.append(f'<path d="{fill_path(feature["geometry"], project)}" fill="{colour}" fill-opacity="0.35" '
                       'fill-rule="evenodd"/>')
            out.append(f'<path d="{boundary_path(feature["geometry"], project)}" fill="none" stroke="{colour}" '
                       'stroke-width="1.3"/>')
        x, y = project(site[1], site[0])
        out.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="black"/></g>')
    for index, feature in enumerate(features):
        y = PLANE_TOP + GLOBE + 26 * (index + 1)
        out.append(f'<rect x="20" y="{y - 12}" width="22" height="14" fill="{COLOURS[index % len(COLOURS)]}" fill-opacity="0.45"/>')
        out.append(f'<text x="52" y="{y}">{feature["properties"]["name"].replace("&", "&amp;").replace("<", "&lt;")}</text>')
    out.append("</svg>")
    with open(sys.argv[3], "w", encoding="utf-8") as picture:
        picture.write("\n".join(out))


if __name__ == "__main__":
    main()
