#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs the ```r blocks of a document one after the other in one R session, with PROGRAM's folder first on PATH; what stands behind `#>`
must be what R prints for the lines above it.

    run_r.py PROGRAM DOCUMENT

Exits 77, which ctest shows as skipped, where R or its package sf is not installed.
"""
import difflib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

SKIPPED = 77
BEHIND = "## what follows is printed by the next lines"


def steps(text):
    """Code with the lines that it must print."""
    found = [([], [])]
    for line in "".join(re.findall(r"^```r\n(.*?)^```", text, flags=re.DOTALL | re.MULTILINE)).splitlines():
        if line.startswith("#>"):
            found[-1][1].append(line[2:].strip())
        else:
            if found[-1][1]:
                found.append(([], []))
            found[-1][0].append(line)
    return found


def main(program, document):
    if not shutil.which("Rscript") or subprocess.run(["Rscript", "-e", "library(sf)"], capture_output=True).returncode:
        print("skipped: R's package sf (r-cran-sf) is not installed")
        sys.exit(SKIPPED)
    expected = steps(pathlib.Path(document).read_text(encoding="utf-8"))
    if not any(printed for _, printed in expected):
        sys.exit(f"{document} shows nothing that R prints")
    script = "".join("\n".join(code) + f'\ncat("{BEHIND}\\n")\n' for code, _ in expected)
    environment = {**os.environ, "PATH": f"{pathlib.Path(program).resolve().parent}{os.pathsep}{os.environ['PATH']}", "LC_ALL": "C.UTF-8"}
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / "session.R").write_text(script, encoding="utf-8")
        done = subprocess.run(["Rscript", "--vanilla", "session.R"], cwd=folder, env=environment, capture_output=True, text=True)
        if done.returncode:
            sys.exit(f"R ends with {done.returncode}:\n{done.stdout}\n{done.stderr}")
    found = [[line.strip() for line in text.strip("\n").splitlines()] for text in done.stdout.split(f"{BEHIND}\n")]
    wrong = 0
    for (code, printed), said in zip(expected, found):
        if printed != said:
            wrong += 1
            print(*code, *difflib.unified_diff(printed, said, "document", "R", lineterm=""), sep="\n")
    sys.exit(f"{wrong} of {len(expected)} steps print something else" if wrong else 0)


if __name__ == "__main__":
    main(*sys.argv[1:])
