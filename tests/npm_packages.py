# SPDX-License-Identifier: MIT
"""Packages of npm for tests, pinned by a package-lock.json."""
import os
import pathlib
import shutil
import subprocess
import sys


def fetched(pinned, folder):
    """The folder of modules that `pinned` (with package.json and its lock) asks for, fetched once for each lock."""
    npm = shutil.which("npm")
    if not npm or not shutil.which("node"):
        sys.exit("this test needs node and npm; install them: apt-get install nodejs npm")
    pinned, folder = pathlib.Path(pinned), pathlib.Path(folder).resolve()
    stamp, lock = folder / "fetched", (pinned / "package-lock.json").read_text()
    if not stamp.exists() or stamp.read_text() != lock:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(pinned / name, folder)
        done = subprocess.run([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=folder, text=True,
                              capture_output=True, env={**os.environ, "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD": "1"})
        if done.returncode != 0:
            sys.exit(f"npm ci cannot fetch what {pinned.name} needs:\n{done.stderr[-2000:]}")
        stamp.write_text(lock)
    return folder / "node_modules"
