# SPDX-License-Identifier: MIT
"""A PostgreSQL of its own in a temporary folder: no network, no database that is there already."""
import os
import pathlib
import shutil
import subprocess
import tempfile

PASSWORD = "s3cret-Pass"
PACKAGES = "postgresql-postgis (scripts/test does)"


def programs():
    """The newest server's folder of programs."""
    found = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if not found:
        raise SystemExit(f"there is no PostgreSQL to test with; install {PACKAGES}")
    return found[-1].parent


class Server:
    """Talks through a socket in its folder; everybody needs the password."""

    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="rangeband-pg-", dir="/tmp"))
        self.programs = programs()
        # PostgreSQL refuses to run as root.
        self.user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        if self.user:
            shutil.chown(self.folder, "postgres")
        self.folder.chmod(0o755)
        secret = self.folder / "password"
        secret.write_text(PASSWORD)
        self.run("initdb", "-D", self.data, "-U", "mapper", "-A", "scram-sha-256", f"--pwfile={secret}", "-E", "UTF8",
                 "--locale=C", "--no-sync")
        self.start()

    @property
    def data(self):
        return self.folder / "data"

    def run(self, program, *arguments):
        done = subprocess.run([*self.user, self.programs / program, *map(str, arguments)], cwd=self.folder,
                              capture_output=True, text=True, stdin=subprocess.DEVNULL)
        if done.returncode != 0:
            raise SystemExit(f"{program} failed: {done.stdout}{done.stderr}")

    def start(self):
        self.run("pg_ctl", "-D", self.data, "-l", self.folder / "log", "-w", "start", "-o",
                 f"-c listen_addresses='' -c unix_socket_directories={self.folder} -c fsync=off")

    def stop(self, how="fast"):
        self.run("pg_ctl", "-D", self.data, "-w", "stop", "-m", how)

    def target(self, database, password=PASSWORD):
        return f"PG:host={self.folder} user=mapper dbname={database} password='{password}'"

    def psql(self, database, sql):
        """What psql prints, or a failure of the test."""
        done = subprocess.run(["psql", "-h", self.folder, "-U", "mapper", "-d", database, "-AtX", "-v", "ON_ERROR_STOP=1"],
                              env={**os.environ, "PGPASSWORD": PASSWORD}, input=sql, capture_output=True, text=True)
        if done.returncode != 0:
            raise AssertionError(f"psql: {done.stderr}")
        return done.stdout.strip()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        subprocess.run([*self.user, self.programs / "pg_ctl", "-D", self.data, "-m", "immediate", "stop"],
                       capture_output=True, cwd="/")
        shutil.rmtree(self.folder, ignore_errors=True)
