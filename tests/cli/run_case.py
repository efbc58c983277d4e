#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs one golden case of the command line, or rewrites it.

    run_case.py PROGRAM CASE... [--rewrite]

A case is a folder with the file `cmd`, a bash script that runs in a copy of the folder `input` (if there is one) and calls
the program as `rangeband`. What it prints and leaves behind must be what the folder holds:

    stdout stderr exit    as printed; a missing stdout or stderr means empty, a missing exit 0
    expected/             every file that is left besides the input, and no other
    mask                  regular expressions, one a line, of what may differ: versions, temporary folders
    tolerance             how far numbers may differ, relative (1e-9); text between them must be equal

The file `mask` beside this script holds for every case.

`--rewrite` writes what was found in place of what was expected, but for lines that differ within mask and tolerance alone:
look at every difference before it is committed. Where CI=true nothing is rewritten.
"""
import difflib
import math
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

NUMBER = re.compile(r"(?<![\w.])[-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?")
ZERO = 1e-12  # what differs by less than this is rounding noise around zero
SECONDS = 240  # of a hang: under sanitizers and on a busy machine a case of several runs takes a minute


def masked(text, masks):
    for mask in masks:
        text = mask.sub("…", text)
    return text


def same_numbers(expected, found, tolerance):
    pairs = zip(NUMBER.findall(expected), NUMBER.findall(found))
    return all(a == b or math.isclose(float(a), float(b), rel_tol=tolerance, abs_tol=ZERO) for a, b in pairs)


def same(expected, found, tolerance):
    if expected == found:
        return True
    if NUMBER.sub("#", expected) != NUMBER.sub("#", found):
        return False
    return same_numbers(expected, found, tolerance)


def kept(expected, found, masks, tolerance):
    """What was found, with the expected line wherever the two are the same: noise in last digits would bury the change."""
    def alike(old, new):
        return same(masked(old, masks), masked(new, masks), tolerance)

    if alike(expected, found):
        return expected
    old, new = expected.splitlines(keepends=True), found.splitlines(keepends=True)
    rough = [[NUMBER.sub(lambda number: f"{float(number[0]):.6g}", masked(line, masks)) for line in lines] for lines in (old, new)]
    result = []
    for _, a, a_end, b, b_end in difflib.SequenceMatcher(None, *rough, autojunk=False).get_opcodes():
        if a_end - a == b_end - b:
            result += [before if alike(before, after) else after for before, after in zip(old[a:a_end], new[b:b_end])]
        else:
            result += new[b:b_end]
    return "".join(result)


def difference(name, expected, found):
    lines = difflib.unified_diff(expected.splitlines(), found.splitlines(), "expected " + name, "found " + name, lineterm="")
    return "\n".join(line[:400] for line in list(lines)[:40])


def read(path):
    return path.read_bytes().decode("utf-8", "replace") if path.exists() else ""


def files_in(folder):
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()} if folder.exists() else set()


def environment(program):
    keep = {name: os.environ[name] for name in ("HOME", "ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS") if name in os.environ}
    path = f"{program.parent}:/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin"
    return {**keep, "PATH": path, "LC_ALL": "C.UTF-8", "TZ": "UTC"}


def run(program, case, folder):
    """What the case prints and leaves, by name."""
    shutil.copytree(case / "input", folder, dirs_exist_ok=True) if (case / "input").exists() else None
    before = files_in(folder)
    done = subprocess.run(["bash", str(case / "cmd")], cwd=folder, env=environment(program), capture_output=True,
                          stdin=subprocess.DEVNULL, timeout=SECONDS)
    printed = {"stdout": done.stdout.decode("utf-8", "replace"), "stderr": done.stderr.decode("utf-8", "replace"),
               "exit": f"{done.returncode}\n"}
    left = {f"expected/{name}": read(folder / name) for name in files_in(folder) - before}
    return {**printed, **left}


def expectation(case):
    printed = {"stdout": read(case / "stdout"), "stderr": read(case / "stderr"), "exit": read(case / "exit") or "0\n"}
    return {**printed, **{f"expected/{name}": read(case / "expected" / name) for name in files_in(case / "expected")}}


def leeway(case):
    """What may differ, and how far numbers may."""
    lines = read(pathlib.Path(__file__).parent / "mask") + read(case / "mask")
    return [re.compile(line) for line in lines.splitlines() if line], float(read(case / "tolerance") or 1e-9)


def rewrite(case, found):
    masks, tolerance = leeway(case)
    expected = expectation(case)
    shutil.rmtree(case / "expected", ignore_errors=True)
    for name, text in found.items():
        path = case / name
        text = kept(expected.get(name, ""), text, masks, tolerance)
        if text == ("0\n" if name == "exit" else "") and not name.startswith("expected/"):
            path.unlink(missing_ok=True)
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def check(case, found):
    masks, tolerance = leeway(case)
    expected = expectation(case)
    failures = []
    for name in sorted(expected.keys() | found.keys()):
        if name not in found:
            failures.append(f"{name} is missing")
        elif name not in expected:
            failures.append(f"{name} is left behind, expected was no such file")
        elif not same(masked(expected[name], masks), masked(found[name], masks), tolerance):
            failures.append(difference(name, expected[name], found[name]))
    return failures


def main(arguments):
    rewriting = "--rewrite" in arguments
    program, *cases = [argument for argument in arguments if argument != "--rewrite"]
    if rewriting and os.environ.get("CI") == "true":
        sys.exit("run_case.py: CI does not rewrite what it is to check")
    failed = False
    for case in map(pathlib.Path, cases):
        with tempfile.TemporaryDirectory(prefix="rangeband-case-") as folder:
            found = run(pathlib.Path(program).resolve(), case.resolve(), pathlib.Path(folder))
        if rewriting:
            rewrite(case, found)
            continue
        for failure in check(case, found):
            failed = True
            print(f"{case}: {failure}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main(sys.argv[1:])
