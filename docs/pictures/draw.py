#!/usr/bin/env python3
"""Draws footprints from a GeoJSON file twice: as the file stands, in longitude and latitude, and seen from above the site.

    docs/pictures/draw.py out/bands.geojson geodata/land.geojson bands.svg

With a view, `LAT,LON,KM`, it draws them once, seen from above that place as far as so many kilometres, as merged
footprints are best seen; with SITES, footprints of the single sites, their places are marked:

    docs/pictures/draw.py depth.geojson geodata/land.geojson depth.svg 54,22,6500 "Title" [SITES]

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


def from_above(site, reach_km=10007.5, x0=20 + WIDTH + 30, size=GLOBE, top=PLANE_TOP):
    """Equal distances from the site (on a sphere: a picture, not a measurement), as far as `reach_km` in one disc. Half
    of the Earth's radius is plenty for ranges below a hemisphere."""
    lat0, lon0 = (math.radians(v) for v in site)

    def project(lon, lat):
        lam, phi = math.radians(lon) - lon0, math.radians(lat)
        cosine = math.sin(lat0) * math.sin(phi) + math.cos(lat0) * math.cos(phi) * math.cos(lam)
        angle = math.acos(max(-1.0, min(1.0, cosine)))
        x = math.cos(phi) * math.sin(lam)
        y = math.cos(lat0) * math.sin(phi) - math.sin(lat0) * math.cos(phi) * math.cos(lam)
        norm = math.hypot(x, y) or 1.0
        radius = angle * 6371 / reach_km * (size / 2)
        return x0 + size / 2 + radius * x / norm, top + size / 2 - radius * y / norm

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


def ramp(share):
    """From light to dark in one hue, which any colour vision orders alike."""
    stops = [(204, 224, 241), (152, 198, 222), (66, 146, 198), (8, 81, 156), (8, 29, 88)]
    at = share * (len(stops) - 1)
    low = min(int(at), len(stops) - 2)
    return "#" + "".join(f"{round(a + (at - low) * (b - a)):02x}" for a, b in zip(stops[low], stops[low + 1]))


def text(x, y, words, size=14, colour="#333", anchor="start", weight="normal"):
    words = words.replace("&", "&amp;").replace("<", "&lt;")
    return (f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" fill="{colour}" text-anchor="{anchor}" '
            f'font-weight="{weight}">{words}</text>')


def legend(features, x, y):
    """Swatches, deepest first, or one for each name."""
    depths = [f["properties"].get("depth") for f in features]
    if None in depths:
        return [(COLOURS[i % len(COLOURS)], f["properties"]["name"]) for i, f in enumerate(features)], []
    deepest = max(depths)
    colours = [(ramp((d - 1) / max(deepest - 1, 1)), str(d)) for d in depths]
    out = [text(x, y, "Within range of", 15, weight="bold"), text(x, y + 19, "so many sites", 15, weight="bold")]
    for row, (colour, label) in enumerate(reversed(colours)):
        top = y + 32 + 25 * row
        out.append(f'<rect x="{x}" y="{top}" width="30" height="25" fill="{colour}"/>')
        out.append(text(x + 40, top + 18, label))
    return colours, out


def draw_view(footprints, land, picture, view, title, sites):
    lat, lon, reach_km = (float(v) for v in view.split(","))
    size, left, top = 580, 20, 58
    project = from_above((lat, lon), reach_km, left, size, top)
    features = footprints["features"]
    colours, legend_lines = legend(features, left + size + 24, top + 40)
    by_depth = bool(legend_lines)
    width = left + size + (170 if by_depth else 20)
    height = top + size + (54 if by_depth else 34 + 24 * len(features))
    middle = f'cx="{left + size / 2}" cy="{top + size / 2}" r="{size / 2}"'
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" font-family="DejaVu Sans, sans-serif">',
           '<rect width="100%" height="100%" fill="white"/>', f'<clipPath id="g"><circle {middle}/></clipPath>',
           text(left, 32, title, 20, "#111"), f'<g clip-path="url(#g)"><circle {middle} fill="#f3f6f8"/>']
    shapes = land["features"] if land["type"] == "FeatureCollection" else [land]
    outlines = [land_path(shape["geometry"], project, (0,)) for shape in shapes]
    out += [f'<path d="{path}" fill="#dcd7ca" fill-rule="evenodd"/>' for path in outlines]
    for feature, (colour, _) in zip(features, colours):
        out.append(f'<path d="{fill_path(feature["geometry"], project)}" fill="{colour}" '
                   f'fill-opacity="{0.88 if by_depth else 0.4}" fill-rule="evenodd"/>')
        if not by_depth:
            out.append(f'<path d="{boundary_path(feature["geometry"], project)}" fill="none" stroke="{colour}" stroke-width="2"/>')
    # Coasts again, so that one sees where one is below what is dark.
    coast = "#e8c890" if by_depth else "#8d8778"
    out += [f'<path d="{path}" fill="none" stroke="{coast}" stroke-width="{0.9 if by_depth else 0.7}"/>' for path in outlines]
    places = {(f["properties"]["lat"], f["properties"]["lon"]) for f in sites["features"]} if sites else set()
    for place in sorted(places):
        x, y = project(place[1], place[0])
        out.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.6" fill="#d55e00" stroke="white" stroke-width="1"/>')
    out.append(f'</g><circle {middle} fill="none" stroke="#aaa"/>')
    out += legend_lines
    y = top + size + 28
    if not by_depth:
        for colour, name in colours:
            out.append(f'<rect x="{left}" y="{y - 13}" width="24" height="15" fill="{colour}" fill-opacity="0.5" stroke="{colour}"/>')
            out.append(text(left + 34, y, name))
            y += 24
    if places:
        out.append(f'<circle cx="{left + 12}" cy="{y - 5}" r="4" fill="#d55e00"/>')
        out.append(text(left + 34, y, f"{len(places)} sites"))
    out.append(text(left + size, y, f"seen from above {lat:g}° N {lon:g}° E; rim at {reach_km:,.0f} km", 12, "#777", "end"))
    out.append("</svg>")
    with open(picture, "w", encoding="utf-8") as file:
        file.write("\n".join(out))


def main():
    footprints, land = (json.load(open(name, encoding="utf-8")) for name in sys.argv[1:3])
    if len(sys.argv) > 4:
        sites = json.load(open(sys.argv[6], encoding="utf-8")) if len(sys.argv) > 6 else None
        draw_view(footprints, land, sys.argv[3], sys.argv[4], sys.argv[5], sites)
        return
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
