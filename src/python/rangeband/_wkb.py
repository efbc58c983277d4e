# SPDX-License-Identifier: MIT
"""The package's own well-known binary: as coordinates, for whoever has no shapely, and as a GeoSeries."""
import struct

import numpy

from ._optional import module, needed

_KINDS = {1: "Point", 2: "LineString", 3: "Polygon", 4: "MultiPoint", 5: "MultiLineString", 6: "MultiPolygon",
          7: "GeometryCollection"}


def parts(wkb):
    """(kind, coordinates): arrays of (longitude, latitude) in lists as deep as the kind has them. The arrays look at the bytes."""
    return _parts(wkb, 0)[0]


def _parts(wkb, at):
    kind, = struct.unpack_from("<I", wkb, at + 1)
    at += 5
    name = _KINDS[kind]
    if name == "Point":
        return (name, numpy.frombuffer(wkb, "<f8", 2, at)), at + 16
    count, = struct.unpack_from("<I", wkb, at)
    at += 4
    if name == "LineString":
        return (name, numpy.frombuffer(wkb, "<f8", 2 * count, at).reshape(-1, 2)), at + 16 * count
    found = []
    for _ in range(count):
        if name == "Polygon":
            size, = struct.unpack_from("<I", wkb, at)
            found.append(numpy.frombuffer(wkb, "<f8", 2 * size, at + 4).reshape(-1, 2))
            at += 4 + 16 * size
        else:
            part, at = _parts(wkb, at)
            found.append(part if name == "GeometryCollection" else part[1])
    return (name, found), at


def mapping(wkb):
    """The geometry as GeoJSON has it (RFC 7946): a dict."""
    if not wkb:
        return {"type": "MultiPolygon", "coordinates": []}
    kind, coordinates = parts(wkb)
    return _mapping(kind, coordinates)


def _mapping(kind, coordinates):
    if kind == "GeometryCollection":
        return {"type": kind, "geometries": [_mapping(*part) for part in coordinates]}
    return {"type": kind, "coordinates": _nested(coordinates)}


def _nested(coordinates):
    if isinstance(coordinates, list):
        return [_nested(part) for part in coordinates]
    return tuple(coordinates.tolist()) if coordinates.ndim == 1 else list(map(tuple, coordinates.tolist()))


def geoseries(wkb, index=None):
    """In EPSG:4326; None where there is None. Needs GeoPandas."""
    geopandas = needed("geopandas", "a GeoSeries")
    if module("shapely").__version__ >= "2" or geopandas.options.use_pygeos:
        return geopandas.GeoSeries.from_wkb(wkb, index=index, crs=4326)
    # GeoPandas' own loop looks at every geometry several times: half of the time of all that `footprints` does.
    loads = module("shapely.wkb").loads
    found = numpy.fromiter((None if one is None else loads(one) for one in wkb), object, len(wkb))
    return geopandas.GeoSeries(geopandas.array.GeometryArray(found, crs=4326), index=index)
