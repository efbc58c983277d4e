{{! SPDX-License-Identifier: MIT }}
<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<!-- style by rangeband -->
<qgis version="3.22.0" styleCategories="Symbology|Labeling|Fields|Forms|MapTips|Rendering" labelsEnabled="{{has_labels}}">
{{>style.xml}}
</qgis>
