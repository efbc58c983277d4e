#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Tests the classroom page: run.py PROGRAM FOLDER [WHAT...]

WHAT is any of template, chromium, firefox, bench, pictures (of the documentation); without it the first three. FOLDER is where npm puts packages.
"""
import os
import pathlib
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(HERE.parent))
from npm_packages import fetched  # noqa: E402


def browser(*names):
    found = next((path for name in names if (path := shutil.which(name))), None)
    return found or sys.exit(f"the page's tests need {names[0]}; install it: apt-get install {names[0]}")


def template(_, folder, work):
    """The committed template is what its sources make."""
    web = ROOT / "src/atlas/web"
    made = work / "template.html"
    subprocess.run(["node", web / "build/build.mjs", fetched(web, folder / "page"), made], check=True)
    if made.read_bytes() != (ROOT / "src/atlas/template.html").read_bytes():
        sys.exit("src/atlas/template.html is not what src/atlas/web/ makes; run scripts/update_page and commit it")


def node(program, folder, work, *arguments):
    environment = {**os.environ, "PROGRAM": str(program), "MODULES": str(fetched(HERE, folder / "tests")),
                   "CHROMIUM": browser("chromium", "chromium-browser", "google-chrome"), "WORK": str(work)}
    done = subprocess.run(["node", *arguments], env=environment, cwd=work)
    if done.returncode != 0:
        sys.exit(done.returncode)


def chromium(program, folder, work):
    node(program, folder, work, "--test", "--test-concurrency=1", *sorted(str(path) for path in HERE.glob("*.test.mjs")))


def bench(program, folder, work):
    node(program, folder, work, str(HERE / "bench.mjs"))


def pictures(program, folder, work):
    node(program, folder, work, str(HERE / "pictures.mjs"))


def picture(path):
    """Width, height and the pixels' bytes of a PNG, filtered as they are: enough to see whether it is blank."""
    data, at, packed = path.read_bytes(), 8, b""
    width, height = struct.unpack(">II", data[16:24])
    while at < len(data):
        (size,) = struct.unpack(">I", data[at:at + 4])
        if data[at + 4:at + 8] == b"IDAT":
            packed += data[at + 8:at + 8 + size]
        at += size + 12
    return width, height, zlib.decompress(packed)


def firefox(program, _, work):
    """Firefox draws the page: the picture has the size asked for and is no flat surface."""
    page, shot, profile = work / "page.html", work / "firefox.png", work / "profile"
    profile.mkdir()
    subprocess.run([program, "atlas", "--quiet", "-o", page], check=True)
    subprocess.run([browser("firefox-esr", "firefox"), "--headless", "--no-remote", "--profile", profile,
                    "--window-size=1200,900", "--screenshot", shot, page.as_uri()], check=True, capture_output=True,
                   timeout=120, env={**os.environ, "HOME": str(work)})
    width, height, pixels = picture(shot)
    middle = pixels[len(pixels) // 5:len(pixels) // 2]
    kinds = len({middle[i:i + 4] for i in range(0, len(middle), 97)})
    if width != 1200 or kinds < 200:
        sys.exit(f"Firefox draws no map: {width} x {height}, {kinds} kinds of pixels")
    print(f"Firefox draws the page: {kinds} kinds of pixels")


STEPS = {"template": template, "chromium": chromium, "firefox": firefox, "bench": bench,
         "pictures": pictures}


def main(program, folder, *wanted):
    for step in wanted or ("template", "chromium", "firefox"):
        with tempfile.TemporaryDirectory(prefix="rangeband-page-", ignore_cleanup_errors=True) as work:
            STEPS[step](pathlib.Path(program).resolve(), pathlib.Path(folder).resolve(), pathlib.Path(work))


if __name__ == "__main__":
    main(*sys.argv[1:])
