#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Shows a footprint over the pole on Cesium's globe and looks at its colours: run.py PROGRAM FOLDER

FOLDER is where npm puts the viewer, once for each version of package-lock.json. The same looks at a footprint elsewhere must
find fault with it, or they say nothing.
"""
import functools
import http.server
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import threading

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from checks import Checks  # noqa: E402
from npm_packages import fetched  # noqa: E402

IN_RANGE = ("pole", "antimeridian west", "antimeridian east", "greenland", "asia")
OUT_OF_RANGE = ("outside", "far outside")


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def serve(folder):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}"


def main(program, folder):
    modules = fetched(HERE, folder)
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if not browser:
        sys.exit("the globe needs a browser; install it: apt-get install chromium")
    with tempfile.TemporaryDirectory(prefix="rangeband-globe-") as name:
        place = pathlib.Path(name)
        (place / "Cesium").symlink_to(modules / "cesium" / "Build" / "Cesium")
        shutil.copy(HERE / "globe.html", place)
        draw = [program, "footprint", "--at", "48.57,46.25", "--range", "5500km", "--tolerance", "20km", "--quiet"]
        subprocess.run([*draw, "-o", place / "disc.kml"], check=True)
        subprocess.run([*draw[:2], "--at", "-48.57,46.25", *draw[4:], "-o", place / "elsewhere.kml"], check=True)
        done = subprocess.run(["node", HERE / "look.cjs", modules, serve(place), "disc.kml", "elsewhere.kml"],
                              capture_output=True, text=True, timeout=200, env={**os.environ, "CHROMIUM": browser})
        if done.returncode != 0:
            sys.exit(f"the browser failed: {done.stderr}")
    found = json.loads(done.stdout)

    def filled(file, at):
        red, green, blue, _ = found[file]["colours"][at]
        return blue - red > 30

    print(json.dumps(found))
    checks = Checks()
    for at in IN_RANGE:
        checks.that(filled("disc.kml", at), f"nothing at the {at}")
        checks.that(not filled("elsewhere.kml", at), f"a footprint around another place is taken for this one, {at}")
    for at in OUT_OF_RANGE:
        checks.that(not filled("disc.kml", at), f"filled {at}")
    checks.that(found["disc.kml"]["areas"] >= 12, f"{found['disc.kml']['areas']} wedges are shown")
    checks.end()


if __name__ == "__main__":
    main(*sys.argv[1:])
