#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A clean Debian in a folder, made by debootstrap from the mirrors that apt of this machine reads.

    debian.py SUITE FOLDER COMMAND…

runs each COMMAND there in bash, as root, in a fresh copy of this repository's sources in /src. A FOLDER that holds a system already is
used again. Exits 77, which ctest shows as skipped, without root, debootstrap, a mount namespace or a mirror.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys

SKIPPED = 77
ROOT = pathlib.Path(__file__).resolve().parent.parent
ENVIRONMENT = {"PATH": "/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8", "DEBIAN_FRONTEND": "noninteractive",
               "HOME": "/root", "TERM": "dumb",
               **{name: value for name, value in os.environ.items() if name.endswith("_proxy") or name == "SOURCE_DATE_EPOCH"}}


def skip(reason):
    print(f"skipped: {reason}")
    sys.exit(SKIPPED)


def run(*command):
    return subprocess.run([str(word) for word in command], capture_output=True, text=True, env=ENVIRONMENT,
                          stdin=subprocess.DEVNULL, cwd="/", check=False)


def must(done, otherwise=sys.exit):
    if done.returncode:
        otherwise(f"{' '.join(map(str, done.args))[:300]} ends with {done.returncode}:\n{(done.stdout + done.stderr)[-3000:]}")
    return done.stdout


def here():
    """The code name of what runs here: a package is built for the libraries of one release."""
    name = re.search(r"^VERSION_CODENAME=(\w+)$", pathlib.Path("/etc/os-release").read_text(encoding="utf-8"), re.MULTILINE)
    return name[1] if name else skip("this system has no code name")


def sources_of(suite):
    """What apt reads here of that release: (address, suite, component), without names and passwords of a private mirror. Of another
    release the main part, from the same mirror."""
    listed = must(run("apt-get", "indextargets", "--format", "$(REPO_URI) $(CODENAME) $(COMPONENT)", "Created-By: Packages"), skip)
    found = [line.split() for line in dict.fromkeys(listed.splitlines()) if re.match(r"https?://[^@]+ \S+ \S+$", line)]
    if suite != here():
        return [(address, suite, "main") for address, *_ in found if address.rstrip("/").endswith("/debian")][:1]
    return found


class System:
    """A folder with a system of its own; what is mounted in it ends with each command."""

    def __init__(self, root, suite):
        self.root = pathlib.Path(root)
        if os.geteuid() != 0:
            skip("only root may make a system")
        for program in ("debootstrap", "unshare", "apt-get"):
            if not shutil.which(program):
                skip(f"{program} is not installed")
        must(run("unshare", "--mount", "--pid", "--fork", "true"), skip)
        if not (self.root / "etc/apt/sources.list").exists():
            self._make(suite)

    def _make(self, suite):
        sources = sources_of(suite)
        base = [address for address, codename, _ in sources if codename == suite]
        if not base:
            skip(f"apt reads no mirror of {suite}")
        # The smallest system first; its mounts are in a namespace of their own.
        must(run("unshare", "--mount", "debootstrap", "--variant=minbase", "--include=ca-certificates", suite, self.root, base[0]), skip)
        (self.root / "etc/dpkg/dpkg.cfg.d/throwaway").write_text("force-unsafe-io\n", encoding="ascii")  # no waiting for the disk
        lines = [f"deb {address} {codename} {component}" for address, codename, component in sources]
        (self.root / "etc/apt/sources.list").write_text("\n".join(lines) + "\n", encoding="ascii")
        must(self.run("apt-get", "update"), skip)

    def entered(self, *command, mounts=""):
        """The command line that runs a command inside."""
        # A mount of its own, so that tests in it may make their mounts private.
        inside = f'mount --bind "$0" "$0" && mount -t proc proc "$0/proc" && {mounts} root=$0 && exec chroot "$root" "$@"'
        return ["unshare", "--mount", "--pid", "--fork", "sh", "-c", inside, str(self.root), *map(str, command)]

    def run(self, *command):
        return run(*self.entered(*command))

    def must(self, *command):
        return must(self.run(*command))

    def shown(self, script):
        """Runs a script of bash in the copy of the sources; what it prints is seen."""
        print(f"+ {script.strip()}", flush=True)
        command = self.entered("bash", "-ec", f"cd /src\n{script}", mounts='mount -t tmpfs tmp "$0/tmp" && mount -t devpts -o ptmxmode=666 devpts "$0/dev/pts" && ln -sfn pts/ptmx "$0/dev/ptmx" &&')
        done = subprocess.run(command, env=ENVIRONMENT, stdin=subprocess.DEVNULL, check=False)
        if done.returncode:
            sys.exit(f"exit {done.returncode}: {script.strip()}")

    def copy_sources(self):
        """What is in the repository, as it stands, and nothing else; what a build left in /src/build and /src/out stays."""
        names = must(run("git", "-c", f"safe.directory={ROOT}", "-C", ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard"))
        target = self.root / "src"
        for old in target.iterdir() if target.is_dir() else ():
            if old.name in ("build", "out"):
                continue
            shutil.rmtree(old) if old.is_dir() and not old.is_symlink() else old.unlink()
        for name in filter(None, names.split("\0")):
            if (ROOT / name).is_file():
                (target / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / name, target / name)


def main(suite, folder, *scripts):
    system = System(pathlib.Path(folder).resolve(), suite)
    system.copy_sources()
    for script in scripts:
        system.shown(script)


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
