# SPDX-License-Identifier: MIT
"""Libraries that are used where they are installed: shapely, pandas, GeoPandas."""
import importlib


def module(name):
    """The module, or None where it is not installed."""
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


def needed(name, purpose):
    """The module, or an ImportError that says what it is for and how to get it."""
    found = module(name)
    package = name.partition(".")[0]
    if found is None:
        raise ImportError(f"{purpose} needs {package}, which is not installed: pip install {package}, or in Debian apt install python3-{package}")
    return found
