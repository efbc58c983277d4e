#!/usr/bin/env python3
"""Installs the Debian package with apt in a clean system of the release that runs here, and works with it there.

    clean_system.py --build FOLDER

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
ENVIRONMENT = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8", "DEBIAN_FRONTEND": "noninteractive",
               **{name: value for name, value in os.environ.items() if name.endswith("_proxy")}}
SHARE = "usr/share/"
FILES = ("man/man1/rangeband.1", "man/man1/rangeband-footprint.1", "bash-completion/completions/rangeband",
         "zsh/site-functions/_rangeband", "fish/vendor_completions.d/rangeband.fish", "rangeband/claims.csv",
         "doc/rangeband/LICENSE", "qgis/python/plugins/rangeband/metadata.txt")


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


def check(system, package, version):
    shutil.copy(package, system.root / "tmp/rangeband.deb")
    system.must("apt-get", "install", "--yes", "/tmp/rangeband.deb")
    expect(system.user("rangeband", "--version").split() == ["rangeband", version], "another version answers")
    for file in FILES:
        expect((system.root / SHARE / file).is_file(), f"{file} is missing")
    drawn = json.loads(system.user("rangeband", "footprint", "--site", "kapustin-yar", "--range", "inf", "--quiet"))
    expect(len(drawn["features"]) > 0, "the footprint of a catalogued site is empty")
    listed = system.user("rangeband", "list", "claims", "--csv")
    expect("9m729" in listed, f"the claims are {listed[:200]}")
    expect("/usr/share/rangeband" in re.search(r"installed +in use.*", system.user("rangeband", "info"))[0], "the tables are not in use")
    # GDAL and Cairo are loaded at their first call.
    for file, begins in (("bands.gpkg", b"SQLite format 3"), ("bands.shp", b"\0\0\x27\x0a")):
        system.user("rangeband", "footprint", "--scenario", "bands", "--quiet", "-o", f"/tmp/{file}")
        expect((system.root / "tmp" / file).read_bytes().startswith(begins), f"{file} is something else")
    system.user("rangeband", "map", "--scenario", "bands", "-o", "/tmp/bands.png")
    expect((system.root / "tmp/bands.png").read_bytes().startswith(b"\x89PNG"), "the map is no picture")
    completed = system.user("bash", "-c", "source /usr/share/bash-completion/completions/rangeband && complete -p rangeband")
    expect("rangeband" in completed, "bash knows no completion")
    system.must("apt-get", "remove", "--yes", "rangeband")
    left = [file for file in ("usr/bin/rangeband", SHARE + "rangeband", SHARE + "qgis/python/plugins/rangeband") if (system.root / file).exists()]
    expect(not left, f"removed, it leaves {left}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", type=pathlib.Path, required=True)
    build = parser.parse_args().build.resolve()
    if os.geteuid() != 0:
        skip("only root may make a system")
    for program in ("debootstrap", "unshare", "cpack", "apt-get"):
        if not shutil.which(program):
            skip(f"{program} is not installed")
    must(run("unshare", "--mount", "--pid", "--fork", "true"), skip)
    with tempfile.TemporaryDirectory(prefix="rangeband-clean-") as folder:
        folder = pathlib.Path(folder)
        must(run("cpack", "-G", "DEB", "-B", folder / "package", "--config", build / "CPackConfig.cmake"), sys.exit)
        package = next((folder / "package").glob("*.deb"))
        version = must(run("dpkg-deb", "--field", package, "Version"), sys.exit).strip()
        check(System(folder / "root", release(), mirrors()), package, version)


if __name__ == "__main__":
    main()
