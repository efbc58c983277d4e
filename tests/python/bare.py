#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Without shapely, pandas and GeoPandas: everything but what returns their kinds."""
import sys

for absent in ("shapely", "shapely.geometry", "shapely.wkb", "pandas", "geopandas"):
    sys.modules[absent] = None  # an import of it fails

import tempfile
import unittest

import support

support.needs("numpy")
import rangeband


class Bare(unittest.TestCase):
    def test_regions_are_objects(self):
        found = rangeband.footprints({"lat": [1.0, 2.0], "lon": [3.0, 4.0]}, ["5km", "6km"])
        self.assertIsInstance(found, rangeband.Footprints)
        self.assertEqual(len(found), 4)
        self.assertEqual(found.__geo_interface__["features"][0]["geometry"]["type"], "MultiPolygon")
        self.assertIn("<svg", found._repr_html_())
        self.assertIsNone(found[0].properties["depth"])

    def test_tables_are_lists_of_rows(self):
        systems = rangeband.catalog.systems()
        self.assertIsInstance(systems, rangeband.Table)
        self.assertIn("9m729", [row["id"] for row in systems])
        self.assertIn("<table>", systems._repr_html_())
        total = rangeband.coverage(at=(48, 46), range="500km")[-1]
        self.assertGreater(total["area_km2"], 780_000)

    def test_files_are_read_and_written(self):
        with tempfile.TemporaryDirectory() as folder:
            rangeband.write(f"{folder}/rings.geojson", [(1, 2, "A")], "5km")
            with open(f"{folder}/sites.csv", "w", encoding="utf-8") as file:
                file.write("name,lat,lon\nA,1,2\n")
            self.assertEqual(rangeband.read(f"{folder}/sites.csv"),
                             [{"name": "A", "geometry": {"type": "Point", "coordinates": (2.0, 1.0)}}])

    def test_what_is_missing_is_said(self):
        with self.assertRaisesRegex(ImportError, "Footprint.geometry needs shapely"):
            rangeband.footprint((1, 2), "5km").geometry
        with self.assertRaisesRegex(ImportError, "apt install python3-geopandas"):
            rangeband.footprints([(1, 2)], "5km").to_geopandas()
        with self.assertRaisesRegex(ImportError, "shapely"):
            rangeband.buffer({"type": "Point", "coordinates": (1, 2)}, "5km")


if __name__ == "__main__":
    support.main()
