#!/usr/bin/env python3
"""Runs the commands of a document as they stand, in an empty folder.

    run_examples.py PROGRAM DOCUMENT

Every ```sh block that follows the line MARK is run by bash with PROGRAM's folder first on PATH; it must succeed and
every file that it names behind -o must be there and not empty. A document without such a block fails.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

MARK = "<!-- The tests run these commands as they stand. -->"


def main():
    program, document = (pathlib.Path(p).resolve() for p in sys.argv[1:3])
    blocks = re.findall(re.escape(MARK) + r"\n```sh\n(.*?)```", document.read_text(encoding="utf-8"), re.DOTALL)
    if not blocks:
        sys.exit(f"{document.name}: no block of commands behind '{MARK}'")
    environment = dict(os.environ, PATH=f"{program.parent}:{os.environ['PATH']}")
    for block in blocks:
        with tempfile.TemporaryDirectory() as folder:
            # A pipe may be closed by its reader on purpose (head), so no pipefail.
            run = subprocess.run(["bash", "-eu", "-c", block], cwd=folder, env=environment, capture_output=True, text=True)
            print(block, run.stdout, run.stderr, sep="\n")
            if run.returncode != 0:
                sys.exit(f"{document.name}: a command ended with {run.returncode}")
            for name in re.findall(r"-o ([^\s|]+)", block):
                written = pathlib.Path(folder) / name
                if not written.is_file() or written.stat().st_size == 0:
                    sys.exit(f"{document.name}: {name} was not written")
            complaints = [line for line in run.stderr.splitlines() if line and not line.startswith("rangeband: wrote ")]
            if complaints:
                sys.exit(f"{document.name}: unexpected on stderr: {complaints}")


if __name__ == "__main__":
    main()
