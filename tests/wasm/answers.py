#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The WebAssembly module and the program answer the same random requests: the same bytes, or, where the C libraries differ in the
last digit of a sine, the same text but for numbers that agree to 1e-9 of a degree (as rounded for print; a longitude by what that is on
the ground, which beside a pole is next to nothing) or to 1e-12 of themselves.

    answers.py PROGRAM    RANGEBAND_ANSWERS=3000 asks for more than 300, RANGEBAND_SEED=N for others
"""
import json
import math
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from checks import Checks

NUMBER = re.compile(r"-?\d+\.?\d*(?:[eE][-+]?\d+)?")
POSITION = re.compile(rf"\[({NUMBER.pattern}),({NUMBER.pattern})\]")
SAME_DEG = 1e-9


def random_range():
    upper = 10 ** random.uniform(0.0, 4.29)
    if random.random() < 0.4:
        return f"{upper * random.uniform(0.05, 0.95):.6g}..{upper:.6g}km"
    return f"{upper:.6g}{random.choice(['km', 'km', 'km', 'mi', 'nmi']) if upper < 8000 else 'km'}"


def random_place(named=True):
    """Anywhere, and on poles, the equator and the antimeridian more often than chance has it."""
    lat = random.choice([random.uniform(-90, 90), random.uniform(-90, 90), random.uniform(-90, 90), 90.0, -90.0, 0.0])
    lon = random.choice([random.uniform(-180, 180), random.uniform(-180, 180), random.uniform(-180, 180), 180.0, -180.0, 0.0])
    return f"{lat:.6f},{lon:.6f}" + (f",Ort {random.randrange(1000)}" if named and random.random() < 0.5 else "")


def random_area():
    """A line or polygon, several parts; some of them bad: a ring that ends a turn away, a latitude too far. None has corners on a pole:
    of several vertices there, which one stays hangs on a last digit."""
    lat, lon = random.uniform(-80, 80), random.uniform(-179, 179)
    points = [[round(lon + random.uniform(-3, 3), 5), round(lat + random.uniform(-3, 3), 5)] for _ in range(random.choice([2, 3, 9]))]
    ring = [[round(lon + dx, 5), round(lat + dy, 5)] for dx, dy in ((0, 0), (2, 0), (2.5, 1.5), (0, 2))]
    hole = [[round(lon + dx, 5), round(lat + dy, 5)] for dx, dy in ((0.5, 0.5), (0.5, 1.2), (1.2, 0.6), (0.5, 0.5))]
    return random.choice([
        {"type": "LineString", "coordinates": points},
        {"type": "MultiLineString", "coordinates": [points, ring]},
        {"type": "MultiPoint", "coordinates": points},
        {"type": "Polygon", "coordinates": [ring + ring[:1], hole]},
        {"type": "Polygon", "coordinates": [ring]},
        {"type": "MultiPolygon", "coordinates": [[ring + ring[:1]], [[[x - 9, y] for x, y in ring + ring[:1]]]]},
        {"type": "GeometryCollection", "geometries": [{"type": "Point", "coordinates": points[0]}, {"type": "LineString", "coordinates": points}]},
        {"type": "LineString", "coordinates": [[179, lat], [-179, lat]]},
        {"type": "Polygon", "coordinates": [[[-180, 70], [0, 72], [180, 70], [-180, 70]]]},
        {"type": "LineString", "coordinates": [[lon, 91], [lon, 80]]},
        {"type": "LineString", "coordinates": []}])


def random_options():
    options = {"range": [random_range() for _ in range(random.choice([1, 1, 1, 2, 5]))]}
    if random.random() < 0.15:
        options["range"] = [random.choice(["inf", "inf-shorter", "inf-intermediate", "9m729", "oka", "pioneer"])]
    kind = random.random()
    if kind < 0.5:
        options["at"] = [random_place() for _ in range(random.choice([1, 1, 2, 6]))]
    elif kind < 0.58:
        areas = [{"type": "Feature", "properties": {"name": f"a{i}"}, "geometry": random_area()} for i in range(random.choice([1, 1, 3]))]
        options["sites"] = json.dumps({"type": "FeatureCollection", "features": areas})
        options["range"] = [f"{10 ** random.uniform(0.5, 3):.6g}km"]
        if random.random() < 0.3:
            options["edges"] = "geodesic"
    elif kind < 0.64:
        options["site"] = [random.choice(["kapustin-yar", "ka*", "*-base"])]
    else:
        rows, features = ["name,lat,lon,reach,side,number"], []
        for i in range(random.choice([1, 3, 40])):
            lat, lon = random_place(False).split(",")
            properties = {"name": f"s{i}", "reach": random_range(), "side": random.choice("ABC"), "number": random.choice([i, i / 3])}
            rows.append(f"s{i},{lat},{lon}," + ",".join(map(str, list(properties.values())[1:])))
            features.append({"type": "Feature", "properties": properties,
                             "geometry": {"type": "Point", "coordinates": [float(lon), float(lat)]}})
        as_geojson = json.dumps({"type": "FeatureCollection", "features": features})
        options["sites"] = random.choice(["\n".join(rows) + "\n", as_geojson])
        if random.random() < 0.5:
            options["range-column"] = "reach"
            del options["range"]
    merge = random.choice(["none", "none", "union", "union", "intersection", "depth"])
    if merge != "none":
        options["merge"] = merge
        if random.random() < 0.5:
            options["group-by"] = random.choice(["none", "range_id"])
        if merge == "depth" and random.random() < 0.5:
            options["depth"] = "at-least"
    elif random.random() < 0.15:
        options["sector"] = [f"{random.randrange(360)}..{random.randrange(360)}"]
    if random.random() < 0.6:
        options["tolerance"] = random.choice(["1km", "10m", "5km", "100m", "0.5mi"])
    if random.random() < 0.15:
        options["winding"] = "clockwise"
    if random.random() < 0.1:
        options["geometry"] = "line"
    if random.random() < 0.1:
        options["cut-at"] = str(random.randrange(-180, 180))
    if random.random() < 0.4:
        options["decimals"] = random.choice(["8", "9", "12", "12"])
    if random.random() < 0.1:
        options["solid"] = True
    return options


def arguments(options, folder):
    for name, value in options.items():
        if name == "sites":
            file = "sites.geojson" if value.startswith("{") else "sites.csv"
            (folder / file).write_text(value)
            yield from ("--sites", file)
        elif value is True:
            yield f"--{name}"
        else:
            for one in value if isinstance(value, list) else [value]:
                yield f"--{name}={one}"


def agree(one, other, degrees=SAME_DEG):
    """To so many degrees or 1e-12 of the number; where fewer decimals are printed, rounding may fall to the neighbour; and ±180 is one
    meridian."""
    apart = abs(float(one) - float(other))
    last = 10.0 ** -len(other.partition(".")[2].partition("e")[0])
    return one == other or apart <= max(degrees, 1e-12 * abs(float(other)), 1.001 * last) or abs(apart - 360.0) <= degrees


def nearly(one, other):
    """Texts that differ in nothing but numbers, and in these by less than what is promised."""
    if NUMBER.sub("#", one) != NUMBER.sub("#", other):
        return False
    longitudes = {found.start(1): SAME_DEG / max(math.cos(math.radians(float(found[2]))), 1e-7) for found in POSITION.finditer(other)}
    return all(agree(mine[0], theirs[0], longitudes.get(theirs.start(), SAME_DEG))
               for mine, theirs in zip(NUMBER.finditer(one), NUMBER.finditer(other)))


def main():
    if not shutil.which("node"):
        print("needs node")
        sys.exit(77)
    program = pathlib.Path(sys.argv[1]).resolve()
    count, seed = int(os.environ.get("RANGEBAND_ANSWERS", "300")), int(os.environ.get("RANGEBAND_SEED", random.randrange(10**6)))
    print(f"{count} requests, seed {seed}")
    random.seed(seed)
    checks, same, near = Checks(), 0, 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        asked, expected = [], []
        clean = {key: value for key, value in os.environ.items() if key != "RANGEBAND_DATA"}
        for i in range(count):
            options = random_options()
            asked.append({"file": str(folder / f"{i}.txt"), "options": options})
            done = subprocess.run([program, "footprint", *arguments(options, folder), "--quiet"], cwd=folder, env=clean,
                                  capture_output=True, text=True)
            expected.append(done.stdout if done.returncode == 0 else None)
        lines = "\n".join(map(json.dumps, asked))
        done = subprocess.run(["node", HERE / "ask.mjs"], input=lines, text=True, capture_output=True)
        if done.returncode != 0:
            sys.exit(done.stderr)
        refused = 0
        for request, text in zip(asked, expected):
            found = pathlib.Path(request["file"]).read_text()
            what = json.dumps(request["options"])[:600]
            if text is None:
                refused += 1
                checks.that(found.startswith(("usage: ", "file: ")), f"{what}: is answered, and the program refuses it")
            elif found == text:
                same += 1
                checks.that(True, what)
            else:
                near += nearly(found, text)
                checks.that(nearly(found, text), f"{what}: differs: {found[:200]!r}")
    print(f"{same} answers have the same bytes, {near} the same to 1e-9 degrees; {refused} requests were refused by both")
    checks.equal(refused * 4 < count, True, "requests that make sense")
    checks.end()


if __name__ == "__main__":
    main()
