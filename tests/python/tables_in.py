#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Sites as people have them: every kind gives the same footprints, and one's own columns come back as they were."""
import datetime
import json
import tempfile
import unittest
import warnings

import support

numpy, pandas, geopandas = support.needs("numpy", "pandas", "geopandas")
import rangeband
from shapely.geometry import Point, mapping

LATS, LONS, NAMES = [48.57, -12.5, 78.25], [46.25, 179.75, 15.5], ["A", "B", "C"]


def table():
    return pandas.DataFrame({"name": NAMES, "lat": LATS, "lon": LONS})


class Kinds(unittest.TestCase):
    def test_every_kind_of_sites_gives_the_same(self):
        points = [Point(lon, lat) for lat, lon in zip(LATS, LONS)]
        frame = geopandas.GeoDataFrame({"name": NAMES}, geometry=points, crs=4326)
        expected = [rangeband.footprint((lat, lon), "300km").wkb for lat, lon in zip(LATS, LONS)]
        kinds = {
            "DataFrame": table(), "GeoDataFrame": frame, "without a reference system": geopandas.GeoDataFrame({"name": NAMES}, geometry=points),
            "GeoSeries": frame.geometry, "places": list(zip(LATS, LONS)), "places with names": list(zip(LATS, LONS, NAMES)),
            "array": numpy.array([LATS, LONS]).T, "columns": {"latitude": LATS, "longitude": LONS}, "geometries": points,
            "text in degrees": pandas.DataFrame({"Breitengrad": [f"{lat}" for lat in LATS], "Längengrad": LONS}),
            "pairs": pandas.DataFrame({"coordinates": [f"{lat}, {lon}" for lat, lon in zip(LATS, LONS)]}),
            "mappings": [mapping(point) for point in points],
        }
        for kind, sites in kinds.items():
            found = rangeband.footprints(sites, "300km", frame=False)
            self.assertEqual([one.wkb for one in found], expected, kind)
        moved = rangeband.footprints(frame.to_crs(3857), "300km")
        numpy.testing.assert_allclose(moved.lat, LATS, atol=1e-9)

    def test_files_and_read(self):
        with tempfile.TemporaryDirectory() as folder:
            table().to_csv(f"{folder}/sites.csv", index=False)
            from_file = rangeband.footprints(f"{folder}/sites.csv", "300km")
            self.assertEqual(from_file.site.tolist(), NAMES)
            self.assertTrue(from_file.geom_equals(rangeband.footprints(table(), "300km")).all())
            sites = rangeband.read(f"{folder}/sites.csv")
            self.assertEqual((sites.name.tolist(), sites.geometry.y.tolist(), sites.crs.to_epsg()), (NAMES, LATS, 4326))
            for format in ("gpkg", "shp", "geojson", "kml", "fgb", "csv"):
                path = f"{folder}/{format}.{format}"
                self.assertEqual(rangeband.write(path, table(), "300km"), 3)
                with self.assertRaisesRegex(OSError, "exists"):
                    rangeband.write(path, table(), "300km")
                self.assertEqual(rangeband.write(path, table(), "200km", overwrite=True), 3)


    def test_a_file_says_what_it_is_and_how_it_was_made(self):
        with tempfile.TemporaryDirectory() as folder:
            rangeband.write(f"{folder}/out.geojson", table(), ["300km"], solid=False)
            with open(f"{folder}/out.geojson", encoding="utf-8") as file:
                written = json.load(file)
        self.assertEqual(written["title"], "300 km around the sites of a table")
        self.assertEqual(written["provenance"]["options"], {"range": ["300km"], "tolerance": ["100m"], "edges": ["lonlat"],
                                                            "geometry": ["polygon"]})


class Columns(unittest.TestCase):
    def test_a_geodataframe_with_the_programs_columns_and_ones_own(self):
        sites = table().assign(
            when=numpy.array(["2020-01-01", "2021-05-06T07:08", "NaT"], "datetime64[ns]"), kind=pandas.Categorical(["x", "y", "x"]),
            number=pandas.array([1, None, 3], dtype="Int64"), sure=[True, False, True], day=[datetime.date(1988, 6, 1)] * 3,
            tags=[["a"], [], ["b", "c"]], gap=[1.5, None, 2.5])
        found = rangeband.footprints(sites, ["300km", "500..1000km"])
        self.assertEqual(found.crs.to_epsg(), 4326)
        self.assertEqual(found.site.tolist(), ["A", "A", "B", "B", "C", "C"])
        self.assertEqual(found.max_km.tolist(), [300, 1000] * 3)
        self.assertTrue(found.tol_m.eq(100).all())
        for column in ("when", "kind", "number", "sure", "day", "tags", "gap"):
            self.assertEqual(found[column].dtype, sites[column].dtype, column)
            self.assertEqual(found[column].tolist()[::2].__repr__(), sites[column].tolist().__repr__(), column)
        self.assertNotIn("row", found)

    def test_columns_named_like_the_programs(self):
        sites = table().assign(source=["s", "t", "u"], area_km2=[1, 2, 3], row=[7, 8, 9])
        with warnings.catch_warnings(record=True) as said:
            warnings.simplefilter("always")
            found = rangeband.footprints(sites, "300km")
        self.assertEqual(found.source.tolist(), ["s", "t", "u"])
        self.assertEqual(found.area_km2_1.tolist(), [1, 2, 3])
        self.assertEqual(found.row.tolist(), [7, 8, 9])
        self.assertIn("column 'area_km2' of sites is renamed to 'area_km2_1' in the output", [str(one.message) for one in said])

    def test_only_some_columns_or_none(self):
        sites = table().assign(a=1, b=2)
        self.assertEqual(list(rangeband.footprints(sites, "300km", keep=["b"]).columns)[-2:], ["b", "geometry"])
        self.assertNotIn("a", rangeband.footprints(sites, "300km", keep=[]))

    def test_merged_rows_keep_what_they_share(self):
        sites = table().assign(side=["x", "x", "y"], same="s")
        found = rangeband.footprints(sites, "300km", merge="union", group_by="side")
        self.assertEqual(found.n_sites.tolist(), [2, 1])
        self.assertEqual(found.side.tolist(), ["x", "y"])
        self.assertEqual(found.same.tolist(), ["s", "s"])
        depths = rangeband.footprints([(50, 10), (50, 11)], "300km", merge="depth")
        self.assertEqual(depths.depth.tolist(), [1, 2])

    def test_a_buffer_keeps_index_and_gaps(self):
        series = geopandas.GeoSeries([Point(1, 2), None, Point(3, 4)], index=["p", "q", "r"], crs=4326)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = rangeband.buffer(series, "10km")
        self.assertEqual(found.index.tolist(), ["p", "q", "r"])
        self.assertEqual(found.isna().tolist(), [False, True, False])
        self.assertEqual(len(rangeband.buffer([Point(1, 2), Point(3, 4)], "10km")), 2)

    def test_many_rows_stream_into_a_file(self):
        count = 200_000
        lats, lons = numpy.random.default_rng(support.SEED).uniform((-90, -180), (90, 180), (count, 2)).T
        with tempfile.TemporaryDirectory() as folder:
            self.assertEqual(rangeband.write(f"{folder}/many.fgb", {"lat": lats, "lon": lons}, "1km", tolerance="100m"), count)


class Shown(unittest.TestCase):
    def test_objects_show_themselves(self):
        one = rangeband.footprint("Dnipro", "480km")
        self.assertRegex(repr(one), r"<Footprint 'Dnipro.*: 480 km': 7\d\d,\d{3} km², to 100 m>")
        self.assertIn("<svg", one._repr_html_())
        many = rangeband.footprints(table(), "300km", frame=False)
        html = many._repr_html_()
        self.assertLess(len(html), 100_000)
        self.assertEqual(html.count("<tr>"), 4)
        self.assertEqual(len(geopandas.GeoDataFrame.from_features(many)), 3)
        self.assertTrue(many.to_geopandas().geom_equals(rangeband.footprints(table(), "300km")).all())

    def test_help_teaches_and_every_name_has_it(self):
        for name in rangeband.__all__:
            self.assertGreater(len(getattr(rangeband, name).__doc__), 60, name)
        self.assertIn(">>> ring = rangeband.footprint(", rangeband.__doc__)


if __name__ == "__main__":
    support.main()
