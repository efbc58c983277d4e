# SPDX-License-Identifier: MIT
import json

import sheet


def geojson(path, *reaches):
    features = [{"type": "Feature", "properties": {"name": "A", "reach": reach},
                 "geometry": {"type": "Point", "coordinates": [11, 48]}} for reach in reaches]
    with open(path, "w", encoding="utf-8") as file:
        json.dump({"type": "FeatureCollection", "features": features}, file)


def workbooks(path, *reaches):
    rows = [["name", "lat", "lon", "reach"], *[["A", 48.5, 11.125, reach] for reach in reaches]]
    sheet.write(f"{path}.xlsx", rows)
    sheet.write_ods(f"{path}.ods", rows)


def csv(path, separator, latitude, *reaches):
    with open(path, "w", encoding="utf-8") as file:
        print("name", "lat", "lon", "reach", sep=separator, file=file)
        for reach in reaches:
            print("A", latitude, 11, reach, sep=separator, file=file)


text = "5.500", "5.481", "5,500", "5.500 km"
geojson("text.geojson", *text)
workbooks("text", *text, 480.125)
csv("text.csv", ",", 48.5, "5.500", "480")
csv("units.csv", ",", 48.5, "5.500 km", "480 km")
csv("edges.csv", ",", 48.5, "500-1.000 km", "500/1000 km", "500 1000 km")
csv("commas.csv", ";", "48,5", "5.500", "5.481", "480")
geojson("number.geojson", 5.5, 480.125)
workbooks("number", 5.5, 480.125, 5.481, 5.481, "1500", "480,5")
csv("metres.csv", ",", 48.5, "500.000", "300.000")
csv("decimals.csv", ",", 48.5, "5.481", "480.125")
csv("shown.csv", ",", 48.5, "5.500", "480.5")
csv("thousandths.csv", ",", 48.5, "5.500", "480.000")
