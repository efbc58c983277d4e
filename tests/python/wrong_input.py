#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Whatever is handed over wrongly is a sentence: ValueError, TypeError or OSError, never anything else."""
import tempfile
import unittest

import support

numpy, = support.needs("numpy")
import rangeband

PLACE = (48.57, 46.25)


class Sentences(unittest.TestCase):
    def refused(self, sentence, call, kind=ValueError):
        with self.assertRaises(kind) as raised:
            call()
        self.assertIn(sentence, str(raised.exception))
        self.assertNotIn("--", str(raised.exception))
        self.assertNotIn("\x1f", str(raised.exception))

    def test_ranges_places_and_tolerances(self):
        draw = rangeband.footprint
        self.refused("range[0]: range '500' has no unit; write 500km", lambda: draw(PLACE, 500))
        self.refused("did you mean", lambda: draw(PLACE, "9m279"))
        self.refused("nothing to do: no range is given", lambda: draw(PLACE))
        self.refused("nothing to do: no place is given", lambda: draw(range="500km"))
        self.refused("at[0]: latitude 91", lambda: draw((91, 0), "500km"))
        self.refused("at[0]: ", lambda: draw((float("nan"), 0), "500km"))
        self.refused("at[0]: ", lambda: draw("48.57", "500km"))
        self.refused("at[0]: ", lambda: draw("Springfield", "500km"))
        self.refused("write (lat, lon)", lambda: draw([(1, 2), "x", 3.0], "500km"))
        self.refused("tolerance: '100' has no unit; write 100m", lambda: draw(PLACE, "500km", tolerance=100))
        self.refused("outside 0.000001m..1000km", lambda: draw(PLACE, "500km", tolerance="0m"))
        self.refused("sector: '12' is not of the form FROM..TO", lambda: draw(PLACE, "500km", sector="12"))
        self.refused("edges: 'round' is neither geodesic nor lonlat", lambda: draw(PLACE, "500km", edges="round"))
        self.refused("cut_at: 'west'", lambda: draw(PLACE, "500km", cut_at="west"))
        self.refused("unknown", lambda: draw(site="nowhere-at-all", range="500km"))
        self.refused("call footprints()", lambda: draw(PLACE, "9m729"))
        self.refused("thinner", lambda: draw(PLACE, "500..500.000000001km"))

    def test_the_programs_own_sentence(self):
        for specification in ("500", "9m279", "5..3km", "-5km", "km", "5000000000000km..1km"):
            theirs = support.refusal("footprint", "--at", "48.57,46.25", f"--range={specification}")
            theirs = theirs.replace("'rangeband list systems'", "rangeband.catalog.systems()")
            with self.assertRaises(ValueError) as raised:
                rangeband.footprint(PLACE, specification)
            self.assertEqual(str(raised.exception).removeprefix("range[0]: "), theirs.removeprefix("--range: "), specification)

    def test_merging(self):
        draw = rangeband.footprints
        self.refused("merge: unknown value 'unoin'; did you mean union?", lambda: draw([PLACE], "5km", merge="unoin"))
        self.refused('depth needs merge="depth"', lambda: draw([PLACE], "5km", depth="exact"))
        self.refused('group_by needs merge="union"', lambda: draw([PLACE], "5km", group_by="x"))
        self.refused("x", lambda: draw([PLACE], "5km", merge="union", group_by="x"))
        self.refused("threads: 0 is not from 1 to 256", lambda: draw([PLACE], "5km", threads=0))

    def test_tables(self):
        draw = rangeband.footprints
        sites = {"lat": [50.0, 51.0], "lon": [10.0, 11.0]}
        self.refused("range: '5.500' can be 5500 or 5.5", lambda: draw({**sites, "reach": ["5.500km", "12km"]}, range_column="reach"))
        found = draw({**sites, "reach": ["6.625km", "12.5km"]}, range_column="reach", frame=False)  # the other cell shows the sign
        self.assertEqual([one.properties["max_km"] for one in found], [6.625, 12.5])
        self.refused("sites: has no geometry and no columns whose names are recognized as latitude and longitude", lambda: draw({"a": [1.0]}, "5km"))
        self.refused("sites: two columns can be the latitude: 'lat' and 'latitude'; choose with lat_column",
                     lambda: draw({"lat": [1.0], "latitude": [1.0], "lon": [2.0]}, "5km"))
        self.refused("sites: has no rows", lambda: draw({"lat": numpy.array([]), "lon": numpy.array([])}, "5km"))
        self.refused("columns differ in length", lambda: draw({"lat": [1.0, 2.0], "lon": [1.0]}, "5km"))
        self.refused("row 1: latitude 95 is outside -90..90", lambda: draw({"lat": [1.0, 95.0], "lon": [1.0, 2.0]}, "5km"))
        self.refused("1 bad row, so nothing is written; correct it or add skip_bad=True",
                     lambda: draw({"lat": [1.0, float("inf")], "lon": [1.0, 2.0]}, "5km"))
        self.refused("sites: 'x' (number 1)", lambda: draw([PLACE, "x"], "5km"))
        self.refused("an array of shape (2, 3)", lambda: draw(numpy.zeros((2, 3)), "5km"))
        self.refused("int is not a table of sites", lambda: draw(7, "5km"), TypeError)
        self.refused("layer and where are for files", lambda: draw([PLACE], "5km", where="x = 1"))
        self.refused("range_column: sites has no column 'reach'", lambda: draw([PLACE], range_column="reach"))
        table = {"lat": [1.0, 2.0], "lon": [3.0, 4.0], "reach": ["5", "6km"]}
        self.refused('range_column="reach:UNIT"', lambda: draw(table, range_column="reach"))
        self.assertEqual(len(draw(table, range_column="reach:km", frame=False)), 2)

    def test_bad_rows_are_left_out_on_wish(self):
        sites = {"lat": [1.0, 95.0, 2.0], "lon": [3.0, 4.0, 5.0]}
        with self.assertWarnsRegex(UserWarning, "1 bad row is left out:\n  sites: row 1: latitude 95"):
            self.assertEqual(len(rangeband.footprints(sites, "5km", skip_bad=True, frame=False)), 2)

    def test_files(self):
        missing = "/nowhere/sites.csv"
        self.refused(missing, lambda: rangeband.footprints(missing, "5km"), OSError)
        self.refused(missing, lambda: rangeband.read(missing), OSError)
        self.refused("/nowhere", lambda: rangeband.write("/nowhere/out.gpkg", [PLACE], "5km"), OSError)
        with tempfile.TemporaryDirectory() as folder:
            self.refused("extension", lambda: rangeband.write(f"{folder}/out.xyz", [PLACE], "5km"))
            with open(f"{folder}/bad.csv", "w", encoding="utf-8") as file:
                file.write("lat,lon\n1,2\n99,3\n")
            self.refused("line 3: latitude 99", lambda: rangeband.footprints(f"{folder}/bad.csv", "5km"), OSError)
            self.refused("add skip_bad=True", lambda: rangeband.read(f"{folder}/bad.csv"), OSError)

    def test_arrays(self):
        self.refused("lats has the shape (2,), and lons (1,)", lambda: rangeband.inside([1, 2], [1], at=PLACE, range="5km"))
        self.refused("point 1: latitude 95 is outside -90..90", lambda: rangeband.inside([1, 95], [1, 2], at=PLACE, range="5km"))
        self.refused("point 0: longitude 541", lambda: rangeband.distance([1], [541], at=PLACE))
        self.refused("point 0: its coordinates are not finite", lambda: rangeband.distance([float("nan")], [1], at=PLACE))
        self.refused("one range is needed", lambda: rangeband.inside([1], [2], at=PLACE, range="9m729"))
        self.refused("no range is given", lambda: rangeband.inside([1], [2], at=PLACE))
        self.refused("no place is given", lambda: rangeband.distance([1], [2]))
        self.refused("could not convert string to float", lambda: rangeband.distance(["x"], [2], at=PLACE))

    def test_classes_and_coverage(self):
        self.refused("say what to classify", lambda: rangeband.classify())
        self.refused("500", lambda: rangeband.classify("500"))
        self.refused("country", lambda: rangeband.coverage(at=PLACE, range="5km", country="Atlantis"))


class Geometries(unittest.TestCase):
    def test_geometries_that_are_none(self):
        shapely_geometry, shapely_wkt = support.needs("shapely.geometry", "shapely.wkt")
        with self.assertRaisesRegex(ValueError, "latitude 100 is outside"):
            rangeband.buffer(shapely_geometry.LineString([(0, 0), (1, 100)]), "5km")
        with self.assertRaisesRegex(ValueError, "empty geometry"):
            rangeband.buffer(shapely_wkt.loads("POLYGON EMPTY"), "5km")
        with self.assertRaisesRegex(ValueError, "has no unit"):
            rangeband.buffer(shapely_geometry.Point(1, 2), 500)
        with self.assertRaisesRegex(TypeError, "not the path of a file"):
            rangeband.buffer("sites.gpkg", "5km")


if __name__ == "__main__":
    support.main()
