# SPDX-License-Identifier: MIT
"""Packages of npm for tests, pinned by a package-lock.json."""
import base64
import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tarfile


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


def unpacked(pinned, folder):
    """The folder with the packages that the file `pinned` names with their digests, without what they depend on: their bundles
    need nothing. `npm ci` would bring a hundred times as much."""
    npm = shutil.which("npm") or sys.exit("this test needs node and npm; install them: apt-get install nodejs npm")
    pinned, folder = pathlib.Path(pinned), pathlib.Path(folder).resolve()
    stamp, listed = folder / "unpacked", pathlib.Path(pinned).read_text()
    if stamp.exists() and stamp.read_text() == listed:
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    digests = json.loads(listed)
    done = subprocess.run([npm, "pack", "--silent", "--ignore-scripts", *digests], cwd=folder, text=True, capture_output=True)
    if done.returncode != 0:
        sys.exit(f"npm pack cannot fetch what {pinned} names:\n{done.stderr[-2000:]}")
    for package, digest in digests.items():
        name, version = package.rsplit("@", 1)
        archive = folder / f"{name.removeprefix('@').replace('/', '-')}-{version}.tgz"
        if digest != "sha512-" + base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode():
            sys.exit(f"{package} is not what {pinned} describes")
        with tarfile.open(archive) as opened:  # every package has one folder, whatever its name
            for member in opened.getmembers():
                path = pathlib.PurePosixPath(*pathlib.PurePosixPath(member.name).parts[1:])
                if member.isfile() and ".." not in path.parts:
                    target = folder / package / path
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_bytes(opened.extractfile(member).read())
        archive.unlink()
    stamp.write_text(listed)
    return folder
