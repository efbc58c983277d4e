#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Opens every format in QGIS: check_formats.py PROGRAM

Layer, number of features, geometries by GEOS, columns, coordinate system, renderer and its categories, labels, aliases,
title and abstract. What is expected comes from the GeoJSON, read by Python's own parser.
"""
import json
import os
import pathlib
import sys

import session
from session import Checks, folder, layer_of, run

FORMATS = {  # extension: the layer to open, None for the only one
    "gpkg": "footprints", "geojson": None, "geojsonl": None, "shp": None, "fgb": None, "csv": None, "kml": "footprints",
    "kmz": "footprints", "gml": None, "sqlite": None,
}
NO_CRS = {"csv"}
EMBEDDED = {"kml", "kmz"}  # their own styles
SCENARIOS = ("bands", "europe-1987", "dispute-2019", "europe-2026")
HOSTILE = ['"double" \'single\'', "<b>&amp; ]]> markup</b>", "emoji 🚀 Ωмега", "back\\slash; {} %s"]


def check_layer(checks, what, layer, expected, extension):
    checks.that(layer.isValid(), f"{what}: no valid layer")
    rows = list(layer.getFeatures())
    checks.equal(len(rows), len(expected), f"{what}: features")
    # Wedges share edges, as a globe needs them; each is valid by itself.
    parts = (lambda shape: shape.asGeometryCollection()) if extension in EMBEDDED else (lambda shape: [shape])
    invalid = [row.id() for row in rows if not all(part.isGeosValid() for part in parts(row.geometry()))]
    checks.equal(invalid, [], f"{what}: geometries that GEOS finds invalid")
    columns = {field.name() for field in layer.fields()}
    wanted = set(expected[0]) - ({"name"} if extension in EMBEDDED else set())
    checks.equal(sorted(wanted - columns), [], f"{what}: columns that are missing")
    if extension not in NO_CRS:
        checks.equal(layer.crs().authid(), "EPSG:4326", f"{what}: coordinate system")


def check_style(checks, what, layer, column, expected):
    renderer = layer.renderer()
    checks.equal(renderer.type(), "categorizedSymbol", f"{what}: renderer")
    if renderer.type() != "categorizedSymbol":
        return
    checks.equal(renderer.classAttribute(), column, f"{what}: told apart by")
    values = list(dict.fromkeys(str(row[column]) for row in expected))
    checks.equal(sorted(c.value() for c in renderer.categories()), sorted(values), f"{what}: categories")
    colours = {c.symbol().symbolLayer(0).color().name() for c in renderer.categories()}
    checks.equal(len(colours), len(values), f"{what}: different colours")
    labels = {c.value(): c.label() for c in renderer.categories()}
    if column == "range_id":
        checks.equal(labels, {row["range_id"]: row["range"] for row in expected}, f"{what}: words of the legend")
    systems = [row["system"] for row in {row[column]: row for row in expected}.values()]
    outlined = any(systems.count(system) > 3 for system in systems if system)  # many claims about one system
    filled = {any(part.layerType() == "SimpleFill" for part in c.symbol().symbolLayers()) for c in renderer.categories()}
    checks.equal(filled, {not outlined}, f"{what}: filled")
    checks.equal(layer.opacity() < 0.9, not outlined, f"{what}: a translucent layer")
    checks.that(layer.labelsEnabled(), f"{what}: labels are off")
    alias = layer.attributeAlias(layer.fields().indexOf("max_km"))
    checks.equal(alias, "Upper figure (km)", f"{what}: alias of max_km")
    checks.equal(layer.displayExpression().strip('"'), "name", f"{what}: display name")


def check_notes(checks, what, path, layer, extension, title, description):
    """QGIS's desktop reads NAME.qmd on adding a layer; here it is asked to."""
    if extension == "gpkg":
        checks.equal(layer.metadata().title(), "What lies within the range", f"{what}: title")
        checks.equal(layer.metadata().abstract(), description, f"{what}: abstract")
    elif path.with_suffix(".qmd").exists():
        layer.loadNamedMetadata(str(path.with_suffix(".qmd")))
        checks.equal(layer.metadata().title(), title, f"{what}: title")
        checks.equal(layer.metadata().abstract(), description, f"{what}: abstract")


def check_scenarios(checks, program, place):
    for scenario in SCENARIOS:
        collection = json.loads(run(program, "footprint", "--scenario", scenario, "--style", "none", "--quiet").stdout)
        expected = [feature["properties"] for feature in collection["features"]]
        for extension, name in FORMATS.items():
            path = place / extension / f"{scenario}.{extension}"
            path.parent.mkdir(exist_ok=True)
            run(program, "footprint", "--scenario", scenario, "--quiet", "-o", path)
            # GDAL 3.6 sees the columns of a KMZ only in the document inside.
            inside = f"/vsizip/{path}/doc.kml" if extension == "kmz" else path
            what, layer = f"{scenario}.{extension}", layer_of(inside, name)
            check_layer(checks, what, layer, expected, extension)
            if extension in EMBEDDED:
                checks.equal(layer.renderer().type(), "embeddedSymbol", f"{what}: renderer")
            else:
                check_style(checks, what, layer, "range_id", expected)
                check_notes(checks, what, path, layer, extension, collection["title"], collection["description"])
        for name in ("boundaries", "sites"):
            layer = layer_of(place / "gpkg" / f"{scenario}.gpkg", name)
            wanted = "categorizedSymbol" if name == "boundaries" else "singleSymbol"
            checks.equal(layer.renderer().type(), wanted, f"{scenario}.gpkg, {name}: renderer")
            checks.equal(layer.labelsEnabled(), name == "sites", f"{scenario}.gpkg, {name}: labels")


def dashes(layer):
    return {c.value(): c.symbol().symbolLayers()[-1].subSymbol().symbolLayer(0).useCustomDashPattern()
            for c in layer.renderer().categories()}


def check_what_is_asked(checks, program, place):
    def drawn(name, *options):
        path = place / f"{name}.geojson"
        run(program, "footprint", *options, "--quiet", "-o", path)
        return layer_of(path)

    layer = drawn("claims", "--site", "mozdok", "--range", "9m729")
    dashed = {claim for claim, dash in dashes(layer).items() if dash}
    checks.equal(dashed, {"9m729@us-2019", "9m729@ukraine-military-2025"}, "dashed: at least")
    layer = drawn("contested", "--site", "mozdok", "--range", "9m729", "--contested")
    checks.equal(list(dashes(layer).values()), [True], "contested: dashed")

    layer = drawn("depth", "--scenario", "europe-1987", "--merge", "depth", "--group-by", "none", "--tolerance", "5km")
    categories = layer.renderer().categories()
    checks.equal([c.value() for c in categories], [str(i) for i in range(1, 18)], "depths in their order")
    light = [c.symbol().symbolLayer(0).color().lightness() for c in categories]
    checks.equal(light, sorted(light, reverse=True), "depths from light to dark")

    layer = drawn("everything", "--site", "mozdok", "--range", ",".join(str(n) for n in range(100, 2100, 100)) + "km")
    checks.equal(layer.renderer().type(), "singleSymbol", "no classes among many plain ranges")

    sites = place / "hostile.geojson"
    sites.write_text(json.dumps({"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {"name": name, "kind": name},
         "geometry": {"type": "Point", "coordinates": [10 * i, 50]}} for i, name in enumerate(HOSTILE)]}))
    for extension in ("gpkg", "geojson", "shp"):
        path = place / f"hostile-out.{extension}"
        run(program, "footprint", "--sites", sites, "--range", "300km", "--merge", "union", "--group-by", "kind",
            "--quiet", "-o", path)
        layer = layer_of(path, FORMATS[extension])
        found = [c.value() for c in layer.renderer().categories()] if layer.renderer().type() == "categorizedSymbol" else []
        checks.equal(sorted(found), sorted(HOSTILE), f"hostile names in {extension}")

    many = place / "many.csv"
    many.write_text("name,lat,lon,reach\n" + "".join(f"s{i},{i % 80},{i % 170},{i + 1}\n" for i in range(3000)))
    path = place / "many.gpkg"
    run(program, "footprint", "--sites", many, "--range-column", "reach:km", "--tolerance", "50km", "--quiet", "-o", path)
    layer = layer_of(path, "footprints")
    checks.equal(layer.featureCount(), 3000, "thousands of ranges: features")
    checks.equal(layer.renderer().type(), "singleSymbol", "thousands of ranges: one symbol")

    for extension in ("gpkg", "geojson", "shp", "fgb", "csv"):
        path = place / f"empty.{extension}"
        run(program, "footprint", "--at", "0,0", "--range", "20005..20006km", "--quiet", "-o", path)
        layer = layer_of(path, FORMATS[extension])
        checks.that(layer.isValid(), f"empty.{extension} opens")


def check_legend(checks, program, place):
    """A map of coverage has the range in the words that footprints have for it."""
    expected = {"480km": "480 km", "9m729@us-2019": "9M729: flown at least 500 km, USA (2019-01-24)"}
    for command in ("footprint", "coverage"):
        for extension in ("gpkg", "geojson"):
            path = place / f"legend-{command}.{extension}"
            run(program, command, "--site", "mozdok", "--range", "480km", "--range", "9m729@us-2019", "--quiet", "-o", path)
            layer = layer_of(path)
            found = {one.value(): one.label() for one in layer.renderer().categories()}
            checks.equal(found, expected, f"legend of {path.name}")


def check_files(checks, program, place):
    """`--style none`, a style that is somebody's own, the same bytes again."""
    plain = place / "plain.geojson"
    run(program, "footprint", "--scenario", "bands", "--style", "none", "--quiet", "-o", plain)
    checks.that(not plain.with_suffix(".qml").exists(), "--style none writes no style")
    run(program, "footprint", "--scenario", "bands", "--style", "none", "--quiet", "-o", place / "plain.gpkg")
    layer = layer_of(place / "plain.gpkg", "footprints")  # to be kept while its renderer is asked
    checks.equal(layer.renderer().type(), "singleSymbol", "--style none")

    own = place / "own.qml"
    own.write_text("<qgis>mine</qgis>")
    run(program, "footprint", "--scenario", "bands", "--quiet", "-o", place / "own.shp")
    run(program, "footprint", "--scenario", "bands", "--quiet", "--overwrite", "-o", place / "own.shp")
    checks.equal(own.read_text(), "<qgis>mine</qgis>", "a style of somebody's own is left alone")

    for name in ("one", "two"):
        (place / name).mkdir()
        run(program, "footprint", "--scenario", "dispute-2019", "--quiet", "-o", place / name / "a.gpkg",
            "--qgis-project", place / name / "a.qgs", env={**os.environ, "SOURCE_DATE_EPOCH": "1700000000"})
    for name in ("a.gpkg", "a.qgs"):
        checks.that((place / "one" / name).read_bytes() == (place / "two" / name).read_bytes(), f"{name}: same bytes")


def main(program):
    session.start()
    checks = Checks()
    with folder() as name:
        place = pathlib.Path(name)
        check_scenarios(checks, program, place)
        check_what_is_asked(checks, program, place)
        check_legend(checks, program, place)
        check_files(checks, program, place)
    checks.end()


if __name__ == "__main__":
    main(sys.argv[1])
