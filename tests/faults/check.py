#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What the world does to a program while it writes, done for real: nothing may be lost and nothing half may appear.

    check.py PROGRAM environment|full-disk|file-size|read-only|signals|pipes|truncated|memory

A file that stood there before stays as it was, byte for byte; no temporary file is left (but after SIGKILL, which nobody can
catch); a failure is one sentence that names the file, with the exit code of the contract.
"""
import ctypes
import json
import os
import pathlib
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from checks import Checks  # noqa: E402
from outputs import BANDS, OUTPUTS  # noqa: E402

SEED = int(os.environ.get("RANGEBAND_SEED", "20261124"))
OLD = b"what stood there before"
PROGRAM = None
checks = Checks()


def run(*arguments, **options):
    return subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, errors="replace", timeout=300, **options)


def contents(folder):
    return {path.name: path.read_bytes() for path in pathlib.Path(folder).iterdir() if path.is_file()}


def is_one_sentence(done, file):
    """`rangeband: FILE: what happened`, and no second line. FILE may be what stands beside it, `bands.qml`."""
    text = done.stderr
    return text.startswith("rangeband: ") and f"{pathlib.Path(file).stem}." in text and text.count("\n") == 1


def expected(name, command, folder):
    """All files that the command writes under a name where nothing is in its way."""
    done = run(*command, "-o", name, "--quiet", cwd=folder)
    if done.returncode != 0:
        sys.exit(f"{name}: {done.returncode} {done.stderr}")
    return contents(folder)


def untouched_or_complete(folder, name, whole, what):
    """The old file alone, or all that is expected."""
    found = contents(folder)
    if found == {name: OLD}:
        return False
    checks.that(found.keys() == whole.keys(), f"{what}: files {sorted(found)}")
    checks.that(all(found.get(key) == data for key, data in whole.items()), f"{what}: other bytes than usual")
    return True


def each_output(visit):
    for name, command in OUTPUTS.items():
        with tempfile.TemporaryDirectory() as folder:
            visit(name, command, expected(name, command, folder))


# Disks.

CLONE_NEWNS = 0x00020000


def enter_own_mounts():
    """A file system of a few kilobytes needs the right to mount; without it nothing can be said, and ctest shows that."""
    if ctypes.CDLL(None, use_errno=True).unshare(CLONE_NEWNS) == 0:
        subprocess.run(["mount", "--make-rprivate", "/"], check=True)
        return
    if os.environ.get("RANGEBAND_UNSHARED") is None:
        os.environ["RANGEBAND_UNSHARED"] = "1"
        os.execvp("unshare", ["unshare", "--map-root-user", "--mount", sys.executable, *sys.argv])
    print("nobody here may mount a file system: not tried")
    sys.exit(77)


class SmallDisk:
    def __init__(self, folder, bytes_):
        self.folder, self.bytes = folder, bytes_

    def __enter__(self):
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={self.bytes}", "none", self.folder], check=True)
        return self

    def __exit__(self, *_):
        subprocess.run(["umount", self.folder], check=True)

    def forbid_writing(self):
        subprocess.run(["mount", "-o", "remount,ro", self.folder], check=True)


def full_disk():
    enter_own_mounts()
    page = 4096

    def one(name, command, whole):
        needed = sum(-(-len(data) // page) * page for data in whole.values())
        full = 0
        for share in (0.0, 0.1, 0.3, 0.5, 0.8, 0.95, 1.0, 5.0):
            size = page + int(share * needed) // page * page + (1_000_000 if share > 1 else 0)
            what = f"{name} with {size} of {needed} bytes"
            with tempfile.TemporaryDirectory() as folder, SmallDisk(folder, size):
                (pathlib.Path(folder) / name).write_bytes(OLD)
                done = run(*command, "-o", name, "--overwrite", "--quiet", cwd=folder)
                complete = untouched_or_complete(folder, name, whole, what)
                if complete:
                    checks.that(done.returncode == 0, f"{what}: complete, and {done.returncode} {done.stderr}")
                    continue
                full += 1
                checks.that(share < 5, f"{what}: there was room enough: {done.stderr}")
                checks.that(done.returncode == 1, f"{what}: {done.returncode}")
                checks.that(is_one_sentence(done, name) and "no space left" in done.stderr, f"{what}: {done.stderr}")
        checks.that(full >= 5, f"{name}: the disk was full only {full} times")
        return full

    each_output(one)


def read_only():
    enter_own_mounts()

    def one(name, command, _):
        with tempfile.TemporaryDirectory() as folder, SmallDisk(folder, 1 << 20) as disk:
            (pathlib.Path(folder) / name).write_bytes(OLD)
            disk.forbid_writing()
            done = run(*command, "-o", name, "--overwrite", cwd=folder)
            checks.that(contents(folder) == {name: OLD}, f"{name}: {sorted(contents(folder))}")
            checks.that(done.returncode == 1 and is_one_sentence(done, name), f"{name}: {done.returncode} {done.stderr}")
            checks.that(folder not in done.stderr, f"{name}: a path that nobody typed: {done.stderr}")

    each_output(one)


def file_size():
    """`ulimit -f`, whose signal nobody expects."""

    def one(name, command, whole):
        most = max(len(data) for data in whole.values())
        for limit in (0, 1000, most // 3, most * 9 // 10):
            what = f"{name} of at most {limit} bytes"
            with tempfile.TemporaryDirectory() as folder:
                (pathlib.Path(folder) / name).write_bytes(OLD)
                done = run(*command, "-o", name, "--overwrite", "--quiet", cwd=folder,
                           preexec_fn=lambda limit=limit: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
                checks.that(contents(folder) == {name: OLD}, f"{what}: {sorted(contents(folder))}")
                checks.that(done.returncode == 1 and is_one_sentence(done, name), f"{what}: {done.returncode} {done.stderr}")

    each_output(one)


# Signals.


def many_sites(folder, count):
    source = random.Random(SEED)
    path = pathlib.Path(folder) / "many.csv"
    rows = (f"{i},{source.uniform(-90, 90):.5f},{source.uniform(-180, 180):.5f}\n" for i in range(count))
    path.write_text("name,lat,lon\n" + "".join(rows))
    return path


def signals():
    source = random.Random(SEED)
    slow = {"many.geojson": 10_000, "many.gpkg": 250, "many.shp": 250, "many.fgb": 500, "many.kmz": 125}
    for name, count in slow.items():
        with tempfile.TemporaryDirectory() as data, tempfile.TemporaryDirectory() as folder:
            sites = many_sites(data, count)
            command = ["footprint", "--sites", str(sites), "--range", "500,5500km", "-o", name, "--overwrite", "--quiet"]
            begun = time.monotonic()
            whole = expected(name, command[:5], folder)
            takes = time.monotonic() - begun
            ended = 0
            for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL):
                for _ in range(2):
                    for path in pathlib.Path(folder).iterdir():
                        shutil.rmtree(path) if path.is_dir() else path.unlink()
                    (pathlib.Path(folder) / name).write_bytes(OLD)
                    process = subprocess.Popen([PROGRAM, *command], cwd=folder, stderr=subprocess.PIPE, text=True)
                    wait = source.uniform(0.0, 0.9 * takes)
                    what = f"{name}, {signal.Signals(number).name} after {wait:.3f} s of {takes:.3f} s (seed {SEED})"
                    time.sleep(wait)
                    process.send_signal(number)
                    _, said = process.communicate(timeout=300)
                    if number == signal.SIGKILL:
                        left = {path.name for path in pathlib.Path(folder).iterdir()} - whole.keys()
                        checks.that(all(each.startswith(".") and ".rangeband-" in each for each in left), f"{what}: left {left}")
                        old = (pathlib.Path(folder) / name).read_bytes()
                        checks.that(old in (OLD, whole[name]), f"{what}: half a file")
                        done = run(*command, cwd=folder)
                        checks.that(done.returncode == 0, f"the run after {what}: {done.returncode} {done.stderr}")
                        found = contents(folder)
                        checks.that(all(found.get(key) == value for key, value in whole.items()), f"other bytes after {what}")
                        ended += process.returncode == -number
                        continue
                    complete = untouched_or_complete(folder, name, whole, what)
                    temporaries = [path.name for path in pathlib.Path(folder).iterdir() if ".rangeband-" in path.name]
                    checks.that(not temporaries, f"{what}: left {temporaries}")
                    checks.that(complete or process.returncode == -number, f"{what}: {process.returncode} {said}")
                    checks.that(said == "", f"{what}: said {said}")
                    ended += process.returncode == -number
            checks.that(ended > 0, f"{name}: none of 8 runs was stopped in the middle")


def pipes():
    """`| head`: a death by the signal of a closed pipe, or one sentence and the code of an output that is not complete."""
    commands = (("footprint", "--scenario", "europe-1987"), ("reach", "--site", "mozdok", "--range", "480km", "--cities", "all", "--csv"),
                ("list", "cities"), ("list", "cities", "--json"), ("footprint", "--help"),
                ("footprint", "--scenario", "europe-1987", "-f", "KML"), ("coverage", "--scenario", "europe-1987", "--csv"))
    for command in commands:
        for ignored in (False, True):
            process = subprocess.Popen([PROGRAM, *command, *([] if "--help" in command or command[0] == "list" else ["--quiet"])],
                                       stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, restore_signals=not ignored)
            process.stdout.read(10)
            process.stdout.close()
            said = process.stderr.read()
            code = process.wait(timeout=300)
            what = f"{' '.join(command)} | head, signal {'ignored' if ignored else 'as usual'}"
            checks.that(code in ((0, 1) if ignored else (0, 1, -signal.SIGPIPE)), f"{what}: {code} {said}")
            checks.that(said.count("\n") <= 1 and (code == 1) == (said != ""), f"{what}: {code} {said}")


# Sources and memory.


def truncated():
    """A source that ends too early is an error, never a crash, and never passes for the whole where its format can tell."""
    knows_its_length = {"gpkg", "shp", "geojson", "kml", "sqlite"}
    with tempfile.TemporaryDirectory() as folder:
        many = many_sites(folder, 300)
        for kind in ("csv", "geojson", "geojsonl", "gpkg", "shp", "kml", "fgb", "sqlite", "gml"):
            whole = pathlib.Path(folder) / f"whole.{kind}"
            if kind == "csv":
                whole.write_bytes(many.read_bytes())
            else:
                done = run("footprint", "--sites", str(many), "--range", "10km", "--tolerance", "1km", "-o", str(whole), "--quiet")
                checks.that(done.returncode == 0, f"{kind}: {done.stderr}")
            data = whole.read_bytes()
            for k in range(20):
                cut = pathlib.Path(folder) / f"cut.{kind}"
                for beside in pathlib.Path(folder).glob("whole.*"):
                    if beside.suffix != f".{kind}" and kind == "shp":
                        (pathlib.Path(folder) / f"cut{beside.suffix}").write_bytes(beside.read_bytes())
                length = len(data) * k // 20
                cut.write_bytes(data[:length])
                out = pathlib.Path(folder) / "out.geojson"
                out.unlink(missing_ok=True)
                done = run("footprint", "--sites", str(cut), "--range", "10km", "--tolerance", "1km", "-o", str(out), "--quiet",
                           *(["--layer", "footprints"] if kind in ("gpkg", "kml") else []))
                what = f"{kind} cut to {length} of {len(data)} bytes"
                checks.that(done.returncode in (0, 1), f"{what}: {done.returncode} {done.stderr}")
                checks.that(out.exists() == (done.returncode == 0), f"{what}: {done.returncode}, file {out.exists()}")
                if done.returncode == 0:
                    checks.that(kind not in knows_its_length, f"{what}: taken for the whole, {len(json.loads(out.read_text())['features'])} rows")
                    json.loads(out.read_text())
                else:
                    checks.that(done.stderr.startswith("rangeband: ") and f"cut.{kind}" in done.stderr, f"{what}: {done.stderr}")


def memory():
    """`ulimit -v`: a sentence and an exit code, no crash, no half file."""
    site = ("--site", "mozdok", "--range", "500..5500km", "--language", "ru")
    cases = {"map.png": ("map", *site), "map.svg": ("map", *site), "map.pdf": ("map", *site),
             "bands.geojson": BANDS, "bands.gpkg": BANDS,
             "depth.shp": ("footprint", "--scenario", "europe-1987", "--merge", "depth", "--group-by", "none"),
             "reach.csv": ("reach", "--site", "mozdok", "--range", "480km", "--cities", "all"),
             "countries.csv": ("coverage", "--scenario", "europe-1987"), "countries.geojson": ("coverage", "--scenario", "europe-1987")}
    for name, command in cases.items():
        short = 0
        for megabytes in (15, 20, 30, 40, 60, 80, 100, 130, 160, 200, 300, 600):
            what = f"{name} in {megabytes} MB"
            with tempfile.TemporaryDirectory() as folder:
                (pathlib.Path(folder) / name).write_bytes(OLD)
                limit = megabytes << 20
                done = run(*command, "-o", name, "--overwrite", "--quiet", cwd=folder,
                           preexec_fn=lambda limit=limit: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)))
                if done.returncode == 127:
                    continue  # the loader did not get as far as the program
                aborted = command[0] == "map" and done.returncode < 0  # by GLib, which knows no other end without memory
                checks.that(done.returncode in (0, 1, 70) or aborted, f"{what}: {done.returncode} {done.stderr}")
                if done.returncode == 0:
                    continue
                short += 1
                checks.that(contents(folder) == {name: OLD}, f"{what}: {sorted(contents(folder))}")
                if aborted:
                    continue
                checks.that(done.stderr.startswith("rangeband: ") and "memory" in done.stderr, f"{what}: {done.returncode} {done.stderr}")
        # What is drawn and written by the program alone needs little more than the loader does.
        checks.that(short > 0 or name == "bands.geojson", f"{name}: memory was never short")


def environment():
    """An entry without `=`, which only another program's bug can put there, named like one of GDAL's."""
    libc = ctypes.CDLL(None)
    words = [PROGRAM, "list", "formats", "--csv"]
    arguments = (ctypes.c_char_p * (len(words) + 1))(*(word.encode() for word in words), None)
    variables = (ctypes.c_char_p * 3)(b"GDAL_ODD", b"OGR_ODD=1", None)
    child = os.fork()
    if child == 0:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        libc.execve(PROGRAM.encode(), arguments, variables)
        os._exit(99)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    checks.that(code == 0, f"an entry without '=' in the environment: exit {code}")


CASES = {"environment": environment, "full-disk": full_disk, "file-size": file_size, "read-only": read_only, "signals": signals, "pipes": pipes,
         "truncated": truncated, "memory": memory}


def main():
    global PROGRAM
    PROGRAM, case = sys.argv[1], sys.argv[2]
    PROGRAM = os.path.abspath(PROGRAM)
    CASES[case]()
    print(f"{case}, seed {SEED}")
    checks.end()


main()
