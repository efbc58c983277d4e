#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A picture is the same whatever other fonts a machine has: fonts.py PROGRAM

Two machines are made of fontconfig's files: one has the DejaVu fonts alone; the other also has families called Noto Sans and Noto Sans
CJK SC (DejaVu Serif by another name, so that a letter taken from them changes the picture) and prefers them.
"""
import os
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from checks import Checks  # noqa: E402

CONFIG = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir>{more}</fontconfig>"""
RENAMED = """<match target="scan"><test name="family"><string>DejaVu Serif</string></test>
<edit name="family" mode="assign"><string>Noto Sans</string><string>Noto Sans CJK SC</string></edit></match>"""
PREFERRED = """<match target="pattern"><edit name="family" mode="append" binding="weak"><string>Noto Sans</string></edit></match>
<alias><family>sans-serif</family><prefer><family>Noto Sans</family></prefer></alias>"""
REJECTED = "<selectfont><rejectfont><glob>*Serif*</glob></rejectfont></selectfont>"
MAPS = {"de": ("--site", "kapustin-yar", "--range", "9m729", "--language", "de"),
        "ru": ("--scenario", "europe-1987", "--language", "ru"),
        "names": ("--at", "48.57,45.9,Ελλάδα · العربية · Հայաստան", "--range", "500km")}
BOXES = ("--at", "48,45,Here", "--range", "500km", "--mark", "49,46,ประเทศไทย", "--mark", "47,44,北京", "--mark", "48,47,भारत")


def main(program):
    checks = Checks()
    sans = subprocess.run(["fc-match", "-f", "%{file}", "DejaVu Sans Condensed"], capture_output=True, text=True, check=True).stdout
    checks.that("DejaVu" in sans, f"the DejaVu fonts are installed: {sans}")
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)

        def draw(machine, more, kind, options):
            config = folder / f"{machine}.conf"
            config.write_text(CONFIG.format(fonts=pathlib.Path(sans).parent, cache=folder / machine, more=more))
            target = folder / f"{machine}.{kind}"
            run = subprocess.run([program, "map", *options, "--size", "800x600", "-o", target, "--overwrite"],
                                 env=os.environ | {"FONTCONFIG_FILE": str(config)}, capture_output=True, text=True)
            checks.that(run.returncode == 0, f"{machine} {kind}: {run.stderr}")
            said = "".join(line + "\n" for line in run.stderr.splitlines() if ": wrote " not in line)
            return target.read_bytes(), said

        for name, options in MAPS.items():
            for kind in ("png", "pdf"):
                alone, said = draw("dejavu", REJECTED, kind, options)
                other, _ = draw("noto", RENAMED + PREFERRED, kind, options)
                checks.that(alone == other, f"{name}.{kind}: the same bytes where other fonts are installed and preferred")
                checks.that(not said, f"{name}.{kind}: nothing is amiss with DejaVu alone: {said}")
        _, said = draw("dejavu", REJECTED, "png", BOXES)
        for word in ("Chinese", "Devanagari", "Thai", "fonts-noto-cjk", "fonts-noto-core"):
            checks.that(word in said, f"the warning names {word}: {said}")
        checks.that(said.count("\n") == 1, f"it is one line: {said}")
    checks.end()


if __name__ == "__main__":
    main(sys.argv[1])
