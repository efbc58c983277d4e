#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Installs the plugin from its zip and runs each algorithm by qgis_process, once well and once badly:
check_plugin.py PROGRAM

A start of QGIS takes seconds; what else there is to ask of the algorithms, check_algorithms.py asks in one process.
Debian 12's wrapper qgis_process passes an option that the program does not know; the program behind it is asked directly.
"""
import concurrent.futures
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import plugin_runs
from session import Checks, unpack_plugin

PROCESS = shutil.which("qgis_process.bin") or shutil.which("qgis_process")
BARE = "/usr/bin:/bin"


class Session:
    def __init__(self, program, place):
        self.place = place
        profile = place / "profile"
        unpack_plugin(place, profile / "profiles" / "default" / "python" / "plugins")
        self.environment = {**os.environ, "QGIS_CUSTOM_CONFIG_PATH": str(profile), "QT_QPA_PLATFORM": "offscreen",
                            "XDG_RUNTIME_DIR": str(place), "PATH": f"{pathlib.Path(program).parent}:{BARE}"}
        self.call("plugins", "enable", "rangeband")

    def call(self, *arguments, **environment):
        return subprocess.run([PROCESS, *map(str, arguments)], capture_output=True, text=True, timeout=200, cwd=self.place,
                              env={**self.environment, **environment})

    def run(self, algorithm, parameters, **environment):
        text = [f"{name}={value}" for name, value in parameters.items()]
        return self.call("run", f"rangeband:{algorithm}", "--", *text, **environment)


def good(session, checks, algorithm, parameters):
    target = session.place / f"{algorithm}.gpkg"
    done = session.run(algorithm, {**parameters, "OUTPUT": target})
    checks.that(done.returncode == 0 and target.exists(), f"{algorithm} {parameters}: {done.stdout}{done.stderr}")


def bad(session, checks, algorithm, parameters, words):
    target = session.place / f"bad-{algorithm}.gpkg"
    done = session.run(algorithm, {**parameters, "OUTPUT": target})
    said = done.stdout + done.stderr
    checks.that(done.returncode != 0 and words in said and not target.exists(), f"{algorithm} {parameters}: {said}")


def missing(session, checks):
    target = session.place / "missing.gpkg"
    done = session.run("footprints", {"PLACES": "1,2", "RANGE": "5km", "OUTPUT": target}, PATH=BARE)
    checks.that(done.returncode != 0 and "is not on PATH; install it" in done.stdout + done.stderr,
                f"a program that is missing: {done.stdout}{done.stderr}")


def helped(session, checks):
    text = session.call("help", "rangeband:footprints").stdout
    checks.that("RANGE" in text and "SITES" in text, f"help of footprints: {text}")


def main(program):
    checks = Checks()
    with tempfile.TemporaryDirectory(prefix="rangeband-plugin-") as name:
        place = pathlib.Path(name)
        session = Session(program, place)
        runs = plugin_runs.good_runs(plugin_runs.write_sites(place))
        with concurrent.futures.ThreadPoolExecutor(2) as two:
            waiting = [two.submit(good, session, checks, algorithm, runs[algorithm][0][0])
                       for algorithm in plugin_runs.ALGORITHMS]
            waiting += [two.submit(bad, session, checks, algorithm, *of_it)
                        for algorithm, of_it in plugin_runs.first_bad_runs().items()]
            waiting += [two.submit(missing, session, checks), two.submit(helped, session, checks)]
            for one in waiting:
                one.result()
    checks.end()


if __name__ == "__main__":
    main(str(pathlib.Path(sys.argv[1]).resolve()))
