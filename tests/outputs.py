# SPDX-License-Identifier: MIT
"""A command for every way of writing: our own writers, each of GDAL's drivers with a row of its own, tables, pictures, pages."""

BANDS = ("footprint", "--scenario", "bands")
OUTPUTS = {
    "bands.geojson": BANDS,
    "bands.geojsonl": BANDS,
    "bands.gpkg": BANDS,
    "bands.shp": BANDS,
    "bands.kml": BANDS,
    "bands.kmz": BANDS,
    "bands.fgb": BANDS,
    "bands.csv": BANDS,
    "bands.gml": BANDS,
    "bands.sqlite": BANDS,
    "depth.gpkg": ("footprint", "--scenario", "europe-1987", "--merge", "depth", "--group-by", "none"),
    "reach.geojson": ("reach", "--site", "mozdok", "--range", "9m729"),
    "reach.gpkg": ("reach", "--site", "mozdok", "--range", "9m729"),
    "coverage.gpkg": ("coverage", "--site", "mozdok", "--range", "480km"),
    "map.png": ("map", "--scenario", "bands", "--size", "600x400"),
    "map.svg": ("map", "--scenario", "bands", "--size", "600x400"),
    "map.pdf": ("map", "--scenario", "bands", "--size", "600x400"),
}
