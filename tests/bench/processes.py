# SPDX-License-Identifier: MIT
"""Whole processes timed by the kernel's own accounts, and the sites they are given."""
import dataclasses
import math
import os
import random
import statistics
import sys
import time


@dataclasses.dataclass
class Run:
    cpu: float  # seconds, user and system
    wall: float
    peak_mb: float


def run(command, output=os.devnull):
    """One process from its start to its end; what it prints goes to the file `output`."""
    files = [(os.POSIX_SPAWN_OPEN, 1, str(output), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)]
    start = time.monotonic()
    process = os.posix_spawnp(str(command[0]), [str(word) for word in command], os.environ, file_actions=files)
    _, status, usage = os.wait4(process, 0)
    wall = time.monotonic() - start
    if status != 0:
        sys.exit(f"failed: {' '.join(map(str, command))}")
    return Run(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024)


def interleaved(ours, theirs, rounds):
    """Both commands in turn, the first place in each round alternating; one untimed run of each goes before."""
    runs = [], []
    run(ours), run(theirs)
    for i in range(rounds):
        for which in (0, 1) if i % 2 == 0 else (1, 0):
            runs[which].append(run((ours, theirs)[which]))
    return runs


def median(runs, what):
    return statistics.median(getattr(one, what) for one in runs)


def write_sites(path, count, seed=20190802):
    """`count` sites, uniform over the globe."""
    numbers = random.Random(seed)
    with open(path, "w", encoding="ascii") as file:
        file.write("name,lat,lon\n")
        for i in range(count):
            latitude = math.degrees(math.asin(numbers.uniform(-1, 1)))
            file.write(f"site {i},{latitude:.6f},{numbers.uniform(-180, 180):.6f}\n")
    return path
