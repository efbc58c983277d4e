#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""A program that people open footprints with, as Debian has it: run.py PROGRAM CLIENT [FOOTPRINT...]

Every footprint of footprints.py, or those named, is written in the format that the client is given, and points are asked or looked at in the client's own way:
each is inside or outside, and of depths in so many, as geodesic distances say. CLIENT is one of those at the end of this file. Exits 77 where it
is not installed.
"""
import json
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parent / "postgis")]
from checks import Checks  # noqa: E402
from footprints import SHAPES, points  # noqa: E402


class Missing(Exception):
    """The client is not installed."""


def needs(there, package):
    if not there:
        raise Missing(package)


# Each client: what is written for it, how near to an edge it is not asked, in km, and what it finds at points, in order: by how many features
# each is covered, or a depth; None where it shows nothing.

def by_depth(found):
    """Depths, or the number of features."""
    depths = [depth for depth in found if depth is not None]
    return max(depths) if depths else len(found)


def geopandas_finds(path, lon_lat):
    import geopandas
    layer = geopandas.read_file(path, **({"layer": "footprints"} if path.suffix == ".gpkg" else {}))
    assert layer.crs is not None and layer.crs.to_epsg() == 4326, layer.crs
    assert layer.geometry.is_valid.all(), "not valid"
    places = geopandas.GeoSeries(geopandas.points_from_xy(*zip(*lon_lat)))
    within = [places.within(shape) for shape in layer.geometry]
    depths = [None if depth is None or depth != depth else int(depth) for depth in layer["depth"]]
    found = [[depth for depth, row in zip(depths, within) if row[i]] for i in range(len(lon_lat))]
    return list(map(by_depth, found))


def gdal_finds(path, lon_lat):
    """Burnt into a raster of a quarter of a degree."""
    from osgeo import gdal, ogr
    gdal.UseExceptions()
    source = ogr.Open(str(path))
    layer = source.GetLayer(0)
    raster = gdal.GetDriverByName("MEM").Create("", 1440, 720, 1, gdal.GDT_Int16)
    raster.SetGeoTransform((-180, 0.25, 0, 90, 0, -0.25))
    raster.SetProjection(layer.GetSpatialRef().ExportToWkt())
    deep = any(feature.GetField("depth") is not None for feature in layer)
    layer.ResetReading()
    how = {"options": ["ATTRIBUTE=depth"]} if deep else {"burn_values": [1], "options": ["MERGE_ALG=ADD"]}
    gdal.RasterizeLayer(raster, [1], layer, **how)
    cells = raster.ReadAsArray()
    return [int(cells[min(int((90 - lat) * 4), 719), min(int((lon + 180) * 4), 1439)]) for lon, lat in lon_lat]


def qgis_finds(path, lon_lat):
    """By its geometries; where areas are filled, two pictures must agree, in degrees and in Equal Earth."""
    session = qgis()
    layer = session.layer_of(path, "footprints")
    assert layer.isValid()
    found = [[] for _ in lon_lat]
    places = [session.point(*place) for place in lon_lat]
    for feature in layer.getFeatures():
        prepared = feature.geometry().createGeometryEngine(feature.geometry().constGet())
        prepared.prepareGeometry()
        depth = feature["depth"] if isinstance(feature["depth"], int) else None
        for i, place in enumerate(places):
            if prepared.contains(place.constGet()):
                found[i].append(depth)
    counts = list(map(by_depth, found))
    if layer.opacity() == 1:
        return counts
    for projection, extent in (("EPSG:4326", (-180, -90, 180, 90)), ("EPSG:8857", (-1.73e7, -8.4e6, 1.73e7, 8.4e6))):
        image, settings = session.render([layer], session.crs(projection), extent, (2000, 1000))
        for i, (lon, lat) in enumerate(lon_lat):
            at_rim = abs(lon) > 179.5 or abs(lat) > 75  # where a pixel is as large as what it is next to
            colour = None if at_rim else session.pixel(image, settings, lon, lat)
            if colour is not None and session.is_filled(colour) != (counts[i] > 0):
                counts[i] = -1
    return counts


started = []


def qgis():
    if not started:
        sys.path.insert(0, str(HERE.parent / "qgis"))
        try:
            import session
        except ImportError as error:
            raise Missing("python3-qgis") from error
        session.start()
        started.append(session)
    return started[0]


def cartopy_finds(path, lon_lat):
    try:
        import cartopy.crs
        import cartopy.io.shapereader
    except ImportError as error:
        raise Missing("python3-cartopy") from error
    import matplotlib
    matplotlib.use("Agg")
    import numpy
    from matplotlib import pyplot
    projection = cartopy.crs.Robinson()
    figure = pyplot.figure(figsize=(20, 10), dpi=100)
    axes = figure.add_axes((0, 0, 1, 1), projection=projection)
    axes.set_global()
    axes.axis("off")
    shapes = list(cartopy.io.shapereader.Reader(str(path)).geometries())
    axes.add_geometries(shapes, crs=cartopy.crs.PlateCarree(), facecolor="#0072b2", edgecolor="none")
    figure.canvas.draw()
    pixels = numpy.asarray(figure.canvas.buffer_rgba())
    at = axes.transData.transform(projection.transform_points(cartopy.crs.PlateCarree(), *map(numpy.array, zip(*lon_lat)))[:, :2])
    pyplot.close(figure)
    rim = 179.8  # beyond it pixels are half of the map
    return [int(pixels[pixels.shape[0] - 1 - int(y), int(x), 0] < 128) if abs(lon) < rim else None for (x, y), (lon, _) in zip(at, lon_lat)]


def postgis_finds(path, lon_lat):
    """A point of each piece, on the globe."""
    server = postgis()
    rows = ",".join(f"({n},{lon},{lat})" for n, (lon, lat) in enumerate(lon_lat))
    server.psql("maps", f"DROP TABLE IF EXISTS places; CREATE TABLE places AS SELECT n, ST_Point(lon, lat)::geography AS geog FROM (VALUES {rows}) "
                "AS given (n, lon, lat)")
    valid, srid = server.psql("maps", "SELECT bool_and(ST_IsValid(geom)), min(ST_SRID(geom)) FROM footprints").split("|")
    assert (valid, srid) == ("t", "4326"), (valid, srid)
    text = server.psql("maps", "SELECT n, count(DISTINCT fid), max(depth) FROM places, (SELECT fid, depth, (ST_Dump(geom)).geom FROM "
                       "footprints) AS piece WHERE ST_Intersects(piece.geom::geography, geog) GROUP BY n")
    found = [0] * len(lon_lat)
    for line in text.splitlines():
        n, count, depth = line.split("|")
        found[int(n)] = int(depth or count)
    return found


servers = []


def postgis():
    if not servers:
        from server import Server
        server = Server()
        server.__enter__()
        server.psql("postgres", "CREATE DATABASE maps")
        server.psql("maps", "CREATE EXTENSION postgis")
        servers.append(server)
    return servers[0]


def spatialite_finds(path, lon_lat):
    database = sqlite3.connect(path)
    database.enable_load_extension(True)
    try:
        database.load_extension("mod_spatialite")
    except sqlite3.OperationalError as error:
        raise Missing("libsqlite3-mod-spatialite") from error
    database.execute("SELECT EnableGpkgAmphibiousMode()")
    assert database.execute("SELECT min(ST_IsValid(geom)) FROM footprints").fetchone() == (1,)
    query = "SELECT depth FROM footprints WHERE ST_Intersects(geom, MakePoint(?, ?, 4326)) = 1"
    return [by_depth([depth for depth, in database.execute(query, place)]) for place in lon_lat]


def r_finds(path, lon_lat):
    needs(shutil.which("Rscript"), "r-base-core")
    places = path.with_suffix(".places")
    places.write_text("lon,lat\n" + "".join(f"{lon},{lat}\n" for lon, lat in lon_lat))
    done = subprocess.run(["Rscript", HERE / "inside.R", "sf" if path.suffix == ".gpkg" else "terra", path, places], capture_output=True, text=True)
    if done.returncode == 77:
        raise Missing(done.stderr)
    assert done.returncode == 0, done.stderr
    return [int(float(line)) for line in done.stdout.split()]


OTHER = "around-the-pole"
COARSE = "--tolerance 1km"
# Asks, file, more options, near an edge (km), whether it counts features.
CLIENTS = {
    "geopandas": (geopandas_finds, "x.geojson", COARSE, 3, True),
    "geopandas-fgb": (geopandas_finds, "x.fgb", COARSE, 3, True),
    "gdal": (gdal_finds, "x.shp", COARSE, 60, True),
    "qgis": (qgis_finds, "x.gpkg", COARSE, 60, True),
    "cartopy": (cartopy_finds, "x.shp", COARSE, 80, False),
    "postgis": (postgis_finds, None, COARSE, 5, True),
    "spatialite": (spatialite_finds, "x.gpkg", COARSE, 3, True),
    "sf": (r_finds, "x.gpkg", f"--pieces {COARSE}", 8, True),
    "terra": (r_finds, "x.shp", COARSE, 3, True),
}


def wrong(ask, path, places, near, counts):
    """Points that are asked about, and those on the wrong side."""
    sure = [place for place in places if place[3] > near]
    found = ask(path, [place[:2] for place in sure])
    off = [(lon, lat, n, got) for (lon, lat, n, _), got in zip(sure, found) if got is not None and got != (n if counts else min(n, 1))]
    return len(sure), off


def main(program, client, *wanted):
    ask, name, more, near, counts = CLIENTS[client]
    checks = qgis().Checks() if ask == qgis_finds else Checks()
    asked = {}
    with tempfile.TemporaryDirectory(prefix="rangeband-clients-") as folder:
        try:
            for shape in wanted or SHAPES:
                options = SHAPES[shape][0]
                path = pathlib.Path(folder, shape, name) if name else postgis().target("maps")
                if name:
                    path.parent.mkdir()
                subprocess.run([program, "footprint", *options.split(), *more.split(), "--quiet", "--overwrite", "-o", str(path)], check=True)
                places = points(program, shape)
                count, off = wrong(ask, path, places, near, counts and shape != "union")
                checks.that(count > 1000 and not off, f"{client}, {shape}: {len(off)} of {count} points wrong: {off[:4]}")
                asked[shape] = count
            # The last file again, as if it were another footprint.
            _, off = wrong(ask, path, points(program, OTHER), near, counts)
            checks.that(off, f"{client}: nothing is found wrong with another footprint's file")
        except Missing as missing:
            print(f"skipped: needs {missing}")
            sys.exit(77)
        finally:
            for server in servers:
                server.__exit__(None, None, None)
    print(f"{client}:", ", ".join(f"{shape} {count}" for shape, count in asked.items()), "points", flush=True)
    checks.end()


if __name__ == "__main__":
    main(*sys.argv[1:])
