#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The npm package, packed and installed from its tarball into a folder of its own, where the examples of its README run.

    package.py FOLDER    FOLDER is where npm puts d3-geo, Leaflet and the like, once for each package-lock.json
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
PACKAGE = HERE.parents[1] / "src/wasm/npm"
sys.path.insert(0, str(HERE.parent))
from checks import Checks
from npm_packages import fetched

MOST_BYTES = 600_000
BLOCK = re.compile(r"^```js ?(\w*)\n(.*?)^```$", re.M | re.S)


def run(*command, folder, **more):
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, **more)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))[:200]}: {done.stderr[-3000:] or done.stdout[-3000:]}")
    return done.stdout


def main(modules_folder):
    modules = fetched(HERE, modules_folder)
    checks = Checks()
    examples = dict(BLOCK.findall((PACKAGE / "README.md").read_text()))
    checks.equal(sorted(examples), ["", "d3", "leaflet", "maplibre"], "the examples of the README")
    version = re.search(r"project\(rangeband VERSION (\S+)", (HERE.parents[1] / "CMakeLists.txt").read_text())[1]
    checks.equal(json.loads((PACKAGE / "package.json").read_text())["version"], version, "the version of the package")
    with tempfile.TemporaryDirectory(prefix="rangeband-npm-") as folder:
        folder = pathlib.Path(folder)
        packed = json.loads(run("npm", "pack", PACKAGE, "--json", folder=folder))[0]
        print(f"{packed['filename']}: {packed['size']:,} bytes packed, {packed['unpackedSize']:,} unpacked")
        checks.that(packed["size"] <= MOST_BYTES, f"the tarball has {packed['size']} bytes, more than {MOST_BYTES}")
        names = sorted(file["path"] for file in packed["files"])
        checks.equal(names, ["NOTICE", "README.md", "engine.wasm.lzma", "lzma.js", "package.json", "rangeband.d.ts", "rangeband.js"],
                     "what is in the tarball")
        (folder / "package.json").write_text('{"private": true, "type": "module"}')
        run("npm", "install", "--offline", "--no-audit", "--no-fund", folder / packed["filename"], folder=folder)
        for name in ("d3-geo", "d3-array", "internmap"):
            (folder / "node_modules" / name).symlink_to(modules / name)

        (folder / "first.mjs").write_text(examples[""])
        said = run("node", "first.mjs", folder=folder)
        checks.that(re.match(r"885\d+\.\d+\n", said) is not None, f"the area of the band is {said[:30]!r}")
        checks.that("us-2019" in said and "'Kyiv'" in said, "claims and verdicts are printed")

        (folder / "d3.mjs").write_text(examples["d3"] + "console.log(outline);\n")
        said = run("node", "d3.mjs", folder=folder)
        checks.that(said.startswith("M") and len(said) > 500, f"d3's path is {said[:60]!r}")
        (folder / "d3-area.mjs").write_text(examples["d3"] + "import {geoArea, geoContains} from 'd3-geo';\n"
                                            "console.log(geoArea(range), geoContains(range, [46.25, 89.9]), geoContains(range, [46.25, -10]));\n")
        area, pole, south = run("node", "d3-area.mjs", folder=folder).split()
        checks.that(abs(float(area) * 6371.007**2 - 89.2e6) < 1e6 and (pole, south) == ("true", "false"),
                    f"d3 sees {area} steradians, the pole inside: {pole}, the far south inside: {south}")
        # The two that need a page are read alone.
        (folder / "leaflet.mjs").write_text(examples["leaflet"])
        (folder / "maplibre.mjs").write_text(examples["maplibre"])
        run("node", "--check", "leaflet.mjs", folder=folder)
        run("node", "--check", "maplibre.mjs", folder=folder)
    checks.end()


if __name__ == "__main__":
    main(*sys.argv[1:])
