# SPDX-License-Identifier: MIT
# What is a GeoDataFrame, GeoSeries or DataFrame where GeoPandas and pandas are installed is Any here, since it depends on that.
# Keyword arguments that several functions take are stated once, in a TypedDict (PEP 692).
from collections.abc import Iterable, Mapping, Sequence
from os import PathLike
from typing import Any, Literal, TypedDict, Union

import numpy as np
from numpy.typing import ArrayLike, NDArray
from typing_extensions import Unpack

from . import catalog as catalog

__version__: str

_Place = Union[str, tuple[float, float], tuple[float, float, str], Sequence[float]]
_Places = Union[_Place, Iterable[_Place], None]
_Words = Union[str, Iterable[str], None]
_Path = Union[str, PathLike[str]]
_Paths = Union[_Path, Iterable[_Path]]
_Sites = Any  # a DataFrame, GeoDataFrame, GeoSeries, places, an array of shape (n, 2), columns, geometries or paths

class Footprint:
    wkb: bytes
    properties: dict[str, Any]
    def __init__(self, wkb: bytes, properties: dict[str, Any]) -> None: ...
    @property
    def area_km2(self) -> float: ...
    @property
    def perimeter_km(self) -> float: ...
    @property
    def tolerance_m(self) -> float | None: ...
    @property
    def is_empty(self) -> bool: ...
    @property
    def bounds(self) -> tuple[float, float, float, float] | None: ...
    @property
    def geometry(self) -> Any: ...
    @property
    def __geo_interface__(self) -> dict[str, Any]: ...
    def _repr_html_(self) -> str: ...

class Footprints(list[Footprint]):
    @property
    def __geo_interface__(self) -> dict[str, Any]: ...
    def to_geopandas(self) -> Any: ...
    def _repr_html_(self) -> str: ...

class Table(list[dict[str, Any]]):
    columns: list[str]
    def __init__(self, columns: Mapping[str, Sequence[Any]]) -> None: ...
    def _repr_html_(self) -> str: ...

class _Known(TypedDict, total=False):
    site: _Words
    from_country: _Words
    edges: Literal["lonlat", "geodesic"]
    catalog: _Paths

class _OfFile(TypedDict, total=False):
    lat_column: str | None
    lon_column: str | None
    name_column: str | None
    layer: str | None
    where: str | None
    encoding: str | None
    allow_network: bool
    skip_bad: bool

class _OfPoints(_Known, total=False):
    sites: _Sites | None
    threads: int | None

class _OfTable(_Known, _OfFile, total=False):
    at: _Places
    solid: bool
    range_column: str | None
    at_date: str | None
    threads: int | None

class _Merged(_OfTable, total=False):
    merge: Literal["none", "union", "intersection", "depth"] | None
    depth: Literal["exact", "at-least"] | None
    group_by: str | None
    contested: bool

class _Drawn(TypedDict, total=False):
    tolerance: str
    sector: _Words
    geometry: Literal["polygon", "line"]
    cut_at: float | str | None
    pieces: bool

class _OfOne(_Known, _Drawn, total=False):
    solid: bool
    contested: bool

class _OfMany(_Merged, _Drawn, total=False):
    sector_columns: Sequence[str] | None
    keep: Iterable[str] | None

def footprint(at: _Places = ..., range: _Words = ..., **given: Unpack[_OfOne]) -> Footprint: ...
def footprints(sites: _Sites | None = ..., range: _Words = ..., *, frame: bool | None = ..., **given: Unpack[_OfMany]) -> Any: ...
def buffer(
    geometries: Any, distance: str, *, edges: Literal["lonlat", "geodesic"] = ..., tolerance: str = ..., threads: int | None = ...
) -> Any: ...
def inside(
    lats: ArrayLike, lons: ArrayLike, at: _Places = ..., range: _Words = ..., *, solid: bool = ..., **given: Unpack[_OfPoints]
) -> NDArray[np.bool_]: ...
def distance(lats: ArrayLike, lons: ArrayLike, at: _Places = ..., **given: Unpack[_OfPoints]) -> NDArray[np.float64]: ...
def coverage(
    sites: _Sites | None = ...,
    range: _Words = ...,
    *,
    country: _Words = ...,
    timeline: bool = ...,
    tolerance: str | None = ...,
    **given: Unpack[_Merged],
) -> Any: ...
def reach(
    sites: _Sites | None = ...,
    range: _Words = ...,
    *,
    to: _Words = ...,
    places: _Paths | None = ...,
    cities: Literal["none", "capitals", "million", "all"] | None = ...,
    country: _Words = ...,
    only_inside: bool = ...,
    limit: int | None = ...,
    **given: Unpack[_OfTable],
) -> Any: ...
def classify(*what: str, catalog: _Paths = ...) -> Any: ...
def read(path: _Path, **given: Unpack[_OfFile]) -> Any: ...
def write(
    path: _Path,
    sites: _Sites | None = ...,
    range: _Words = ...,
    *,
    format: str | None = ...,
    overwrite: bool = ...,
    force: bool = ...,
    style: bool = ...,
    title: str | None = ...,
    description: str | None = ...,
    **given: Unpack[_OfMany],
) -> int: ...
