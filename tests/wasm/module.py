#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The committed module is what scripts/update_engine makes of these sources, where the same Emscripten is at hand: module.py"""
import hashlib
import lzma
import pathlib
import shutil
import subprocess
import sys
import tempfile

TREE = pathlib.Path(__file__).resolve().parents[2]
EMSCRIPTEN = "3.1.6"
COMMITTED = TREE / "src/wasm/npm/engine.wasm.lzma"


def hash_of(path):
    return hashlib.sha256(lzma.decompress(path.read_bytes())).hexdigest()


def main():
    version = subprocess.run(["em++", "--version"], capture_output=True, text=True).stdout if shutil.which("em++") else ""
    if f" {EMSCRIPTEN} " not in version.split("\n")[0]:
        print(f"needs Emscripten {EMSCRIPTEN}, as Debian 12 has it; here is {version.split(chr(10))[0] or 'none'}")
        sys.exit(77)
    with tempfile.TemporaryDirectory() as folder:
        made = pathlib.Path(folder) / "engine.wasm.lzma"
        subprocess.run([TREE / "scripts/update_engine", made], check=True)
        built, committed = hash_of(made), hash_of(COMMITTED)
    print(f"built {built}, committed {committed}")
    sys.exit(0 if built == committed else "the module is not of these sources; run scripts/update_engine")


if __name__ == "__main__":
    main()
