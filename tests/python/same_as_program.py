#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The package and the program give the same bytes and the same columns for the same random requests."""
import csv
import json
import pathlib
import random
import tempfile
import unittest

import support

pandas, geopandas = support.needs("pandas", "geopandas")
import numpy
import rangeband
from shapely.geometry import LineString, MultiPoint, Point, Polygon


def random_range():
    upper = 10 ** random.uniform(0.0, 4.29)
    if random.random() < 0.4:
        return f"{upper * random.uniform(0.05, 0.95):.6g}..{upper:.6g}km"
    return f"{upper:.6g}{random.choice(['km', 'km', 'km', 'mi', 'nmi']) if upper < 8000 else 'km'}"


def random_sites(count):
    """Anywhere, and on poles, the equator and the antimeridian more often than chance has it."""
    lat = [random.choice([random.uniform(-90, 90), random.uniform(-90, 90), 90.0, -90.0, 0.0]) for _ in range(count)]
    lon = [random.choice([random.uniform(-180, 180), random.uniform(-180, 180), 180.0, -180.0, 0.0]) for _ in range(count)]
    return pandas.DataFrame({"name": [f"s{i}" for i in range(count)], "lat": lat, "lon": lon,
                             "reach": [random_range() for _ in range(count)], "side": [random.choice("ABCDEFG") for _ in range(count)],
                             "number": numpy.arange(count)})


class SameBytes(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def check(self, frame, file, options, **keywords):
        """The program reads the file, the package the frame."""
        out = self.folder / "out.gpkg"
        support.program("footprint", "--sites", file, *options, "-o", out, "--overwrite", "--quiet")
        expected = support.geometries_of(out)
        found = rangeband.footprints(frame, frame=False, **keywords)
        self.assertEqual(sorted(one.properties["name"] for one in found), sorted(expected))
        for one in found:
            self.assertEqual(one.wkb, expected[one.properties["name"]], one.properties["name"])
        return found

    def as_csv(self, frame):
        path = self.folder / "sites.csv"
        frame.to_csv(path, index=False)
        return path

    def test_thousands_of_sites_each_with_a_range_of_its_own(self):
        for tolerance, count in (("100m", 2500), ("1km", 400), ("5m", 200)):
            sites = random_sites(count)
            self.check(sites, self.as_csv(sites), ["--range-column", "reach", "--tolerance", tolerance], range_column="reach",
                       tolerance=tolerance)

    def test_merged_by_a_column_of_the_table(self):
        sites = random_sites(60)
        sites["reach"] = [f"{random.uniform(300, 1500):.6g}km" for _ in range(60)]
        for merge in ("union", "depth"):
            self.check(sites, self.as_csv(sites), ["--range-column", "reach", "--merge", merge, "--group-by", "side"],
                       range_column="reach", merge=merge, group_by="side")

    def test_sectors_boundaries_pieces_of_many_ranges(self):
        sites = random_sites(40).drop(columns="reach")
        sites.lat = sites.lat.clip(-80, 80)
        self.check(sites, self.as_csv(sites), ["--range", "480km", "--sector", "300..60"], range="480km", sector="300..60")
        self.check(sites, self.as_csv(sites), ["--range", "500,1000km", "--range", "inf", "--solid"], range=["500,1000km", "inf"],
                   solid=True)
        self.check(sites, self.as_csv(sites), ["--range", "2000km", "--cut-at", "30"], range="2000km", cut_at=30)

    def test_lines_and_polygons_in_a_projection_and_in_degrees(self):
        shapes = []
        for i in range(60):
            x, y = random.uniform(2.6e6, 6.5e6), random.uniform(1.5e6, 5e6)
            around = [(x + random.uniform(-3e5, 3e5), y + random.uniform(-3e5, 3e5)) for _ in range(3)]
            shapes.append([Point(x, y), LineString(around), Polygon(around), MultiPoint(around)][i % 4])
        areas = geopandas.GeoDataFrame({"name": [f"a{i}" for i in range(60)]}, geometry=shapes, crs=3035)
        for frame in (areas, areas.to_crs(4326)):
            path = self.folder / f"areas{frame.crs.to_epsg()}.gpkg"
            frame.to_file(path, driver="GPKG")
            self.check(frame, path, ["--range", "150km", "--tolerance", "500m"], range="150km", tolerance="500m")
            self.check(frame, path, ["--range", "50..150km", "--tolerance", "500m", "--edges", "geodesic"], range="50..150km",
                       tolerance="500m", edges="geodesic")

    def test_one_place_of_the_catalogue_with_every_claim(self):
        out = self.folder / "out.gpkg"
        support.program("footprint", "--site", "kapustin-yar", "--range", "9m729", "-o", out, "--quiet")
        found = rangeband.footprints(site="kapustin-yar", range="9m729", frame=False)
        self.assertEqual({one.properties["name"]: one.wkb for one in found}, support.geometries_of(out))
        self.assertGreater(len(found), 3)

    def test_a_written_file_is_the_programs(self):
        sites = random_sites(50)
        path = self.as_csv(sites)
        theirs, ours = self.folder / "theirs.gpkg", self.folder / "ours.gpkg"
        support.program("footprint", "--sites", path, "--range", "500km", "-o", theirs, "--quiet")
        self.assertEqual(rangeband.write(ours, sites, "500km"), 50)
        self.assertEqual(support.geometries_of(ours), support.geometries_of(theirs))
        target = self.folder / "ours.geojson"
        rangeband.write(target, path, "500km", title="500 km")
        ours = json.loads(target.read_text())
        self.assertEqual(ours["features"], json.loads(support.program("footprint", "--sites", path, "--range", "500km"))["features"])


class SameTables(unittest.TestCase):
    @staticmethod
    def values(frame):
        return [{name: None if value is None or value != value else value for name, value in row.items()}
                for row in frame.to_dict("records")]

    def assert_same(self, frame, *arguments):
        theirs = json.loads(support.program(*arguments, "--json"))
        ours = self.values(frame)
        if arguments[0] == "coverage":  # the program sorts
            ours, theirs = (sorted(rows, key=lambda row: (row["range_id"], row["iso_a2"] or "", row["country"])) for rows in (ours, theirs))
        self.assertEqual(len(ours), len(theirs))
        for mine, other in zip(ours, theirs):
            self.assertEqual(list(mine), list(other))
            for name, value in other.items():
                if isinstance(value, float):
                    self.assertAlmostEqual(mine[name], value, delta=1e-9 * abs(value))
                else:
                    self.assertEqual(mine[name], value, name)

    def test_every_list_of_the_catalogue(self):
        for kind in rangeband.catalog.__all__:
            if kind not in ("formats", "outlines"):  # which drivers there are depends on who asks first
                self.assert_same(getattr(rangeband.catalog, kind)(), "list", kind)

    def test_classes_reach_and_coverage(self):
        self.assert_same(rangeband.classify("480km", "500..5500km", "9m729"), "classify", "480km", "500..5500km", "9m729")
        self.assert_same(rangeband.reach(at=(48.57, 46.25), range=["500km", "9m729"], country=["DE", "UA"]), "reach", "--at",
                         "48.57,46.25", "--range", "500km", "--range", "9m729", "--country", "DE", "--country", "UA")
        self.assert_same(rangeband.coverage(at=[(48.57, 46.25), (54, 27)], range=["2000km", "inf"]), "coverage", "--at",
                         "48.57,46.25", "--at", "54,27", "--range", "2000km", "--range", "inf", "--sort", "code")

    def test_inside_is_the_yes_of_reach(self):
        lats, lons = numpy.random.default_rng(support.SEED).uniform((-90, -180), (90, 180), (300, 2)).T
        for spec in ("5000km", "500..5500km", "inf", "9m729@us-2019"):
            with tempfile.NamedTemporaryFile("w", suffix=".csv") as places:
                writer = csv.writer(places)
                writer.writerow(["name", "lat", "lon"])
                writer.writerows((i, repr(float(a)), repr(float(b))) for i, (a, b) in enumerate(zip(lats, lons)))
                places.flush()
                rows = json.loads(support.program("reach", "--at", "48.57,46.25", "--range", spec, "--places", places.name, "--json"))
            yes = numpy.array([row["inside"] == "yes" for row in rows])
            self.assertTrue((rangeband.inside(lats, lons, at=(48.57, 46.25), range=spec) == yes).all(), spec)
            km = numpy.array([row["dist_km"] for row in rows])
            numpy.testing.assert_allclose(rangeband.distance(lats, lons, at=(48.57, 46.25)), km, rtol=1e-12, atol=1e-9)


if __name__ == "__main__":
    support.main()
