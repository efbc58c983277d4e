#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The package within its process: threads, memory, forks, pickles, Ctrl-C."""
import concurrent.futures
import multiprocessing
import os
import pickle
import resource
import signal
import subprocess
import sys
import textwrap
import threading
import time
import unittest

import support

numpy, = support.needs("numpy")
import rangeband

PLACES = [(lat, lon) for lat in range(-80, 81, 20) for lon in range(-180, 180, 60)]


def draw(place):
    return rangeband.footprint(place, "1000km").wkb


def resident_kb():
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * resource.getpagesize() // 1024


class Process(unittest.TestCase):
    def test_many_threads_at_once_get_what_one_gets(self):
        expected = [draw(place) for place in PLACES]
        with concurrent.futures.ThreadPoolExecutor(8) as pool:
            for _ in range(5):
                self.assertEqual(list(pool.map(draw, PLACES)), expected)

    def test_other_threads_run_meanwhile(self):
        lats, lons = numpy.random.default_rng(support.SEED).uniform((-90, -180), (90, 180), (3_000_000, 2)).T
        ticks, done = [], threading.Event()

        def tick():
            while not done.is_set():
                ticks.append(time.monotonic())
                time.sleep(0.001)

        ticker = threading.Thread(target=tick)
        ticker.start()
        start = time.monotonic()
        rangeband.distance(lats, lons, at=(1, 2), threads=1)
        end = time.monotonic()
        done.set()
        ticker.join()
        meanwhile = [moment for moment in ticks if start < moment < end]
        self.assertGreater(len(meanwhile), 50 * (end - start))

    def test_memory_stays_flat_over_100_000_calls(self):
        sites, shape = {"lat": [1.0], "lon": [2.0], "name": ["x"]}, numpy.array([[1.0, 2.0]])

        def calls(count):
            for i in range(count):
                rangeband.footprint((1 + i % 80, 2), "10km", tolerance="1km")
                if i % 10 == 0:
                    rangeband.footprints(sites, "10km", tolerance="1km", frame=False)
                    rangeband.distance(shape[0], shape[0], at=(1, 2), threads=1)
                    try:
                        rangeband.footprint((91, 2), "10km")
                    except ValueError:
                        pass

        calls(5_000)
        before = resident_kb()
        calls(95_000)
        self.assertLess(resident_kb() - before, 3_000)

    def test_a_fork_may_go_on(self):
        expected = draw((50, 10))
        child = os.fork()
        if child == 0:
            same = draw((50, 10)) == expected and len(rangeband.footprints(PLACES, "500km", threads=4, frame=False)) == len(PLACES)
            os._exit(0 if same else 1)
        self.assertEqual(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), 0)

    def test_worker_processes_send_footprints_back(self):
        one = rangeband.footprint((50, 10), "500km")
        self.assertEqual(pickle.loads(pickle.dumps(one)), one)
        for method in ("fork", "spawn"):
            with multiprocessing.get_context(method).Pool(2) as pool:
                self.assertEqual(pool.map(draw, PLACES[:4]), [draw(place) for place in PLACES[:4]])

    def test_ctrl_c_ends_a_long_run(self):
        script = textwrap.dedent("""
            import rangeband, numpy
            lats = numpy.random.uniform(-90, 90, 20_000_000)
            print("ready", flush=True)
            rangeband.distance(lats, lats, at=(1, 2))
        """)
        with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            process.stdout.readline()
            time.sleep(0.7)
            start = time.monotonic()
            process.send_signal(signal.SIGINT)
            _, said = process.communicate(timeout=60)
            self.assertLess(time.monotonic() - start, 10)
        self.assertIn(b"KeyboardInterrupt", said)

    def test_the_host_is_left_alone(self):
        self.assertEqual(signal.getsignal(signal.SIGTERM), signal.SIG_DFL)
        os.environ["GDAL_HOST_SETTING"] = "kept"
        rangeband.footprint((1, 2), "5km")
        self.assertEqual(os.environ["GDAL_HOST_SETTING"], "kept")


if __name__ == "__main__":
    support.main()
