#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""`rangeband reach` beside GeodSolve, for 1,000 random pairs, among them opposite, coincident and polar ones.

    geodsolve.py PROGRAM

Distances must agree to 15 nm and half of the last digit printed, 50 nm, azimuths as far as the distance tells them apart. Then each
distance that GeodSolve prints becomes a range, from 0 to it and from it on: the place on the edge must be inside both.
"""
import csv
import math
import os
import pathlib
import random
import subprocess
import sys
import tempfile

PAIRS = 1000


def pairs(dice):
    for number in range(PAIRS):
        lat, lon = math.degrees(math.asin(dice.uniform(-1, 1))), dice.uniform(-180, 180)
        kind = number % 10
        if kind == 0:
            yield lat, lon, -lat, lon - math.copysign(180, lon)
        elif kind == 1:
            near = 10 ** dice.uniform(-9, 0)
            yield lat, lon, max(-90, min(90, -lat + dice.uniform(-near, near))), lon - math.copysign(180, lon)
        elif kind == 2:
            yield lat, lon, lat, lon
        elif kind == 3:
            yield dice.choice((90, -90)), lon, lat, dice.uniform(-180, 180)
        elif kind == 4:
            yield lat, lon, lat + math.copysign(10 ** dice.uniform(-9, 0), -lat), lon
        else:
            yield lat, lon, math.degrees(math.asin(dice.uniform(-1, 1))), dice.uniform(-180, 180)


def solved(asked):
    lines = "".join(f"{a!r} {b!r} {c!r} {d!r}\n" for a, b, c, d in asked)
    found = subprocess.run(["GeodSolve", "-i", "-p", "9", "-f"], input=lines, capture_output=True, text=True, check=True)
    for line in found.stdout.splitlines():
        numbers = [float(word) for word in line.split()]
        yield numbers[6], numbers[2], numbers[8]  # metres, azimuth, reduced length


def reached(program, options):
    found = subprocess.run([program, "reach", *options, "--csv", "--quiet"], capture_output=True, text=True, check=True)
    return list(csv.DictReader(found.stdout.splitlines()))


def check_measures(program, folder, asked, truth):
    """Every pair is a site and a place; of sites × places only the diagonal is looked at, in pieces."""
    faults, piece = [], 50
    for start in range(0, len(asked), piece):
        part = asked[start:start + piece]
        for name, columns in (("sites", (0, 1)), ("places", (2, 3))):
            rows = "".join(f"{row[columns[0]]!r},{row[columns[1]]!r},{i}\n" for i, row in enumerate(part))
            (folder / f"{name}.csv").write_text("lat,lon,name\n" + rows, encoding="utf-8")
        rows = reached(program, ["--sites", folder / "sites.csv", "--places", folder / "places.csv"])
        if len(rows) != len(part) ** 2:
            faults.append(f"{len(rows)} rows for {len(part)} sites and places")
        for i, pair in enumerate(part):
            row = rows[i * len(part) + i]
            metres, azimuth, reduced = truth[start + i]
            off = abs(float(row["dist_km"]) * 1000 - metres)
            if (row["site"], row["place"]) != (str(i), str(i)) or off > 7e-8:
                faults.append(f"{pair}: {row}, GeodSolve {metres} m")
            if metres == 0:
                if row["azimuth"] != "":
                    faults.append(f"{pair}: an azimuth without a way")
                continue
            turn = math.radians(math.remainder(float(row["azimuth"]) - azimuth, 360)) * max(abs(reduced), 1e-3)
            if abs(turn) > 1e-6 or not 0 <= float(row["azimuth"]) < 360:
                faults.append(f"{pair}: azimuth {row['azimuth']}, GeodSolve {azimuth}, {turn} m")
    return faults


def check_edges(program, asked, truth):
    faults, on_edge = [], 0
    for (lat, lon, place_lat, place_lon), (metres, _, _) in list(zip(asked, truth))[::10 - 1]:
        if metres == 0:
            continue
        rows = reached(program, ["--at", f"{lat!r},{lon!r}", "--to", f"{place_lat!r},{place_lon!r}",
                                 "--range", f"{metres!r}m", "--range", f"{metres!r}..{2e7 + 1e6!r}m"])
        on_edge += rows[0]["margin_km"] == "0"
        for row in rows:
            if row["margin_km"] == "0" and row["inside"] != "yes":
                faults.append(f"on the edge at {metres!r} m, and not inside: {row}")
            elif abs(float(row["margin_km"])) > 3e-11:
                faults.append(f"off the edge at {metres!r} m: {row}")
    if on_edge < 50:
        faults.append(f"only {on_edge} places came to lie exactly on an edge")
    return faults


def main(arguments):
    if len(arguments) != 1:
        sys.exit(__doc__)
    seed = int(os.environ.get("RANGEBAND_SEED", "19871208"))
    print(f"RANGEBAND_SEED={seed}")
    asked = list(pairs(random.Random(seed)))
    truth = list(solved(asked))
    with tempfile.TemporaryDirectory() as folder:
        faults = check_measures(arguments[0], pathlib.Path(folder), asked, truth)
    faults += check_edges(arguments[0], asked, truth)
    print(f"{len(asked)} pairs, {len(faults)} faults")
    for fault in faults[:20]:
        print(fault)
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main(sys.argv[1:])
