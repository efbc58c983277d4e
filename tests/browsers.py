# SPDX-License-Identifier: MIT
"""Browsers for tests."""
import shutil
import sys


def found(*names):
    """The program that comes first among these; its name is its package's."""
    program = next(filter(None, map(shutil.which, names)), None)
    return program or sys.exit(f"this test needs a browser; install it: apt-get install {names[0]}")


def chromium():
    """Without windows, where there is one: it takes two thirds of the time."""
    return found("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")


def firefox():
    return found("firefox-esr", "firefox")
