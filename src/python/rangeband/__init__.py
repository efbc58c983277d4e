# SPDX-License-Identifier: MIT
"""What lies within a given range of a given place on the Earth: computed on the WGS84 ellipsoid, correct for any radius and across
the poles and the antimeridian, to an accuracy that you choose in metres.

One ring:

    >>> import rangeband
    >>> ring = rangeband.footprint(at=(48.57, 46.25), range="500..5500km", tolerance="100m")
    >>> round(ring.area_km2), ring.tolerance_m
    (88504454, 100.0)
    >>> ring.geometry                   # a shapely MultiPolygon, longitude first, valid in the plane
    >>> ring                            # in a notebook: a small map

Many sites, as a GeoDataFrame (your columns are kept):

    >>> sites = pandas.DataFrame({"name": ["A", "B"], "lat": [48.57, 53.9], "lon": [46.25, 27.6]})
    >>> rings = rangeband.footprints(sites, ["500km", "9m729"])
    >>> union = rangeband.footprints(sites, "500km", merge="union")

Points against places, on arrays:

    >>> rangeband.inside(lats, lons, at=(48.57, 46.25), range="500km")      # array of bool
    >>> rangeband.distance(lats, lons, at=(48.57, 46.25))                   # array of kilometres

Functions:

    footprint, footprints, buffer             regions, as objects or as a GeoDataFrame
    inside, distance, reach                   points and cities against places
    coverage, classify                        countries and cities covered; treaty classes
    catalog                                   missile systems, claims, sites, sources: tables
    read, write                               sites from, and footprints to, any file format

Parameters that they share:

    a place     (lat, lon) in degrees, (lat, lon, name), "48.57,46.25", "48°34'N 46°15'E", or the name of a city: "Dnipro"
    a range     text with a unit: "480km", "300mi", "500..5500km", "SM-6=460km"; a treaty's class: "inf"; all claims about a
                system: "9m729", or one of them: "9m729@russia-2019-01-23"
    tolerance   "100m": the drawn boundary is nowhere farther from the true one, both ways
    threads     how many; all processors by default; the result is the same for any number

A request that makes no sense raises ValueError, a file that cannot be read or written OSError; the message says
what is wrong and what to write instead. Notes about a result are warnings (UserWarning). A range figure is a
claim; a circle shows only what the claim implies.
"""
from . import catalog
from ._footprint import Footprint, Footprints
from ._functions import (
    buffer,
    classify,
    coverage,
    distance,
    footprint,
    footprints,
    inside,
    reach,
    read,
    write,
)
from ._rangeband import version as __version__
from ._table import Table

__all__ = [
    "Footprint",
    "Footprints",
    "Table",
    "buffer",
    "catalog",
    "classify",
    "coverage",
    "distance",
    "footprint",
    "footprints",
    "inside",
    "reach",
    "read",
    "write",
]
