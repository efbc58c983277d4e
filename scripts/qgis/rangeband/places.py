# SPDX-License-Identifier: MIT
"""Places as people write or paste them, as options of the program."""
import re

from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsPointXY, QgsProcessingException

WGS84 = QgsCoordinateReferenceSystem("EPSG:4326")
ORDERS = ["latitude, longitude", "longitude, latitude (as QGIS shows and copies them)"]
LONGITUDE_FIRST = 1

NUMBER = r"\s*([+-]?\d+(?:\.\d+)?)\s*"
PAIR = re.compile(rf"{NUMBER},{NUMBER}((?:,.*)?)", re.DOTALL)
COPIED = re.compile(rf"{NUMBER},{NUMBER}\[([^\]]+)\]\s*")  # x,y [EPSG:3857], as QGIS writes points


def of_point(point):
    """A point of the map in longitude and latitude."""
    return f"{point.y():.9f},{point.x():.9f}"


def from_text(text, order, context, feedback):
    """Each place of a list; says how two bare numbers were read, since both orders look alike."""
    places = []
    for place in filter(None, map(str.strip, text.split(";"))):
        copied, pair = COPIED.fullmatch(place), PAIR.fullmatch(place)
        if copied:
            places.append(of_point(brought_to_wgs84(*copied.groups(), context)))
            continue
        if pair is None:
            places.append(place)
            continue
        first, second, name = pair.groups()
        latitude, longitude = (second, first) if order == LONGITUDE_FIRST else (first, second)
        places.append(f"{latitude},{longitude}{name}")
        feedback.pushInfo(f"{place} is read as latitude {latitude}, longitude {longitude}")
    return places


def brought_to_wgs84(x, y, name, context):
    crs = QgsCoordinateReferenceSystem(name.strip())
    if not crs.isValid():
        raise QgsProcessingException(f"the coordinate system [{name}] is unknown; write EPSG: and its number")
    transform = QgsCoordinateTransform(crs, WGS84, context.transformContext())
    return transform.transform(QgsPointXY(float(x), float(y)))
