#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Shows what changed between two runs of the benchmarks: compare BEFORE.json AFTER.json [--least SHARE]

Lines are those that `tests/bench/run --keep` wrote; two with the same words are compared figure by figure. Figures that differ by less
than SHARE (0.15 by default, what two runs on a shared machine differ by) are left out. Compare ratios before times: a ratio is to the
peer in the same run.
"""
import argparse
import collections
import json
import pathlib
import re

NUMBER = re.compile(r"(?<![\w.])\d[\d,]*(?:\.\d+)?(?:e[-+]?\d+)?")


def by_words(lines):
    """The figures of each line under its words and how often these stood there before."""
    seen = collections.Counter()
    for line in lines:
        words = " ".join(NUMBER.sub("#", line).split())
        seen[words] += 1
        yield (words, seen[words]), line, [float(figure.replace(",", "")) for figure in NUMBER.findall(line)]


def changed(before, after, least):
    """What is put beside a line of AFTER: each figure that moved, before, after and their ratio."""
    return [f"{old:g} → {new:g} ({new / old:.2f}×)" for old, new in zip(before, after) if old and abs(new / old - 1) >= least]


def compare(before, after, least):
    for name, lines in after["lines"].items():
        old = {key: figures for key, _, figures in by_words(before["lines"].get(name, []))}
        print(f"== {name}")
        for key, line, figures in by_words(lines):
            if key not in old:
                print(f"{line}\n    new")
            elif moved := changed(old.pop(key), figures, least):
                print(f"{line}\n    {'; '.join(moved)}")
        for words, _ in old:
            print(f"gone: {words}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("before", type=pathlib.Path)
    parser.add_argument("after", type=pathlib.Path)
    parser.add_argument("--least", type=float, default=0.15)
    options = parser.parse_args()
    before, after = (json.loads(path.read_text(encoding="utf-8")) for path in (options.before, options.after))
    for run in (before, after):
        print(f"{run['commit']}, {run['date']}, {run['processor']}, {run['cores']} cores")
    compare(before, after, options.least)


if __name__ == "__main__":
    main()
