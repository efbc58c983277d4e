#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs the commands of a document as they stand, with PROGRAM's folder first on PATH.

    run_examples.py PROGRAM DOCUMENT

Every ```sh block that follows the line MARK is run by bash in an empty folder; it must succeed and every file that it names
behind -o must be there and not empty. All ```console blocks together are one session in one empty folder: a command follows
`$ `, its further lines `> `, and below stands what it prints, a line `...` being any number of lines. A command must succeed;
where nothing stands below it, it may print what it likes. A document with neither fails.
"""
import difflib
import os
import pathlib
import re
import subprocess
import sys
import tempfile

MARK = "<!-- The tests run these commands as they stand. -->"
ELISION = "..."


def run_block(block, environment):
    with tempfile.TemporaryDirectory() as folder:
        # A pipe may be closed by its reader on purpose (head), so no pipefail.
        run = subprocess.run(["bash", "-eu", "-c", block], cwd=folder, env=environment, capture_output=True, text=True)
        print(block, run.stdout, run.stderr, sep="\n")
        if run.returncode != 0:
            sys.exit(f"a command ended with {run.returncode}")
        for name in re.findall(r"-o ([^\s|]+)", block):
            written = pathlib.Path(folder) / name
            if not written.is_file() or written.stat().st_size == 0:
                sys.exit(f"{name} was not written")
        complaints = [line for line in run.stderr.splitlines() if line and not line.startswith("rangeband: wrote ")]
        if complaints:
            sys.exit(f"unexpected on stderr: {complaints}")


def session(blocks):
    """Each command with the lines that stand below it."""
    commands = []
    for line in "".join(blocks).splitlines():
        if line.startswith("$ "):
            commands.append((line[2:], []))
        elif line.startswith("> ") and not commands[-1][1]:
            commands[-1] = (commands[-1][0] + "\n" + line[2:], [])
        else:
            commands[-1][1].append(line)
    return commands


def agrees(expected, printed):
    pattern = "".join(r"(?:.*\n)*?" if line == ELISION else re.escape(line.rstrip()) + "\n" for line in expected)
    return re.fullmatch(pattern, "".join(line.rstrip() + "\n" for line in printed.splitlines()))


def run_session(commands, environment):
    with tempfile.TemporaryDirectory() as folder:
        for command, expected in commands:
            run = subprocess.run(["bash", "-eu", "-c", command], cwd=folder, env=environment, stdout=subprocess.PIPE,
                                 stderr=subprocess.STDOUT, text=True)
            if run.returncode != 0:
                sys.exit(f"{command}\nended with {run.returncode}: {run.stdout}")
            if expected and not agrees(expected, run.stdout):
                print(*difflib.unified_diff(expected, run.stdout.splitlines(), "as documented", "as printed", lineterm=""),
                      sep="\n")
                sys.exit(f"{command}\nprints something else than the document says")


def main():
    program, document = (pathlib.Path(p).absolute() for p in sys.argv[1:3])
    text = document.read_text(encoding="utf-8")
    blocks = re.findall(re.escape(MARK) + r"\n```sh\n(.*?)```", text, re.DOTALL)
    commands = session(re.findall(r"^```console\n(.*?)^```", text, re.DOTALL | re.MULTILINE))
    if not blocks and not commands:
        sys.exit(f"{document.name}: neither a block of commands behind '{MARK}' nor a session")
    environment = dict(os.environ, PATH=f"{program.parent}:{os.environ['PATH']}")
    for block in blocks:
        run_block(block, environment)
    run_session(commands, environment)


if __name__ == "__main__":
    main()
