#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Inputs larger than anybody means: done in little memory, or refused in one sentence before anything is written.

    check.py PROGRAM [ROWS]     ROWS of the longest table, 100,000 unless given; docs/reliability.md has the figures of 10,000,000
"""
import json
import math
import os
import pathlib
import resource
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from checks import Checks  # noqa: E402

MEGABYTE = 1 << 20
PROGRAM = None
checks = Checks()


def run(folder, *arguments):
    """The process, what it wrote to stderr and its largest resident memory in MB, of 4 GB that it may ask for at all."""
    with open(folder / "stderr", "wb") as stderr, open(folder / "stdout", "wb") as stdout:
        process = subprocess.Popen([PROGRAM, *arguments], cwd=folder, stdout=stdout, stderr=stderr,
                                   preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (4096 * MEGABYTE,) * 2))
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    said = (folder / "stderr").read_text(errors="replace")
    return process.returncode, said, usage.ru_maxrss / 1024


def footprint(folder, *arguments, out="out.geojson"):
    (folder / out).unlink(missing_ok=True)
    return run(folder, "footprint", *arguments, "--tolerance", "10km", "-o", out, "--quiet")


def is_done(folder, what, most, *arguments, out="out.geojson"):
    code, said, memory = footprint(folder, *arguments, out=out)
    checks.that(code == 0 and said == "", f"{what}: {code} {said[:300]}")
    checks.that(memory < most, f"{what}: {memory:.0f} MB of {most}")
    print(f"{what}: done in {memory:.0f} MB")


def is_refused(folder, what, most, expected, sentence, *arguments):
    code, said, memory = footprint(folder, *arguments)
    checks.that(code == expected and sentence in said and said.count("\n") == (2 if "bad row" in said else 1), f"{what}: {code} {said[:300]}")
    checks.that(not (folder / "out.geojson").exists(), f"{what}: a file was written")
    checks.that((folder / "stdout").stat().st_size == 0, f"{what}: something was printed")
    checks.that(memory < most, f"{what}: {memory:.0f} MB of {most}")
    print(f"{what}: refused in {memory:.0f} MB")


def ring(count):
    for i in range(count):
        angle = 2 * math.pi * i / count
        yield 20 + 10 * math.cos(angle), 40 + 10 * math.sin(angle)
    yield 30.0, 40.0


def rows(folder, count):
    with open(folder / "rows.csv", "w") as file:
        file.write("name,lat,lon,reach\n")
        for i in range(count):
            file.write(f"s{i},{i * 7919 % 17800 / 100 - 89:.2f},{i * 104729 % 36000 / 100 - 180:.2f},{1 + i % 1000}\n")
    is_done(folder, f"{count} rows with a range each", 100, "--sites", "rows.csv", "--range-column", "reach:km", "--force")
    with open(folder / "out.geojson", "rb") as file:
        found = sum(line.count(b'"type":"Feature"') for line in file)
    checks.that(found == count, f"{count} rows: {found} features")
    is_done(folder, f"{count} rows to FlatGeobuf", 100, "--sites", "rows.csv", "--range", "5km", "--force", out="flat.fgb")
    with open(folder / "same.csv", "w") as file:
        file.write("name,lat,lon,reach\n" + "".join(f"s,48,46,{1 + i / 100}\n" for i in range(count)))
    is_done(folder, f"{count} ranges of one site, a row each", 100, "--sites", "same.csv", "--range-column", "reach:km", "--force")


def ranges(folder):
    many = ",".join(f"{1 + i / 100}" for i in range(1_000_000))
    (folder / "list.ini").write_text(f"at = 48,46\nrange = {many}km\n")
    is_refused(folder, "a list of a million ranges", 1500, 2, "more than 100,000 ranges", "--scenario", "list.ini")
    (folder / "lines.ini").write_text("at = 48,46\n" + "".join(f"range = {1 + i / 100}km\n" for i in range(1_000_000)))
    is_refused(folder, "a million lines of ranges", 1500, 2, "more than 100,000 ranges", "--scenario", "lines.ini")
    (folder / "places.ini").write_text("".join(f"at = {i / 2},{i}\n" for i in range(101)) + f"range = {many.rsplit(',', 900_000)[0]}km\n")
    is_refused(folder, "101 places with 100,000 ranges each", 1500, 2, "more than 10,000,000 footprints", "--scenario", "places.ini")
    (folder / "most.ini").write_text("at = 48,46\n" + "".join(f"range = {1 + i / 100}km\n" for i in range(20_000)))
    is_done(folder, "20,000 ranges of one site", 200, "--scenario", "most.ini")


def columns(folder):
    names = ",".join(f"c{i}" for i in range(100_000))
    (folder / "wide.csv").write_text(f"lat,lon,{names}\n1,2,{names}\n")
    is_refused(folder, "100,000 columns", 200, 1, "--keep", "--sites", "wide.csv", "--range", "5km")
    is_done(folder, "100,000 columns, one kept", 200, "--sites", "wide.csv", "--range", "5km", "--keep", "c77777")
    checks.that(json.loads((folder / "out.geojson").read_text())["features"][0]["properties"]["c77777"] == "c77777", "the column kept")


def names(folder):
    with open(folder / "names.csv", "w") as file:
        file.write("name,lat,lon\n")
        for i in range(3):
            file.write("x" * 1_000_000 + f"{i},{i},{i}\n")
    for name in ("out.geojson", "out.gpkg", "out.fgb", "out.csv", "out.kml"):
        is_done(folder, f"names of 1 MB to {name}", 500, "--sites", "names.csv", "--range", "5km", out=name)
    code, said, _ = footprint(folder, "--sites", "names.csv", "--range", "5km", out="out.shp")
    checks.that(code == 1 and said.count("\n") == 1 and len(said) < 1000, f"names of 1 MB to a Shapefile: {code} {said[:300]}")
    (folder / "one.csv").write_text("name,lat,lon\n" + "y" * 1_000_000 + ",1,2\n")
    for command in (("map", "-o", "out.svg"), ("reach", "--cities", "capitals"), ("coverage", "--rows", "totals")):
        code, said, memory = run(folder, command[0], "--sites", "one.csv", "--range", "5km", "--quiet", *command[1:])
        checks.that(code == 0 and memory < 500, f"a name of 1 MB, {command[0]}: {code} {memory:.0f} MB {said[:300]}")
        print(f"a name of 1 MB, {command[0]}: done in {memory:.0f} MB")


def lines(folder):
    with open(folder / "line.csv", "wb") as file:
        file.write(b"name,lat,lon\n")
        file.seek(2 << 30)  # a hole: blank text to who reads it
        file.write(b",1,2\n")
    is_refused(folder, "a line of 2 GB of zeros", 200, 1, "is not", "--sites", "line.csv", "--range", "5km")
    with open(folder / "line.csv", "wb") as file:
        file.write(b"name,lat,lon\nB,1,2\n")
        for _ in range(80):
            file.write(b"y" * MEGABYTE)
        file.write(b",1,2\n")
    is_refused(folder, "a line of 80 MB", 200, 1, "line 3: is longer than 64 MB", "--sites", "line.csv", "--range", "5km")
    (folder / "line.csv").write_bytes(b'name,lat,lon\n"' + b"y,1,2\n" * 14_000_000)
    is_refused(folder, "a quote that stays open for 84 MB", 200, 1, "a quote is opened and never closed", "--sites", "line.csv", "--range", "5km")


def polygons(folder):
    count = 5_000_000
    with open(folder / "ring.geojson", "w") as file:
        file.write('{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[')
        file.write(",".join(f"[{x:.7f},{y:.7f}]" for x, y in ring(count)) + "]]}}]}")
    is_refused(folder, f"a polygon of {count} vertices", 1500, 1, "too large to be read", "--sites", "ring.geojson", "--range", "500km")
    count = 1_000_001
    text = ",".join(f"{x:.5f} {y:.5f}" for x, y in ring(count))
    (folder / "ring.csv").write_text(f'name,wkt\np,"POLYGON(({text}))"\n')
    is_refused(folder, f"a polygon of {count} vertices in a table", 500, 1, "vertices", "--sites", "ring.csv", "--range", "500km")


def tolerance(folder):
    code, said, _ = run(folder, "footprint", "--at", "1,2", "--range", "500km", "--tolerance", "1e-9m", "-o", "out.geojson")
    checks.that(code == 2 and "0.000001m" in said and said.count("\n") == 1, f"a tolerance of 1e-9 m: {code} {said}")


def main(program, count="100000"):
    global PROGRAM
    PROGRAM = str(pathlib.Path(program).resolve())
    for case in (lambda folder: rows(folder, int(count)), ranges, columns, names, lines, polygons, tolerance):
        with tempfile.TemporaryDirectory(prefix="rangeband-limits-") as folder:
            case(pathlib.Path(folder))
    checks.end()


if __name__ == "__main__":
    main(*sys.argv[1:])
