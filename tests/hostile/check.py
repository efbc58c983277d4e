#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Names, columns, titles and ids that are markup, SQL, formulas or commands elsewhere: they arrive as text: check.py PROGRAM

Every format, page, picture and project is read back by a parser that is not ours: xml.etree, html.parser, json, csv, sqlite3.
"""
import csv
import html.parser
import io
import json
import pathlib
import sqlite3
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from checks import Checks  # noqa: E402

TEXTS = ("<script>alert(1)</script>", "]]>", "]]><script/>", "a \"quoted\" 'one'", "'; DROP TABLE footprints; --", '"; DROP TABLE sites; --',
         "=cmd|' /C calc'!A0", "@SUM(A1)", "\uff1d1+1", "+1+1", "-1-1", "x\u202egpj.exe", "two\nlines", "tab\there", "&amp;&#60;&lt;", "%s%n%d", "{{7*7}}",
         "${jndi:ldap://x}", "</textarea><img src=x onerror=alert(1)>", "--><!-- x", "?><?php x", "</script><script>alert(2)</script>",
         "line\u2028separator", "\N{GRINNING FACE}", "back\\slash", "a,b;c|d", "<![CDATA[x]]>", "$[name]", "javascript:alert(1)",
         "[% @project_path %]", "../../../etc/passwd", "\\u0000", "\u200b\ufeff")
FORMULAS = tuple(text for text in TEXTS if text[0] in "=+-@\uff1d")
COLUMNS = ("<b>", '"; DROP', "=1+1", "]]>", "'x'", "__proto__", "a&b", "a b", "ü=\u202e")
TITLE = "<script>alert('title')</script> ]]> \" ' & -->"
KML = "{http://www.opengis.net/kml/2.2}"
PROGRAM = None
checks = Checks()


def run(folder, *arguments):
    return subprocess.run([PROGRAM, *arguments], cwd=folder, capture_output=True, text=True, encoding="utf-8", timeout=300)


def done(folder, *arguments):
    result = run(folder, *arguments)
    checks.equal(result.returncode, 0, f"{' '.join(arguments)}: {result.stderr}")
    return result


def write_sites(folder, texts=TEXTS):
    with open(folder / "sites.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["name", "lat", "lon", *COLUMNS])
        for i, text in enumerate(texts):
            writer.writerow([text, i - 10, 2 * i, *[texts[(i + k) % len(texts)] for k in range(len(COLUMNS))]])


def kept(*but):
    return ("--keep", ",".join(column for column in COLUMNS if column not in but))


def draw(folder, name, *options):
    done(folder, "footprint", "--sites", "sites.csv", "--range", "10km", "--tolerance", "1km", "-o", name, "--title", TITLE,
         "--description", TITLE, "--quiet", *options)
    return folder / name


def compare(found, what, expected=TEXTS):
    checks.that(list(found) == list(expected), f"{what}: {[pair for pair in zip(found, expected) if pair[0] != pair[1]] or len(list(found))}")


def tags_of(text):
    """The elements of a page, in order."""
    class Parser(html.parser.HTMLParser):
        def __init__(self):
            super().__init__()
            self.tags, self.text = [], ""

        def handle_starttag(self, tag, attrs):
            self.tags.append((tag, tuple(sorted(name for name, _ in attrs))))

        def handle_data(self, data):
            self.text += data
    parser = Parser()
    parser.feed(text)
    return parser.tags, parser.text


def harmless(root, what):
    names = {element.tag.split("}")[-1] for element in root.iter()}
    checks.that(not names & {"script", "img", "b", "textarea"}, f"{what}: markup became elements: {names}")


# Formats.


def geojson(folder):
    document = json.loads(draw(folder, "a.geojson").read_text(encoding="utf-8"))
    compare((f["properties"]["site"] for f in document["features"]), "GeoJSON")
    checks.that(TITLE in json.dumps(document, ensure_ascii=False).replace("\\\"", '"'), "GeoJSON: no title")
    first = document["features"][0]["properties"]
    checks.that(all(any(first.get(key) == text for key in first) for text in TEXTS[:len(COLUMNS)]), f"GeoJSON: columns {list(first)}")
    lines = draw(folder, "a.geojsonl").read_bytes().decode().split("\n")[:-1]
    compare((json.loads(line)["properties"]["site"] for line in lines), "GeoJSONSeq")


def databases(folder):
    for name, more in (("a.gpkg", ("boundaries", "sites")), ("a.sqlite", ())):
        # GDAL's SQLite loses columns with quotes, which is found and refused.
        database = sqlite3.connect(draw(folder, name, *(() if more else kept('"; DROP', "'x'"))))
        table = "footprints" if more else database.execute("SELECT f_table_name FROM geometry_columns").fetchone()[0]
        compare((row[0] for row in database.execute(f'SELECT site FROM "{table}" ORDER BY rowid')), name)
        columns = [row[1] for row in database.execute(f'PRAGMA table_info("{table}")')]
        checks.that(sum(column in columns for column in COLUMNS) >= 7, f"{name}: columns {columns}")
        for other in more:
            checks.that(database.execute(f"SELECT count(*) FROM {other}").fetchone()[0] == len(TEXTS), f"{name}: {other}")
        if more:
            checks.that(TITLE in [row[0] for row in database.execute("SELECT identifier FROM gpkg_contents")] or any(
                "alert('title')" in row[0] for row in database.execute("SELECT metadata FROM gpkg_metadata")), "GeoPackage: no title")
            for (style,) in database.execute("SELECT styleQML FROM layer_styles"):
                harmless(xml.fromstring(style), "layer_styles")
        checks.that(database.execute("PRAGMA integrity_check").fetchone()[0] == "ok", f"{name}: integrity")


def tables(folder):
    """CSV as a format is data: docs/decisions/0013. The program's own tables are for spreadsheets, and lead formulas with '."""
    with open(draw(folder, "a.csv", *kept('"; DROP')), newline="", encoding="utf-8") as file:
        compare((row["site"] for row in csv.DictReader(file)), "CSV")
    for command in (("reach", "--cities", "capitals", "--limit", "1"), ("coverage", "--merge", "none", "--rows", "totals")):
        text = done(folder, *command, "--sites", "sites.csv", "--range", "10km", "--csv", "--quiet").stdout
        rows = list(csv.reader(io.StringIO(text, newline="")))
        cells = [cell for row in rows for cell in row]
        for cell in cells:
            number = cell.lstrip("-").replace(".", "").replace("e", "").isdigit()
            checks.that(not cell or cell[0] not in "=+-@\t\r" or number, f"{command[0]} --csv: a formula {cell}")
        checks.that(len({len(row) for row in rows}) == 1, f"{command[0]} --csv: rows of {({len(row) for row in rows})} cells")
        if command[0] == "reach":
            column = rows[0].index("site")
            seen = list(dict.fromkeys(row[column] for row in rows[1:]))
            compare(seen, "reach --csv", ["'" + text if text in FORMULAS else text for text in TEXTS])
            found = json.loads(done(folder, *command, "--sites", "sites.csv", "--range", "10km", "--json", "--quiet").stdout)
            compare(dict.fromkeys(row["site"] for row in found), "reach --json")


def kml(folder):
    with zipfile.ZipFile(draw(folder, "a.kmz")) as archive:
        zipped = archive.read(archive.namelist()[0])
    for what, text in (("KML", draw(folder, "a.kml").read_bytes()), ("KMZ", zipped)):
        root = xml.fromstring(text)
        harmless(root, what)
        folders = {each.findtext(f"{KML}name"): each for each in root.iter(f"{KML}Folder")}
        names = [mark.findtext(f"{KML}name") for mark in list(folders.values())[-1].iter(f"{KML}Placemark")]
        compare(names, what)
        for description in root.iter(f"{KML}description"):
            tags, _ = tags_of(description.text or "")
            checks.that({tag for tag, _ in tags} <= {"table", "tr", "td", "th", "p", "b", "br", "i"}, f"{what}: description with {tags}")


def gml(folder):
    root = xml.parse(draw(folder, "a.gml", "--keep", "none")).getroot()
    harmless(root, "GML")
    compare((each.text for each in root.iter() if each.tag.split("}")[-1] == "site"), "GML")
    xml.parse(folder / "a.xsd")


def by_gdal(folder):
    for name in ("a.shp", "a.fgb"):
        draw(folder, name)
        text = subprocess.run(["ogr2ogr", "-f", "GeoJSON", "/vsistdout/", name], cwd=folder, check=True, capture_output=True).stdout
        compare((f["properties"]["site"] for f in json.loads(text)["features"]), name)


def spreadsheets(folder):
    """A sheet would hold a formula, so that such a text is refused: docs/decisions/0013."""
    for name, part in (("a.xlsx", "sharedStrings"), ("a.ods", "content.xml")):
        refused = run(folder, "footprint", "--sites", "sites.csv", "--range", "10km", "-o", name, "--quiet")
        checks.that(refused.returncode == 1 and not (folder / name).exists(), f"{name}: {refused.returncode} {refused.stderr}")
        write_sites(folder, [text for text in TEXTS if text not in FORMULAS and text.strip() == text and "\u200b" not in text])
        done(folder, "footprint", "--sites", "sites.csv", "--range", "10km", "-o", name, "--quiet", "--keep", "none")
        if (folder / name).exists():
            with zipfile.ZipFile(folder / name) as archive:
                for each in archive.namelist():
                    if part in each:
                        harmless(xml.fromstring(archive.read(each)), name)
                        checks.that("<script>alert(1)" in "".join(xml.fromstring(archive.read(each)).itertext()), f"{name}: text")
        write_sites(folder)


# What stands beside, pages and pictures.


def projects(folder):
    write_sites(folder, TEXTS[:6])
    draw(folder, "b.gpkg", "--qgis-project", "b.qgs", "--merge", "union", "--group-by", "site")
    draw(folder, "b.geojson", "--merge", "union", "--group-by", "site")
    for name in ("b.qgs", "b.qml"):
        root = xml.parse(folder / name).getroot()
        harmless(root, name)
        labels = {element.get("label") for element in root.iter("category")}
        values = {element.get("value") for element in root.iter("category")}
        checks.that({"<script>alert(1)</script>", "]]>"} <= labels & values, f"{name}: categories {labels}")
    draw(folder, "c.fgb")
    for beside in folder.glob("*.qmd"):
        harmless(xml.parse(beside).getroot(), beside.name)


def pictures(folder):
    for options in ((), ("--title", TITLE), ("--description", TITLE)):
        done(folder, "map", "--sites", "sites.csv", "--range", "10km", "--size", "500x400", "-o", "a.svg", "--overwrite", "--quiet", *options)
        root = xml.parse(folder / "a.svg").getroot()
        harmless(root, "SVG")
        links = [value for element in root.iter() for key, value in element.attrib.items() if key.endswith("href") or key.startswith("on")]
        checks.that(all(link.startswith(("#", "data:image/png")) for link in links), f"SVG: links {links[:5]}")


def pages(folder):
    write_sites(folder, ["plain"] * len(TEXTS))
    plain = done(folder, "atlas", "--sites", "sites.csv", "--title", "plain", "-o", "plain.html", "--quiet")
    write_sites(folder)
    done(folder, "atlas", "--sites", "sites.csv", "--title", TITLE, "-o", "hostile.html", "--quiet")
    if plain.returncode == 0 and (folder / "hostile.html").exists():
        tags, text = tags_of((folder / "hostile.html").read_text(encoding="utf-8"))
        checks.that(tags == tags_of((folder / "plain.html").read_text(encoding="utf-8"))[0], "page: markup became elements")
        checks.that("alert(1)" in text, "page: the text is not there")
    for code in ("site=../../etc/passwd", "site=<script>", "set=../..", "x=]]>", "site=%00", "title=</script>"):
        refused = run(folder, "atlas", "--state", code, "-o", "state.html", "--quiet", "--overwrite")
        checks.that(refused.returncode == 2 and refused.stderr.count("\n") == 1, f"--state {code}: {refused.returncode} {refused.stderr}")


# What does not arrive.


def control_characters(folder):
    """A terminal obeys them: none of those of a file reaches it."""
    text = "\x1b]0;title\x07\x1b[31mred\x08\x7f\x9b31m"
    with open(folder / "control.csv", "w", encoding="utf-8") as file:
        file.write(f"name,lat,lon\n{text},1,2\n")
    for command in (("reach", "--cities", "capitals", "--limit", "3"), ("coverage", "--merge", "none", "--rows", "totals")):
        shown = done(folder, *command, "--sites", "control.csv", "--range", "1km").stdout
        checks.that(not any(ord(c) < 32 and c != "\n" or 127 <= ord(c) < 160 for c in shown), f"{command[0]}: control characters in {shown[:300]!r}")
    for name in ("c.kml", "c.gml", "c.svg"):
        command = "map" if name.endswith("svg") else "footprint"
        result = run(folder, command, "--sites", "control.csv", "--range", "10km", "-o", name, "--quiet", "--title", text)
        checks.that(result.returncode in (0, 1), f"{name}: {result.returncode} {result.stderr}")
        if result.returncode == 0:
            xml.parse(folder / name)
        checks.that(result.returncode == 0 or result.stderr.count("\n") == 1 and "\x1b" not in result.stderr, f"{name}: {result.stderr!r}")


def zero_bytes(folder):
    (folder / "zero.csv").write_bytes(b"name,lat,lon\na\0b,1,2\n")
    (folder / "zero.geojson").write_text('{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"a\\u0000b","x\\u0000y":"1\\u00002"},'
                                         '"geometry":{"type":"Point","coordinates":[1,2]}}]}')
    for name in ("zero.csv", "zero.geojson"):
        for out in ("z.geojson", "z.gpkg", "z.kml", "z.csv"):
            result = run(folder, "footprint", "--sites", name, "--range", "10km", "-o", out, "--overwrite", "--quiet")
            checks.that(result.returncode in (0, 1) and result.stderr.count("\n") == result.returncode, f"{name} to {out}: {result.returncode} {result.stderr}")
            checks.that(result.returncode == 1 or b"\0" not in (folder / out).read_bytes() or out == "z.gpkg", f"{name} to {out}: a zero byte")


def catalogues(folder):
    """Ids name rows, never files."""
    (folder / "secret.ini").write_text("at = 1,2\nrange = 5km\n")
    for options in (("--site", "../secret"), ("--scenario", ".."), ("--range", "../x"), ("--site", "kapustin-yar/../../x"), ("--from-country", "../AT")):
        result = run(folder, "footprint", *options, *(() if options[0] == "--range" else ("--range", "5km")), "--quiet")
        checks.that(result.returncode == 2 and result.stderr.count("\n") == 1, f"{options}: {result.returncode} {result.stderr}")


def main(program):
    global PROGRAM
    PROGRAM = str(pathlib.Path(program).resolve())
    cases = (geojson, databases, tables, kml, gml, by_gdal, spreadsheets, projects, pictures, pages, control_characters, zero_bytes, catalogues)
    for case in cases:
        with tempfile.TemporaryDirectory(prefix="rangeband-hostile-") as folder:
            write_sites(pathlib.Path(folder))
            before = len(checks.failures)
            try:
                case(pathlib.Path(folder))
            except (xml.ParseError, json.JSONDecodeError, sqlite3.Error, UnicodeDecodeError, FileNotFoundError, subprocess.CalledProcessError) as error:
                checks.that(False, f"{case.__name__}: {type(error).__name__}: {error}")
            print(f"{case.__name__}: {len(checks.failures) - before} failures")
    checks.end()


if __name__ == "__main__":
    main(sys.argv[1])
