#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The plugin's algorithms within one QGIS: check_algorithms.py PROGRAM

Good and bad input, the style of what they load, steps of a model, cancelling, and a program that is missing.
"""
import math
import os
import pathlib
import subprocess
import sys
import threading
import time

import plugin_runs
import session
from session import Checks, folder, layer_of, unpack_plugin

sys.path.append("/usr/share/qgis/python/plugins")

from qgis.core import (  # noqa: E402
    QgsApplication,
    QgsFeature,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingParameterFeatureSource,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import Qt  # noqa: E402


class Feedback(QgsProcessingFeedback):
    """Keeps what is said."""

    def __init__(self):
        super().__init__(False)
        self.said = []

    def pushInfo(self, text):
        self.said.append(text)

    def reportError(self, text, fatalError=False):
        self.said.append(text)


def start(program, place):
    """Processing with the plugin, as QGIS's desktop has them."""
    os.environ["QGIS_CUSTOM_CONFIG_PATH"] = str(place / "profile")
    os.environ["RANGEBAND_PROGRAM"] = program
    unpack_plugin(place, place / "plugins")
    sys.path.insert(0, str(place / "plugins"))
    session.start()
    from processing.core.Processing import Processing

    Processing.initialize()
    import rangeband

    plugin = rangeband.classFactory(None)
    plugin.initProcessing()
    return plugin  # to be kept, as QGIS does


def run(algorithm, parameters, target, feedback=None):
    """What the algorithm gives, or the sentence that it fails with."""
    import processing

    named = algorithm if isinstance(algorithm, QgsProcessingModelAlgorithm) else f"rangeband:{algorithm}"
    values = {name: str(value) if isinstance(value, pathlib.Path) else value for name, value in parameters.items()}
    try:
        return processing.run(named, {**values, "OUTPUT": str(target)}, feedback=feedback or Feedback()), None
    except QgsProcessingException as error:
        return None, str(error)


def check_provider(checks):
    provider = QgsApplication.processingRegistry().providerById("rangeband")
    checks.equal(sorted(one.name() for one in provider.algorithms()), sorted(plugin_runs.ALGORITHMS), "algorithms")
    checks.that(not provider.icon().isNull(), "the provider has no icon")
    for one in provider.algorithms():
        help_text = one.shortHelpString()
        checks.that(all(f"<h3>{head}</h3>" in help_text for head in ("Where", "How far")), f"{one.name()}: help")
        checks.that("\n" not in help_text, f"{one.name()}: QGIS breaks the help where its lines end")
        checks.that(not one.icon().isNull() and one.shortDescription() != "", f"{one.name()}: icon and description")
        checks.that(one.checkParameterValues({"RANGE": "5km", "OUTPUT": "TEMPORARY_OUTPUT"}, QgsProcessingContext())[0],
                    f"{one.name()}: a parameter has no default")


def check_good(checks, place):
    for algorithm, runs in plugin_runs.good_runs(plugin_runs.write_sites(place)).items():
        for number, (parameters, count) in enumerate(runs):
            what, target = f"{algorithm} {parameters}", place / f"{algorithm}-{number}.gpkg"
            results, fault = run(algorithm, parameters, target)
            checks.equal(fault, None, what)
            layer = layer_of(target)
            checks.that(layer.isValid() and layer.featureCount() == (count or layer.featureCount()) > 0,
                        f"{what}: {layer.featureCount()} features")
    for extension in ("geojson", "shp", "kml"):
        target = place / f"by-ending.{extension}"
        checks.equal(run("footprints", {"PLACES": "1,2", "RANGE": "5km"}, target)[1], None, extension)
        checks.equal(layer_of(target).featureCount(), 1, f"features of a {extension}")


def check_sites(checks, place):
    """Only what is selected, in any coordinate system, edits that are not saved among it."""
    layer = QgsVectorLayer("Point?crs=EPSG:3857&field=name:string", "sites", "memory")
    layer.startEditing()
    for number, east in enumerate((0, 1000000, 2000000)):
        feature = QgsFeature(layer.fields())
        feature["name"] = f"site {number}"
        feature.setGeometry(session.point(east, 0))
        layer.addFeature(feature)
    target = place / "edited.gpkg"
    checks.equal(run("footprints", {"SITES": layer, "RANGE": "100km"}, target)[1], None, "sites of a layer in memory")
    rows = list(layer_of(target).getFeatures())
    checks.equal([row["site"] for row in rows], ["site 0", "site 1", "site 2"], "sites that are being edited")
    checks.that(abs(rows[1]["lon"] - 8.983152841) < 1e-6, f"sites in metres: longitude {rows[1]['lon']}")


def check_places(checks, place):
    """A click on the map, in its own system; both orders of two numbers, which are told; what QGIS copies."""
    x, y = 46.25 * 111319.49079327357, 6202211.868  # EPSG:3857
    runs = [({"POINT": f"{x},{y} [EPSG:3857]"}, 48.57, 46.25, None),
            ({"PLACES": "48.57,46.25"}, 48.57, 46.25, "48.57,46.25 is read as latitude 48.57, longitude 46.25"),
            ({"PLACES": "46.25,48.57,Test", "ORDER": 1}, 48.57, 46.25,
             "46.25,48.57,Test is read as latitude 48.57, longitude 46.25"),
            ({"PLACES": f"{x},{y} [EPSG:3857]"}, 48.57, 46.25, None),
            ({"PLACES": "48°34'12\"N 46°15'E", "ORDER": 1}, 48.57, 46.25, None)]
    for number, (parameters, latitude, longitude, words) in enumerate(runs):
        target, feedback = place / f"place-{number}.gpkg", Feedback()
        checks.equal(run("footprints", {**parameters, "RANGE": "5km"}, target, feedback)[1], None, f"{parameters}")
        row = next(layer_of(target).getFeatures())
        checks.that(abs(row["lat"] - latitude) < 1e-5 and abs(row["lon"] - longitude) < 1e-5,
                    f"{parameters}: {row['lat']}, {row['lon']}")
        if words:
            checks.that(words in feedback.said, f"{parameters}: {feedback.said}")
    _, fault = run("footprints", {"PLACES": "1,2 [EPSG:none]", "RANGE": "5km"}, place / "unknown.gpkg")
    checks.that("[EPSG:none] is unknown" in (fault or ""), f"an unknown system: {fault}")


def check_other_systems(checks, place):
    """Drawn in a system of one's choice."""
    from qgis.core import QgsCoordinateReferenceSystem

    target = place / "polar.gpkg"
    parameters = {"PLACES": "48.57,46.25", "RANGE": "5500km", "CRS": QgsCoordinateReferenceSystem("EPSG:3413")}
    checks.equal(run("footprints", parameters, target)[1], None, "a footprint in EPSG:3413")
    layer = layer_of(target)
    checks.equal(layer.crs().authid(), "EPSG:3413", "its coordinate system")
    checks.that(all(row.geometry().isGeosValid() for row in layer.getFeatures()), "a footprint in EPSG:3413 is not valid")


def check_elsewhere(checks):
    """What is said where there is no program."""
    from rangeband import program as finding

    here, path = sys.platform, os.environ["PATH"]
    os.environ.pop("RANGEBAND_PROGRAM", None)
    try:
        os.environ["PATH"] = ""
        for system, words in (("win32", "in WSL"), ("darwin", "on macOS")):
            sys.platform = system
            try:
                finding.find()
                checks.that(False, f"{system}: a program is found")
            except QgsProcessingException as error:
                checks.that(words in str(error), f"{system}: {error}")
    finally:
        sys.platform, os.environ["PATH"] = here, path


def check_bad(checks, program, place):
    for number, (algorithm, parameters, words) in enumerate(plugin_runs.BAD_RUNS):
        target = place / f"bad-{number}.gpkg"
        _, fault = run(algorithm, parameters, target)
        checks.that(fault is not None and words in fault and not target.exists(), f"{algorithm} {parameters}: {fault}")
    _, fault = run("footprints", {"PLACES": "1,2", "RANGE": "5"}, place / "bad.gpkg")
    alone = subprocess.run([program, "footprint", "--at", "1,2", "--range", "5"], capture_output=True, text=True).stderr
    checks.equal(fault, alone.strip().removeprefix("rangeband: "), "the sentence is the program's")
    target = place / "none" / "x.gpkg"
    _, fault = run("footprints", {"PLACES": "1,2", "RANGE": "5km"}, target)
    checks.that(fault is not None and "does not exist" in fault, f"a folder that is not there: {fault}")


def check_styles(checks, place):
    """What is loaded into the project has the program's style, even when Processing has one of its own for areas."""
    import processing
    from processing.core.ProcessingConfig import ProcessingConfig

    plain = place / "plain.qml"
    QgsVectorLayer("Polygon", "plain", "memory").saveNamedStyle(str(plain))
    ProcessingConfig.setSettingValue(ProcessingConfig.VECTOR_POLYGON_STYLE, str(plain))
    expected = {"footprints": "range_id", "union": "range_id", "depth": "depth", "reach": "inside", "coverage": "range_id"}
    runs = plugin_runs.good_runs(plugin_runs.write_sites(place))
    for algorithm, column in expected.items():
        for output in ("TEMPORARY_OUTPUT", str(place / f"styled-{algorithm}.geojson")):
            values = {name: str(value) if isinstance(value, pathlib.Path) else value
                      for name, value in runs[algorithm][1 if algorithm == "union" else 0][0].items()}
            processing.runAndLoadResults(f"rangeband:{algorithm}", {**values, "OUTPUT": output}, feedback=Feedback())
            layer = max(QgsProject.instance().mapLayers().values(), key=lambda one: len(one.source()))
            what = f"{algorithm} to {pathlib.Path(output).suffix or 'a temporary file'}"
            checks.equal(len(QgsProject.instance().mapLayers()), 1, f"{what}: layers loaded")
            renderer = layer.renderer()
            checks.equal(renderer.type(), "categorizedSymbol", f"{what}: renderer")
            if renderer.type() == "categorizedSymbol":
                checks.equal(renderer.classAttribute(), column, f"{what}: told apart by")
                checks.that(len(renderer.categories()) > 0, f"{what}: no categories")
            checks.that(any(layer.attributeAlias(i) for i in layer.attributeList()), f"{what}: no aliases")
            QgsProject.instance().removeAllMapLayers()
    ProcessingConfig.setSettingValue(ProcessingConfig.VECTOR_POLYGON_STYLE, "")


def step(algorithm, name, **sources):
    child = QgsProcessingModelChildAlgorithm(f"rangeband:{algorithm}")
    child.setChildId(name)
    for parameter, source in sources.items():
        if isinstance(source, str):
            source = QgsProcessingModelChildParameterSource.fromStaticValue(source)
        child.addParameterSources(parameter, [source])
    return child


def check_model(checks, place):
    """Footprints of sites become the launch areas of the next step, whose result is the model's."""
    model = QgsProcessingModelAlgorithm("Chain", "rangeband")
    model.addModelParameter(QgsProcessingParameterFeatureSource("bases", "Bases"), QgsProcessingModelParameter("bases"))
    model.addChildAlgorithm(step("footprints", "draw", RANGE="500km",
                                 SITES=QgsProcessingModelChildParameterSource.fromModelParameter("bases")))
    last = step("union", "together", RANGE="100km", GROUP_BY="none",
                SITES=QgsProcessingModelChildParameterSource.fromChildOutput("draw", "OUTPUT"))
    output = QgsProcessingModelOutput("Together")
    output.setChildId("together")
    output.setChildOutputName("OUTPUT")
    last.setModelOutputs({"Together": output})
    model.addChildAlgorithm(last)
    saved, target = place / "chain.model3", place / "chained.gpkg"
    checks.that(model.toFile(str(saved)), "the model is not saved")
    read = QgsProcessingModelAlgorithm()
    checks.that(read.fromFile(str(saved)), "the model is not read")
    names = [one.name() for one in read.destinationParameterDefinitions()]
    checks.equal(len(names), 1, f"outputs of the model {names}")
    sites = plugin_runs.write_sites(place)
    import processing

    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    results = processing.run(read, {"bases": str(sites), names[0]: str(target)}, feedback=Feedback(), context=context)
    checks.that(names[0] in results, f"results of the model: {results}")
    rows = list(layer_of(target).getFeatures())
    checks.equal(len(rows), 1, "features of the model's result")
    # 600 km around three places at 60 N, 279 and 277 km apart: less than three discs, more than one.
    one = 3.14159 * 600**2
    checks.that(one < rows[0]["area_km2"] < 3 * one, f"area of the model's result {rows[0]['area_km2']}")

    feedback = Feedback()
    results, fault = run(read, {"bases": str(sites), names[0]: "nowhere/x.gpkg"}, "", feedback)
    said = [*feedback.said, str(fault)]  # QGIS 3.40 says it in the exception
    checks.that(fault is not None and any("does not exist" in text for text in said), f"a step fails: {said}")


def children():
    """The processes that this one has started and that still run."""
    own = pathlib.Path(f"/proc/{os.getpid()}/task")
    return [int(pid) for task in own.iterdir() for pid in (task / "children").read_text().split()]


def cancel_under_way(feedback, before):
    """Cancels as soon as there is progress; gives what there was then and the programs that ran. Never later than a minute."""
    seen = {"programs": [], "progress": 0.0, "cancelled": math.inf}

    def watch():
        deadline = time.monotonic() + 60
        while feedback.progress() == 0 and time.monotonic() < deadline:
            time.sleep(0.05)
        seen["programs"], seen["progress"] = list(set(children()) - before), feedback.progress()
        seen["cancelled"] = time.monotonic()
        feedback.cancel()

    threading.Thread(target=watch, daemon=True).start()
    return seen


# Each takes long enough to be cancelled. How a run is counted differs: sites, groups, depths of a group, steps in time.
LONG_RUNS = [
    ("footprints", "many", {"RANGE": "5000km", "OPTIONS": "--tolerance 1m --threads 1 --force"}),
    ("reach", "many", {"RANGE": "5000km", "CITIES": 3, "OPTIONS": "--threads 1 --force"}),
    ("coverage", "many", {"RANGE": "500km", "MERGE": 3, "OPTIONS": "--threads 1"}),
    ("coverage", "many", {"RANGE": "500km", "GROUP_BY": "site", "OPTIONS": "--threads 1"}),
    ("coverage", "near", {"RANGE": "2000km", "MERGE": 2, "GROUP_BY": "none", "OPTIONS": "--threads 1"}),
    ("coverage", "near", {"RANGE": "2000km", "MERGE": 2, "GROUP_BY": "none", "OPTIONS": "--timeline --threads 1"}),
]


def write_long_sites(place):
    """Many, and a few whose footprints overlap and that come and go one after the other."""
    (place / "many.csv").write_text("name,lat,lon\n" + "".join(f"s{i},{i % 80},{i % 170}\n" for i in range(40000)))
    (place / "near.csv").write_text("name,lat,lon,valid_from,valid_to\n" + "".join(
        f"s{i},{40 + i % 10},{10 + i / 4},{1900 + i},{1960 + i}\n" for i in range(60)))


def check_cancel(checks, place):
    write_long_sites(place)
    for number, (algorithm, sites, parameters) in enumerate(LONG_RUNS):
        what, target = f"cancelling {algorithm} {parameters}", place / f"cancelled-{number}.gpkg"
        target.write_text("old")
        options = f"--sites '{place / sites}.csv' {parameters['OPTIONS']}"
        feedback, before = Feedback(), set(children())
        seen = cancel_under_way(feedback, before)
        _, fault = run(algorithm, {**parameters, "OPTIONS": options}, target, feedback)
        checks.equal(fault, "cancelled; nothing was written", what)
        checks.that(0 < seen["progress"] < 100, f"{what}: progress {seen['progress']}")
        checks.equal(len(seen["programs"]), 1, f"{what}: programs that run before")
        checks.equal(set(children()) - before, set(), f"{what}: programs that run after")
        checks.that(time.monotonic() - seen["cancelled"] < 5, f"{what}: {time.monotonic() - seen['cancelled']:.1f} s")
        checks.equal(target.read_text(), "old", f"{what}: the old file")
        checks.equal([one.name for one in place.iterdir() if target.stem in one.name], [target.name], f"{what}: other files")


class Watched(Feedback):
    """Keeps every progress."""

    def __init__(self):
        super().__init__()
        self.seen = []
        self.progressChanged.connect(self.seen.append, Qt.DirectConnection)  # it comes from a thread


def check_progress(checks, place):
    """Of a coverage that ends: it only grows, and to no more than all; what is said is no progress."""
    half = "--where \"name < 's30'\""
    for number, (merge, more) in enumerate(((2, half), (1, f"--timeline {half}"), (3, ""))):
        feedback = Watched()
        options = f"--sites '{place / 'near.csv'}' --threads 1 {more}"
        _, fault = run("coverage", {"RANGE": "2000km", "MERGE": merge, "GROUP_BY": "none", "OPTIONS": options},
                       place / f"progress-{number}.gpkg", feedback)
        what = f"progress of coverage, way {merge} {more}"
        checks.equal(fault, None, what)
        shown = feedback.seen
        checks.that(len(shown) > 1 and shown == sorted(shown) and 0 < shown[0] and shown[-1] <= 100, f"{what}: {shown}")
        checks.that(not any(" of " in text and text.endswith("regions") for text in feedback.said), f"{what}: {feedback.said}")


def check_program(checks, program, place):
    from processing.core.ProcessingConfig import ProcessingConfig

    def fault_of(setting, variable, path):
        ProcessingConfig.setSettingValue("RANGEBAND_PROGRAM", setting)
        os.environ["RANGEBAND_PROGRAM"] = variable
        os.environ["PATH"] = path
        return run("footprints", {"PLACES": "1,2", "RANGE": "5km"}, place / "found.gpkg")[1]

    bare = "/usr/bin:/bin"
    checks.equal(fault_of("", "", bare), "the program rangeband is not on PATH; install it, or name its file under Settings, "
                 "Options, Processing, Providers, rangeband", "a program that is missing")
    checks.that(not (place / "found.gpkg").exists(), "without a program there is a result")
    wrong = place / "sites.geojson"
    checks.that(f"{wrong} is not a program that can be run" in (fault_of(str(wrong), program, bare) or ""), "a wrong setting")
    checks.equal(fault_of("", "", f"{pathlib.Path(program).parent}:{bare}"), None, "a program on PATH")
    checks.equal(fault_of(program, "", bare), None, "a program by its setting")
    checks.equal(fault_of("", program, bare), None, "a program by its variable")


def main(program):
    checks = Checks()
    with folder() as name:
        place = pathlib.Path(name)
        plugin = start(program, place)
        check_provider(checks)
        check_good(checks, place)
        check_sites(checks, place)
        check_places(checks, place)
        check_other_systems(checks, place)
        check_bad(checks, program, place)
        check_styles(checks, place)
        check_model(checks, place)
        check_cancel(checks, place)
        check_progress(checks, place)
        check_program(checks, program, place)
        check_elsewhere(checks)
        plugin.unload()
        checks.equal(QgsApplication.processingRegistry().providerById("rangeband"), None, "unloaded")
    checks.end()


if __name__ == "__main__":
    main(str(pathlib.Path(sys.argv[1]).resolve()))
