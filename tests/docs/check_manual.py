#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Manual pages say what --help says, are well-formed, and their examples run as they stand.

    check_manual.py PROGRAM FOLDER_OF_PAGES
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

# What the examples read, by the names that they use.
INPUTS = {
    "bases.csv": "name,lat,lon,reach\nNorth,66.3,179,1000\nSouth,-34.6,-58.4,480\n",
    "places.csv": "name,lat,lon\nVienna,48.2083,16.3725\nBerlin,52.52,13.405\n",
    "published.geojson": '{"type":"FeatureCollection","provenance":{"program":"rangeband","version":"0.2.0"},"features":[]}',
}


def output(*command, **options):
    run = subprocess.run([str(part) for part in command], capture_output=True, text=True, **options)
    if run.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))} ends with {run.returncode}: {run.stderr}")
    return run.stdout


def words(text):
    """Text without its line breaks; a terminal's page breaks lines and has its own dashes and quotes."""
    return re.sub(r"\s+", " ", text.replace("‐", "-").replace("−", "-"))


def page(file):
    lint = subprocess.run(["mandoc", "-Tlint", "-Werror", str(file)], capture_output=True, text=True)
    if lint.returncode not in (0, 1, 2):  # 3 and above: errors
        sys.exit(f"{file.name}: {lint.stdout}{lint.stderr}")
    raw = output("mandoc", "-Tutf8", "-Owidth=1000", file)
    return words(re.sub(r".\x08", "", raw))


def check_page(program, command, pages):
    manual = page(pages / f"rangeband-{command}.1")
    explained = output(program, "help", command, "--all")
    options = set(re.findall(r"^  (?:-\w, )?(--[\w-]+)", explained, re.MULTILINE))
    if "--help" not in options:
        sys.exit(f"{command}: --help lists {options}")
    missing = [option for option in options if not re.search(rf"{option}(?![\w-])", manual)]
    if missing:
        sys.exit(f"rangeband-{command}.1 lacks {missing}")
    # Paragraph by paragraph: the description, and the explanation of each option.
    body = re.sub(r"^(  (?:-\w, )?--[\w-]+(?: \S+)?) *", r"\n\n\1\n\n", re.split(r"\n(?:Examples|Exit codes):\n", explained)[0], flags=re.MULTILINE)
    for paragraph in body.split("\n\n")[1:]:
        text = words(paragraph).strip()
        if text and not text.endswith(":") and not text.startswith("-") and text not in manual:
            sys.exit(f"rangeband-{command}.1 does not say: {text}")
    return explained


def run_examples(program, command, explained):
    examples = re.search(r"\nExamples:\n((?:  .*\n)+)", explained)
    lines = [line.strip() for line in examples[1].splitlines()] if examples else []
    for line in lines:
        with tempfile.TemporaryDirectory() as folder:
            for name, text in INPUTS.items():
                (pathlib.Path(folder) / name).write_text(text, encoding="utf-8")
            environment = dict(os.environ, PATH=f"{program.parent}:{os.environ['PATH']}")
            run = subprocess.run(["bash", "-eu", "-c", line], cwd=folder, env=environment, capture_output=True, text=True)
            if run.returncode != 0:
                sys.exit(f"{command}: {line} ends with {run.returncode}: {run.stderr}")
    return len(lines)


def main():
    program, pages = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
    general = output(program, "help")
    commands = re.findall(r"^  (\w+)  ", general.split("Commands:")[1].split("\n\n")[0], re.MULTILINE)
    commands.remove("help")
    written = {file.name for file in pages.glob("*.1")}
    expected = {"rangeband.1"} | {f"rangeband-{command}.1" for command in commands}
    if written != expected:
        sys.exit(f"pages written: {sorted(written)}; commands: {commands}")
    whole = page(pages / "rangeband.1")
    for command in commands:
        if f"rangeband-{command}(1)" not in whole:
            sys.exit(f"rangeband.1 does not name {command}")
    examples = sum(run_examples(program, command, check_page(program, command, pages)) for command in commands)
    print(f"{len(commands)} commands, {examples} examples")
    if examples < len(commands):
        sys.exit("too few examples were found")


if __name__ == "__main__":
    main()
