#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Checks that every source looks as clang-format leaves it; `scripts/format` makes it so.

    format.py FOLDER

Exits 77, which ctest shows as skipped, where clang-format-16 is not installed: other versions lay out differently.
"""
import pathlib
import shutil
import subprocess
import sys

FORMATTER = "clang-format-16"
SKIPPED = 77


def main(arguments):
    if len(arguments) != 1:
        sys.exit(__doc__)
    if not shutil.which(FORMATTER):
        print(f"{FORMATTER} is not installed; nothing was checked")
        sys.exit(SKIPPED)
    root = pathlib.Path(arguments[0]).resolve()
    sources = [str(path.relative_to(root)) for folder in ("include", "src", "tests", "docs") for path in (root / folder).rglob("*.[ch]pp")]
    if not sources:
        sys.exit(f"{root}: no sources found")
    done = subprocess.run([FORMATTER, "--dry-run", "--Werror", *sorted(sources)], cwd=root, capture_output=True, text=True)
    places = [line for line in done.stderr.splitlines() if " error: " in line]
    for line in places[:20]:
        print(line)
    if done.returncode:
        print(f"{len({line.split(':')[0] for line in places})} of {len(sources)} files need scripts/format")
    sys.exit(1 if done.returncode else 0)


if __name__ == "__main__":
    main(sys.argv[1:])
