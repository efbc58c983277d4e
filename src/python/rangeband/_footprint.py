# SPDX-License-Identifier: MIT
"""Footprints as objects."""
from . import _svg, _wkb
from ._optional import needed
from ._table import html_table


class Footprint:
    """A region: what lies within a range of a place. Nothing in it changes.

    Its geometry is in longitude and latitude on WGS84 (EPSG:4326), valid in the plane, cut at ±180° and closed along ±90° where a
    pole is inside; figures are those of the true region, not of the drawn polygon. Whatever understands `__geo_interface__`
    (folium, GeoPandas, shapely 2) takes it as it is: as a GeoJSON feature with its properties.
    """

    __slots__ = ("wkb", "properties")

    def __init__(self, wkb, properties):
        self.wkb = wkb  #: the geometry as well-known binary
        self.properties = properties  #: every column of the program, such as site, range, claimant, source

    @property
    def area_km2(self):
        """Area on the ellipsoid, km²; error at most 1e-9 of it, or 0.1 mm along the boundary."""
        return self.properties["area_km2"]

    @property
    def perimeter_km(self):
        """Length of the true boundary, km, without the seams along ±180° and ±90°."""
        return self.properties["perim_km"]

    @property
    def tolerance_m(self):
        """The drawn boundary is nowhere farther from the true one, metres; None if it is empty."""
        return self.properties["tol_m"]

    @property
    def is_empty(self):
        """Whether the region has no point at all."""
        return self.area_km2 == 0.0

    @property
    def bounds(self):
        """(west, south, east, north) in degrees; None if it is empty."""
        arrays = _svg.paths([self.wkb])
        if not arrays:
            return None
        return (*(float(min(a[:, i].min() for a in arrays)) for i in (0, 1)),
                *(float(max(a[:, i].max() for a in arrays)) for i in (0, 1)))

    @property
    def geometry(self):
        """The shapely geometry: a MultiPolygon, longitude first. Needs shapely."""
        return needed("shapely.wkb", "Footprint.geometry").loads(self.wkb)

    @property
    def __geo_interface__(self):
        return {"type": "Feature", "properties": {name: _json(value) for name, value in self.properties.items()},
                "geometry": _wkb.mapping(self.wkb)}

    def __reduce__(self):
        return Footprint, (self.wkb, self.properties)

    def __eq__(self, other):
        return isinstance(other, Footprint) and self.wkb == other.wkb and self.properties == other.properties

    def __hash__(self):
        return hash(self.wkb)

    def __repr__(self):
        if self.is_empty:
            return f"<Footprint {self.properties['name']!r}: empty>"
        return f"<Footprint {self.properties['name']!r}: {self.area_km2:,.0f} km², to {self.tolerance_m:g} m>"

    def _repr_html_(self):
        caption = f"{self.properties['name']}: {self.area_km2:,.0f} km², boundary {self.perimeter_km:,.0f} km"
        return _svg.figure([self.wkb], caption, "" if self.is_empty else f"drawn to {self.tolerance_m:g} m")


def _json(value):
    return value.isoformat() if hasattr(value, "isoformat") else value


class Footprints(list):
    """Footprints in order, where GeoPandas is not installed or `frame=False` asks for them: a list of `Footprint`."""

    _shown = ("name", "area_km2", "perim_km", "tol_m")

    @property
    def __geo_interface__(self):
        return {"type": "FeatureCollection", "features": [footprint.__geo_interface__ for footprint in self]}

    def to_geopandas(self):
        """The same as a GeoDataFrame in EPSG:4326. Needs GeoPandas."""
        geopandas = needed("geopandas", "to_geopandas")
        return geopandas.GeoDataFrame([footprint.properties for footprint in self], geometry=_wkb.geoseries([footprint.wkb for footprint in self]))

    def _repr_html_(self):
        count = f"{len(self):,} footprint{'' if len(self) == 1 else 's'}"
        map_ = _svg.figure([footprint.wkb for footprint in self[:200]], count, "the first 200" if len(self) > 200 else "")
        return map_ + html_table(self._shown, [footprint.properties for footprint in self])
