#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""On a Dask cluster of a scheduler and two workers: the session of docs/scale.md, and the same result as without a cluster when a
worker is killed at its work."""
import re
import signal
import unittest

import support

numpy, pandas, _, dask_dataframe, distributed = support.needs("numpy", "pandas", "geopandas", "dask.dataframe", "distributed")
import dask_cluster
import rangeband

PAGE = support.HERE.parents[1] / "docs" / "scale.md"


class Cluster(unittest.TestCase):
    def setUp(self):
        self.client, self.workers = self.enterContext(dask_cluster.cluster(2))

    def test_a_worker_killed_at_its_work_changes_nothing(self):
        generator = numpy.random.default_rng(support.SEED)
        count = 20_000
        sites = pandas.DataFrame({"name": [f"Site {number}" for number in range(count)], "lat": generator.uniform(-90, 90, count),
                                  "lon": generator.uniform(-180, 180, count), "kind": generator.integers(0, 5, count)})
        parts = dask_dataframe.from_pandas(sites, npartitions=20)
        futures = self.client.compute(parts.map_partitions(rangeband.footprints, "500km", threads=1).to_delayed())
        distributed.wait(futures, timeout=120, return_when="FIRST_COMPLETED")
        self.assertFalse(all(future.done() for future in futures), "the work was done before a worker could be killed")
        self.workers[0].send_signal(signal.SIGKILL)
        found = pandas.concat(self.client.gather(futures), ignore_index=True)
        self.assertEqual(len(self.client.scheduler_info()["workers"]), 1)
        alone = rangeband.footprints(sites, "500km")
        self.assertTrue((found.geometry.to_wkb() == alone.geometry.to_wkb()).all())
        pandas.testing.assert_frame_equal(pandas.DataFrame(found.drop(columns="geometry")), pandas.DataFrame(alone.drop(columns="geometry")))

    def test_the_page_says_what_happens(self):
        section = re.search(r"^## On several machines, with Dask\n.*?(?=^## )", PAGE.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)[0]
        self.assertEqual(support.failures_of("Dask", section, [("alpha:8786", self.client.scheduler.address)]), "")


if __name__ == "__main__":
    support.main()
