#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What KML says to globes and people, read by an XML parser: kml.py PROGRAM

Times, the view, rounded figures, opacity; wedges that cover exactly what the GeoJSON of the same request does, both poles
included, and whose sides along meridians meet everywhere, so that no hairline stays between them.
"""
import collections
import json
import pathlib
import re
import sys
import xml.etree.ElementTree as xml

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from checks import Checks  # noqa: E402
from tiles import boxed, contains, run  # noqa: E402

KML = {"k": "http://www.opengis.net/kml/2.2"}
WIDEST = 30.0
SHAPES = {
    "over a pole, with a hole": "--at 48.57,46.25 --range 500..5500km",
    "around a pole": "--at 90,0 --range 500..2000km",
    "across the antimeridian": "--at=-20,179 --range 1000km",
    "both poles": "--at 48.57,46.25 --range 16000km",
    "all but a hole at the antipode": "--at 48.57,46.25 --range 19990km",
}


def ring(element):
    numbers = [tuple(map(float, corner.split(",")))[:2] for corner in element.findtext(".//k:coordinates", namespaces=KML).split()]
    return [list(corner) for corner in numbers]


def polygons(document):
    folder = next(each for each in document.findall(".//k:Folder", KML) if each.findtext("k:name", namespaces=KML) == "footprints"
                  or each.find(".//k:Polygon", KML) is not None)
    return [[ring(each.find("k:outerBoundaryIs", KML)), *(ring(hole) for hole in each.findall("k:innerBoundaryIs", KML))]
            for each in folder.findall(".//k:Polygon", KML)]


def merged(spans):
    """The same stretches without the points between them."""
    whole = []
    for low, high in sorted(spans):
        if whole and low <= whole[-1][1]:
            whole[-1][1] = max(high, whole[-1][1])
        else:
            whole.append([low, high])
    return whole


def meridians(wedges):
    """What runs along each meridian northward and southward: edges of two neighbours run against each other."""
    edges = collections.defaultdict(lambda: ([], []))
    for polygon in wedges:
        for corners in polygon:
            for (x0, y0), (x1, y1) in zip(corners, corners[1:]):
                if x0 == x1 and y0 != y1:
                    edges[180.0 if x0 == -180.0 else x0][y1 < y0].append((min(y0, y1), max(y0, y1)))
    return {lon: tuple(map(merged, both)) for lon, both in edges.items()}


def check_wedges(checks, program, what, options):
    draw = (program, "footprint", *options.split(), "--quiet")
    wedges = polygons(xml.fromstring(run(*draw, "-f", "KML")))
    truth = boxed(json.loads(run(*draw))["features"])
    found = [((min(x for x, _ in each[0]), min(y for _, y in each[0]), max(x for x, _ in each[0]), max(y for _, y in each[0])), each) for each in wedges]
    checks.that(all(box[2] - box[0] <= WIDEST + 1e-9 for box, _ in found), f"{what}: a wedge wider than {WIDEST} degrees")
    compared, wrong = 0, []
    for lat in [-89.99, *range(-88, 90, 4), 89.99]:
        for step in range(72):
            lon = -179.3 + 5 * step
            inside, nearest = contains(truth, lon, lat)
            if nearest < 0.01:
                continue
            compared += 1
            if sum(contains([each], lon, lat)[0] for each in found) != inside:
                wrong.append((lon, lat))
    checks.that(compared > 3000 and not wrong, f"{what}: {len(wrong)} of {compared} points wrong: {wrong[:3]}")
    lonely = [(lon, north, south) for lon, (north, south) in meridians(wedges).items() if north != south]
    checks.that(not lonely, f"{what}: edges without a neighbour: {lonely[:3]}")


def check_times(checks, program):
    draw = (program, "footprint", "--scenario", "europe-1987", "--quiet")
    expected = sorted(str(each["properties"]["valid_to"]) for each in json.loads(run(*draw))["features"])
    document = xml.fromstring(run(*draw, "-f", "KML"))
    places = [each for each in document.findall(".//k:Placemark", KML) if each.find(".//k:Polygon", KML) is not None]
    ends = sorted(str(each.findtext("k:TimeSpan/k:end", namespaces=KML)) for each in places)
    checks.equal(ends, expected, "the ends of times")
    checks.that("None" not in expected, "europe-1987 has footprints without an end")
    view = document.find("k:Document/k:LookAt", KML)
    lon, lat, away = (float(view.findtext(f"k:{name}", namespaces=KML)) for name in ("longitude", "latitude", "range"))
    checks.that(0 < lon < 45 and 35 < lat < 65 and 5e6 < away <= 1.5e7, f"the view: {lon} {lat} {away}")
    for place in places:
        balloon = place.findtext("k:description", namespaces=KML) or ""
        figures = re.findall(r"-?[\d,]*\.\d+", balloon)
        checks.that(balloon and all(len(figure.split(".")[1]) <= 5 for figure in figures), f"figures for people: {figures}")
        checks.that("label_l" not in balloon and "Source" in balloon and "km²" in balloon, f"a balloon for people: {balloon[:300]}")


def check_view(checks, program):
    """Around a pole the box of a file has no middle: the globe turns to the site."""
    document = xml.fromstring(run(program, "footprint", "--at", "60,-170", "--range", "5500km", "--quiet", "-f", "KML"))
    view = document.find("k:Document/k:LookAt", KML)
    checks.equal([float(view.findtext(f"k:{name}", namespaces=KML)) for name in ("longitude", "latitude")], [-170.0, 60.0], "the view")


def check_opacity(checks, program):
    """Eight claims that overlap are not opaque."""
    document = xml.fromstring(run(program, "footprint", "--scenario", "dispute-2019", "--quiet", "-f", "KML"))
    alphas = {int(each.text[:2], 16) / 255 for each in document.findall(".//k:PolyStyle/k:color", KML)}
    checks.that(alphas and all((1 - alpha) ** 8 > 0.09 for alpha in alphas), f"opacity of areas: {alphas}")


def main(program):
    checks = Checks()
    for what, options in SHAPES.items():
        check_wedges(checks, program, what, options)
    check_times(checks, program)
    check_view(checks, program)
    check_opacity(checks, program)
    checks.end()


if __name__ == "__main__":
    main(sys.argv[1])
