# SPDX-License-Identifier: MIT
"""`rangeband coverage` of a whole scenario, beside the same areas by GDAL, GEOS and GeographicLib without pruning."""
import csv
import io
import pathlib
import subprocess

import processes

ROUNDS = 5
COUNTRIES = pathlib.Path(__file__).resolve().parents[2] / "geodata" / "countries-50m.geojson"


def main(build, folder):
    program, regions = build / "src/cli/rangeband", folder / "regions.geojson"
    scenario = ["--scenario", "europe-1987", "--quiet"]
    subprocess.run([program, "footprint", *scenario, "--merge", "union", "--tolerance", "10m", "-o", regions], check=True)
    ours = [program, "coverage", *scenario, "--csv"]
    theirs = [build / "tests/bench/peer_coverage", regions, COUNTRIES]
    rows = csv.DictReader(io.StringIO(subprocess.run(ours, check=True, capture_output=True, text=True).stdout))
    # In files the largest region comes first.
    found = sorted(float(row["area_km2"]) for row in rows if row["country"] == "land")
    expected = sorted(float(line) for line in subprocess.run(theirs, check=True, capture_output=True, text=True).stdout.split())
    worst = max(abs(a - b) / b for a, b in zip(found, expected, strict=True))
    if worst > 1e-4:
        raise SystemExit(f"the areas on land differ by {worst:.1e}: this compares two different things")
    runs, peer_runs = processes.interleaved(ours, theirs, ROUNDS)
    for what in ("wall", "cpu"):
        mine, peer = processes.median(runs, what), processes.median(peer_runs, what)
        print(f"5 regions, 238 countries: {what:<5} {mine:.2f} s  GDAL, GEOS and GeographicLib {peer:.2f} s  "
              f"ratio {peer / mine:.1f}")
    print(f"land differs by {worst:.1e} at most")
    depth = processes.run([program, "coverage", *scenario, "--merge", "depth", "--group-by", "none", "--csv"])
    print(f"16 depths of 17 sites: wall {depth.wall:.2f} s, cpu {depth.cpu:.2f} s")
