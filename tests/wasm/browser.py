#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The package in Chromium, from a server whose content security policy allows its own scripts and WebAssembly, and nothing else:
browser.py"""
import functools
import http.server
import json
import pathlib
import queue
import shutil
import subprocess
import sys
import tempfile
import threading

HERE = pathlib.Path(__file__).resolve().parent
PACKAGE = HERE.parents[1] / "src/wasm/npm"
sys.path.insert(0, str(HERE.parent))
import browsers
from checks import Checks

POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"
PAGE = '<!doctype html><title>rangeband</title><script type="module" src="page.js"></script>'
SCRIPT = """import {rangeband} from './rangeband.js';
const said = {refused: []};
document.addEventListener('securitypolicyviolation', (event) => said.refused.push(event.violatedDirective));
try {
    const engine = await rangeband();
    const ring = engine.footprint({at: [48.57, 46.25], range: '5500km', tolerance: '1km'});
    said.km2 = ring.features[0].properties.area_km2;
    said.systems = engine.catalog.systems.length;
    try { engine.footprint({at: [48.57, 46.25], range: '5500'}); } catch (error) { said.sentence = error.message; }
} catch (error) {
    said.failure = String(error);
}
await fetch('/said', {method: 'POST', body: JSON.stringify(said)});
"""


class Server(http.server.SimpleHTTPRequestHandler):
    def end_headers(self):
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def do_POST(self):
        self.server.said.put(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_):
        pass


def main():
    checks = Checks()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        for name in ("rangeband.js", "lzma.js", "engine.wasm.lzma"):
            shutil.copy(PACKAGE / name, folder)
        (pathlib.Path(folder) / "index.html").write_text(PAGE)
        (pathlib.Path(folder) / "page.js").write_text(SCRIPT)
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Server, directory=folder))
        server.said = queue.Queue()
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = subprocess.Popen([browsers.chromium(), "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile",
                                    f"http://127.0.0.1:{server.server_port}/"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            said = server.said.get(timeout=100)
        except queue.Empty:
            said = {"failure": "the page says nothing"}
        browser.terminate()
        browser.wait()
        server.shutdown()
    print(said)
    checks.equal(said.get("failure"), None, "failure")
    checks.equal(said.get("refused"), [], "what the policy refused")
    checks.that(abs(said.get("km2", 0) - 89_288_000) < 100_000, f"the area {said.get('km2')}")
    checks.that(said.get("systems", 0) > 20, f"{said.get('systems')} systems in the catalogue")
    checks.that("write 5500km" in said.get("sentence", ""), f"the sentence {said.get('sentence')!r}")
    checks.end()


if __name__ == "__main__":
    main()
