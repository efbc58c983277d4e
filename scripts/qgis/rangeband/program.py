# SPDX-License-Identifier: MIT
"""Finding and running the program.

By subprocess, not by QgsBlockingProcess, whose Python handlers end QGIS 3.22 with a segmentation fault.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading

from processing.core.ProcessingConfig import ProcessingConfig
from qgis.core import QgsProcessingException

SETTING = "RANGEBAND_PROGRAM"
NAME = "rangeband"

# Where there is no program yet; what can be done there.
ELSEWHERE = {
    "win32": "the program rangeband runs on Linux; on Windows, run it in WSL (Debian or Ubuntu) and open its GeoPackages here: "
             "they bring their colours and legend. A program of your own can be named under Settings, Options, Processing, "
             "Providers, rangeband",
    "darwin": "the program rangeband runs on Linux; on macOS, run it in a virtual machine or container and open its GeoPackages "
              "here: they bring their colours and legend. A program of your own can be named under Settings, Options, "
              "Processing, Providers, rangeband",
}

# `1,200 of 30,000 footprints`, as --progress lines says it.
PROGRESS = re.compile(r"([\d,]+) of ([\d,]+) (?:footprints|regions|sites)$")


def find():
    """The path of the program: the setting, the variable RANGEBAND_PROGRAM, or what is on PATH."""
    for named in (ProcessingConfig.getSetting(SETTING), os.environ.get(SETTING)):
        if not named:
            continue
        if os.path.isfile(named) and os.access(named, os.X_OK):
            return named
        raise QgsProcessingException(
            f"{named} is not a program that can be run; correct it under Settings, Options, Processing, Providers, "
            "rangeband, or leave it empty to take the one on PATH")
    found = shutil.which(NAME)
    if found:
        return found
    if sys.platform in ELSEWHERE:
        raise QgsProcessingException(ELSEWHERE[sys.platform])
    raise QgsProcessingException(
        "the program rangeband is not on PATH; install it, or name its file under Settings, Options, Processing, "
        "Providers, rangeband")


def quoted(argument):
    """As a shell takes it, for the log."""
    return argument if re.fullmatch(r"[\w@%+=:,./*-]+", argument) else "'" + argument.replace("'", "'\\''") + "'"


def run(arguments, feedback):
    """Runs the program; its last sentence becomes the error, a cancel ends it. It leaves nothing half-written."""
    command = [find(), *arguments]
    feedback.pushCommandInfo(" ".join(map(quoted, [NAME, *arguments])))
    hidden = {"creationflags": 0x08000000} if os.name == "nt" else {}  # no console window
    with tempfile.TemporaryFile() as printed:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=printed, stderr=subprocess.PIPE, **hidden)
        sentences = []
        reader = threading.Thread(target=listen, args=(process.stderr, sentences, feedback), daemon=True)
        reader.start()
        while True:
            try:
                code = process.wait(timeout=0.1)
                break
            except subprocess.TimeoutExpired:
                if feedback.isCanceled():
                    process.terminate()
        reader.join()
    if feedback.isCanceled():
        raise QgsProcessingException("cancelled; nothing was written")
    if code != 0:
        raise QgsProcessingException("\n".join(sentences) or f"rangeband ended with code {code}")
    for sentence in sentences:
        feedback.pushInfo(sentence)


def listen(pipe, sentences, feedback):
    """Every line is progress or a sentence."""
    with pipe:
        for raw in pipe:
            line = raw.decode("utf-8", "replace").rstrip()
            progress = PROGRESS.match(line)
            if progress:
                done, total = (int(number.replace(",", "")) for number in progress.groups())
                feedback.setProgress(100 * done / max(total, 1))
            elif line:
                sentences.append(line.removeprefix(f"{NAME}: "))
