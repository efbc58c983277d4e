#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Checks what `run_case.py --rewrite` leaves as it was: lines that differ from what was found within mask and tolerance."""
import pathlib
import re
import sys
import tempfile

import run_case

# What was expected, what is found, and what is written with a tolerance of 1e-9.
CASES = [
    ("a 1.00000000001\nb 2\n", "a 1\nb 2\n", "a 1.00000000001\nb 2\n"),
    ("a 1.00000000001\nb 2\n", "a 1\nb 3\n", "a 1.00000000001\nb 3\n"),
    ("a 1.00000000001\nb 2\n", "new 7\na 1\nb 2\n", "new 7\na 1.00000000001\nb 2\n"),
    ("1.00000000001\n2.00000000001\n3\n", "1\n9\n2\n3\n", "1.00000000001\n9\n2.00000000001\n3\n"),
    ("a 1\ngone 2\n", "a 1.0000001\n", "a 1.0000001\n"),
    ("version 1.2 of 5\nb\n", "version 1.3 of 5\nc\n", "version 1.2 of 5\nc\n"),
    ("", "a\n", "a\n"),
    ("a\n", "", ""),
]


def main():
    masks = [re.compile("version [0-9.]+")]
    for expected, found, wanted in CASES:
        written = run_case.kept(expected, found, masks, 1e-9)
        if written != wanted:
            sys.exit(f"{expected!r} and {found!r} give {written!r} instead of {wanted!r}")
    with tempfile.TemporaryDirectory() as folder:
        case = pathlib.Path(folder)
        (case / "stdout").write_text("1.5 km\n")
        (case / "tolerance").write_text("1e-3\n")
        found = {"stdout": "1.5001 km\n", "stderr": "new\n", "exit": "0\n"}
        run_case.rewrite(case, found)
        files = {path.name: path.read_text() for path in case.iterdir()}
        if files != {"stdout": "1.5 km\n", "tolerance": "1e-3\n", "stderr": "new\n"}:
            sys.exit(f"rewriting left {files}")


if __name__ == "__main__":
    main()
