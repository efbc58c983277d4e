#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Random requests to the command line, their answers judged by GeographicLib and GEOS.

    requests.py PROGRAM [COUNT]

Footprints of one place, merged ones, distances, and requests that are wrong. Whether a point belongs to a footprint is decided by
GeodSolve's distances and compared with the polygons as written, in the plane; ogrinfo asks GEOS whether they are valid. A wrong request
must get one sentence and the exit code of the manual. The seed is printed; RANGEBAND_SEED sets it.
"""
import collections
import json
import math
import os
import pathlib
import random
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

SEED = int(os.environ.get("RANGEBAND_SEED", "19871208"))
BATCH = 250
FARTHEST_M = 20_003_931.4586
UNITS = {"km": 1000.0, "m": 1.0, "mi": 1609.344, "nmi": 1852.0}
WRONG = (
    ("footprint", "--at", "91,0", "--range", "480km"), ("footprint", "--at", "48.57,46.25", "--range", "480"),
    ("footprint", "--at", "48,57 46,25", "--range", "480km"), ("footprint", "--at", "nan,nan", "--range", "1km"),
    ("footprint", "--at", "1,1", "--range", "-5km"), ("footprint", "--at", "1,1", "--range", "inf..nankm"),
    ("footprint", "--at", "1,1", "--range", "5..1km"), ("footprint", "--at", "1,1", "--range", "1e400km"),
    ("footprint", "--at", "1,1"), ("footprint", "--range", "1km"), ("footprint", "--site", "nowhere", "--range", "1km"),
    ("footprint", "--at", "1,1", "--range", "1km", "--tolerance", "0m"), ("footprint", "--at", "1,1", "--range", "1km", "--merge", "all"),
    ("footprint", "--at", "1,1", "--range", "1km", "-o", "out.nothing"), ("footprint", "--at", "1,1", "--range", "1km", "--sector", "10"),
    ("footprint", "--sites", "/nowhere.csv", "--range", "1km"), ("footprint", "--scenario", "nowhere"), ("nothing",), ("reach",),
    ("reach", "--at", "1,1", "--range", "1km", "--to", "91,1"), ("coverage", "--at", "1,1", "--range", "x"), ("map", "--at", "1,1"),
    ("atlas", "--state", "><script>"), ("classify", "480"), ("list", "everything"), ("footprint", "--at", "1,1", "--range", "9m728@nobody"),
)

Band = collections.namedtuple("Band", "lat lon least most")


class Footprint:
    """A request, the bands it asks for, and how many of them must hold a point of each feature."""

    def __init__(self, dice):
        centre = place(dice)
        self.tolerance = 10 ** dice.uniform(0, 4)
        self.merge = dice.choice(("none", "none", "union", "intersection", "depth"))
        count = 1 if self.merge == "none" else dice.randint(2, 6)
        most = 10 ** dice.uniform(3, math.log10(20_010_000))
        self.options, self.bands = [], []
        if count == 1 and dice.random() < 0.3:
            least, unit = most * dice.random() * 0.9, dice.choice(list(UNITS))
            least, most = float(f"{least / UNITS[unit]:.6g}"), float(f"{most / UNITS[unit]:.6g}")
            spec, least, most = f"{least!r}..{most!r}{unit}", least * UNITS[unit], most * UNITS[unit]
        else:
            unit = dice.choice(list(UNITS))
            number = float(f"{most / UNITS[unit]:.6g}")
            spec, least, most = f"{number!r}{unit}", 0.0, number * UNITS[unit]
        for _ in range(count):
            near = (centre if count == 1 else moved(dice, centre, most))
            lat, lon, text = typed(dice, *near)
            self.options += ["--at", text]
            self.bands.append(Band(lat, lon, least, most))
        self.options += ["--range", spec, "--tolerance", f"{self.tolerance!r}m", "--merge", self.merge]
        if dice.random() < 0.5:
            self.options += ["-f", "GeoJSONSeq"]
        self.witnesses = [place(dice) for _ in range(8)]
        for band in self.bands:
            for _ in range(24 // count):
                self.witnesses.append(moved(dice, (band.lat, band.lon), min(band.most, 1.9e7), 1.2))

    def command(self):
        return ["footprint", *self.options, "--quiet"]

    def read(self, text):
        lines = text.splitlines() if "GeoJSONSeq" in self.options else [json.dumps(one) for one in json.loads(text)["features"]]
        self.features = [json.loads(line) for line in lines]

    def wanted(self, feature, held):
        if self.merge == "intersection":
            return held == len(self.bands)
        return held == feature["properties"]["depth"] if self.merge == "depth" else held >= 1

    def judge(self, distances):
        """One distance for each witness and band, in that order."""
        faults, asked = [], 0
        for lat, lon in self.witnesses:
            metres = [next(distances) for _ in self.bands]
            margin = min(min(abs(d - b.most), abs(d - b.least) if b.least else math.inf) for d, b in zip(metres, self.bands))
            # On a seam a point is neither left nor right of an edge.
            if margin <= 1.01 * self.tolerance + 1e-3 or abs(lat) > 89.9999 or abs(lon) == 180.0:
                continue
            held = sum(b.least <= d <= b.most for d, b in zip(metres, self.bands))
            for feature in self.features:
                asked += 1
                if holds(feature["geometry"]["coordinates"], lat, lon) != self.wanted(feature, held):
                    faults.append(f"{lat!r} {lon!r} is held by {held}: {' '.join(self.options)}")
            if not self.features and self.wanted({"properties": {"depth": 1}}, held):
                faults.append(f"nothing drawn, and {lat!r} {lon!r} is held by {held}: {' '.join(self.options)}")
        return faults, asked


def place(dice):
    lat, lon = math.degrees(math.asin(dice.uniform(-1, 1))), dice.uniform(-180, 180)
    kind = dice.random()
    if kind < 0.05:
        lat = dice.choice((90.0, -90.0, 0.0))
    elif kind < 0.1:
        lon = dice.choice((180.0, -180.0, 0.0))
    return lat, lon


def moved(dice, centre, metres, far=1.0):
    """Some place within about so many metres, on a sphere: where exactly does not matter."""
    arc, azimuth = far * metres / 6.371e6 * math.sqrt(dice.random()), dice.uniform(0, 2 * math.pi)
    lat, lon = map(math.radians, centre)
    sine = math.sin(lat) * math.cos(arc) + math.cos(lat) * math.sin(arc) * math.cos(azimuth)
    there = math.asin(max(-1.0, min(1.0, sine)))
    east = math.atan2(math.sin(azimuth) * math.sin(arc) * math.cos(lat), math.cos(arc) - math.sin(lat) * sine)
    return math.degrees(there), math.remainder(math.degrees(lon + east), 360.0)


def typed(dice, lat, lon):
    """The place as somebody types it, and where that is."""
    if dice.random() < 0.3:
        tens = [round(abs(value) * 36000) for value in (lat, lon)]
        words = [f"{t // 36000}°{t // 600 % 60}'{t % 600 // 10}.{t % 10}\"" for t in tens]
        return (math.copysign(tens[0] / 36000, lat), math.copysign(tens[1] / 36000, lon),
                f"{words[0]}{'S' if lat < 0 else 'N'},{words[1]}{'W' if lon < 0 else 'E'}")
    lat, lon = round(lat, 6), round(lon, 6)
    return lat, lon, f"{lat!r},{lon!r}"


def holds(polygons, lat, lon):
    """By the even-odd rule, over all rings."""
    inside = False
    for rings in polygons:
        for ring in rings:
            for (x, y), (x_next, y_next) in zip(ring, ring[1:]):
                if (y > lat) != (y_next > lat) and lon < x + (lat - y) * (x_next - x) / (y_next - y):
                    inside = not inside
    return inside


def distances(pairs):
    # Without exponents: an E would be east.
    lines = "".join(" ".join(f"{angle:.14f}" for angle in pair) + "\n" for pair in pairs)
    found = subprocess.run(["GeodSolve", "-i", "-p", "4"], input=lines, capture_output=True, text=True, check=True)
    return [float(line.split()[2]) for line in found.stdout.splitlines()]


def invalid(features, folder):
    """How many GEOS finds invalid."""
    file = pathlib.Path(folder) / "drawn.geojsonl"
    file.write_text("".join(json.dumps({**one, "properties": {}}) + "\n" for one in features))
    sql = "SELECT COUNT(*) AS n FROM drawn WHERE NOT ST_IsValid(geometry)"
    said = subprocess.run(["ogrinfo", "-q", "-dialect", "SQLite", "-sql", sql, str(file)], capture_output=True, text=True, check=True)
    return int(said.stdout.split("n (Integer) =")[1].split()[0])


class Soak:
    def __init__(self, program):
        self.program = program
        self.faults, self.counts = [], collections.Counter()

    def run(self, command):
        return subprocess.run([self.program, *command], capture_output=True, text=True, timeout=600)

    def footprints(self, dice, count, folder):
        requests = [Footprint(dice) for _ in range(count)]
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            for request, done in zip(requests, pool.map(lambda one: self.run(one.command()), requests)):
                if done.returncode != 0 or done.stderr:
                    self.faults.append(f"{done.returncode} {done.stderr}: {' '.join(request.options)}")
                    request.features = []
                    continue
                request.read(done.stdout)
        pairs = [(*witness, band.lat, band.lon) for r in requests for witness in r.witnesses for band in r.bands]
        metres = iter(distances(pairs))
        for request in requests:
            found, asked = request.judge(metres)
            self.faults += found
            self.counts["footprints"] += 1
            self.counts["points"] += asked
        drawn = [feature for request in requests for feature in request.features]
        if bad := invalid(drawn, folder):
            self.faults.append(f"{bad} of {len(drawn)} features are invalid to GEOS, among the {count} footprints after {self.counts}")
        self.counts["features"] += len(drawn)

    def reaches(self, dice, count):
        for _ in range(count):
            sites, places = ([place(dice) for _ in range(dice.randint(1, 5))] for _ in range(2))
            km = float(f"{10 ** dice.uniform(0, 4.3):.6g}")
            at = [word for lat, lon in sites for word in ("--at", f"{lat!r},{lon!r}")]
            to = [word for lat, lon in places for word in ("--to", f"{lat!r},{lon!r}")]
            done = self.run(["reach", *at, *to, "--range", f"{km!r}km", "--json", "--quiet"])
            truth = distances([(*a, *b) for a in sites for b in places])
            rows = json.loads(done.stdout) if done.returncode == 0 else []
            answers = [(row["dist_km"], row["inside"]) for row in rows]
            wrong = len(answers) != len(truth) or any(
                abs(found * 1000 - metres) > 1e-3 or (inside == "yes") != (metres <= km * 1000) and abs(metres - km * 1000) > 1e-3
                for (found, inside), metres in zip(answers, truth))
            if wrong:
                self.faults.append(f"reach {' '.join(at + to)} --range {km}km: {answers} beside {truth}, {done.stderr}")
            self.counts["distances"] += len(truth)
            self.counts["reach"] += 1

    def refusals(self, dice, count):
        for _ in range(count):
            command = list(dice.choice(WRONG))
            done = self.run(command)
            sentence = done.stderr.startswith("rangeband: ") and done.stderr.count("\n") == 1
            expected = 1 if "/nowhere.csv" in command else 2
            if done.returncode != expected or done.stdout or not sentence:
                self.faults.append(f"{' '.join(command)}: {done.returncode} {done.stdout[:80]} {done.stderr}")
            self.counts["refused"] += 1


def main():
    soak = Soak(os.path.abspath(sys.argv[1]))
    count = int(sys.argv[2]) if len(sys.argv) > 2 else BATCH
    print(f"random requests: RANGEBAND_SEED={SEED}")
    dice = random.Random(SEED)
    with tempfile.TemporaryDirectory() as folder:
        for start in range(0, count, BATCH):
            batch = min(BATCH, count - start)
            reach, refused = batch // 10, batch // 10
            soak.footprints(dice, batch - reach - refused, folder)
            soak.reaches(dice, reach)
            soak.refusals(dice, refused)
    for fault in soak.faults[:50]:
        print(fault)
    if soak.counts["points"] < 5 * soak.counts["footprints"]:
        sys.exit(f"too few points were asked about: {soak.counts}")
    print(f"{count:,} requests: " + ", ".join(f"{number:,} {what}" for what, number in soak.counts.items()) + f"; {len(soak.faults)} faults")
    sys.exit(1 if soak.faults else 0)


if __name__ == "__main__":
    main()
