#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Nothing leaves this machine, and nobody's code runs, unless --allow-network is given: check.py PROGRAM COMPILER"""
import io
import json
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "postgis"))
from server import PASSWORD, Server  # noqa: E402
from servers import Door, Web  # noqa: E402

TABLE = "name,lat,lon\nA,10,20\nB,-30,40\n"
POINTS = json.dumps({"type": "FeatureCollection", "features": [
    {"type": "Feature", "properties": {"name": name}, "geometry": {"type": "Point", "coordinates": [lon, lat]}}
    for name, lat, lon in (("A", 10, 20), ("B", -30, 40))]})
SECRET = "s3cret"


def wfs(port):
    """As little of a WFS 1.0.0 as a client needs."""
    at = f"http://127.0.0.1:{port}/wfs?"
    get = "<DCPType><HTTP><Get onlineResource='{}'/></HTTP></DCPType>".format(at)
    capabilities = f"""<WFS_Capabilities version="1.0.0" xmlns="http://www.opengis.net/wfs">
 <Service><Name>x</Name><Title>x</Title><OnlineResource>{at}</OnlineResource></Service>
 <Capability><Request><GetCapabilities>{get}</GetCapabilities><DescribeFeatureType><SchemaDescriptionLanguage><XMLSCHEMA/>
 </SchemaDescriptionLanguage>{get}</DescribeFeatureType><GetFeature><ResultFormat><GML2/></ResultFormat>{get}</GetFeature></Request>
 </Capability><FeatureTypeList><Operations><Query/></Operations><FeatureType><Name>places</Name><Title>places</Title>
 <SRS>EPSG:4326</SRS><LatLongBoundingBox minx="-180" miny="-90" maxx="180" maxy="90"/></FeatureType></FeatureTypeList>
</WFS_Capabilities>"""
    schema = """<schema targetNamespace="http://x" xmlns:x="http://x" xmlns:gml="http://www.opengis.net/gml"
 xmlns="http://www.w3.org/2001/XMLSchema"><import namespace="http://www.opengis.net/gml"/>
 <element name="places" type="x:placesType" substitutionGroup="gml:_Feature"/><complexType name="placesType"><complexContent>
 <extension base="gml:AbstractFeatureType"><sequence><element name="name" type="string"/>
 <element name="geom" type="gml:PointPropertyType"/></sequence></extension></complexContent></complexType></schema>"""
    member = ("<gml:featureMember><x:places fid='{0}'><x:name>{0}</x:name><x:geom><gml:Point srsName='EPSG:4326'>"
              "<gml:coordinates>{1},{2}</gml:coordinates></gml:Point></x:geom></x:places></gml:featureMember>")
    features = ('<wfs:FeatureCollection xmlns:wfs="http://www.opengis.net/wfs" xmlns:gml="http://www.opengis.net/gml" '
                'xmlns:x="http://x">' + member.format("A", 20, 10) + member.format("B", 40, -30) + "</wfs:FeatureCollection>")

    def answer(handler):
        query = handler.path.lower()
        text = capabilities if "getcapabilities" in query else schema if "describefeaturetype" in query else features
        handler.answer(text.encode())

    return answer


def zipped(files):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()


class Check:
    def __init__(self, program, compiler, folder):
        self.program, self.folder = program, folder
        self.pages = {}
        # Of its own, since other tests keep sites in the usual one.
        self.temporary = folder / "temporary"
        self.temporary.mkdir()
        os.environ["TMPDIR"] = str(self.temporary)
        self.web, self.door = Web(self.pages), Door()
        self.trace = folder / "trace"
        self.plugin = folder / "plugins" / "gdal_trace.so"
        self.plugin.parent.mkdir()
        subprocess.run([compiler, "-shared", "-fPIC", "-o", str(self.plugin),
                        str(pathlib.Path(__file__).parent / "plugin.cpp")], check=True)
        (folder / "local.geojson").write_text(POINTS)
        self.database()
        self.pages.update({
            "/sites.csv": TABLE.encode(), "/sites.geojson": POINTS.encode(), "/api": POINTS.encode(),
            "/sites.gpkg": (folder / "local.gpkg").read_bytes(), "/sites.zip": zipped({"sites.csv": TABLE, "sites.geojson": POINTS}),
            "/short.csv": lambda handler: handler.answer(TABLE.encode(), 1000),
            "/away.csv": self.send_away, "/empty.csv": b"", "/page.html": b"<html><body>no sites</body></html>",
            "/points.vrt": self.vrt().encode(), "/wfs": wfs(self.web.port)})

    def send_away(self, handler):
        handler.send_response(302)
        handler.send_header("Location", f"file://{self.folder}/local.geojson")
        handler.end_headers()

    def vrt(self, source=None):
        return (f"<OGRVRTDataSource><OGRVRTLayer name='sites'><SrcDataSource>{source or self.web.address + '/sites.geojson'}"
                "</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>")

    def database(self):
        for kind in ("gpkg", "sqlite"):
            subprocess.run(["ogr2ogr", str(self.folder / f"local.{kind}"), str(self.folder / "local.geojson"), "-nln", "sites"],
                           check=True, capture_output=True)

    def draw(self, *options, environment=None, command="footprint", ranges=("--range", "10km", "--tolerance", "1km")):
        kept = {key: value for key, value in os.environ.items() if not key.startswith(("GDAL", "OGR", "CPL"))}
        return subprocess.run([self.program, command, *options, *ranges, "--quiet"], cwd=self.folder, capture_output=True, text=True,
                              timeout=120, env=kept | {"RANGEBAND_TRACE": str(self.trace)} | (environment or {}))

    def drawn(self, *options, **more):
        done = self.draw(*options, **more)
        assert done.returncode == 0, (options, done.returncode, done.stderr)
        return sorted(feature["properties"]["site"] for feature in json.loads(done.stdout)["features"])

    def refused(self, done, sentence, code=1):
        assert done.returncode == code, (done.returncode, done.stderr)
        assert done.stderr.count("\n") == 1 and sentence in done.stderr, done.stderr
        assert SECRET not in done.stderr and PASSWORD not in done.stderr, done.stderr
        assert done.stdout == "", done.stdout

    def nobody_asked(self, what):
        assert not self.web.asked and not self.door.knocks, f"{what}: asked {self.web.asked}, {self.door.knocks} connections"
        assert not self.trace.exists(), f"{what}: code was loaded"

    # Without the option.

    def test_without_the_option_nobody_is_asked(self):
        web, port = self.web.address, self.door.port
        for source in (f"{web}/sites.csv", web.upper() + "/sites.csv", f"/vsicurl/{web}/sites.csv", f"/vsizip//vsicurl/{web}/sites.zip",
                       f"/vsizip/vsicurl/{web}/sites.zip", f"/vsigzip//vsicurl/{web}/sites.csv", "/vsis3/bucket/sites.csv", "/vsigs/b/s.csv",
                       f"WFS:{web}/wfs", f"wfs:{web}/wfs", f"OAPIF:{web}/api", f"PG:host=127.0.0.1 port={port} dbname=x password={SECRET}",
                       f"MYSQL:x,host=127.0.0.1,port={port},password={SECRET}", f"http://user:{SECRET}@127.0.0.1:{self.web.port}/sites.csv",
                       f"{web}/sites.csv?key={SECRET}"):
            for command in ("footprint", "reach", "coverage"):
                self.refused(self.draw("--sites", source, command=command, ranges=("--range", "10km")), "add --allow-network")
            self.refused(self.draw("--at", "1,2", "--places", source, command="reach", ranges=()), "add --allow-network")
            self.nobody_asked(source)

    def test_what_is_never_read_is_said(self):
        web = self.web.address
        for source in (f"/vsizip/{{/vsicurl/{web}/sites.zip}}", f"/vsicurl?url={web}/sites.csv", f"/vsicurl_streaming/{web}/sites.csv",
                       f"/vsisubfile/0_100,/vsicurl/{web}/sites.csv", "/vsistdin/", "/vsimem/sites.csv", f"ESRIJSON:{web}/api",
                       f"GeoJSON:{web}/api", f"CSV:{web}/sites.csv", f"file://{self.folder}/local.geojson", f"ftp://127.0.0.1/{SECRET[:0]}x"):
            for options in ((), ("--allow-network",)):
                self.refused(self.draw("--sites", source, *options), source)
                self.nobody_asked(source)

    def test_a_file_that_points_elsewhere_is_not_followed(self):
        web = self.web.address
        link = json.loads(POINTS) | {"crs": {"type": "link", "properties": {"href": f"{web}/crs", "type": "ogcwkt"}}}
        files = {
            "points.vrt": self.vrt(), "curl.vrt": self.vrt(f"/vsicurl/{web}/sites.geojson"),
            "pg.vrt": self.vrt(f"PG:host=127.0.0.1 port={self.door.port} dbname=x"),
            "vrt.xml": self.vrt(), "named.json": self.vrt(), "zipped.zip": zipped({"points.vrt": self.vrt()}), "link.geojson": json.dumps(link),
            "link.kml": f"<kml xmlns='http://www.opengis.net/kml/2.2'><Document><NetworkLink><Link><href>{web}/a.kml</href></Link>"
                        f"</NetworkLink><Placemark><name>A</name><styleUrl>{web}/s.kml#s</styleUrl><Point><coordinates>1,2</coordinates>"
                        "</Point></Placemark></Document></kml>",
            "schema.gml": f"<x:c xmlns:x='http://x' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:schemaLocation='http://x {web}/x.xsd'>"
                          "<x:m/></x:c>",
            "entity.kml": f"<!DOCTYPE kml SYSTEM '{web}/x.dtd' [<!ENTITY e SYSTEM '{web}/e'>]><kml><Placemark><name>&e;</name><Point>"
                          "<coordinates>1,2</coordinates></Point></Placemark></kml>",
            "python.vrt": "<VRTDataset rasterXSize='1' rasterYSize='1'><VRTRasterBand dataType='Byte' band='1' subClass='VRTDerivedRasterBand'>"
                          "<PixelFunctionType>f</PixelFunctionType><PixelFunctionLanguage>Python</PixelFunctionLanguage><PixelFunctionCode>"
                          f"open('{self.trace}', 'w')</PixelFunctionCode></VRTRasterBand></VRTDataset>"}
        for name, content in files.items():
            (self.folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        self.virtual_tables()
        for name in [*files, "virtual.sqlite", "view.sqlite", "virtual.gpkg"]:
            for layer in ((), ("--layer", "elsewhere")):
                done = self.draw("--sites", name, *layer, environment={"GDAL_VRT_ENABLE_PYTHON": "YES", "OGR_SQLITE_LIST_VIRTUAL_OGR": "YES",
                                                                       "ALLOW_VIRTUAL_OGR_FROM_TRIGGER_AND_VIEW": "YES"})
                assert done.returncode in (0, 1) and (done.returncode == 0) == (done.stderr == ""), (name, done.returncode, done.stderr)
                self.nobody_asked(name)

    def virtual_tables(self):
        """SQLite files with a table that GDAL is to fill from elsewhere; such a table can be written without GDAL."""
        for name, base, view in (("virtual.sqlite", "local.sqlite", False), ("view.sqlite", "local.sqlite", True),
                                 ("virtual.gpkg", "local.gpkg", False)):
            shutil.copy(self.folder / base, self.folder / name)
            database = sqlite3.connect(self.folder / name)
            database.execute("PRAGMA writable_schema = ON")
            table = "inner_one" if view else "elsewhere"
            statement = f"CREATE VIRTUAL TABLE {table} USING VirtualOGR('/vsicurl/{self.web.address}/sites.geojson')"
            database.execute("INSERT INTO sqlite_master VALUES ('table', ?, ?, 0, ?)", (table, table, statement))
            if view:
                database.execute("INSERT INTO sqlite_master VALUES ('view', 'elsewhere', 'elsewhere', 0, "
                                 "'CREATE VIEW elsewhere AS SELECT * FROM inner_one')")
            database.commit()
            database.close()

    def test_the_environment_loads_nothing(self):
        home = self.folder / "home"
        (home / ".gdal").mkdir(parents=True, exist_ok=True)
        settings = (f"[configoptions]\nGDAL_DRIVER_PATH={self.plugin.parent}\nOGR_SQLITE_LOAD_EXTENSIONS={self.plugin}\n")
        (home / ".gdal" / "gdalrc").write_text(settings)
        (self.folder / "settings").write_text(settings)
        ways = ({"GDAL_DRIVER_PATH": str(self.plugin.parent)}, {"OGR_SQLITE_LOAD_EXTENSIONS": str(self.plugin)},
                {"GDAL_CONFIG_FILE": str(self.folder / "settings")}, {"HOME": str(home)})
        for way in ways:
            # GDAL's own tool does load it, so that the trace means something.
            subprocess.run(["ogrinfo", "local.sqlite", "sites"], cwd=self.folder, capture_output=True,
                           env=os.environ | {"RANGEBAND_TRACE": str(self.trace)} | way)
            assert self.trace.exists(), f"{way}: ogrinfo loads nothing either"
            self.trace.unlink()
            for options in ((), ("--allow-network",)):
                assert self.drawn("--sites", "local.sqlite", *options, environment=way) == ["A", "B"], way
                self.nobody_asked(way)

    def test_a_scenario_cannot_open_the_network(self):
        (self.folder / "open.ini").write_text(f"sites = {self.web.address}/sites.csv\nallow-network = true\n")
        self.refused(self.draw("--scenario", "open.ini"), "allow-network", 2)
        self.nobody_asked("a scenario")

    # With it.

    def test_with_the_option_it_is_served(self):
        web = self.web.address
        for source in (f"{web}/sites.csv", f"{web}/sites.geojson", f"{web}/api?f=geojson", f"{web}/sites.gpkg", f"/vsicurl/{web}/sites.csv",
                       f"http://user:{SECRET}@127.0.0.1:{self.web.port}/sites.csv", f"WFS:{web}/wfs"):
            self.web.asked.clear()
            assert self.drawn("--sites", source, "--allow-network") == ["A", "B"], source
            assert self.web.asked, source
        (self.folder / "far.ini").write_text(f"sites = {web}/sites.csv\n")
        assert self.drawn("--scenario", "./far.ini", "--allow-network") == ["A", "B"]
        done = self.draw("--at", "10,20", "--places", f"{web}/sites.csv", "--allow-network", "--json", command="reach", ranges=())
        assert [row["place"] for row in json.loads(done.stdout)] == ["A", "B"], done.stderr
        left = [path.name for path in self.temporary.glob("**/*")]
        assert not left, f"left behind: {left}"

    def test_with_the_option_a_failure_is_one_sentence(self):
        web = self.web.address
        for source, sentence in ((f"{web}/nothing.csv", "404"), (f"{web}/short.csv", "cannot be fetched"),
                                 (f"{web}/away.csv", "cannot be fetched"), (f"{web}/empty.csv", "is empty"),
                                 (f"{web}/page.html", "is not a file of sites"), (f"{web}/points.vrt", "is not a file of sites"),
                                 (f"http://user:{SECRET}@127.0.0.1:9/x.csv?key={SECRET}", "cannot be fetched"),
                                 (f"PG:host=127.0.0.1 port={self.door.port} dbname=x password={SECRET}", "is not a file of sites")):
            self.refused(self.draw("--sites", source, "--allow-network"), sentence)

    def test_a_database_is_read(self):
        with Server() as server:
            server.psql("postgres", "CREATE DATABASE maps")
            server.psql("maps", "CREATE EXTENSION postgis; CREATE TABLE places (name text, geom geometry(Point, 4326)); INSERT INTO places "
                        "VALUES ('A', ST_SetSRID(ST_Point(20, 10), 4326)), ('B', ST_SetSRID(ST_Point(40, -30), 4326))")
            target = server.target("maps")
            self.refused(self.draw("--sites", target), "add --allow-network")
            assert self.drawn("--sites", target, "--allow-network") == ["A", "B"]
            assert self.drawn("--sites", target, "--layer", "places", "--where", "name = 'B'", "--allow-network") == ["B"]
            self.refused(self.draw("--sites", target, "--layer", "nothing", "--allow-network"), "has no layer 'nothing'")


def main(program, compiler):
    failed = passed = 0
    with tempfile.TemporaryDirectory(prefix="rangeband-network-") as folder:
        check = Check(str(pathlib.Path(program).resolve()), compiler, pathlib.Path(folder))
        for name in [name for name in dir(check) if name.startswith("test_")]:
            check.web.asked.clear()
            check.door.knocks = 0
            check.trace.unlink(missing_ok=True)
            try:
                getattr(check, name)()
                passed += 1
            except (AssertionError, json.JSONDecodeError) as error:
                failed += 1
                print(f"{name}: {error}")
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main(*sys.argv[1:])
