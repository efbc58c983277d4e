#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes scenarios in every format and reads them back with ogrinfo: the same rows, columns, numbers, dates and nulls.

    read_back.py PROGRAM

What is expected comes from the GeoJSON of the same scenario, read by Python's own parser. PGDUMP, which GDAL cannot read,
and the tables of PostGIS are checked in tests/postgis, tiles in tiles.py beside this.
"""
import json
import math
import pathlib
import re
import subprocess
import sys
import tempfile

SCENARIOS = ("europe-1987", "dispute-2019", "bands", "dnipro-2024", "europe-2026", "asia", "since-inf")
READ_ELSEWHERE = {"PGDUMP", "PostgreSQL", "MBTiles", "PMTiles"}
# What a reader has to be told; GDAL 3.6 sees the columns of a KMZ only in the document inside.
OPTIONS = {"CSV": ("-oo", "AUTODETECT_TYPE=YES", "-oo", "EMPTY_STRING_AS_NULL=YES")}
INSIDE = {"KMZ": "/vsizip/{}/doc.kml"}
OWN = {"fid", "ogc_fid", "gml_id", "Name", "description", "Description", "WKT"}  # columns that formats add
KML_OWN = {"tessellate", "extrude", "visibility", "id", "snippet", "begin", "end"}  # defaults of GDAL, and what KML shows in place of a column

VALUE = re.compile(r"^  (\w+) \((\w+)(?:\([^)]*\))?\) = (.*)$")
MIDNIGHT = re.compile(r" 00:00:00(\+00)?$")  # of formats that have days only with a time


def run(*arguments):
    done = subprocess.run(arguments, capture_output=True, text=True, encoding="utf-8")
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, arguments))}: {done.returncode}\n{done.stderr}")
    return done.stdout


def rows_of(text):
    """The features that ogrinfo prints: `OGRFeature(…)`, then a line for each value."""
    rows = []
    for line in text.splitlines():
        if line.startswith("OGRFeature("):
            rows.append({})
        found = VALUE.match(line)
        if found and rows:
            rows[-1][found[1]] = None if found[3] == "(null)" else found[3]
    return rows


def same(expected, found):
    if expected is None:
        return found in (None, "")
    if found is None:
        return False
    if isinstance(expected, (int, float)):
        return math.isclose(float(found), expected, rel_tol=1e-14, abs_tol=0.0)
    return MIDNIGHT.sub("", found) in (expected, expected.replace("-", "/"))


def check(expected, rows):
    """What is wrong. KML keeps the name as its own; there GDAL lists what other columns KML could have, without a value."""
    if len(rows) != len(expected):
        yield f"{len(rows)} rows, not {len(expected)}"
    for number, (wanted, row) in enumerate(zip(expected, rows)):
        row.setdefault("name", row.get("Name"))
        for column, value in wanted.items():
            if column not in row and value is not None:
                yield f"row {number}: no column {column}"
            elif not same(value, row.get(column)):
                yield f"row {number}: {column} is {row.get(column)!r}, not {value!r}"
        for column in sorted(set(row) - set(wanted) - OWN):
            if row[column] is not None and column not in KML_OWN:
                yield f"row {number}: {column} came from nowhere"


def main(program):
    formats = [row for row in json.loads(run(program, "list", "formats", "--json")) if row["id"] not in READ_ELSEWHERE]
    faults = []
    with tempfile.TemporaryDirectory(prefix="rangeband-formats-") as folder:
        for scenario in SCENARIOS:
            draw = (program, "footprint", "--scenario", scenario, "--style", "none", "--quiet")
            collection = json.loads(run(*draw))
            sorted_rows = [feature["properties"] for feature in collection["features"]]
            for row in formats:
                file = pathlib.Path(folder) / row["id"].replace(" ", "-") / f"{scenario}.{row['extension']}"
                file.parent.mkdir(exist_ok=True)
                run(*draw, "-o", file)
                expected = sorted_rows
                if row["id"] == "GeoJSONSeq":  # in the order of the input
                    expected = [feature["properties"] for feature in map(json.loads, file.read_text(encoding="utf-8").splitlines())]
                    if sorted(map(str, expected)) != sorted(map(str, sorted_rows)):
                        faults.append(f"{scenario} in GeoJSONSeq: other rows than in GeoJSON")
                layers = ("footprints",) if row["layers"] == "several" else ()
                text = run("ogrinfo", "-ro", *(() if layers else ("-al",)), *OPTIONS.get(row["id"], ()),
                           INSIDE.get(row["id"], "{}").format(file), *layers)
                found = list(check(expected, rows_of(text)))
                shape = "MULTIPOLYGON" in text or "POLYGON" in text
                if shape != (row["geometry"] == "yes"):
                    found.append("has no shapes" if row["geometry"] else "has shapes")
                print(f"{scenario} in {row['id']}: {len(expected)} rows of {len(expected[0])} columns, {len(found)} faults")
                faults += [f"{scenario} in {row['id']}: {fault}" for fault in found[:5]]
    print(*faults, sep="\n")
    sys.exit(1 if faults or len(formats) < 10 else 0)


if __name__ == "__main__":
    main(sys.argv[1])
