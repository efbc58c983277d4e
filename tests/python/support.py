# SPDX-License-Identifier: MIT
"""Shared by the tests of the Python package."""
import doctest
import os
import pathlib
import random
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unittest

SKIPPED = 77
os.environ.pop("LD_PRELOAD", None)  # of the sanitizers' library, which the program has within itself
SEED = int(os.environ.get("RANGEBAND_SEED", random.SystemRandom().randrange(2**32)))


def needs(*names):
    """The modules; ends the test as skipped where one is missing."""
    found = []
    for name in names:
        try:
            found.append(__import__(name, fromlist=["_"]))
        except ImportError:
            print(f"skipped: {name} is not installed")
            sys.exit(SKIPPED)
    return found


def program(*arguments, folder=None):
    """What the program prints; its failure is ours."""
    done = subprocess.run([os.environ["RANGEBAND"], *map(str, arguments)], capture_output=True, text=True, cwd=folder)
    if done.returncode != 0:
        raise AssertionError(f"rangeband {' '.join(map(str, arguments))}: exit {done.returncode}: {done.stderr}")
    return done.stdout


def refusal(*arguments, folder=None):
    """The sentence with which the program refuses."""
    done = subprocess.run([os.environ["RANGEBAND"], *map(str, arguments)], capture_output=True, text=True, cwd=folder)
    assert done.returncode in (1, 2), (arguments, done)
    return done.stderr.removeprefix("rangeband: ").strip()


def geometries_of(geopackage, layer="footprints"):
    """{name: well-known binary} of a layer, without GeoPackage's own header."""
    envelope_sizes = (0, 32, 48, 48, 64)
    with sqlite3.connect(geopackage) as database:
        rows = database.execute(f"SELECT name, geom FROM {layer}").fetchall()
    found = {name: blob[8 + envelope_sizes[blob[3] >> 1 & 7]:] for name, blob in rows}
    assert len(found) == len(rows), "names are not unique"
    return found


def failures_of(title, session, replaced=()):
    """What the `pycon` blocks of a page's section print otherwise than they say, run in an empty folder."""
    code = "\n".join(re.findall(r"^```pycon\n(.*?)^```", session, flags=re.DOTALL | re.MULTILINE))
    assert ">>>" in code, title
    for shown, meant in replaced:
        assert shown in code, shown
        code = code.replace(shown, meant)
    test = doctest.DocTestParser().get_doctest(code, {}, title, None, 0)
    said = []
    before = os.getcwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE).run(test, out=said.append)
            if keep := os.environ.get("RANGEBAND_KEEP"):
                shutil.copytree(folder, keep, dirs_exist_ok=True)
        finally:
            os.chdir(before)
    return "".join(said)


def main():
    print(f"seed {SEED}")
    random.seed(SEED)
    unittest.main(argv=[sys.argv[0]], verbosity=1)


HERE = pathlib.Path(__file__).parent
