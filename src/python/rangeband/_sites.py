# SPDX-License-Identifier: MIT
"""Turns what callers pass as places into what the engine takes."""
import datetime
import numbers
import os
from collections.abc import Mapping

import numpy

from . import _rangeband
from ._optional import module, needed


_DEGREES = (float, int, numbers.Real)  # the usual ones first: the last is slow to ask


def places(given):
    """A place or a list of them: (list, whether it was one)."""
    if given is None:
        return None, False
    place = _taken(given)
    if place is not None:
        return [place], True
    return [_place(place) for place in (given if hasattr(given, "__iter__") else [given])], False


def _place(given):
    place = _taken(given)
    if place is None:
        raise ValueError(f"at: {given!r} is not a place; write (lat, lon), (lat, lon, name), or text such as '48.57,46.25'")
    return place


def _taken(given):
    """A place as the engine takes it; None for what is not one."""
    if isinstance(given, str):
        return given
    if isinstance(given, (tuple, list, numpy.ndarray)) and len(given) in (2, 3):
        lat, lon, *name = given
        if isinstance(lat, _DEGREES) and isinstance(lon, _DEGREES):
            return (float(lat), float(lon), *map(str, name))
    return None


def words(given):
    """One text or several, as a list; None stays None."""
    if given is None:
        return None
    # Lists are asked about first: whether something is a path or a number is slow to ask.
    is_one = not isinstance(given, (list, tuple)) and isinstance(given, (str, os.PathLike, numbers.Number))
    return [str(given)] if is_one else list(map(str, given))


class Sites:
    """A table of sites, or paths of files. `frame` is for the engine, `columns` are the caller's (name: values)."""

    def __init__(self, given, with_rows=False):
        self.paths = self.frame = self.columns = self.index = None
        self.row_column = None
        self.choice = {}  # parameters that say which columns are the position
        self._wkb, self._crs = None, ""
        if isinstance(given, (str, os.PathLike)):
            self.paths = [os.fspath(given)]
        elif _is_list(given) and len(given) and all(isinstance(path, (str, os.PathLike)) for path in given):
            self.paths = [os.fspath(path) for path in given]
        else:
            self._take(given)
            self._make_frame(with_rows)

    def _take(self, given):
        pandas, geopandas = module("pandas"), module("geopandas")
        if geopandas is not None and isinstance(given, geopandas.GeoDataFrame):
            geometry = given.geometry
            self._take_geometry(geometry)
            self.columns = {str(name): given[name] for name in given.columns if name != geometry.name}
        elif geopandas is not None and isinstance(given, geopandas.GeoSeries):
            self._take_geometry(given)
            self.columns = {}
        elif pandas is not None and isinstance(given, pandas.DataFrame):
            self.columns = {str(name): given[name] for name in given.columns}
            self.index = given.index
        elif isinstance(given, Mapping) and "type" not in given:
            self.columns = {str(name): numpy.asarray(values) for name, values in given.items()}
        elif is_geometry(given):
            self._wkb, self.columns = [wkb_of(given)], {}
        elif isinstance(given, numpy.ndarray) and given.dtype != object:
            if given.ndim != 2 or given.shape[1] != 2:
                raise ValueError(f"sites: an array of shape {given.shape} is not a list of places; give one of shape (n, 2), latitude first")
            self.columns = {"lat": given[:, 0], "lon": given[:, 1]}
        elif _is_list(given) and len(given) and all(map(is_geometry, given)):
            self._wkb, self.columns = [wkb_of(geometry) for geometry in given], {}
        elif _is_list(given):
            self._take_places(given)
        else:
            raise TypeError(f"sites: {type(given).__name__} is not a table of sites; give a DataFrame, a GeoDataFrame, a list of (lat, lon), "
                            "an array of shape (n, 2), geometries, or the path of a file")

    def _take_places(self, given):
        for number, place in enumerate(given):
            if isinstance(place, str) or not hasattr(place, "__len__") or _taken(place) is None:
                raise ValueError(f"sites: {place!r} (number {number}) is not (lat, lon) or (lat, lon, name)")
        self.columns = {"lat": numpy.array([place[0] for place in given], float), "lon": numpy.array([place[1] for place in given], float)}
        if any(len(place) > 2 for place in given):
            self.columns["name"] = [str(place[2]) if len(place) > 2 else None for place in given]

    def _take_geometry(self, geometry):
        """Points in degrees stay arrays; everything else goes to the engine as well-known binary with its reference system."""
        self.index = geometry.index
        crs = geometry.crs
        self._crs = "" if crs is None or crs == "EPSG:4326" else crs.to_wkt()
        kinds = geometry.geom_type
        if not self._crs and len(geometry) and bool((kinds == "Point").all()) and not bool(geometry.is_empty.any()):
            self._points = numpy.asarray(geometry.y), numpy.asarray(geometry.x)
        else:
            self._wkb = [None if wkb is None else bytes(wkb) for wkb in geometry.to_wkb()]

    _points = None

    def _make_frame(self, with_rows):
        self.frame = _rangeband.Frame("sites")
        columns = dict(self.columns)
        if self._points is not None:
            for parameter, column, values in zip(("lat_column", "lon_column"), ("geometry.y", "geometry.x"), self._points):
                self.choice[parameter] = column = _free(column, columns)
                columns[column] = values
        if with_rows:
            size = len(self._wkb) if self._wkb is not None else len(next(iter(columns.values()), ()))
            self.row_column = _free("row", columns)
            columns[self.row_column] = numpy.arange(size)
        for name, values in columns.items():
            _add(self.frame, name, values)
        if self._wkb is not None:
            self.frame.set_geometry(self._wkb, self._crs)


def _free(name, taken):
    while name in taken:
        name += "_"
    return name


def _is_list(given):
    return isinstance(given, (list, tuple)) or (isinstance(given, numpy.ndarray) and given.dtype == object)


def is_geometry(given):
    """Whether it is one geometry: shapely's, a Footprint, or anything with a `__geo_interface__` that is no collection."""
    if isinstance(given, Mapping):
        return "coordinates" in given or "geometries" in given or given.get("type") == "Feature"
    return hasattr(given, "geom_type") and not hasattr(given, "crs") or hasattr(given, "wkb")


def wkb_of(geometry):
    """Well-known binary; None for none."""
    if hasattr(geometry, "wkb"):
        return bytes(geometry.wkb)
    shape = needed("shapely.geometry", "a geometry that is a dict").shape
    return shape(geometry["geometry"] if geometry.get("type") == "Feature" else geometry).wkb


def _add(frame, name, values):
    """A column of the type that the values have, where the engine knows it, else as text."""
    dtype = getattr(values, "dtype", None)
    kind = getattr(dtype, "kind", "O")
    missing = None
    if dtype is not None and not isinstance(dtype, numpy.dtype):  # one of pandas' own
        missing = numpy.asarray(values.isna())
        if kind in "iub":
            values = values.fillna(0).to_numpy(numpy.int64)
        elif kind == "f":
            values = values.to_numpy(float, na_value=float("nan"))
        else:
            values, kind = values.astype(object), "O"
    if kind == "f":
        frame.add_reals(name, numpy.asarray(values, float))
    elif kind in "iub":
        frame.add_integers(name, numpy.asarray(values).astype(numpy.int64, copy=False), missing)
    elif kind == "M":
        moments = numpy.asarray(values).astype("datetime64[ns]")
        days = moments.astype("datetime64[D]")
        if bool(((days == moments) | numpy.isnat(moments)).all()):
            frame.add_days(name, days.astype(numpy.int64))
        else:
            frame.add_texts(name, [None if numpy.isnat(moment) else str(moment.astype("datetime64[s]")) for moment in moments])
    else:
        _add_objects(frame, name, list(values))


def _add_objects(frame, name, values):
    present = [value for value in values if value is not None and value == value]
    if present and all(type(value) is datetime.date for value in present):
        days = [numpy.datetime64(value, "D") if value is not None and value == value else numpy.datetime64("NaT") for value in values]
        frame.add_days(name, numpy.array(days, "datetime64[D]").astype(numpy.int64))
    elif present and all(isinstance(value, numbers.Real) for value in present):
        frame.add_reals(name, numpy.array([value if value is not None else float("nan") for value in values], float))
    else:
        frame.add_texts(name, [str(value) if value is not None and value == value else None for value in values])
