#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""scripts/test --quick runs no test that takes long, and no preset for daily work builds other systems: quick.py SOURCES CTEST"""
import json
import subprocess
import sys


def labels_of(sources, ctest, preset):
    """Of each test that the preset runs."""
    shown = subprocess.run([ctest, "--preset", preset, "--show-only=json-v1"], cwd=sources, capture_output=True, text=True, check=True)
    # The preset's name comes before the JSON.
    tests = json.loads(shown.stdout[shown.stdout.index("{"):])["tests"]
    properties = [{each["name"]: each["value"] for each in test.get("properties", [])} for test in tests]
    return [set(each.get("LABELS", [])) for each in properties]


def main(sources, ctest):
    quick, whole = (labels_of(sources, ctest, preset) for preset in ("quick", "dev"))
    if not len(whole) > len(quick) > len(whole) / 2:
        sys.exit(f"of {len(whole)} tests {len(quick)} are quick")
    if any(labels & {"slow", "everywhere"} for labels in quick) or any("everywhere" in labels for labels in whole):
        sys.exit("a preset runs what it should leave out")


if __name__ == "__main__":
    main(*sys.argv[1:])
