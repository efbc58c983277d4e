# SPDX-License-Identifier: MIT
"""Days, and what of a layer is there in them."""
from qgis.core import QgsDateTimeRange, QgsFeatureRequest, QgsVectorLayerTemporalContext
from qgis.PyQt.QtCore import QDate, QDateTime, Qt, QTime


def days(first, last=None):
    """From the first second of one to the last of the other."""
    begin = QDateTime(QDate.fromString(first, Qt.ISODate), QTime(0, 0))
    return QgsDateTimeRange(begin, QDateTime(QDate.fromString(last or first, Qt.ISODate), QTime(23, 59, 59)))


def visible_in(layer, when):
    context = QgsVectorLayerTemporalContext()
    context.setLayer(layer)
    text = layer.temporalProperties().createFilterString(context, when)
    return sum(1 for _ in layer.getFeatures(QgsFeatureRequest().setFilterExpression(text)))


def day_after(text, count=1):
    return QDate.fromString(text, Qt.ISODate).addDays(count).toString(Qt.ISODate)


def day_before(text):
    return day_after(text, -1)
