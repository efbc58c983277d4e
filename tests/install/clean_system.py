#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Installs the Debian packages with apt in a clean system of the release that runs here, and works with them there.

    clean_system.py --build FOLDER          the packages that cpack makes of a build
    clean_system.py --package FILE.deb…     those that are there, as scripts/package makes them

debootstrap makes the smallest system that apt knows, from the mirrors that this machine's apt uses; nothing of it is left behind.
Exits 77, which ctest shows as skipped, without root, debootstrap, a mount namespace or a mirror.
"""
import argparse
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

SKIPPED = 77
ENVIRONMENT = {"PATH": "/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8", "DEBIAN_FRONTEND": "noninteractive",
               **{name: value for name, value in os.environ.items() if name.endswith("_proxy")}}
FILES = ("man/man1/rangeband.1", "man/man1/rangeband-footprint.1", "bash-completion/completions/rangeband",
         "zsh/site-functions/_rangeband", "fish/vendor_completions.d/rangeband.fish", "rangeband/claims.csv",
         "doc/rangeband/LICENSE", "qgis/python/plugins/rangeband/metadata.txt", "qgis/rangeband-qgis.zip")


def skip(reason):
    print(f"skipped: {reason}")
    sys.exit(SKIPPED)


def expect(holds, sentence):
    if not holds:
        sys.exit(f"wrong: {sentence}")


def run(*command):
    return subprocess.run([str(word) for word in command], capture_output=True, text=True, env=ENVIRONMENT,
                          stdin=subprocess.DEVNULL, cwd="/")


def must(done, otherwise):
    if done.returncode:
        otherwise(f"{' '.join(map(str, done.args))[:300]} ends with {done.returncode}:\n{(done.stdout + done.stderr)[-3000:]}")
    return done.stdout


def release():
    """The code name of what runs here: a package is built for the libraries of one release."""
    name = re.search(r"^VERSION_CODENAME=(\w+)$", pathlib.Path("/etc/os-release").read_text(encoding="utf-8"), re.MULTILINE)
    return name[1] if name else skip("this system has no code name")


def mirrors():
    """What apt reads here: (address, suite, component), without names and passwords of a private one."""
    listed = must(run("apt-get", "indextargets", "--format", "$(REPO_URI) $(CODENAME) $(COMPONENT)", "Created-By: Packages"), skip)
    return [line.split() for line in dict.fromkeys(listed.splitlines()) if re.match(r"https?://[^@]+ \S+ \S+$", line)]


class System:
    """A folder with a system of its own; what is mounted in it ends with each command."""

    def __init__(self, root, suite, sources):
        self.root = root
        base = [address for address, codename, _ in sources if codename == suite]
        if not base:
            skip(f"apt reads no mirror of {suite}")
        # The smallest system first; its mounts are in a namespace of their own.
        must(run("unshare", "--mount", "debootstrap", "--variant=minbase", suite, root, base[0]), skip)
        (root / "etc/dpkg/dpkg.cfg.d/throwaway").write_text("force-unsafe-io\n", encoding="ascii")  # no waiting for the disk
        lines = [f"deb {address} {codename} {component}" for address, codename, component in sources]
        (root / "etc/apt/sources.list").write_text("\n".join(lines) + "\n", encoding="ascii")
        must(self.run("apt-get", "update"), skip)

    def run(self, *command):
        inside = 'mount -t proc proc "$0/proc" && root=$0 && exec chroot "$root" "$@"'
        return run("unshare", "--mount", "--pid", "--fork", "sh", "-c", inside, self.root, *command)

    def must(self, *command):
        return must(self.run(*command), sys.exit)

    def user(self, *command):
        """As somebody who may not write where programs are."""
        return self.must("setpriv", "--reuid=1000", "--regid=1000", "--clear-groups", "env", "HOME=/tmp", *command)


def field_of(package, *words):
    return must(run("dpkg-deb", *words, package), sys.exit)


def check_python(system, package):
    """Without the program, and with NumPy alone."""
    folder = re.search(r"\./(\S+)/rangeband/__init__.py$", field_of(package, "--contents"), re.MULTILINE)[1]
    shutil.copy(package, system.root / "tmp/python.deb")
    system.must("apt-get", "install", "--yes", "--no-install-recommends", "/tmp/python.deb")
    asked = ("import rangeband; rangeband.write('/tmp/rings.gpkg', [(48.57, 46.25)], '500km'); "
             "print(rangeband.__version__, round(rangeband.footprint((48.57, 46.25), '500km').area_km2))")
    # Debian's interpreter looks below /usr; a build with another prefix has to be shown to it.
    printed = system.user("env", f"PYTHONPATH=/{folder}", "python3", "-c", asked)
    expect(printed.split() == [field_of(package, "--showformat=${Version}", "--show"), "784996"], f"the Python package prints {printed}")
    system.must("apt-get", "remove", "--yes", "python3-rangeband")
    expect(not (system.root / folder / "rangeband").exists(), "removed, the Python package leaves something")


def check(system, package):
    version = field_of(package, "--showformat=${Version}", "--show")
    prefix = re.search(r"\./(\S+)/bin/rangeband$", field_of(package, "--contents"), re.MULTILINE)[1]
    share = system.root / prefix / "share"
    shutil.copy(package, system.root / "tmp/rangeband.deb")
    system.must("apt-get", "install", "--yes", "/tmp/rangeband.deb")
    expect(system.user("rangeband", "--version").split() == ["rangeband", version], "another version answers")
    for file in FILES:
        expect((share / file).is_file(), f"{file} is missing")
    drawn = json.loads(system.user("rangeband", "footprint", "--site", "kapustin-yar", "--range", "inf", "--quiet"))
    expect(len(drawn["features"]) > 0, "the footprint of a catalogued site is empty")
    listed = system.user("rangeband", "list", "claims", "--csv")
    expect("9m729" in listed, f"the claims are {listed[:200]}")
    expect(re.search(rf"installed +in use: /{prefix}/share/rangeband$", system.user("rangeband", "info"), re.MULTILINE),
           "the installed tables are not in use")
    # GDAL and Cairo are loaded at their first call.
    for file, begins in (("bands.gpkg", b"SQLite format 3"), ("bands.shp", b"\0\0\x27\x0a")):
        system.user("rangeband", "footprint", "--scenario", "bands", "--quiet", "-o", f"/tmp/{file}")
        expect((system.root / "tmp" / file).read_bytes().startswith(begins), f"{file} is something else")
    system.user("rangeband", "map", "--scenario", "bands", "-o", "/tmp/bands.png")
    expect((system.root / "tmp/bands.png").read_bytes().startswith(b"\x89PNG"), "the map is no picture")
    completed = system.user("bash", "-c", f"source /{prefix}/share/bash-completion/completions/rangeband && complete -p rangeband")
    expect("rangeband" in completed, "bash knows no completion")
    system.must("apt-get", "remove", "--yes", "rangeband")
    left = [file for file in (*FILES, "../bin/rangeband") if (share / file).exists()]
    expect(not left, f"removed, it leaves {left}")


def main():
    parser = argparse.ArgumentParser()
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--build", type=pathlib.Path)
    what.add_argument("--package", type=pathlib.Path, nargs="+", default=[])
    options = parser.parse_args()
    if os.geteuid() != 0:
        skip("only root may make a system")
    for program in ("debootstrap", "unshare", "cpack", "apt-get"):
        if not shutil.which(program):
            skip(f"{program} is not installed")
    must(run("unshare", "--mount", "--pid", "--fork", "true"), skip)
    with tempfile.TemporaryDirectory(prefix="rangeband-clean-") as folder:
        folder = pathlib.Path(folder)
        packages = options.package
        if options.build:
            config = options.build.resolve() / "CPackConfig.cmake"
            must(run("cpack", "-G", "DEB", "-B", folder / "package", "--config", config), sys.exit)
            packages = (folder / "package").glob("*.deb")
        system = System(folder / "root", release(), mirrors())
        for package in packages:
            (check_python if package.name.startswith("python3-") else check)(system, package.resolve())


if __name__ == "__main__":
    main()
