#!/usr/bin/env python3
"""Time over the number of discs, from what `bench_arrangement --json sweep-` found, as a picture and as a table:

    tests/bench/run growth
    docs/pictures/draw_growth.py build/bench/growth.json growth.svg && rsvg-convert growth.svg -o growth.png
"""
import collections
import json
import math
import sys

from draw import text

LABELS = {"1": "touching: 1 disc holds a place on average", "10": "10 discs", "100": "100 discs", "1000": "1,000 discs",
          "all": "all within 2 km, 50 km each"}
COLOURS = ["#8c510a", "#d55e00", "#009e73", "#0072b2", "#5e3c99"]  # told apart with any colour vision, and by their marks
MARKS = ["circle", "square", "diamond", "triangle", "cross"]
LEFT, TOP, WIDTH, HEIGHT = 84, 62, 560, 360
LEAST_S = 1e-4


def mark(kind, x, y, colour):
    if kind == "circle":
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" fill="{colour}"/>'
    shape = {"square": "M-5-5h10v10h-10z", "diamond": "M0-6L6 0L0 6L-6 0z", "triangle": "M0-6L6 5L-6 5z",
             "cross": "M-5-5L5 5M-5 5L5-5"}[kind]
    return f'<path d="{shape}" transform="translate({x:.1f} {y:.1f})" fill="{colour}" stroke="{colour}" stroke-width="2"/>'


def read(path):
    """Of each density: number of discs → what was found."""
    series = collections.defaultdict(dict)
    with open(path, encoding="ascii") as file:
        for row in map(json.loads, file):
            _, density, count = row["name"].split("-")
            series[density][int(count)] = row
    return {density: series[density] for density in LABELS if density in series}


def seconds(value):
    return f"{value:.1f} s" if value >= 1 else f"{1000 * value:.3g} ms"


def table(series):
    counts = sorted({count for rows in series.values() for count in rows})
    print("| " + " | ".join(["discs over a place", *(f"{count:,}" for count in counts)]) + " |")
    print("|---" * (len(counts) + 1) + "|")
    for density, rows in series.items():
        cells = []
        for count in counts:
            row = rows.get(count, {})
            found = row.get("seconds")
            cells.append(f"{seconds(found)}, {row['vertices']:,} vertices, {row['peak_mb']:,.0f} MB" if found is not None
                         else row.get("why", "–"))
        print("| " + " | ".join([LABELS[density], *cells]) + " |")


def draw(series, path):
    points = [(count, max(row["seconds"], LEAST_S)) for rows in series.values() for count, row in rows.items()
              if row["seconds"] is not None]
    if not points:
        sys.exit("nothing was measured")
    x_from, x_to = (math.log10(pick(count for count, _ in points)) for pick in (min, max))
    y_from = math.floor(math.log10(min(value for _, value in points)))
    y_to = math.ceil(math.log10(max(value for _, value in points)))
    x_to, y_to = max(x_to, x_from + 1), max(y_to, y_from + 1)

    def place(count, value):
        return (LEFT + (math.log10(count) - x_from) / (x_to - x_from) * WIDTH,
                TOP + HEIGHT - (math.log10(value) - y_from) / (y_to - y_from) * HEIGHT)

    out = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{LEFT + WIDTH + 40}" height="{TOP + HEIGHT + 70 + 24 * len(series)}" '
           'font-family="DejaVu Sans, sans-serif">', '<rect width="100%" height="100%" fill="white"/>',
           text(20, 28, "Union of n discs at 100 m, processor time of one thread", 17, "#111"),
           text(20, 48, "Dashes: time in proportion to n", 12, "#777")]
    for power in range(y_from, y_to + 1):
        _, y = place(10 ** x_from, 10 ** power)
        out.append(f'<path d="M{LEFT} {y:.1f}h{WIDTH}" stroke="#ddd"/>')
        out.append(text(LEFT - 8, y + 4, f"{10 ** power:g} s" if power >= 0 else f"{1000 * 10 ** power:g} ms", 12, anchor="end"))
    for power in range(round(x_from), round(x_to) + 1):
        x, _ = place(10 ** power, 10 ** y_from)
        out.append(f'<path d="M{x:.1f} {TOP}v{HEIGHT}" stroke="#ddd"/>')
        out.append(text(x, TOP + HEIGHT + 20, f"{10 ** power:,}", 12, anchor="middle"))
    out.append('<clipPath id="p">' + f'<rect x="{LEFT}" y="{TOP}" width="{WIDTH}" height="{HEIGHT}"/></clipPath>')
    for power in range(y_from - 6, y_to):  # slope 1
        (x0, y0), (x1, y1) = place(10 ** x_from, 10.0 ** power), place(10 ** x_to, 10.0 ** (power + x_to - x_from))
        out.append(f'<path d="M{x0:.1f} {y0:.1f}L{x1:.1f} {y1:.1f}" stroke="#bbb" stroke-dasharray="3 5" clip-path="url(#p)"/>')
    for row, (density, rows) in enumerate(series.items()):
        colour, kind = COLOURS[row], MARKS[row]
        drawn = [place(count, max(found["seconds"], LEAST_S)) for count, found in sorted(rows.items()) if found["seconds"] is not None]
        out.append('<path d="M' + "L".join(f"{x:.1f},{y:.1f}" for x, y in drawn) + f'" fill="none" stroke="{colour}" stroke-width="2"/>'
                   if drawn else "")
        out += [mark(kind, x, y, colour) for x, y in drawn]
        y = TOP + HEIGHT + 52 + 24 * row
        out += [mark(kind, LEFT + 8, y - 5, colour), text(LEFT + 24, y, LABELS[density], 13)]
    with open(path, "w", encoding="utf-8") as picture:
        picture.write("\n".join([*out, "</svg>"]))


if __name__ == "__main__":
    found = read(sys.argv[1])
    table(found)
    draw(found, sys.argv[2])
