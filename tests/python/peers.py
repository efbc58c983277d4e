#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Against pyproj's geodesics and shapely's validity."""
import random
import unittest

import support

numpy, shapely_geometry, pyproj = support.needs("numpy", "shapely.geometry", "pyproj")
import rangeband

GEOD = pyproj.Geod(ellps="WGS84")


def boundary(footprint):
    """(vertices, middles of edges) of what is not on the seam, longitude first."""
    vertices, middles = [], []
    for part in footprint.geometry.geoms:
        for ring in (part.exterior, *part.interiors):
            points = numpy.array(ring.coords)
            is_seam = (abs(points[:, 0]) == 180.0) | (abs(points[:, 1]) == 90.0)
            vertices.append(points[~is_seam])
            middles.append(((points[1:] + points[:-1]) / 2)[~is_seam[1:] & ~is_seam[:-1]])
    return numpy.concatenate(vertices), numpy.concatenate(middles)


class Rings(unittest.TestCase):
    def test_every_vertex_is_at_the_distance_and_every_edge_near_it(self):
        for _ in range(150):
            lat, lon = random.uniform(-89, 89), random.uniform(-180, 180)
            km, tolerance = 10 ** random.uniform(0.5, 4.25), 10 ** random.uniform(0.5, 3)
            ring = rangeband.footprint((lat, lon), f"{km}km", tolerance=f"{tolerance}m")
            for points, allowed in zip(boundary(ring), (0.0005, tolerance + 0.001)):
                _, _, metres = GEOD.inv(numpy.full(len(points), lon), numpy.full(len(points), lat), points[:, 0], points[:, 1])
                numpy.testing.assert_allclose(metres, km * 1000.0, rtol=0, atol=allowed)

    def test_areas_agree_with_those_of_a_polygon_of_many_geodesics(self):
        for _ in range(20):
            lat, lon, km = random.uniform(-60, 60), random.uniform(-180, 180), random.uniform(20, 3000)
            azimuths = numpy.linspace(0, 360, 20000, endpoint=False)
            count = len(azimuths)
            x, y, _ = GEOD.fwd(numpy.full(count, lon), numpy.full(count, lat), azimuths, numpy.full(count, km * 1000.0))
            area, perimeter = GEOD.polygon_area_perimeter(x, y)
            ring = rangeband.footprint((lat, lon), f"{km!r}km")
            self.assertAlmostEqual(ring.area_km2, abs(area) / 1e6, delta=1e-6 * ring.area_km2)
            self.assertAlmostEqual(ring.perimeter_km, perimeter / 1e3, delta=1e-6 * ring.perimeter_km)

    def test_shapely_finds_them_valid_and_reads_the_same_from_every_door(self):
        for _ in range(100):
            km = 10 ** random.uniform(0, 4.3)
            ring = rangeband.footprint((random.uniform(-90, 90), random.uniform(-180, 180)), f"{km / 3:.9g}..{km:.9g}km")
            self.assertTrue(ring.geometry.is_valid)
            mapped = shapely_geometry.shape(ring.__geo_interface__["geometry"])
            self.assertEqual(mapped.wkb, ring.geometry.wkb)
            west, south, east, north = ring.bounds
            self.assertEqual((west, south, east, north), ring.geometry.bounds)

    def test_lines_have_no_seam(self):
        line = rangeband.footprint((80, 170), "3000km", geometry="line")
        self.assertEqual(line.geometry.geom_type, "MultiLineString")
        self.assertTrue(all(abs(y) < 90 for part in line.geometry.geoms for _, y in part.coords))

    def test_what_covers_nothing_is_empty(self):
        empty = rangeband.footprint((90, 0), "20003.98..20003.99km")
        self.assertTrue(empty.is_empty)
        self.assertEqual((empty.area_km2, empty.perimeter_km, empty.bounds), (0.0, 0.0, None))
        self.assertEqual(empty.__geo_interface__["geometry"]["coordinates"], [])
        self.assertIn("figure", empty._repr_html_())


class Arrays(unittest.TestCase):
    def setUp(self):
        generator = numpy.random.default_rng(support.SEED)
        self.lats, self.lons = generator.uniform(-90, 90, 40_000), generator.uniform(-540, 540, 40_000)

    def test_distances_are_pyprojs(self):
        for lat, lon in ((48.57, 46.25), (0.0, 0.0), (90.0, 12.0), (-33.0, 180.0)):
            _, _, metres = GEOD.inv(numpy.full(40_000, lon), numpy.full(40_000, lat), self.lons, self.lats)
            found = rangeband.distance(self.lats, self.lons, at=(lat, lon))
            numpy.testing.assert_allclose(found * 1000.0, metres, rtol=1e-12, atol=1e-6)
            inside = rangeband.inside(self.lats, self.lons, at=(lat, lon), range="500..5500km")
            sure = (abs(metres - 500e3) > 1e-3) & (abs(metres - 5500e3) > 1e-3)
            self.assertTrue((inside == ((metres >= 500e3) & (metres <= 5500e3)))[sure].all())

    def test_shapes_and_threads(self):
        grid = self.lats[:200].reshape(10, 20), self.lons[:200].reshape(10, 20)
        self.assertEqual(rangeband.distance(*grid, at=(1, 2)).shape, (10, 20))
        self.assertEqual(rangeband.distance(*grid, at=[(1, 2)]).shape, (1, 10, 20))
        two = rangeband.inside(*grid, at=[(1, 2), (3, 4)], range="3000km")
        self.assertEqual((two.shape, two.dtype), ((2, 10, 20), bool))
        self.assertTrue((two[1] == rangeband.inside(*grid, at=(3, 4), range="3000km")).all())
        self.assertAlmostEqual(float(rangeband.distance(0, 1, at=(0, 0))), 111.3194907932264)
        self.assertEqual(rangeband.distance([], [], at=(0, 0)).shape, (0,))
        one, many = (rangeband.distance(self.lats, self.lons, at=(1, 2), threads=threads) for threads in (1, 7))
        self.assertTrue((one == many).all())

    def test_arrays_that_are_not_contiguous_and_of_other_types(self):
        lats, lons = self.lats[::2], self.lons[::-2]
        expected = rangeband.distance(lats.copy(), lons.copy(), at=(1, 2))
        self.assertTrue((rangeband.distance(lats, lons, at=(1, 2)) == expected).all())
        whole = rangeband.distance(lats.astype(int), lons.astype(int), at=(1, 2))
        self.assertTrue((rangeband.distance(lats.astype(int).tolist(), lons.astype(int).tolist(), at=(1, 2)) == whole).all())

    def test_from_an_area_the_nearest_point_counts(self):
        area = shapely_geometry.Polygon([(10, 50), (12, 50), (12, 52), (10, 52)])
        found = rangeband.distance([51, 51], [11, 13], sites=[area])[0]
        self.assertEqual(found[0], 0.0)
        self.assertLess(found[1], 71)
        self.assertEqual(rangeband.inside([51, 51], [11, 13], sites=[area], range="60km").tolist(), [[True, False]])


class Buffers(unittest.TestCase):
    def test_a_small_buffer_is_that_of_a_local_projection(self):
        line = shapely_geometry.LineString([(10.0, 50.0), (10.05, 50.02), (10.1, 50.0)])
        to_metres = pyproj.Transformer.from_crs(4326, "+proj=aeqd +lat_0=50 +lon_0=10.05 +ellps=WGS84", always_xy=True).transform
        local = shapely_geometry.LineString([to_metres(*point) for point in line.coords]).buffer(2000.0, 256)
        found = rangeband.buffer(line, "2km", tolerance="1m")
        self.assertAlmostEqual(found.area_km2, local.area / 1e6, delta=2e-4 * found.area_km2)

    def test_across_the_antimeridian_and_around_a_pole(self):
        there = rangeband.buffer(shapely_geometry.LineString([(170, 60), (190, 66)]), "300km")
        here = rangeband.buffer(shapely_geometry.LineString([(0, 60), (20, 66)]), "300km")
        self.assertAlmostEqual(there.area_km2, here.area_km2, delta=1e-6 * here.area_km2)
        self.assertEqual(len(there.geometry.geoms), 2)
        pole = rangeband.buffer(shapely_geometry.Point(0, 90), "1000km")
        self.assertEqual(pole.bounds[3], 90.0)
        self.assertTrue(pole.geometry.is_valid)


if __name__ == "__main__":
    support.main()
