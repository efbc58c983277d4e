#!/usr/bin/python3
"""Installs the plugin from its zip and runs each algorithm by qgis_process: check_plugin.py PROGRAM

On good and on bad input. Debian 12's wrapper qgis_process passes an option that the program does not know; the program
behind it is asked directly.
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PROCESS = shutil.which("qgis_process.bin") or shutil.which("qgis_process")


class Session:
    def __init__(self, program, place):
        self.place = place
        profile = place / "profile"
        plugins = profile / "profiles" / "default" / "python" / "plugins"
        plugins.mkdir(parents=True)
        self.environment = {**os.environ, "QGIS_CUSTOM_CONFIG_PATH": str(profile), "QT_QPA_PLATFORM": "offscreen",
                            "XDG_RUNTIME_DIR": str(place), "PATH": f"{pathlib.Path(program).parent}:/usr/bin:/bin"}
        subprocess.run([ROOT / "scripts" / "qgis" / "package", place / "plugin.zip"], check=True, capture_output=True)
        with zipfile.ZipFile(place / "plugin.zip") as archive:
            archive.extractall(plugins)
        self.call("plugins", "enable", "rangeband")

    def call(self, *arguments, **environment):
        return subprocess.run([PROCESS, *map(str, arguments)], capture_output=True, text=True, timeout=120, cwd=self.place,
                              env={**self.environment, **environment})

    def run(self, algorithm, parameters, **environment):
        text = [f"{name}={value}" for name, value in parameters.items()]
        return self.call("run", f"rangeband:{algorithm}", "--", *text, **environment)


def good_runs(sites):
    return {
        "footprints": [{"PLACES": "48.57,46.25,Test; 10,20", "RANGE": "500..5500km"},
                       {"SITES": sites, "RANGE_COLUMN": "reach", "RANGE_UNIT": "0"},
                       {"SCENARIO": "dispute-2019", "GEOMETRY": "1", "TOLERANCE": "1km"}],
        "union": [{"SITES": sites, "RANGE": "900km", "GROUP_BY": "none"}],
        "depth": [{"SITES": sites, "RANGE": "900km"}],
        "reach": [{"CATALOGUE": "mozdok", "RANGE": "480km", "TO": "52.23,21.01,Warsaw"},
                  {"SITES": sites, "RANGE": "900km", "TARGETS": sites, "ONLY_INSIDE": "true"}],
        "coverage": [{"PLACES": "54.71,20.51,Kaliningrad", "RANGE": "480km"},
                     {"SITES": sites, "RANGE": "900km", "MERGE": "2", "GROUP_BY": "none"},
                     {"SITES": sites, "RANGE": "900km", "MERGE": "3"}],
    }


# With words of the program's that the command, which the log repeats, does not hold.
BAD_RUNS = [
    ("footprints", {"RANGE": "500"}, "nothing to do"),
    ("footprints", {"PLACES": "48.57,46.25", "RANGE": "500"}, "'500' has no unit; write 500km"),
    ("footprints", {"PLACES": "91,0", "RANGE": "5km"}, "looks like longitude and latitude swapped"),
    ("footprints", {"CATALOGUE": "kapustin-ya", "RANGE": "5km"}, "did you mean kapustin-yar?"),
    ("union", {"PLACES": "1,2", "RANGE": "5km", "GROUP_BY": "colour"}, "no column to group by is called 'colour'"),
    ("depth", {"PLACES": "1,2", "RANGE": "5km", "OPTIONS": "--sector 0..90"}, "sectors are not merged"),
    ("reach", {"PLACES": "1,2", "RANGE": "5km", "TO": "91,0"}, "--to: '91,0' looks like longitude and latitude swapped"),
    ("reach", {"PLACES": "1,2", "RANGE": "5kn", "TO": "1,3"}, "'5kn' has no unit that is known"),
    ("coverage", {"PLACES": "1,2", "RANGE": "5kn"}, "'5kn' has no unit that is known"),
    ("coverage", {"PLACES": "1,2", "RANGE": "5km", "GROUP_BY": "colour"}, "no column to group by is called 'colour'"),
]


def main(program):
    failures, passed = [], 0

    def check(holds, what):
        nonlocal passed
        passed += bool(holds)
        if not holds:
            failures.append(what)

    commands = subprocess.run([program, "--help"], capture_output=True, text=True).stdout
    with tempfile.TemporaryDirectory(prefix="rangeband-plugin-") as name:
        place = pathlib.Path(name)
        session = Session(program, place)
        sites = place / "sites.geojson"
        sites.write_text(json.dumps({"type": "FeatureCollection", "features": [
            {"type": "Feature", "properties": {"name": f"site '{i}' \u042f", "reach": 500 + i},
             "geometry": {"type": "Point", "coordinates": [5.0 * i, 60]}} for i in range(3)]}))
        listed = session.call("list").stdout
        for algorithm, runs in good_runs(sites).items():
            check(f"rangeband:{algorithm}" in listed, f"{algorithm} is not listed")
            command = algorithm if algorithm in ("reach", "coverage") else "footprint"
            if f"\n  {command} " not in commands:
                check(False, f"{algorithm} is not run: the program has no command {command}")
                continue
            for number, parameters in enumerate(runs):
                target = place / f"{algorithm}-{number}.gpkg"
                done = session.run(algorithm, {**parameters, "OUTPUT": target})
                check(done.returncode == 0 and target.exists(), f"{algorithm} {parameters}: {done.stdout}{done.stderr}")
            done = session.run(algorithm, {**runs[0], "OUTPUT": "TEMPORARY_OUTPUT"})
            check(done.returncode == 0 and "OUTPUT" in done.stdout, f"{algorithm} into a temporary file: {done.stdout}")
        help_text = session.call("help", "rangeband:footprints").stdout
        check("RANGE" in help_text and "SITES" in help_text, "help of footprints")
        for number, (algorithm, parameters, words) in enumerate(BAD_RUNS):
            target = place / f"bad-{number}.gpkg"
            done = session.run(algorithm, {**parameters, "OUTPUT": target})
            said = done.stdout + done.stderr
            check(done.returncode != 0 and words in said and not target.exists(), f"{algorithm} {parameters}: {said}")
        done = session.run("footprints", {"PLACES": "1,2", "RANGE": "5km", "OUTPUT": place / "x.gpkg"}, PATH="/usr/bin:/bin")
        check(done.returncode != 0 and "is not on PATH; install it" in done.stdout + done.stderr,
              f"a program that is missing: {done.stdout}{done.stderr}")
        done = session.run("footprints", {"PLACES": "1,2", "RANGE": "5km", "OUTPUT": place / "x.gpkg"},
                           PATH="/usr/bin:/bin", RANGEBAND_PROGRAM=program)
        check(done.returncode == 0, f"a program by its name: {done.stdout}{done.stderr}")
    print("\n".join([*failures, f"{passed} passed, {len(failures)} failed"]))
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main(str(pathlib.Path(sys.argv[1]).resolve()))
