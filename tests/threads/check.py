#!/usr/bin/env python3
"""Many threads at work in every command that has them: the bytes of one thread, and nothing said: check.py PROGRAM

Built with the thread sanitizer (preset `tsan`), the same test finds races: their report is something said, and ends the program.
"""
import os
import pathlib
import random
import subprocess
import sys
import tempfile

SEED = int(os.environ.get("RANGEBAND_SEED", "19871208"))
SITES = ("--sites", "sites.csv", "--range", "480,5500km", "--tolerance", "5km")
REQUESTS = {
    "many.geojson": ("footprint", *SITES),
    "many.gpkg": ("footprint", *SITES),
    "many.kml": ("footprint", *SITES),
    "sectors.geojson": ("footprint", *SITES, "--sector", "20..100"),
    "groups.geojson": ("footprint", *SITES, "--merge", "union", "--group-by", "site"),
    "reach.geojsonl": ("reach", *SITES, "--cities", "million"),
    "coverage.csv": ("coverage", *SITES),
}


def main():
    program = os.path.abspath(sys.argv[1])
    dice = random.Random(SEED)
    failures = []
    with tempfile.TemporaryDirectory() as folder:
        rows = [f"{dice.uniform(-90, 90):.5f},{dice.uniform(-180, 180):.5f},Site {i % 40}" for i in range(60)]
        pathlib.Path(folder, "sites.csv").write_text("\n".join(["lat,lon,name", *rows, ""]))

        def run(threads, command, name):
            done = subprocess.run([program, *command, "-o", name, "--overwrite", "--threads", str(threads), "--quiet"], cwd=folder,
                                  env={**os.environ, "SOURCE_DATE_EPOCH": "1700000000"}, capture_output=True, text=True)
            if done.returncode != 0 or done.stdout or done.stderr:
                failures.append(f"{name} with {threads} threads: {done.returncode} {done.stderr[:4000]}")
                return None
            return pathlib.Path(folder, name).read_bytes()

        for name, command in REQUESTS.items():
            alone = run(1, command, name)
            for threads in (2, 8):
                if run(threads, command, name) != alone:
                    failures.append(f"{name}: other bytes with {threads} threads (seed {SEED})")
        # A bad row, and an output that cannot be written, end the work of all threads.
        pathlib.Path(folder, "bad.csv").write_text("\n".join(["lat,lon,name", *rows, "99,0,bad", ""]))
        for command, code in ((("--sites", "bad.csv", "-o", "bad.geojson"), 1), (("--sites", "sites.csv", "-o", "nowhere/a.geojson"), 1)):
            done = subprocess.run([program, "footprint", "--range", "480km", "--threads", "8", *command], cwd=folder, capture_output=True, text=True)
            if done.returncode != code or "SUMMARY" in done.stderr:
                failures.append(f"{' '.join(command)}: {done.returncode} {done.stderr[:4000]}")
    for failure in failures:
        print(failure)
    print(f"{len(REQUESTS)} requests, {len(failures)} failures (seed {SEED})")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
