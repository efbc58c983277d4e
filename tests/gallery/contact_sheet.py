#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Puts all pictures of a folder on one sheet, to be looked at (needs Pillow, Debian's python3-pil).

    RANGEBAND_GALLERY=FOLDER RANGEBAND_GALLERY_ROUNDS=7 build/dev/tests/gallery/test_gallery
    tests/gallery/contact_sheet.py FOLDER SHEET.png
"""
import pathlib
import sys

from PIL import Image, ImageDraw

COLUMNS, CELL, NAME = 12, 300, 14  # pixels


def main(folder, sheet):
    files = sorted(pathlib.Path(folder).glob("*.png"))
    if not files:
        sys.exit(f"{folder}: no pictures")
    page = Image.new("RGB", (COLUMNS * CELL, -(-len(files) // COLUMNS) * (CELL + NAME)), "grey")
    draw = ImageDraw.Draw(page)
    for number, file in enumerate(files):
        x, y = number % COLUMNS * CELL, number // COLUMNS * (CELL + NAME)
        picture = Image.open(file).convert("RGB")
        picture.thumbnail((CELL - 4, CELL - 4))
        page.paste(picture, (x, y + NAME))
        draw.text((x, y), file.stem, fill="white")
    page.save(sheet)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
