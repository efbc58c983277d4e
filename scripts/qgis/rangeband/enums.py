# SPDX-License-Identifier: MIT
"""QGIS's words for kinds of layers and parameters. Since 3.36 they are in the class Qgis; before, there is no other place for them."""
from qgis.core import Qgis, QgsProcessing, QgsProcessingParameterDefinition

if hasattr(Qgis, "ProcessingSourceType"):
    ANY_LAYER = Qgis.ProcessingSourceType.Vector
    ANY_GEOMETRY = Qgis.ProcessingSourceType.VectorAnyGeometry
    POINTS = Qgis.ProcessingSourceType.VectorPoint
    POLYGONS = Qgis.ProcessingSourceType.VectorPolygon
    ADVANCED = Qgis.ProcessingParameterFlag.Advanced
else:
    ANY_LAYER = QgsProcessing.TypeVector
    ANY_GEOMETRY = QgsProcessing.TypeVectorAnyGeometry
    POINTS = QgsProcessing.TypeVectorPoint
    POLYGONS = QgsProcessing.TypeVectorPolygon
    ADVANCED = QgsProcessingParameterDefinition.FlagAdvanced
