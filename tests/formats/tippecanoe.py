#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Where the program refuses to write tiles, what its message says works as it stands: tippecanoe.py PROGRAM

Exits 77, which ctest shows as skipped, where there is no tippecanoe (Debian 12).
"""
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

if shutil.which("tippecanoe") is None:
    print("skipped: there is no tippecanoe here; Debian has it from 13 on")
    sys.exit(77)

REFUSED = ("--at", "48.57,46.25", "--range", "480km", "--tolerance", "5m")


def main(program):
    with tempfile.TemporaryDirectory(prefix="rangeband-tippecanoe-") as folder:
        folder = pathlib.Path(folder)
        for name in ("ring.mbtiles", "ring.pmtiles"):
            refused = subprocess.run((program, "footprint", *REFUSED, "-o", name), cwd=folder, text=True, capture_output=True)
            advice = re.search(r"write -o (\S+), then: (tippecanoe .+)", refused.stderr)
            if refused.returncode != 2 or advice is None:
                sys.exit(f"{name}: {refused.returncode}: {refused.stderr}")
            subprocess.run((program, "footprint", *REFUSED, "--quiet", "--overwrite", "-o", advice[1]), cwd=folder, check=True)
            subprocess.run(advice[2].split(), cwd=folder, check=True)
            if name.endswith(".mbtiles"):
                read = subprocess.run(("ogr2ogr", "-f", "GeoJSON", "/vsistdout/", name), cwd=folder, text=True, check=True, capture_output=True)
                names = {each["properties"]["name"] for each in json.loads(read.stdout)["features"]}
                if names != {"48.57,46.25: 480 km"}:
                    sys.exit(f"{name}: {names}")
            elif (folder / name).read_bytes()[:7] != b"PMTiles":
                sys.exit(f"{name}: no tiles")


if __name__ == "__main__":
    main(str(pathlib.Path(sys.argv[1]).resolve()))
