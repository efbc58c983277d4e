# SPDX-License-Identifier: MIT
"""Prints where the footprints of a GeoJSON sequence lie."""
import json
import sys

for line in sys.stdin:
    row = json.loads(line)["properties"]
    print(row["site"], "%.6f %.6f" % (row["lat"], row["lon"]), row["range"], sep=" | ")
