# SPDX-License-Identifier: MIT
"""Footprints drawn and written in each format, beside ogr2ogr, which only rewrites the same features from FlatGeobuf."""
import processes

SITES, RANGES, TOLERANCE = 1_000, "500,1000,5500km", "150m"
ROUNDS = 5
FORMATS = {"geojson": ["-f", "GeoJSON", "-lco", "RFC7946=YES"], "kml": ["-f", "KML"], "csv": ["-f", "CSV", "-lco", "GEOMETRY=AS_WKT"],
           "fgb": ["-f", "FlatGeobuf"], "shp": ["-f", "ESRI Shapefile"]}
SILENT = ["--config", "CPL_LOG", "/dev/null"]  # of types that a format does not have
LAYERS = ("footprints", "boundaries", "sites")
MANY_SITES = 100_000


def footprints(build, sites, ranges, output, *options):
    return [build / "src/cli/rangeband", "footprint", "--sites", sites, "--range", ranges, "--threads", "1", "--quiet", "--overwrite",
            "-o", output, *options]


def compare(name, ours, theirs, rounds):
    """Both by turns; theirs may be several commands, which make one file."""
    runs = [], []
    for i in range(rounds):
        for which in (0, 1) if i % 2 == 0 else (1, 0):
            theirs[0][-2].unlink(missing_ok=True)
            done = [processes.run(command) for command in ((ours,), theirs)[which]]
            runs[which].append(processes.Run(sum(one.cpu for one in done), sum(one.wall for one in done), max(one.peak_mb for one in done)))
    mine, peer = (processes.median(each, "cpu") for each in runs)
    print(f"{name:<42} CPU {mine:>6.2f} s, {processes.median(runs[0], 'peak_mb'):>5.0f} MB; ogr2ogr {peer:>6.2f} s, "
          f"{processes.median(runs[1], 'peak_mb'):>5.0f} MB; ratio {mine / peer:.2f}", flush=True)


def main(build, folder):
    sites = processes.write_sites(folder / "sites.csv", SITES)
    source = folder / "source.fgb"
    processes.run(footprints(build, sites, RANGES, source, "--tolerance", TOLERANCE))
    for extension, options in FORMATS.items():
        compare(f"{3 * SITES:,} footprints to {extension}", footprints(build, sites, RANGES, folder / f"ours.{extension}", "--tolerance", TOLERANCE),
                [["ogr2ogr", *SILENT, *options, folder / f"theirs.{extension}", source]], ROUNDS)
    many = processes.write_sites(folder / "many.csv", MANY_SITES)
    ours = folder / "ours.gpkg"
    processes.run(footprints(build, many, "500km", ours))
    theirs = []
    for layer in LAYERS:
        source = folder / f"{layer}.fgb"
        processes.run(["ogr2ogr", "-f", "FlatGeobuf", source, ours, layer])
        theirs.append(["ogr2ogr", "-f", "GPKG", *([] if layer == LAYERS[0] else ["-update"]), folder / "theirs.gpkg", source])
    compare(f"{MANY_SITES:,} footprints to gpkg, three layers", footprints(build, many, "500km", ours), theirs, 1)
