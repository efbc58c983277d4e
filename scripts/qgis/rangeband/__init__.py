# SPDX-License-Identifier: MIT
"""The plugin that brings rangeband's commands into the toolbox of QGIS."""


def classFactory(iface):
    from .plugin import Plugin

    return Plugin(iface)
