#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Every claim of the catalogue and every footprint of its scenarios, drawn and measured by GeodSolve.

    claims.py PROGRAM GEODATA

Each vertex of a boundary lies as far from the site as the figure of the claim's row says, or at an edge of a class.
"""
import csv
import json
import pathlib
import subprocess
import sys

FAR = 0.02  # metres; coordinates have seven decimals


def drawn(program, options):
    found = subprocess.run([program, "footprint", *options, "--geometry", "line", "--tolerance", "1km", "-f", "GeoJSONSeq", "--quiet"],
                           capture_output=True, text=True, check=True)
    return [json.loads(line) for line in found.stdout.splitlines()]


def vertices(geometry):
    lines = geometry["coordinates"] if geometry["type"] == "MultiLineString" else [geometry["coordinates"]]
    return [vertex for line in lines for vertex in line]


def faults_of(feature, figures):
    """The vertices that no edge of the range has, by GeographicLib's own program."""
    row = feature["properties"]
    asked = "".join(f"{row['lat']!r} {row['lon']!r} {lat!r} {lon!r}\n" for lon, lat in vertices(feature["geometry"]))
    found = subprocess.run(["GeodSolve", "-i", "-p", "3"], input=asked, capture_output=True, text=True, check=True)
    metres = [float(line.split()[2]) for line in found.stdout.splitlines()]
    off = max((min(abs(far - 1000 * figure) for figure in figures) for far in metres), default=0)
    if metres and off < FAR:
        return []
    return [f"{row['range_id']} around {row['site']}: {len(metres)} vertices, {off} m from {figures} km"]


def main(program, geodata):
    claims, classes = {}, {}
    for row in csv.DictReader(open(geodata / "claims.csv", encoding="utf-8", newline="")):
        if row["qualifier"] != "classification":
            claims[f"{row['system']}@{row['id']}"] = [float(row["max_km"] or row["min_km"])]
    for row in csv.DictReader(open(geodata / "bands.csv", encoding="utf-8", newline="")):
        classes[row["id"]] = [float(row[edge]) for edge in ("lower_km", "upper_km") if row[edge]]
    faults, met = [], set()
    scenarios = sorted(path.stem for path in (geodata / "scenarios").glob("*.ini"))
    around = [option for claim in claims for option in ("--range", claim)]
    for options in (["--at", "48.4593,35.03865,Dnipro", *around], *(["--scenario", name] for name in scenarios)):
        for feature in drawn(program, options):
            name = feature["properties"]["range_id"]
            met.add(name)
            faults += faults_of(feature, claims.get(name) or classes[name])
    faults += [f"{name} was not drawn" for name in claims.keys() - met]
    print(f"{len(claims)} claims, {len(scenarios)} scenarios, {len(faults)} faults", *faults, sep="\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], pathlib.Path(sys.argv[2])))
