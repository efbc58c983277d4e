# SPDX-License-Identifier: MIT
"""Runs of the plugin's algorithms, and what is said of bad input."""
import json

import tables

ALGORITHMS = ("footprints", "union", "depth", "reach", "coverage")


def write_sites(place):
    """Three points whose names need care, as a file and its path."""
    path = place / "sites.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {"name": f"site '{i}' \u042f", "reach": 500 + i},
         "geometry": {"type": "Point", "coordinates": [5.0 * i, 60]}} for i in range(3)]}))
    return path


def good_runs(sites):
    """Of each algorithm; the number of features that each gives, or None for any."""
    return {
        "footprints": [({"PLACES": "48.57,46.25,Test; 10,20", "RANGE": "500..5500km"}, 2),
                       ({"SITES": sites, "RANGE_COLUMN": "reach", "RANGE_UNIT": 0}, 3),
                       ({"SCENARIO": "dispute-2019", "GEOMETRY": 1, "TOLERANCE": "1km"},
                        len(tables.scenario("dispute-2019", "site")) * len(tables.drawn_claims("9m729"))),
                       ({"PLACES": "10,20", "RANGE": "1000km", "SECTOR": "300..60"}, 1),
                       ({"CATALOGUE": "mozdok", "RANGE": "9m729", "CONTESTED": True}, 1)],
        "union": [({"SITES": sites, "RANGE": "900km", "GROUP_BY": "none"}, 1),
                  ({"SITES": sites, "RANGE": "900km", "MERGE": 1}, 1)],
        "depth": [({"SITES": sites, "RANGE": "900km"}, 3),
                  ({"SITES": sites, "RANGE": "900km", "DEPTH": 1, "OPTIONS": "--tolerance 1km"}, 3)],
        "reach": [({"CATALOGUE": "mozdok", "RANGE": "480km", "TO": "52.23,21.01,Warsaw"}, 1),
                  ({"SITES": sites, "RANGE": "900km", "TARGETS": sites, "ONLY_INSIDE": True}, 9)],
        "coverage": [({"PLACES": "54.71,20.51,Kaliningrad", "RANGE": "480km"}, None),
                     ({"SITES": sites, "RANGE": "900km", "MERGE": 2, "GROUP_BY": "none"}, None),
                     ({"SITES": sites, "RANGE": "900km", "MERGE": 3}, None)],
    }


# With words of the program's that the command, which the log repeats, does not hold. The first of each algorithm goes
# through qgis_process as well.
BAD_RUNS = [
    ("footprints", {"PLACES": "48.57,46.25", "RANGE": "500"}, "'500' has no unit; write 500km"),
    ("footprints", {"RANGE": "500"}, "nothing to do"),
    ("footprints", {"PLACES": "91,0", "RANGE": "5km"}, "looks like longitude and latitude swapped"),
    ("footprints", {"CATALOGUE": "kapustin-ya", "RANGE": "5km"}, "did you mean kapustin-yar?"),
    ("footprints", {"PLACES": "1,2", "RANGE": "5km", "OPTIONS": "--title 'open"}, "further options: No closing quotation"),
    ("footprints", {"PLACES": "1,2", "RANGE": "5km", "OPTIONS": "--titel x"}, "did you mean --title?"),
    ("union", {"PLACES": "1,2", "RANGE": "5km", "GROUP_BY": "colour"}, "no column to group by is called 'colour'"),
    ("depth", {"PLACES": "1,2", "RANGE": "5km", "OPTIONS": "--sector 0..90"}, "sectors cannot be merged"),
    ("reach", {"PLACES": "1,2", "RANGE": "5km", "TO": "91,0"}, "--to: '91,0' looks like longitude and latitude swapped"),
    ("reach", {"PLACES": "1,2", "RANGE": "5kn", "TO": "1,3"}, "'5kn' has an unknown unit"),
    ("coverage", {"PLACES": "1,2", "RANGE": "5kn"}, "'5kn' has an unknown unit"),
    ("coverage", {"PLACES": "1,2", "RANGE": "5km", "GROUP_BY": "colour"}, "no column to group by is called 'colour'"),
]


def first_bad_runs():
    return {algorithm: (parameters, words) for algorithm, parameters, words in reversed(BAD_RUNS)}
