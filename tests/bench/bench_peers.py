# SPDX-License-Identifier: MIT
"""Us beside what people use for the same: GeographicLib, pyproj with shapely, geopandas, PostGIS, S2, Boost.Geometry, turf.

Each peer is a process of its own with one protocol (peers/peer.hpp) and times itself: CPU seconds, of PostGIS the server's
clock. Rounds go from peer to peer by turns; figures are medians. What a peer draws is judged by GeographicLib
(peers/drawn_error.cpp). A peer that is missing here is said to be missing.
"""
import dataclasses
import math
import pathlib
import random
import select
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import npm_packages  # noqa: E402

ROUNDS = 5
LEAST_S = 0.05  # of one timing
PATIENCE_S = 120
WANTED_M = 100  # the accuracy at which all are compared, and our default
STEPS = [16 * 2 ** (k // 2) * (3 if k % 2 else 2) // 2 for k in range(20)]  # 16, 24, 32, 48 … 12,288
CASES = [(lat, 46.25, km) for lat in (0.0, 48.57, 88.0) for km in (480, 5500)]
UNIONS = (100, 1_000, 10_000)
UNION_SEGMENTS = 360
CORNERS = (1_000, 10_000, 100_000)  # of a polygon to buffer


def times(ratio):
    return f"{ratio:.1f}x" if ratio < 10 else f"{ratio:,.0f}x"


class Failed(Exception):
    pass


@dataclasses.dataclass
class Judged:
    """What drawn_error says."""
    vertices: int
    polygons: int
    holes: int
    error_m: float
    jumps: int
    outside: bool
    valid: bool
    area_off: float

    def shape(self):
        faults = [word for word, found in (("invalid", not self.valid), ("jumps", self.jumps), ("beyond ±180", self.outside)) if found]
        return ", ".join(faults) or "valid"


class Process:
    """Asked a line, answers a line; started when it is first asked, and anew after it was too slow."""

    def __init__(self, command):
        self.command, self.process = command, None

    def ask(self, *words):
        if not self.process:
            self.process = subprocess.Popen([str(word) for word in self.command], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                            stderr=subprocess.DEVNULL, text=True)
        self.process.stdin.write(" ".join(map(str, words)) + "\n")
        self.process.stdin.flush()
        if not select.select([self.process.stdout], [], [], PATIENCE_S)[0]:
            self.process.terminate()
            self.stop()
            raise Failed(f"more than {PATIENCE_S} s")
        said = self.process.stdout.readline().strip()
        if not said or said.startswith("error"):
            if not said:
                self.stop()
            raise Failed("fails")
        return said

    def stop(self):
        if self.process:
            self.process.stdin.close()
            self.process.wait()  # a server is stopped, and its folder removed, by its own program
            self.process = None


@dataclasses.dataclass
class Peer:
    name: str
    command: list
    tunable: bool = True  # by a number of segments
    decides: bool = True
    buffers: bool = False  # polygons
    largest_union: int = max(UNIONS)

    def __post_init__(self):
        self.process = Process(self.command)

    def seconds(self, *words):
        return float(self.process.ask(*words))


def importable(*modules):
    return subprocess.run([sys.executable, "-c", "import " + ", ".join(modules)], capture_output=True).returncode == 0


def every_peer(build, folder):
    """Us first; of each other one whether it is here, and what would bring it."""
    def program(name):
        return build / f"tests/bench/peers/peer_{name}"

    yield Peer("rangeband", [program("rangeband")], tunable=False, buffers=True), True, ""
    yield Peer("GeographicLib + GEOS", [program("geographiclib")]), program("geographiclib").exists(), "libgeos-dev"
    python = [sys.executable, HERE / "peers/in_python.py"]
    yield (Peer("pyproj + shapely", [*python, "pyproj"]), importable("pyproj", "shapely", "numpy"),
           f"python3-pyproj and python3-shapely for {sys.executable}")
    yield (Peer("geopandas, buffer in aeqd", [*python, "geopandas"], decides=False, buffers=True, largest_union=1_000), importable("geopandas"),
           f"python3-geopandas for {sys.executable}")
    postgis = any(pathlib.Path("/usr/share/postgresql").glob("*/extension/postgis.control"))
    yield Peer("PostGIS geography", [sys.executable, HERE / "peers/in_postgis.py"], buffers=True), postgis, "postgresql-postgis"
    yield Peer("S2", [program("s2")]), program("s2").exists(), "libs2-dev"
    yield Peer("Boost.Geometry", [program("boost")], largest_union=100), program("boost").exists(), "libboost-dev"
    try:
        modules, reason = npm_packages.fetched(HERE / "peers/turf", folder.parent / "turf-peer"), ""
    except SystemExit as failed:
        modules, reason = folder, str(failed)
    yield Peer("turf", ["node", HERE / "peers/turf/peer.mjs", modules.parent], largest_union=1_000), not reason, reason


class Bench:
    def __init__(self, build, folder):
        self.folder = folder
        self.judge = Process([build / "tests/bench/peers/peer_drawn_error"])
        self.peers = []
        for peer, there, bringing in every_peer(build, folder):
            if there:
                self.peers.append(peer)
            else:
                print(f"missing on this machine: {peer.name} ({bringing})")

    def stop(self):
        for process in (self.judge, *(peer.process for peer in self.peers)):
            process.stop()

    def sites(self, name, positions):
        path = self.folder / name
        path.write_text("".join(f"{lat:.6f} {lon:.6f}\n" for lat, lon in positions), encoding="ascii")
        return path

    def judged(self, km, sites):
        said = self.judge.ask(km, sites, self.folder / "drawn.wkt").split()
        if len(said) != 8:
            raise Failed("draws nothing that can be read")
        numbers = [float(word) for word in said]
        return Judged(*map(int, numbers[:3]), numbers[3], int(numbers[4]), bool(numbers[5]), bool(numbers[6]), numbers[7])

    def ring(self, peer, least, segments, km, site):
        return peer.seconds("rings", least, segments, km, site, self.folder / "drawn.wkt")

    def segments_for(self, peer, km, site):
        """The least of STEPS that keeps WANTED_M, or the error that no number of segments undercuts."""
        if not peer.tunable:
            return 0, None
        best = math.inf
        for steps in STEPS:
            self.ring(peer, 0, steps, km, site)
            error = self.judged(km, site).error_m
            if error <= WANTED_M:
                return steps, None
            if steps >= 1_000 and error > 0.95 * best:
                break
            best = min(best, error)
        return None, best

    def by_turns(self, jobs):
        """The median of each job's seconds, all done once a round."""
        runs = {key: [] for key in jobs}
        for _ in range(ROUNDS):
            for key, job in jobs.items():
                runs[key].append(job())
        return {key: statistics.median(seconds) for key, seconds in runs.items()}

    def rings(self, lat, lon, km):
        site = self.sites("site.txt", [(lat, lon)])
        drawn, wanted, jobs = {}, {}, {}
        for peer in self.peers:
            try:
                self.ring(peer, 0, 0, km, site)
                drawn[peer.name] = self.judged(km, site)
                wanted[peer.name] = self.segments_for(peer, km, site)
            except Failed as reason:
                print(f"{peer.name}: {reason}")
                drawn.pop(peer.name, None)
                continue
            jobs[peer.name, "default"] = lambda peer=peer: self.ring(peer, LEAST_S, 0, km, site)
            if wanted[peer.name][0]:
                jobs[peer.name, "wanted"] = lambda peer=peer: self.ring(peer, LEAST_S, wanted[peer.name][0], km, site)
        seconds = self.by_turns(jobs)
        ours = seconds["rangeband", "default"]
        print(f"\nring of {km:,} km around {lat} N {lon} E\n{'':<26} {'vertices':>8} {'rings/s':>9} {'slower':>8} {'error':>11}  "
              f"{'area':>8}  {'shape':<28} for {WANTED_M} m: segments, rings/s, slower")
        for name, judged in drawn.items():
            default = seconds[name, "default"]
            segments, floor = wanted[name]
            at_wanted = seconds.get((name, "wanted"))
            tail = ("as it is" if segments == 0 else f"never below {floor:,.0f} m" if at_wanted is None else
                    f"{segments:,}, {1 / at_wanted:,.0f}, {times(at_wanted / ours)}")
            print(f"{name:<26} {judged.vertices:>8,} {1 / default:>9,.0f} {times(default / ours):>8} {judged.error_m:>9,.0f} m  "
                  f"{100 * judged.area_off:>+7.2f}%  {judged.shape():<28} {tail}", flush=True)

    def union(self, count, km=500):
        numbers = random.Random(1)
        centres = [(numbers.uniform(30, 65), numbers.uniform(0, 130)) for _ in range(60)]
        positions = []
        for i in range(count):
            lat, lon = centres[i % len(centres)]
            spread = 300 / 111.2
            positions.append((lat + spread * numbers.gauss(0, 1), lon + spread * numbers.gauss(0, 1) / math.cos(math.radians(lat))))
        sites = self.sites("sites.txt", positions)
        print(f"\nunion of {count:,} discs of {km} km, {UNION_SEGMENTS} segments a disc\n"
              f"{'':<26} {'seconds':>9} {'slower':>8} {'polygons':>8} {'holes':>6} {'vertices':>8} {'error':>11}  shape")
        ours = None
        for peer in self.peers:
            if count > peer.largest_union:
                print(f"{peer.name:<26} not tried: minutes")
                continue
            try:
                job = ("union", LEAST_S, UNION_SEGMENTS, km, sites, self.folder / "drawn.wkt")
                first = peer.seconds(*job)
                rounds = ROUNDS - 1 if first < 5 else 0
                seconds = statistics.median([first, *(peer.seconds(*job) for _ in range(rounds))])
                judged = self.judged(km, sites)
            except Failed as reason:
                print(f"{peer.name:<26} {reason}", flush=True)
                continue
            ours = ours or seconds
            print(f"{peer.name:<26} {seconds:>9.4f} {times(seconds / ours):>8} {judged.polygons:>8} {judged.holes:>6} {judged.vertices:>8,} "
                  f"{judged.error_m:>9,.0f} m  {judged.shape()}", flush=True)

    def buffer(self, count, km=100):
        """An irregular polygon of some 1,100 km over Central Europe, where every peer can be right."""
        numbers = random.Random(3)
        corners = []
        for k in range(count):
            turn = 2 * math.pi * k / count
            out = 5 * (0.8 + 0.2 * math.sin(5 * turn) + 2e-3 * numbers.uniform(-1, 1))
            corners.append((50 + out * math.sin(turn), 15 + out * math.cos(turn) / math.cos(math.radians(50))))
        sites = self.sites("corners.txt", corners)
        print(f"\nbuffer of {km} km around a polygon of {count:,} corners, each peer's default\n"
              f"{'':<26} {'seconds':>9} {'slower':>8} {'vertices':>8} {'error':>11}  shape")
        ours = None
        for peer in self.peers:
            if not peer.buffers:
                continue
            try:
                job = ("buffer", LEAST_S, 0, km, sites, self.folder / "drawn.wkt")
                first = peer.seconds(*job)
                seconds = statistics.median([first, *(peer.seconds(*job) for _ in range(ROUNDS - 1 if first < 5 else 0))])
                judged = self.judged(km, sites)
            except Failed as reason:
                print(f"{peer.name:<26} {reason}", flush=True)
                continue
            ours = ours or seconds
            print(f"{peer.name:<26} {seconds:>9.4f} {times(seconds / ours):>8} {judged.vertices:>8,} {judged.error_m:>9,.0f} m  {judged.shape()}",
                  flush=True)

    def within(self, low_km=500, high_km=5500):
        numbers = random.Random(2)

        def spread(count):
            return [(math.degrees(math.asin(numbers.uniform(-1, 1))), numbers.uniform(-180, 180)) for _ in range(count)]

        sites, places = self.sites("from.txt", spread(200)), self.sites("to.txt", spread(5_000))
        deciders = [peer for peer in self.peers if peer.decides]
        out = self.folder / "inside.txt"
        said = {}

        def decide(peer):
            seconds = peer.seconds("within", low_km, high_km, sites, places, out)
            said[peer.name] = out.read_bytes()
            return seconds

        seconds = self.by_turns({peer.name: lambda peer=peer: decide(peer) for peer in deciders})
        truth = said.get("GeographicLib + GEOS")
        print(f"\n1,000,000 pairs: is it {low_km} to {high_km:,} km away?\n{'':<26} {'ns a pair':>9} {'slower':>8}  wrong")
        for name, answers in said.items():
            wrong = "unknown" if truth is None else f"{sum(a != b for a, b in zip(answers, truth)):,}"
            print(f"{name:<26} {1e9 * seconds[name]:>9,.1f} {times(seconds[name] / seconds['rangeband']):>8}  {wrong}", flush=True)


def main(build, folder):
    bench = Bench(build, folder)
    try:
        for case in CASES:
            bench.rings(*case)
        for count in UNIONS:
            bench.union(count)
        for count in CORNERS:
            bench.buffer(count)
        bench.within()
    finally:
        bench.stop()
