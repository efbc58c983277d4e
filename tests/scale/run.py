#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Footprints of a few hundred sites in pieces under GNU parallel, beside those of a single run: run.py PROGRAM

The recipe is that of docs/scale.md: sites on standard input, GeoJSONSeq on standard output, pieces kept in order. Every byte must be
the same, whatever the size of a piece and the form of the sites; a piece with a bad row must make the whole job fail.
"""
import json
import math
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile

SITES = 240


def sites(dice):
    """Points anywhere, poles and the antimeridian among them, and some launch areas, each with its own range."""
    for number in range(SITES):
        lat, lon = round(math.degrees(math.asin(dice.uniform(-1, 1))), 5), round(dice.uniform(-180, 180), 5)
        kind = number % 20
        if kind == 0:
            lat = dice.choice((90, -90))
        elif kind == 1:
            lon = dice.choice((180, -180))
        geometry = {"type": "Point", "coordinates": [lon, lat]}
        if kind == 2:
            lat = max(-80, min(80, lat))
            geometry = {"type": "LineString", "coordinates": [[lon, lat], [lon + 2, lat + 1], [lon + 3, lat - 1]]}
        elif kind == 3:
            lat = max(-80, min(80, lat))
            corners = [[lon, lat], [lon + 2, lat], [lon + 1, lat + 2], [lon, lat]]
            geometry = {"type": "Polygon", "coordinates": [corners]}
        reach = round(10 ** dice.uniform(1, 4.2), 2)
        yield {"type": "Feature", "properties": {"name": f"Site {number}", "reach": f"{reach}km"}, "geometry": geometry}


class Job:
    def __init__(self, program, folder):
        self.folder = folder
        self.program = [program, "footprint", "--sites", "-", "--range-column", "reach", "--tolerance", "1km",
                        "-f", "GeoJSONSeq", "--quiet"]

    def whole(self, text):
        return subprocess.run(self.program, input=text.encode(), capture_output=True, check=True).stdout

    def spread(self, text, *how):
        """What all pieces print together, parallel's exit code, and how many pieces there were."""
        log = self.folder / "log"
        log.unlink(missing_ok=True)
        # --will-cite silences a notice. The program's name goes through a shell.
        command = ["parallel", "--will-cite", "--jobs", "2", "--pipe", "--quote", "--joblog", str(log), *how, *self.program]
        found = subprocess.run(command, input=text.encode(), capture_output=True, env=dict(os.environ, HOME=str(self.folder)))
        return found.stdout, found.returncode, len(log.read_text().splitlines()) - 1

    def must_agree(self, what, text, *how):
        expected = self.whole(text)
        found, code, pieces = self.spread(text, "--keep-order", *how)
        lines = expected.count(b"\n")
        if lines != SITES:
            sys.exit(f"{what}: the single run has {lines} footprints, not {SITES}")
        if code != 0 or pieces < 2:
            sys.exit(f"{what}: parallel ended with {code} after {pieces} pieces")
        if found != expected:
            differ = [a for a, b in zip(expected.splitlines(), found.splitlines()) if a != b]
            sys.exit(f"{what}: {pieces} pieces write something else: {len(found)} bytes, not {len(expected)}; {differ[:1]}")
        print(f"{what}: {lines} footprints, {len(expected)} bytes in {pieces} pieces as in one")


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    if not shutil.which("parallel") or b"GNU" not in subprocess.run(["parallel", "--version"], capture_output=True).stdout:
        sys.exit("there is no GNU parallel to test with; install parallel (scripts/test does)")
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else random.randrange(2**32)
    print(f"seed {seed}")
    features = list(sites(random.Random(seed)))
    sequence = "".join(json.dumps(feature) + "\n" for feature in features)
    points = [feature for feature in features if feature["geometry"]["type"] == "Point"]
    points += points[:SITES - len(points)]
    table = "name,lat,lon,reach\n" + "".join(
        "{0},{2[1]},{2[0]},{1}\n".format(*feature["properties"].values(), feature["geometry"]["coordinates"])
        for feature in points)
    with tempfile.TemporaryDirectory(prefix="rangeband-scale-") as folder:
        job = Job(program, pathlib.Path(folder))
        job.must_agree("GeoJSONSeq, 50 sites a piece", sequence, "-N", "50")
        job.must_agree("GeoJSONSeq, 7 kB a piece", sequence, "--block", "7k")
        job.must_agree("CSV, 100 rows a piece", table, "--header", "1", "-N", "100")

        last = json.dumps({"type": "Feature", "properties": {"name": "bad", "reach": "1km"},
                           "geometry": {"type": "Point", "coordinates": [0, 91]}})
        found, code, _ = job.spread(sequence + last + "\n", "--keep-order", "-N", "50")
        if code == 0 or found != job.whole("".join(sequence.splitlines(keepends=True)[:SITES // 50 * 50])):
            sys.exit(f"a bad row: parallel ended with {code} and {found.count(bytes([10]))} footprints; the good pieces were wanted")
        print("a bad row: its piece writes nothing, the others all, and the job fails")


if __name__ == "__main__":
    main()
