#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Opens projects by --qgis-project: check_projects.py PROGRAM

They are read after their folder was moved, their layers, order, projection, times and page checked, and rendered.
"""
import pathlib
import shutil
import subprocess
import sys
from xml.etree import ElementTree

import session
import tables
from session import Checks, folder, is_filled, pixel, render, run
from times import day_after, day_before, days, visible_in

from qgis.core import QgsExpression, QgsExpressionContext, QgsLayoutExporter, QgsLayoutItem, QgsLayoutItemLabel, QgsLayoutItemPage, QgsLayoutSize, QgsProject
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor, QImage

ORDER = ["Sites", "Where the range ends", "What lies within the range", "Borders of today (imply no opinion)", "Land"]
LAND = (50, 50)  # in the hole of the bands


def read(path):
    project = QgsProject.instance()
    return project if project.read(str(path)) else None


def shown(project):
    return [node.layer() for node in project.layerTreeRoot().findLayers() if node.isVisible()]


def picture(project, labels=True, size=(500, 500), when=None, without=()):
    box = project.viewSettings().defaultViewExtent()
    extent = (box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum())
    layers = [layer for layer in shown(project) if layer.name() not in without]
    return render(layers, project.crs(), extent, size, labels=labels, background=project.backgroundColor(), when=when)


def check_project(checks, scenario, path, place):
    project = read(path)
    checks.that(project is not None, f"{scenario}: the project does not open")
    checks.equal([node.layer().name() for node in project.layerTreeRoot().findLayers()], ORDER, f"{scenario}: layers")
    checks.that(all(layer.isValid() for layer in project.mapLayers().values()), f"{scenario}: layers are valid")
    checks.that(project.crs().toProj().startswith("+proj=aeqd"), f"{scenario}: projection {project.crs().toProj()}")
    checks.that("inside" not in project.title() and project.title() != "", f"{scenario}: title")
    checks.that(project.metadata().abstract() != "", f"{scenario}: abstract")
    checks.that("./" in path.read_text() and str(place) not in path.read_text(), f"{scenario}: a path that is not relative")
    image, settings = picture(project, labels=False)
    checks.that(is_filled(pixel(image, settings, *LAND), project.backgroundColor()), f"{scenario}: no land")
    layouts = project.layoutManager().layouts()
    checks.equal([layout.name() for layout in layouts], ["Map with legend"], f"{scenario}: layouts")
    target = place / f"{scenario}-page.png"
    done = QgsLayoutExporter(layouts[0]).exportToImage(str(target), QgsLayoutExporter.ImageExportSettings())
    checks.that(done == QgsLayoutExporter.Success and target.stat().st_size > 20000, f"{scenario}: the page")


def check_times(checks, path):
    project = read(path)
    span = project.timeSettings().temporalRange()
    checks.equal((span.begin().date().toString("yyyy-MM-dd"), span.end().date().toString("yyyy-MM-dd")),
                 ("1988-01-01", "1991-12-31"), "europe-1987: times")
    layer = next(each for each in project.mapLayers().values() if each.name() == "What lies within the range")
    times = layer.temporalProperties()
    checks.that(times.isActive(), "europe-1987: the layer is not temporal")
    edges = [edge for begin, end in tables.periods("europe-1987") for edge in (begin, end) if edge != tables.first_day("")]
    asked = sorted({"1983-01-01", "1987-12-08", "2020-01-01", *edges, *map(day_after, edges), *map(day_before, edges)})
    found = {day: visible_in(layer, days(day)) for day in asked}
    expected = {day: tables.there("europe-1987", day) for day in asked}
    checks.that(len(set(expected.values())) > 5 and expected["1987-12-08"] == len(tables.scenario("europe-1987", "pair")),
                f"europe-1987: the tables give {expected}")
    checks.equal(found, expected, "europe-1987: footprints by day")


# Places, longitude first, and who had them in range; land all of them.
BUDAPEST = (19.0, 47.5)  # all systems, of which Temp-S's discs are the smallest, so that they are on top
NOVOSIBIRSK = (82.9, 55.0)  # Pioneer alone
KUFRA = (23.3, 24.2)  # Gryphon on top of Pioneer
BOMBAY = (74.5, 19.5)  # none

LAST_DAYS = {row["name"]: row["valid_to"] for row in tables.table("systems")}


def check_playing(checks, path):
    """The picture itself: what is gone is not drawn, and what is left as it was."""
    project = read(path)
    before, settings = picture(project, labels=False)
    empty, _ = picture(project, labels=False, without=ORDER[1:3])  # the sites have no dates

    def pictures_at(*when):
        image, _ = picture(project, labels=False, when=days(*when))
        return image, {place: pixel(image, settings, *place) for place in (BUDAPEST, NOVOSIBIRSK, KUFRA, BOMBAY)}

    def bare(place):
        return pixel(empty, settings, *place)

    everything, in_1988 = pictures_at("1988-06-01", "1988-06-30")
    checks.that(everything == before, "europe-1987: in 1988 the picture is not that without times")
    for place in (BUDAPEST, NOVOSIBIRSK, KUFRA):
        checks.that(is_filled(in_1988[place], bare(place)), f"europe-1987: nothing at {place} in 1988")
    checks.that(not is_filled(in_1988[BOMBAY], bare(BOMBAY)), "europe-1987: something where nothing reaches")
    _, in_1990 = pictures_at("1990-06-01", "1990-06-30")
    checks.that(is_filled(in_1990[BUDAPEST], in_1988[BUDAPEST]), "europe-1987: Temp-S is still at Budapest in 1990")
    checks.that(is_filled(in_1990[BUDAPEST], bare(BUDAPEST)), "europe-1987: nothing at Budapest in 1990")
    for place in (NOVOSIBIRSK, KUFRA):
        checks.equal(in_1990[place], in_1988[place], f"europe-1987: colour at {place} in 1990")
    for system, place in (("Temp-S", BUDAPEST), ("BGM-109G Gryphon", KUFRA), ("Pioneer", NOVOSIBIRSK)):
        _, last = pictures_at(LAST_DAYS[system])
        _, after = pictures_at(day_after(LAST_DAYS[system]))
        checks.that(is_filled(last[place], after[place]), f"europe-1987: {system} does not go after {LAST_DAYS[system]}")
    _, gone = pictures_at(day_after(LAST_DAYS["Pioneer"]))
    for place, colour in gone.items():
        checks.equal(colour, bare(place), f"europe-1987: colour at {place} after all are gone")
    nothing, _ = pictures_at("1992-06-01", "1992-06-30")
    checks.that(nothing == empty, "europe-1987: in 1992 the picture is not that without footprints")


def check_refusals(checks, program, place):
    def refused(code, words, *options):
        done = subprocess.run([program, "footprint", "--at", "0,0", "--range", "9km", *map(str, options)],
                              capture_output=True, text=True, cwd=place)
        checks.that(done.returncode == code and words in done.stderr, f"{options}: {done.returncode} {done.stderr}")

    refused(2, "a project shows a file", "--qgis-project", "a.qgs")
    refused(2, "ends in .qgs", "--qgis-project", "a.xml", "-o", "a.gpkg")
    refused(2, "QGIS cannot show ODS", "--qgis-project", "a.qgs", "-o", "a.ods")
    refused(1, "does not exist", "--qgis-project", "none/a.qgs", "-o", "a.gpkg")
    (place / "old.qgs").write_text("old")
    refused(1, "exists; add --overwrite", "--qgis-project", "old.qgs", "-o", "a.gpkg")
    checks.that(not (place / "a.gpkg").exists(), "a refused project leaves no output")
    checks.equal((place / "old.qgs").read_text(), "old", "a refused project leaves the old one")


def check_single_layers(checks, program, place):
    """Formats of one layer have a project, too, whatever the folders."""
    (place / "maps").mkdir()
    for extension in ("geojson", "shp", "fgb", "csv", "kml"):
        run(program, "footprint", "--at", "48.57,46.25", "--range", "5500km", "--quiet", "-o", place / f"one.{extension}",
            "--qgis-project", place / "maps" / f"{extension}.qgs")
        project = read(place / "maps" / f"{extension}.qgs")
        checks.that(all(layer.isValid() for layer in project.mapLayers().values()), f"{extension}: layers are valid")
        image, settings = picture(project)
        checks.that(is_filled(pixel(image, settings, 0, 84), project.backgroundColor()), f"{extension}: the pole is empty")


def check_other_system(checks, program, place):
    """Layers in another coordinate system lie in the project where they are on the Earth."""
    run(program, "footprint", "--at", "48.57,46.25", "--range", "500..5500km", "--crs", "EPSG:3413", "--quiet", "-o", place / "polar.gpkg",
        "--qgis-project", place / "polar.qgs")
    project = read(place / "polar.qgs")
    drawn = [layer for layer in project.mapLayers().values() if layer.name() in ORDER[:3]]
    checks.equal({layer.crs().authid() for layer in drawn}, {"EPSG:3413"}, "--crs: the layers' systems")
    checks.that(len(drawn) == 3 and all(layer.isValid() for layer in drawn), "--crs: layers are valid")
    image, settings = picture(project, labels=False)
    bare, _ = picture(project, labels=False, without=ORDER[:3])
    for inside, places in ((True, [(0, 84), (-179, 84), (100, 60), (10, 55), (46.25, 60)]), (False, [(-40, 20), (46.25, -15), (43, 50.5), (130, 10)])):
        for place in places:
            changed = pixel(image, settings, *place) != pixel(bare, settings, *place)
            checks.equal(changed, inside, f"--crs: coloured at {place}")


def check_claims(checks, path):
    """Many claims about one system are outlines, on the map and in the legend in the same colours; land between them keeps its own."""
    project = read(path)
    areas = next(layer for layer in project.mapLayers().values() if layer.name() == ORDER[2])
    image, settings = picture(project, labels=False, size=(1400, 1400))
    bare, _ = picture(project, labels=False, size=(1400, 1400), without=ORDER[:3])
    places = [(46.25 + 0.2 * i, 49.2 + 0.2 * j) for i in range(-5, 6) for j in range(8)]  # in nearly all of them
    free = sum(pixel(image, settings, *place) == pixel(bare, settings, *place) for place in places)
    checks.that(free > 0.6 * len(places), f"claims: land is free at {free} of {len(places)} places")
    checks.equal(areas.opacity(), 1.0, "claims: the opacity of the layer, which the legend has as well")
    on_map = colours_in(image)
    seen = 0
    for category in areas.renderer().categories():
        symbol = category.symbol()
        checks.that(all(layer.layerType() != "SimpleFill" for layer in symbol.symbolLayers()), f"claims: {category.label()} is filled")
        colour = symbol.symbolLayer(0).subSymbol().symbolLayers()[-1].color().rgb()
        checks.that(colour in colours_in(symbol.asImage(QSize(70, 40))), f"claims: the swatch of {category.label()} lacks its colour")
        seen += colour in on_map
    checks.that(2 * seen > len(areas.renderer().categories()), f"claims: {seen} of the legend's colours are on the map")  # equal figures coincide


def check_figures(checks, program, place):
    """A label has the figure that was stated: rounded, it could be on the other side of a treaty's limit."""
    run(program, "footprint", "--at", "48.57,46.25", "--range", "499.5,500,2350km", "--range", "1.25..9.5km", "--quiet",
        "-o", place / "figures.gpkg", "--qgis-project", place / "figures.qgs")
    project = read(place / "figures.qgs")
    areas = next(layer for layer in project.mapLayers().values() if layer.name() == ORDER[2])
    label = QgsExpression(areas.labeling().settings().fieldName)
    context = QgsExpressionContext()
    shown = []
    for feature in areas.getFeatures():
        context.setFeature(feature)
        shown.append(label.evaluate(context))
    checks.equal(sorted(shown), sorted(["499.5 km", "500 km", "2,350 km", "1.25–9.5 km"]), "labels of figures")


def check_swatches(checks, program, place):
    """Translucent areas have in the printed legend the colour that they have on the map's land."""
    near = 16
    run(program, "footprint", "--at", "48.57,46.25", "--range", "400,800km", "--quiet", "-o", place / "few.gpkg", "--qgis-project", place / "few.qgs")
    project = read(place / "few.qgs")
    areas = next(layer for layer in project.mapLayers().values() if layer.name() == ORDER[2])
    image, settings = picture(project, labels=False)
    page = place / "few.png"
    QgsLayoutExporter(project.layoutManager().layouts()[0]).exportToImage(str(page), QgsLayoutExporter.ImageExportSettings())
    legend = QImage(str(page))
    legend = legend.copy(int(legend.width() * 0.65), 0, int(legend.width() * 0.1), legend.height() // 2)  # swatches at its left
    swatches = [QColor(rgb) for rgb in colours_in(legend)]
    checks.equal(areas.renderer().type(), "categorizedSymbol", "swatches: renderer")
    for lon_lat in ((46.25, 50.0), (46.25, 54.0)):  # on land, in one and in the other
        on_map = pixel(image, settings, *lon_lat)
        nearest = min(max(abs(one.red() - on_map.red()), abs(one.green() - on_map.green()), abs(one.blue() - on_map.blue())) for one in swatches)
        checks.that(nearest <= near, f"no swatch has the colour of the map at {lon_lat}, {on_map.name()}: the nearest is {nearest} off")


def check_for_servers(checks, path):
    """The SLD of a GeoPackage has what QGIS shows: outlines for many claims about one system, else fills."""
    styles = {row["f_table_name"]: row["styleSLD"] for row in session.layer_of(path, "layer_styles").getFeatures()}
    sld = ElementTree.fromstring(styles["footprints"])
    one = "{http://www.opengis.net/sld}"
    rules = sld.findall(f".//{one}Rule")
    outlined = path.stem == "dispute-2019"
    checks.that(len(rules) > 1, f"{path.name}: {len(rules)} rules in the SLD")
    for rule in rules:
        areas = rule.find(f"{one}PolygonSymbolizer")
        checks.equal((areas.find(f"{one}Fill") is None, areas.find(f"{one}Stroke") is not None), (outlined, outlined), f"{path.name}: outlines in the SLD")
    strokes = [stroke.text for stroke in ElementTree.fromstring(styles["boundaries"]).iter(f"{one}CssParameter") if stroke.get("name") == "stroke"]
    checks.equal(len(set(strokes)), len(rules), f"{path.name}: colours of the SLD's boundaries")


def colours_in(image):
    return {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}


def title_in(project, height_mm, target):
    """The page with its title alone, in a box of this height."""
    layout = project.layoutManager().layouts()[0]
    for item in layout.items():
        if isinstance(item, QgsLayoutItemLabel) and "title" in item.text():
            item.attemptResize(QgsLayoutSize(item.sizeWithUnits().width(), height_mm or item.sizeWithUnits().height()))
        elif isinstance(item, QgsLayoutItem) and not isinstance(item, QgsLayoutItemPage):
            item.setVisibility(False)
    QgsLayoutExporter(layout).exportToImage(str(target), QgsLayoutExporter.ImageExportSettings())
    return QImage(str(target))


def check_titles(checks, program, place):
    """A title is as whole in its own box as in one of half a page."""
    words = "Was jede Angabe über die Reichweite der 9M729 bedeuten würde. "
    for count in (1, 2, 3, 5, 8):
        title = (words * count).strip()
        stem = place / f"title-{count}"
        run(program, "footprint", "--site", "mozdok", "--range", "9m729", "--title", title, "--quiet", "-o",
            stem.with_suffix(".gpkg"), "--qgis-project", stem.with_suffix(".qgs"))
        project = read(stem.with_suffix(".qgs"))
        own, tall = (title_in(project, height, stem.with_suffix(".png")) for height in (None, 100))
        empty = own.copy()
        empty.fill(own.pixel(0, 0))
        checks.that(own != empty, f"a title of {len(title)} letters is not drawn")
        checks.that(own == tall, f"a title of {len(title)} letters is cut")


def main(program):
    session.start()
    checks = Checks()
    with folder() as name:
        place = pathlib.Path(name)
        drawn, moved = place / "drawn", place / "moved to another"
        drawn.mkdir()
        for scenario in ("bands", "europe-1987", "dispute-2019"):
            run(program, "footprint", "--scenario", scenario, "--quiet", "-o", drawn / f"{scenario}.gpkg",
                "--qgis-project", drawn / f"{scenario}.qgs")
        shutil.move(drawn, moved)
        for scenario in ("bands", "europe-1987", "dispute-2019"):
            check_project(checks, scenario, moved / f"{scenario}.qgs", place)
        check_times(checks, moved / "europe-1987.qgs")
        check_playing(checks, moved / "europe-1987.qgs")
        check_claims(checks, moved / "dispute-2019.qgs")
        check_figures(checks, program, place)
        check_swatches(checks, program, place)
        for scenario in ("bands", "dispute-2019"):
            check_for_servers(checks, moved / f"{scenario}.gpkg")
        check_single_layers(checks, program, place)
        check_other_system(checks, program, place)
        check_titles(checks, program, place)
        check_refusals(checks, program, place)
    checks.end()


if __name__ == "__main__":
    main(sys.argv[1])
