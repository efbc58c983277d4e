# SPDX-License-Identifier: MIT
# What is a GeoDataFrame, GeoSeries or DataFrame where GeoPandas and pandas are installed is Any here, since it depends on that.
from collections.abc import Iterable, Mapping, Sequence
from os import PathLike
from typing import Any, Literal, Union

import numpy as np
from numpy.typing import ArrayLike, NDArray

from . import catalog as catalog

__version__: str

_Place = Union[str, tuple[float, float], tuple[float, float, str], Sequence[float]]
_Words = Union[str, Iterable[str]]
_Paths = Union[str, "PathLike[str]", Iterable[Union[str, "PathLike[str]"]]]
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

def footprint(
    at: _Place | Iterable[_Place] | None = ...,
    range: _Words | None = ...,
    *,
    site: _Words | None = ...,
    from_country: _Words | None = ...,
    tolerance: str = ...,
    solid: bool = ...,
    contested: bool = ...,
    sector: _Words | None = ...,
    edges: Literal["lonlat", "geodesic"] = ...,
    geometry: Literal["polygon", "line"] = ...,
    cut_at: float | str | None = ...,
    pieces: bool = ...,
    catalog: _Paths = ...,
) -> Footprint: ...

def footprints(
    sites: _Sites | None = ...,
    range: _Words | None = ...,
    *,
    at: _Place | Iterable[_Place] | None = ...,
    site: _Words | None = ...,
    from_country: _Words | None = ...,
    merge: Literal["none", "union", "intersection", "depth"] | None = ...,
    depth: Literal["exact", "at-least"] | None = ...,
    group_by: str | None = ...,
    contested: bool = ...,
    solid: bool = ...,
    range_column: str | None = ...,
    sector: _Words | None = ...,
    sector_columns: Sequence[str] | None = ...,
    at_date: str | None = ...,
    tolerance: str = ...,
    edges: Literal["lonlat", "geodesic"] = ...,
    geometry: Literal["polygon", "line"] = ...,
    cut_at: float | str | None = ...,
    pieces: bool = ...,
    lat_column: str | None = ...,
    lon_column: str | None = ...,
    name_column: str | None = ...,
    keep: Iterable[str] | None = ...,
    layer: str | None = ...,
    where: str | None = ...,
    encoding: str | None = ...,
    allow_network: bool = ...,
    skip_bad: bool = ...,
    catalog: _Paths = ...,
    threads: int | None = ...,
    frame: bool | None = ...,
) -> Any: ...

def buffer(
    geometries: Any,
    distance: str,
    *,
    edges: Literal["lonlat", "geodesic"] = ...,
    tolerance: str = ...,
    threads: int | None = ...,
) -> Any: ...

def inside(
    lats: ArrayLike,
    lons: ArrayLike,
    at: _Place | Iterable[_Place] | None = ...,
    range: _Words | None = ...,
    *,
    site: _Words | None = ...,
    from_country: _Words | None = ...,
    sites: _Sites | None = ...,
    solid: bool = ...,
    edges: Literal["lonlat", "geodesic"] = ...,
    catalog: _Paths = ...,
    threads: int | None = ...,
) -> NDArray[np.bool_]: ...

def distance(
    lats: ArrayLike,
    lons: ArrayLike,
    at: _Place | Iterable[_Place] | None = ...,
    *,
    site: _Words | None = ...,
    from_country: _Words | None = ...,
    sites: _Sites | None = ...,
    edges: Literal["lonlat", "geodesic"] = ...,
    catalog: _Paths = ...,
    threads: int | None = ...,
) -> NDArray[np.float64]: ...

def coverage(
    sites: _Sites | None = ...,
    range: _Words | None = ...,
    *,
    at: _Place | Iterable[_Place] | None = ...,
    site: _Words | None = ...,
    from_country: _Words | None = ...,
    country: _Words | None = ...,
    merge: Literal["none", "union", "intersection", "depth"] | None = ...,
    depth: Literal["exact", "at-least"] | None = ...,
    group_by: str | None = ...,
    contested: bool = ...,
    solid: bool = ...,
    range_column: str | None = ...,
    at_date: str | None = ...,
    timeline: bool = ...,
    tolerance: str | None = ...,
    edges: Literal["lonlat", "geodesic"] = ...,
    lat_column: str | None = ...,
    lon_column: str | None = ...,
    name_column: str | None = ...,
    layer: str | None = ...,
    where: str | None = ...,
    encoding: str | None = ...,
    allow_network: bool = ...,
    skip_bad: bool = ...,
    catalog: _Paths = ...,
    threads: int | None = ...,
) -> Any: ...

def reach(
    sites: _Sites | None = ...,
    range: _Words | None = ...,
    *,
    at: _Place | Iterable[_Place] | None = ...,
    site: _Words | None = ...,
    from_country: _Words | None = ...,
    to: _Words | None = ...,
    places: _Paths | None = ...,
    cities: Literal["none", "capitals", "million", "all"] | None = ...,
    country: _Words | None = ...,
    only_inside: bool = ...,
    limit: int | None = ...,
    solid: bool = ...,
    range_column: str | None = ...,
    at_date: str | None = ...,
    edges: Literal["lonlat", "geodesic"] = ...,
    lat_column: str | None = ...,
    lon_column: str | None = ...,
    name_column: str | None = ...,
    layer: str | None = ...,
    where: str | None = ...,
    encoding: str | None = ...,
    allow_network: bool = ...,
    skip_bad: bool = ...,
    catalog: _Paths = ...,
    threads: int | None = ...,
) -> Any: ...

def classify(
    *what: str,
    catalog: _Paths = ...,
) -> Any: ...

def read(
    path: str | PathLike[str],
    *,
    layer: str | None = ...,
    where: str | None = ...,
    lat_column: str | None = ...,
    lon_column: str | None = ...,
    name_column: str | None = ...,
    encoding: str | None = ...,
    allow_network: bool = ...,
    skip_bad: bool = ...,
) -> Any: ...

def write(
    path: str | PathLike[str],
    sites: _Sites | None = ...,
    range: _Words | None = ...,
    *,
    format: str | None = ...,
    overwrite: bool = ...,
    force: bool = ...,
    style: bool = ...,
    title: str | None = ...,
    description: str | None = ...,
    at: _Place | Iterable[_Place] | None = ...,
    site: _Words | None = ...,
    from_country: _Words | None = ...,
    merge: Literal["none", "union", "intersection", "depth"] | None = ...,
    depth: Literal["exact", "at-least"] | None = ...,
    group_by: str | None = ...,
    contested: bool = ...,
    solid: bool = ...,
    range_column: str | None = ...,
    sector: _Words | None = ...,
    sector_columns: Sequence[str] | None = ...,
    at_date: str | None = ...,
    tolerance: str = ...,
    edges: Literal["lonlat", "geodesic"] = ...,
    geometry: Literal["polygon", "line"] = ...,
    cut_at: float | str | None = ...,
    pieces: bool = ...,
    lat_column: str | None = ...,
    lon_column: str | None = ...,
    name_column: str | None = ...,
    keep: Iterable[str] | None = ...,
    layer: str | None = ...,
    where: str | None = ...,
    encoding: str | None = ...,
    allow_network: bool = ...,
    skip_bad: bool = ...,
    catalog: _Paths = ...,
    threads: int | None = ...,
) -> int: ...
