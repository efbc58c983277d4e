#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The same request gives the same bytes, whoever asks: check.py PROGRAM

Languages that write numbers and capital letters in their own ways, time zones, the number of threads, another folder and another time:
each output of every kind is written under each of them and compared with the first, files beside it included.
"""
import os
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from checks import Checks  # noqa: E402
from outputs import OUTPUTS  # noqa: E402

# Made here, since a machine has its own language at most: a decimal comma, and an i without a dot that is a letter of its own.
LOCALES = {"de_DE": ",", "tr_TR": ","}
PRINTED = {
    "table of places": ("reach", "--site", "mozdok", "--range", "9m729"),
    "places as CSV": ("reach", "--site", "mozdok", "--range", "9m729", "--csv"),
    "table of countries": ("coverage", "--site", "mozdok", "--range", "480km"),
    "claims as JSON": ("list", "claims", "--json"),
    "features of many sites": ("footprint", "--scenario", "europe-1987", "--tolerance", "10km"),
    "features": ("footprint", "--at", "68.5,-160.25,INSTITUT", "--range", "0.5..5500.25km", "--merge", "union"),
    "treaties": ("classify", "480.5km", "9m729"),
    "help": ("help", "footprint"),
}
WITH_THREADS = ("footprint", "coverage", "reach", "map")
PAGES = {"page.html": ("atlas", "--at", "54.7,20.5,INSTITUT", "--range", "500.5km")}
ORDINARY = {"LC_ALL": "C", "TZ": "UTC", "SOURCE_DATE_EPOCH": "1700000000"}


def surroundings(locales):
    """What is tried: a name, what the environment has besides, and options."""
    for locale in LOCALES:
        yield f"LC_ALL={locale}.UTF-8", {"LC_ALL": f"{locale}.UTF-8", "LOCPATH": locales}, ()
    for zone in ("Pacific/Kiritimati", "America/St_Johns"):
        yield f"TZ={zone}", {"TZ": zone}, ()
    yield "no HOME, another language list", {"HOME": "/nowhere", "LANGUAGE": "tr:de"}, ()
    for threads in ("1", "2", "7"):
        yield f"--threads {threads}", {}, ("--threads", threads)


def make_locales(folder):
    for name, point in LOCALES.items():
        subprocess.run(["localedef", "-i", name, "-f", "UTF-8", f"{folder}/{name}.UTF-8"], check=True, capture_output=True)
        env = {**os.environ, "LC_ALL": f"{name}.UTF-8", "LOCPATH": folder}
        found = subprocess.run(["locale", "decimal_point"], env=env, capture_output=True, text=True, check=True).stdout.strip()
        if found != point:
            sys.exit(f"the locale {name} was made and is not in use: its decimal point is {found!r}")


def written(program, name, command, environment, options):
    """Each file under its name, or what was printed."""
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run([program, *command, *options, *(["-o", name, "--quiet"] if name else [])], cwd=folder, capture_output=True,
                              env={**os.environ, **ORDINARY, **environment})
        if done.returncode != 0:
            sys.exit(f"{' '.join(command)}: {done.returncode} {done.stderr.decode()}")
        found = {path.name: path.read_bytes() for path in pathlib.Path(folder).iterdir()}
        return {**found, "stdout": done.stdout, "stderr": done.stderr}


def main():
    program = os.path.abspath(sys.argv[1])
    checks = Checks()
    requests = [(name, name, command) for name, command in {**OUTPUTS, **PAGES}.items()]
    requests += [(what, None, command) for what, command in PRINTED.items()]
    with tempfile.TemporaryDirectory() as locales:
        make_locales(locales)
        for what, name, command in requests:
            usual = written(program, name, command, {}, ())
            if sum(map(len, usual.values())) < 100:
                sys.exit(f"{what}: nothing was written")
            for around, environment, options in surroundings(locales):
                if options and command[0] not in WITH_THREADS:
                    continue
                found = written(program, name, command, environment, options)
                differing = [key for key in usual.keys() | found.keys() if usual.get(key) != found.get(key)]
                checks.that(not differing, f"{what}, {around}: other bytes in {', '.join(sorted(differing))}")
    checks.end()


if __name__ == "__main__":
    main()
