# SPDX-License-Identifier: MIT
"""The public functions. Parameters are described once, in `footprints`; the others refer to it."""
import os
import warnings

import numpy

from . import _rangeband, _wkb
from ._footprint import Footprint, Footprints
from ._optional import module, needed
from ._sites import Sites, is_geometry, places, words
from ._table import Table, table


def footprint(at=None, range=None, *, site=None, from_country=None, tolerance="100m", solid=False, contested=False, sector=None,
              edges="lonlat", geometry="polygon", cut_at=None, pieces=False, catalog=()):
    """What lies within a range of one place.

    at            the place: (lat, lon) in degrees, (lat, lon, name), text such as "48.57,46.25" or "48°34'N 46°15'E", or the name
                  of a city. Or site="kapustin-yar", a site of the catalogue; or from_country="AT", the outline of a country as
                  launch area: the range is measured from its nearest point
    range         a length with its unit, "480km"; a band "500..5500km"; a treaty's class "inf"; a claim "9m729@russia-2019-01-23"
    tolerance     a length: the drawn boundary is nowhere farther than this from the true one, both ways
    solid         a band is drawn as the disc to its upper limit
    contested     the range is a system: what its largest stated figure covers and its smallest does not
    sector        only these azimuths, "300..60": degrees clockwise from north
    edges         what runs between two vertices of an area: "lonlat", the straight line of map formats, or "geodesic"
    geometry      "polygon", or "line" for the boundary without the seams along ±180° and ±90°
    cut_at        the meridian, in degrees, along which footprints are cut instead of ±180
    pieces        every polygon smaller than a hemisphere and narrower than 180°, for programs that read rings on a sphere
    catalog       folders with your own catalogue tables

    Returns a Footprint. Raises ValueError where the range stands for several footprints: then use `footprints`.

    >>> footprint(at=(48.57, 46.25), range="500..5500km").area_km2
    >>> footprint("Dnipro", "1000km", tolerance="10m").geometry
    """
    at_places, _ = places(at)
    given = {"at": at_places, "site": words(site), "from_country": words(from_country), "range": words(range),
             "tolerance": tolerance, "solid": solid, "contested": contested, "sector": words(sector), "edges": edges,
             "geometry": geometry, "cut_at": cut_at, "pieces": pieces, "catalog": words(catalog), "threads": 1}
    drawn = _rangeband.records(given, [])
    _warn(drawn["notes"])
    records = drawn["records"]
    if len(records) > 1:
        ids = [properties["range_id"] for _, properties in records[:3]]
        more = ", …" if len(records) > 3 else ""
        raise ValueError(f"this stands for {len(records)} footprints: {', '.join(ids)}{more}; name one, or call footprints()")
    if not records:
        properties = dict.fromkeys(_rangeband.columns)
        properties.update(name=drawn["first_empty"][0], area_km2=0.0, perim_km=0.0)
        return Footprint(b"", properties)
    return Footprint(*records[0])


def footprints(sites=None, range=None, *, at=None, site=None, from_country=None, merge=None, depth=None, group_by=None,
               contested=False, solid=False, range_column=None, sector=None, sector_columns=None, at_date=None, tolerance="100m",
               edges="lonlat", geometry="polygon", cut_at=None, pieces=False, lat_column=None, lon_column=None, name_column=None,
               keep=None, layer=None, where=None, encoding=None, allow_network=False, skip_bad=False, catalog=(), threads=None,
               frame=None):
    """What lies within each range of each site: a row for each, sites × ranges, or merged.

    sites         a DataFrame with columns of latitude and longitude (recognized by their names in five languages: lat, Breitengrad,
                  широта …); a GeoDataFrame or GeoSeries of points, lines and polygons in any reference system, where a line or
                  polygon is a launch area; a list of (lat, lon) or (lat, lon, name); an array
                  of shape (n, 2), latitude first; a dict of columns; geometries; or the path of a file, or of several
    at, site, from_country
                  further places: see `footprint`; `site` may have wildcards, "kapustin*"
    range         one or several: "500km", "500..5500km", "9m729" for every claim about a system, "inf" for a treaty's class
    range_column  the column with a range for each row, "reach:km" where it has bare numbers
    merge         "union", what any of the sites reaches; "intersection", what all of them reach; "depth", a row for each number of
                  overlaps, with depth="exact" (the default) or "at-least"
    group_by      only rows with the same value in this column are merged; "none" merges everything; by default, the same range
    sector_columns
                  two columns with the azimuths from and to, degrees
    at_date       only what existed then: "1988", "1988-06"
    lat_column, lon_column, name_column
                  these columns, where their names are not recognized
    keep          which of your columns are kept, all by default
    layer, where, encoding, allow_network
                  for files: a layer's name, a condition "range_km > 100", the encoding of text, whether URLs may be read
    skip_bad      leaves out rows that cannot be used, with a warning, instead of raising ValueError
    threads       how many; all processors by default
    frame         False for a list of Footprint objects in place of a GeoDataFrame

    The others as in `footprint`. Returns a GeoDataFrame in EPSG:4326 where GeoPandas is installed, else Footprints, a list. Its
    columns are the program's, site, range, claimant, area_km2, perim_km, tol_m and so on, then yours.

    >>> footprints(sites, ["500km", "9m729"])
    >>> footprints(sites, "500km", merge="depth")
    >>> footprints("bases.gpkg", range_column="reach:km")
    """
    is_merged = merge not in (None, "none")
    is_frame = module("geopandas") is not None if frame is None else frame
    source = None if sites is None else Sites(sites, with_rows=is_frame and not is_merged)
    given = _given(source, locals())
    drawn = (_rangeband.footprints if is_frame else _rangeband.records)(given, _frames(source))
    _warn_of(drawn)
    if not is_frame:
        return Footprints(Footprint(*record) for record in drawn["records"])
    columns = drawn["columns"]
    if source is not None and source.row_column in columns:
        rows = columns.pop(source.row_column)
        if all(row is not None for row in rows):  # places besides the table have none
            _restore(columns, source, rows)
    return _geodataframe(columns, drawn["wkb"])


def buffer(geometries, distance, *, edges="lonlat", tolerance="100m", threads=None):
    """What lies within a distance of lines, polygons or points on the ellipsoid: like shapely's buffer, but correct at any size and place.

    geometries    one geometry (shapely's, or whatever has a `__geo_interface__`) in longitude and latitude; a list of them; or a
                  GeoSeries or GeoDataFrame in any reference system
    distance      a length with its unit: "50km"
    edges         "lonlat" for edges that are straight in longitude and latitude, "geodesic" for shortest paths
    tolerance     the largest distance between the drawn and the true boundary

    Returns a Footprint for one geometry; a GeoSeries in EPSG:4326 with the same index for GeoPandas' kinds, None where there is no
    geometry; a Footprints for a list.

    >>> buffer(shapely.geometry.LineString([(170, 60), (190, 66)]), "300km").area_km2
    >>> rivers.buffered = buffer(rivers, "50km")
    """
    is_one = is_geometry(geometries)
    source = Sites([geometries] if is_one else geometries, with_rows=True)
    if source.frame is None:
        raise TypeError("geometries: give geometries, not the path of a file; for files use footprints()")
    drawn = _rangeband.records({"range": words(distance), "edges": edges, "tolerance": tolerance, "threads": threads,
                                   "keep": [source.row_column], **source.choice}, _frames(source))
    rows = [properties.pop(source.row_column) for _, properties in drawn["records"]]
    if source.index is None:
        found = Footprints(Footprint(*record) for record in drawn["records"])
        return found[0] if is_one else found
    wkb = [None] * len(source.index)
    for row, (bytes_, _) in zip(rows, drawn["records"]):
        wkb[row] = bytes_
    return _wkb.geoseries(wkb, source.index)


def inside(lats, lons, at=None, range=None, *, site=None, from_country=None, sites=None, solid=False, edges="lonlat", catalog=(),
           threads=None):
    """Which points are in range of a place: an array of bool, in the shape of `lats`.

    lats, lons    arrays of equal shape, degrees; latitude in [-90, 90], longitude in [-540, 540]
    at, site, from_country, sites
                  the place, or several: see `footprint` and `footprints`. For several, the result has one more dimension in front
    range         one range: a length, a band, a class or a claim. Its limits are inclusive or exclusive as it states them. Of a claim
                  that leaves the answer open ("at least 500 km"), True is what is surely in range

    Decided by geodesics, exact also on the limit, mostly without computing one: a hundred million pairs in about a second.

    >>> inside(df.lat, df.lon, at=(48.57, 46.25), range="500km").sum()
    """
    return _points(_rangeband.inside, lats, lons, at, site, from_country, sites, catalog, threads, range=words(range), solid=solid,
                   edges=edges)


def distance(lats, lons, at=None, *, site=None, from_country=None, sites=None, edges="lonlat", catalog=(), threads=None):
    """Geodesic distances from a place, in kilometres: an array of float64 in the shape of `lats`; for several places with one more
    dimension in front. Accurate to 15 nm from a point; from a line or area to its nearest point, 0 within, to 1 µm.

    Parameters as in `inside`.

    >>> distance([55.75, 48.86], [37.62, 2.35], at=(48.57, 46.25))
    """
    return _points(_rangeband.distance, lats, lons, at, site, from_country, sites, catalog, threads, edges=edges)


def coverage(sites=None, range=None, *, at=None, site=None, from_country=None, country=None, merge=None, depth=None, group_by=None,
             contested=False, solid=False, range_column=None, at_date=None, timeline=False, tolerance=None, edges="lonlat",
             lat_column=None, lon_column=None, name_column=None, layer=None, where=None, encoding=None, allow_network=False,
             skip_bad=False, catalog=(), threads=None):
    """How much of each country is covered, in km² and as a share from 0 to 1, with its covered cities and the people in them.

    country       only these countries, by code or name
    merge         as in `footprints`; the default here is "union" by range, and "none" measures each footprint by itself
    timeline      how it was at first, and again on each day on which something changed

    The others as in `footprints`. Without `tolerance` boundaries are drawn as finely as areas to 0.001 % need. Returns a table: a row
    for each country, then land, sea and total, with the columns of `rangeband coverage --csv`. What a reader should know of it, such
    as sources, is in `.attrs["notes"]` of the DataFrame.

    >>> coverage(at=(48.57, 46.25), range="5500km", country=["DE", "FR"])
    """
    source = None if sites is None else Sites(sites)
    given = _given(source, locals())
    found = _rangeband.coverage(given, _frames(source))
    _warn(found["notes"])
    return table(found["columns"], found["about"])


def reach(sites=None, range=None, *, at=None, site=None, from_country=None, to=None, places=None, cities=None, country=None,
          only_inside=False, limit=None, solid=False, range_column=None, at_date=None, edges="lonlat", lat_column=None,
          lon_column=None, name_column=None, layer=None, where=None, encoding=None, allow_network=False, skip_bad=False, catalog=(),
          threads=None):
    """Which cities or places are within which range of which sites: distance in km, azimuth in degrees, and for each range "yes", "no"
    or "undecided" with the margin in km.

    to            places, as text: "55.75,37.62,Moscow" or the name of a city
    places        paths of files with places
    cities        "capitals", "million" (usual without `to` and `places`), "all", "none"
    country       only cities of these countries
    only_inside   only rows that are surely in range
    limit         of each site only so many nearest

    The others as in `footprints`. Returns a table with the columns of `rangeband reach --csv`.

    >>> reach(at=(48.57, 46.25), range="9m729", to="Moscow")
    """
    source = None if sites is None else Sites(sites)
    given = _given(source, locals())
    given["places"] = words(places)
    found = _rangeband.reach(given, _frames(source))
    _warn(found["notes"])
    return table(found["columns"], found["about"])


def classify(*what, catalog=()):
    """The class of lengths, or of claims about systems, under each treaty, with the clause: "in", "out", or "undecided" by the statement.

    what          lengths ("480km", "500..5500km"), systems ("9m729") or claims ("9m729@us-2019"); "*" stands for any letters

    Returns a table with a row for each subject and class, and the columns of `rangeband classify --csv`.

    >>> classify("480km", "500km")[["range_id", "band", "answer", "why"]]
    """
    if not what:
        raise ValueError("nothing to do: say what to classify, as in classify('480km') or classify('9m729')")
    columns, notes = _rangeband.classify([str(one) for one in what], {"catalog": words(catalog)})
    _warn(notes)
    return table(columns)


def read(path, *, layer=None, where=None, lat_column=None, lon_column=None, name_column=None, encoding=None, allow_network=False,
         skip_bad=False):
    """Sites and launch areas of a file, read as the program reads it: any format of GDAL, and CSV with columns of
    coordinates, recognized by their headers, also in degrees, minutes and seconds.

    Parameters as in `footprints`. Returns a GeoDataFrame in EPSG:4326 with a column `name` and the file's others; where GeoPandas is
    not installed a Table, whose `geometry` is a dict as in GeoJSON.
    """
    given = {"layer": layer, "where": where, "lat_column": lat_column, "lon_column": lon_column, "name_column": name_column,
             "encoding": encoding, "allow_network": allow_network, "skip_bad": skip_bad}
    found = _rangeband.read(os.fspath(path), given)
    _warn_of(found)
    if module("geopandas") is not None:
        return _geodataframe(found["columns"], found["wkb"])
    return Table({**found["columns"], "geometry": [_wkb.mapping(wkb) for wkb in found["wkb"]]})


def write(path, sites=None, range=None, *, format=None, overwrite=False, force=False, style=True, title=None, description=None, at=None, site=None,
          from_country=None, merge=None, depth=None, group_by=None, contested=False, solid=False, range_column=None, sector=None,
          sector_columns=None, at_date=None, tolerance="100m", edges="lonlat", geometry="polygon", cut_at=None, pieces=False,
          lat_column=None, lon_column=None, name_column=None, keep=None, layer=None, where=None, encoding=None, allow_network=False,
          skip_bad=False, catalog=(), threads=None):
    """Writes the footprints that `footprints` would return to a file, in constant memory: complete, or not at all.

    path          where to; the extension says the format (`catalog.formats()` lists them), or `format` does, by GDAL's name.
                  "PG:dbname=maps" is a database
    overwrite     whether an existing file is replaced
    force         whether more than 10 GB may be written
    style         with colours, labels and a legend, where the format or QGIS has a place for them
    title, description
                  of the file, instead of those made from the request

    The others as in `footprints`. Returns how many footprints were written.

    >>> write("bands.gpkg", sites, ["500km", "1000km"], overwrite=True)
    """
    source = None if sites is None else Sites(sites)
    given = {**_given(source, locals()), "date": os.environ.get("SOURCE_DATE_EPOCH")}
    done = _rangeband.write(given, _frames(source), os.fspath(path), format or "", bool(overwrite), bool(style))
    _warn_of(done)
    return done["footprints"]


_LISTS = ("range", "site", "from_country", "sector", "sector_columns", "country", "to", "keep", "catalog")
_NOT_GIVEN = ("sites", "source", "is_merged", "is_frame", "frame", "path", "format", "overwrite", "style", "places")


def _given(source, parameters):
    """Parameters of a function as the engine takes them."""
    given = {name: words(value) if name in _LISTS else value for name, value in parameters.items() if name not in _NOT_GIVEN}
    given["at"], _ = places(given["at"])
    if source is not None and source.paths is not None:
        given["sites"] = source.paths
    elif source is not None:
        if given.get("layer") is not None or given.get("where") is not None:
            raise ValueError("layer and where are for files; filter the table before you pass it")
        given.update({name: value for name, value in source.choice.items() if given.get(name) is None})
        if given.get("keep") is not None and source.row_column is not None:
            given["keep"] = [*given["keep"], source.row_column]
    return given


def _frames(source):
    return [source.frame] if source is not None and source.frame is not None else []


def _points(compute, lats, lons, at, site, from_country, sites, catalog, threads, **given):
    lats, lons = numpy.asarray(lats, float), numpy.asarray(lons, float)
    if lats.shape != lons.shape:
        raise ValueError(f"lats has the shape {lats.shape}, and lons {lons.shape}; they must be equal")
    source = None if sites is None else Sites(sites)
    at_places, is_one = places(at)
    given = _given(source, {**given, "at": at, "site": site, "from_country": from_country, "catalog": catalog, "threads": threads})
    found, notes = compute(given, _frames(source), lats.ravel(), lons.ravel())
    _warn(notes)
    is_one = len(found) == 1 and (is_one or isinstance(site, str) or isinstance(from_country, str))
    found = found[0].reshape(lats.shape) if is_one else found.reshape(len(found), *lats.shape)
    return found[()] if found.ndim == 0 else found


def _restore(columns, source, rows):
    """The caller's columns as they were: engine and formats know fewer types than pandas."""
    rows = numpy.asarray(rows, numpy.int64)
    for name in list(columns)[len(_rangeband.columns):]:
        values = source.columns.get(name)
        if hasattr(values, "array"):
            columns[name] = values.take(rows).array
        elif values is not None:
            columns[name] = numpy.asarray(values, object if isinstance(values, list) else None)[rows]


def _geodataframe(columns, wkb):
    geopandas = needed("geopandas", "a GeoDataFrame")
    frame = module("pandas").DataFrame(columns)
    for name in ("valid_from", "valid_to"):
        if name in frame:
            frame[name] = frame[name].astype("datetime64[ns]")
    return geopandas.GeoDataFrame(frame, geometry=_wkb.geoseries(wkb, frame.index))


def _warn(sentences):
    for sentence in sentences:
        warnings.warn(sentence, UserWarning, stacklevel=3)


def _warn_of(done):
    """What a run reports: notes, what is empty, rows that were left out."""
    sentences = list(done["notes"])
    if done.get("empty"):
        one = done["empty"] == 1
        names = "; ".join(done["first_empty"]) + ("; …" if done["empty"] > len(done["first_empty"]) else "")
        sentences.append(f"{done['empty']} footprint{' covers' if one else 's cover'} nothing and {'is' if one else 'are'} left out: {names}")
    if done["bad"]:
        one = done["bad"] == 1
        sentences.append(f"{done['bad']} bad row{' is' if one else 's are'} left out:{done['bad_rows']}")
    for sentence in sentences:
        warnings.warn(sentence, UserWarning, stacklevel=3)
