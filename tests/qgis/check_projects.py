#!/usr/bin/python3
"""Opens projects by --qgis-project: check_projects.py PROGRAM

They are read after their folder was moved, their layers, order, projection, times and page checked, and rendered.
"""
import pathlib
import shutil
import subprocess
import sys

import session
from session import Checks, crs, folder, is_filled, pixel, render, run

from qgis.core import QgsLayoutExporter, QgsProject

ORDER = ["Sites", "Where the range ends", "What lies within the range", "Borders of today (imply no opinion)", "Land"]
LAND = (50, 50)  # in the hole of the bands


def read(path):
    project = QgsProject.instance()
    return project if project.read(str(path)) else None


def shown(project):
    return [node.layer() for node in project.layerTreeRoot().findLayers() if node.isVisible()]


def picture(project, labels=True, size=(500, 500)):
    box = project.viewSettings().defaultViewExtent()
    extent = (box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum())
    return render(shown(project), project.crs(), extent, size, labels=labels, background=project.backgroundColor())


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
    checks.equal((times.startField(), times.endField()), ("valid_from", "valid_to"), "europe-1987: columns of the times")
    checks.equal(times.mode(), times.ModeFeatureDateTimeStartAndEndFromFields, "europe-1987: mode of the times")
    counts = [visible_in(layer, year) for year in (1988, 1990, 1992)]
    checks.that(counts[0] > counts[1] > counts[2], f"europe-1987: footprints in 1988, 1990, 1992 are {counts}")


def visible_in(layer, year):
    from qgis.core import QgsDateTimeRange, QgsFeatureRequest, QgsVectorLayerTemporalContext
    from qgis.PyQt.QtCore import QDate, QDateTime, QTime

    when = QgsDateTimeRange(QDateTime(QDate(year, 6, 1), QTime(0, 0)), QDateTime(QDate(year, 6, 30), QTime(0, 0)))
    context = QgsVectorLayerTemporalContext()
    context.setLayer(layer)
    text = layer.temporalProperties().createFilterString(context, when)
    return sum(1 for _ in layer.getFeatures(QgsFeatureRequest().setFilterExpression(text)))


def check_refusals(checks, program, place):
    def refused(code, words, *options):
        done = subprocess.run([program, "footprint", "--at", "0,0", "--range", "9km", *map(str, options)],
                              capture_output=True, text=True, cwd=place)
        checks.that(done.returncode == code and words in done.stderr, f"{options}: {done.returncode} {done.stderr}")

    refused(2, "a project shows a file", "--qgis-project", "a.qgs")
    refused(2, "ends in .qgs", "--qgis-project", "a.xml", "-o", "a.gpkg")
    refused(2, "QGIS shows nothing of ODS", "--qgis-project", "a.qgs", "-o", "a.ods")
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
        check_single_layers(checks, program, place)
        check_refusals(checks, program, place)
    checks.end()


if __name__ == "__main__":
    main(sys.argv[1])
