#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Tests the classroom page: run.py PROGRAM FOLDER [WHAT...]

WHAT is any of template, chromium, firefox, bench, soak (memory), pictures (of the documentation); without it the first three. FOLDER is where npm puts packages.
"""
import functools
import http.server
import os
import pathlib
import struct
import subprocess
import sys
import tempfile
import threading
import time
import zlib

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(HERE.parent))
import browsers  # noqa: E402
from npm_packages import fetched  # noqa: E402


def template(_, folder, work):
    """The committed template is what its sources make."""
    web = ROOT / "src/atlas/web"
    made = work / "template.html"
    subprocess.run(["node", web / "build/build.mjs", fetched(web, folder / "page"), made], check=True)
    if made.read_bytes() != (ROOT / "src/atlas/template.html").read_bytes():
        sys.exit("src/atlas/template.html is not what src/atlas/web/ makes; run scripts/update_page and commit it")


def node(program, folder, work, *arguments):
    environment = {**os.environ, "PROGRAM": str(program), "MODULES": str(fetched(HERE, folder / "tests")),
                   "CHROMIUM": browsers.chromium(), "WORK": str(work)}
    done = subprocess.run(["node", *arguments], env=environment, cwd=work)
    if done.returncode != 0:
        sys.exit(done.returncode)


def chromium(program, folder, work):
    node(program, folder, work, "--test", "--test-concurrency=1", *sorted(str(path) for path in HERE.glob("*.test.mjs")))


def bench(program, folder, work):
    node(program, folder, work, str(HERE / "bench.mjs"))


def soak(program, folder, work):
    node(program, folder, work, str(HERE / "soak.mjs"))


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


SHOWN_S = 12  # what the browser has to unpack and draw the page on a busy machine


class Frame(http.server.SimpleHTTPRequestHandler):
    """The page in a frame, and a picture that comes late: Firefox takes its own picture when all is loaded."""

    def do_GET(self):
        if self.path == "/late.svg":
            time.sleep(SHOWN_S)
            return self.answer("image/svg+xml", b'<svg xmlns="http://www.w3.org/2000/svg"/>')
        if self.path == "/":
            return self.answer("text/html", b'<style>*{margin:0;border:0}iframe{width:100vw;height:100vh}</style>'
                               b'<iframe src="page.html#' + self.server.code + b'"></iframe><img src="late.svg">')
        return super().do_GET()

    def answer(self, kind, body):
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def firefox(program, _, work):
    """Firefox draws the page, and with the engine: each picture has the size asked for and is no flat surface."""
    subprocess.run([program, "atlas", "--quiet", "-o", work / "page.html"], check=True)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Frame, directory=work))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    for half in ("learn", "draw"):
        shot, profile = work / f"{half}.png", work / f"profile-{half}"
        profile.mkdir()
        server.code = b"half=draw" if half == "draw" else b""
        subprocess.run([browsers.firefox(), "--headless", "--no-remote", "--profile", profile,
                        "--window-size=1200,900", "--screenshot", shot, f"http://127.0.0.1:{server.server_port}/"], check=True,
                       capture_output=True, timeout=180, env={**os.environ, "HOME": str(work)})
        width, height, pixels = picture(shot)
        middle = pixels[len(pixels) // 5:len(pixels) // 2]
        kinds = len({middle[i:i + 4] for i in range(0, len(middle), 97)})
        if width != 1200 or kinds < 200:
            sys.exit(f"Firefox draws no map: {width} x {height}, {kinds} kinds of pixels")
        print(f"Firefox draws the page, {half}: {kinds} kinds of pixels")
    server.shutdown()


STEPS = {"template": template, "chromium": chromium, "firefox": firefox, "bench": bench, "soak": soak,
         "pictures": pictures}


def main(program, folder, *wanted):
    for step in wanted or ("template", "chromium", "firefox"):
        with tempfile.TemporaryDirectory(prefix="rangeband-page-", ignore_cleanup_errors=True) as work:
            STEPS[step](pathlib.Path(program).resolve(), pathlib.Path(folder).resolve(), pathlib.Path(work))


if __name__ == "__main__":
    main(*sys.argv[1:])
