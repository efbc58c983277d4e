#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes footprints into a real PostGIS and looks at what is there: check.py PROGRAM"""
import csv
import io
import math
import os
import pathlib
import random
import signal
import subprocess
import sys
import tempfile
import time

from server import PASSWORD, Server

TABLES = ("footprints", "boundaries", "sites")
BAND = ("--at", "48.57,46.25,Капустин Яр", "--range", "500..5500km", "--range", "480km")
HOSTILE = '''name,lat,lon,note,"""; DROP --"
"'); DROP TABLE footprints; --",10,179,"a ""b"" \\ c",
"<b>ß發射場</b>",-80,0,"two
lines",
'''


class Check:
    def __init__(self, program, server, folder):
        self.program, self.server, self.folder = program, server, folder
        self.target = server.target("maps")
        self.known = f"PG:host={server.folder} user=mapper dbname=maps"

    def draw(self, *options, target=None):
        return subprocess.run([self.program, "footprint", *options, "-o", target or self.target], cwd=self.folder,
                              capture_output=True, text=True)

    def drawn(self, *options, target=None):
        done = self.draw(*options, target=target)
        assert done.returncode == 0, done.stderr
        assert PASSWORD not in done.stderr + done.stdout, done.stderr
        return done

    def refused(self, done, code, sentence):
        assert done.returncode == code, (done.returncode, done.stderr)
        assert done.stderr.count("\n") == 1 and sentence in done.stderr, done.stderr
        assert PASSWORD not in done.stderr + done.stdout, done.stderr

    def clean(self):
        for table in TABLES:
            self.server.psql("maps", f'DROP TABLE IF EXISTS "{table}" CASCADE')

    def tables(self):
        found = self.server.psql("maps", "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = "
                                 "'public'::regnamespace AND relname <> 'spatial_ref_sys' ORDER BY relname")
        return found.split()

    def rows(self, source, layer):
        """A layer as GDAL's tool sees it, order of columns and rows aside."""
        text = subprocess.run(["ogr2ogr", "-f", "CSV", "/vsistdout/", source, layer, "-lco", "GEOMETRY=AS_WKT"],
                              check=True, capture_output=True, text=True).stdout
        return sorted(sorted(row.items()) for row in csv.DictReader(io.StringIO(text)))

    def test_tables_equal_the_layers_of_a_geopackage(self):
        self.drawn(*BAND)
        self.drawn(*BAND, target="same.gpkg")
        for table in TABLES:
            found, expected = self.rows(self.target, table), self.rows(str(self.folder / "same.gpkg"), table)
            assert found == expected and found, f"{table}: {found} is not {expected}"

    def test_postgis_finds_valid_areas_that_hold_the_pole(self):
        self.drawn(*BAND)
        assert self.server.psql("maps", "SELECT bool_and(ST_IsValid(geom)), min(ST_SRID(geom)), max(GeometryType(geom)) "
                                "FROM footprints") == "t|4326|MULTIPOLYGON"
        assert self.server.psql("maps", "SELECT max_km FROM footprints WHERE ST_Intersects(geom, "
                                "ST_SetSRID(ST_Point(10, 89.9), 4326))") == "5500"
        types = self.server.psql("maps", "SELECT string_agg(data_type, ',' ORDER BY column_name) FROM "
                                 "information_schema.columns WHERE table_schema = 'public' AND table_name = "
                                 "'footprints' AND column_name IN ('depth', 'max_km', 'name', 'valid_from')")
        assert types == "bigint,double precision,character varying,date", types

    def test_more_than_a_hemisphere_is_found_and_measured_as_geography(self):
        """Whole, or piece by piece where PostGIS finds no point outside; GeodSolve says how far places are."""
        dice = random.Random(19871208)
        places = [(round(math.degrees(math.asin(dice.uniform(-1, 1))), 6), round(dice.uniform(-180, 180), 6)) for _ in range(2000)]
        self.server.psql("maps", "CREATE TABLE places AS "
                         "SELECT n, ST_Point(lon, lat)::geography AS geog FROM (VALUES " +
                         ",".join(f"({n},{lat},{lon})" for n, (lat, lon) in enumerate(places)) + ") AS given (n, lat, lon)")
        for lat, lon, km in ((48.57, 46.25, 16000), (-12, -170, 12000), (0, 0, 19990), (-89, 20, 15000), (10, -179, 16000)):
            message = self.drawn("--at", f"{lat},{lon}", "--range", f"{km}km", "--overwrite").stderr
            assert "1 footprint is more than a hemisphere and written in pieces" in message, message
            lines = subprocess.run(["GeodSolve", "-i", "-p", "3"], check=True, capture_output=True, text=True,
                                   input="".join(f"{lat} {lon} {a} {b}\n" for a, b in places)).stdout.splitlines()
            beyond = [float(line.split()[2]) - 1000 * km for line in lines]
            found = self.server.psql("maps", "SELECT DISTINCT n FROM places, footprints, ST_Dump(geom) AS piece "
                                     "WHERE ST_Intersects(piece.geom::geography, geog) ORDER BY n")
            inside = set(map(int, found.split()))  # PostGIS's edges are great circles, up to a kilometre from ours
            wrong = [places[n] for n, metres in enumerate(beyond) if abs(metres) > 1000 and (n in inside) != (metres < 0)]
            assert not wrong, (lat, lon, km, wrong)
            assert self.server.psql("maps", "SELECT bool_and(ST_IsValid(geom)) FROM footprints") == "t", (lat, lon, km)
            ratio = float(self.server.psql("maps", "SELECT ST_Area(geom::geography) / 1e6 / area_km2 FROM footprints"))
            assert abs(ratio - 1) < 1e-4, (lat, lon, km, ratio)
        self.server.psql("maps", "DROP TABLE places")

    def test_another_coordinate_system(self):
        """In an equal-area one, so that PostGIS measures the same area; GDAL says where places are in it."""
        self.drawn(*BAND[:2], "--range", "500..5500km", "--crs", "EPSG:3035")
        assert self.server.psql("maps", "SELECT bool_and(ST_IsValid(geom)), min(ST_SRID(geom)), max(GeometryType(geom)) "
                                "FROM footprints") == "t|3035|MULTIPOLYGON"
        ratio = float(self.server.psql("maps", "SELECT sum(ST_Area(geom)) / 1e6 / sum(area_km2) FROM footprints"))
        assert abs(ratio - 1) < 1e-3, ratio
        for lon, lat, inside in ((10, 89.9, "t"), (179.9, 85, "t"), (46.25, 49, "f"), (46.25, 60, "t"), (-40, 20, "f")):
            found = self.server.psql("maps", "SELECT bool_or(ST_Intersects(geom, ST_Transform(ST_SetSRID(ST_Point("
                                     f"{lon}, {lat}), 4326), 3035))) FROM footprints")
            assert found == inside, (lon, lat, found)
        assert self.server.psql("maps", "SELECT min(ST_SRID(geom)) FROM boundaries") == "3035"

    def test_unknown_values_are_null(self):
        self.drawn(*BAND)
        assert self.server.psql("maps", "SELECT count(*) FROM footprints WHERE depth IS NULL AND valid_from IS NULL "
                                "AND site_id IS NULL") == "2"

    def test_an_existing_table_is_kept_or_replaced_on_wish(self):
        self.drawn(*BAND)
        self.refused(self.draw(*BAND, "--range", "1km"), 1,
                     f"{self.known}: the table footprints exists; add --overwrite to replace it")
        assert self.server.psql("maps", "SELECT count(*) FROM footprints") == "2"
        self.drawn(*BAND, "--range", "1km", "--overwrite")
        assert self.server.psql("maps", "SELECT count(*) FROM footprints") == "3"

    def test_one_table_in_the_way_keeps_all_others_out(self):
        self.server.psql("maps", "CREATE TABLE sites (mine integer)")
        self.refused(self.draw(*BAND), 1, "the table sites exists")
        assert self.tables() == ["sites"]

    def test_a_view_on_the_old_table_is_not_torn_down(self):
        self.drawn(*BAND)
        self.server.psql("maps", "CREATE VIEW mine AS SELECT name FROM footprints")
        self.refused(self.draw(*BAND, "--overwrite"), 1, "because other objects depend on it")
        assert self.server.psql("maps", "SELECT count(*) FROM mine") == "2"

    def test_a_schema_of_its_own(self):
        self.server.psql("maps", "DROP SCHEMA IF EXISTS inf CASCADE; CREATE SCHEMA inf")
        self.drawn(*BAND)
        self.drawn(*BAND, target=self.target + " active_schema=inf")
        assert self.server.psql("maps", "SELECT count(*) FROM inf.footprints") == "2"

    def test_parts_of_a_job_in_schemas_of_their_own_make_up_a_single_run(self):
        """The recipe of docs/scale.md."""
        self.server.psql("maps", "CREATE SCHEMA job; CREATE TABLE job.places AS SELECT n AS id, 'Site ' || n AS name, n * 37 % 160 "
                         "- 80 AS lat, n * 61 % 360 - 180 AS lon FROM generate_series(1, 40) AS n")
        fetch = "COPY (SELECT name, lat, lon FROM job.places {} ORDER BY id) TO STDOUT CSV HEADER"
        for part in range(3):
            self.server.psql("maps", f"CREATE SCHEMA part{part}")
            (self.folder / "part.csv").write_text(self.server.psql("maps", fetch.format(f"WHERE id % 3 = {part}")))
            self.drawn("--sites", "part.csv", "--range", "500km", target=f"{self.target} active_schema=part{part}")
        (self.folder / "all.csv").write_text(self.server.psql("maps", fetch.format("")))
        self.drawn("--sites", "all.csv", "--range", "500km")
        union = " UNION ALL ".join(f"SELECT * FROM part{part}.footprints" for part in range(3))
        same = self.server.psql("maps", f"SELECT count(*) FROM footprints one JOIN ({union}) parts USING (name, area_km2) "
                                "WHERE ST_AsBinary(one.geom) = ST_AsBinary(parts.geom)")
        assert same == "40", same

    def test_hostile_texts_come_back(self):
        (self.folder / "hostile.csv").write_text(HOSTILE, encoding="utf-8")
        self.drawn("--sites", "hostile.csv", "--range", "10km")
        assert self.rows(self.target, "sites")[0][-1] != "", "no rows"
        names = self.server.psql("maps", "SELECT site, note FROM sites ORDER BY lat DESC")
        columns = self.server.psql("maps", "SELECT column_name FROM information_schema.columns WHERE table_name = 'sites'")
        assert '"; DROP --' in columns.split("\n"), columns
        assert names == "'); DROP TABLE footprints; --|a \"b\" \\ c\n<b>ß發射場</b>|two\nlines", names

    def test_the_comment_tells_what_the_table_is_but_no_password(self):
        self.drawn(*BAND, "--title", "Bands", "--description", "About them.")
        comment = self.server.psql("maps", "SELECT obj_description('footprints'::regclass)")
        assert comment.startswith("Bands\nAbout them."), comment
        assert '"program":"rangeband"' in comment and PASSWORD not in comment, comment

    def test_what_cannot_be_reached_is_one_sentence(self):
        self.refused(self.draw(*BAND, target=self.server.target("maps", "wrong-" + PASSWORD)), 1,
                     "password authentication failed")
        self.refused(self.draw(*BAND, target=self.server.target("nowhere")), 1, 'database "nowhere" does not exist')
        self.refused(self.draw(*BAND, target=self.server.target("plain")), 1, "run CREATE EXTENSION postgis in it")
        self.refused(self.draw(*BAND, target=f"PG:dbname=maps host=/nowhere password={PASSWORD}"), 1, "no connection")
        self.refused(self.draw(*BAND, target=f"PG:dbname=maps {PASSWORD}"), 2, "is not of the form KEY=VALUE")
        self.refused(self.draw(*BAND, target=f"PG:dbname=maps password='{PASSWORD}"), 2, "is not of the form KEY=VALUE")
        self.refused(self.draw(*BAND, "-f", "GPKG"), 2, "is a database; leave -f GPKG out")
        self.refused(self.draw(*BAND, "-f", "PostgreSQL", target="maps.sql"), 2, "a database is named PG:dbname=NAME")

    def test_sql_written_to_a_file_makes_the_same_table(self):
        self.drawn(*BAND, target="dump.sql")
        self.server.psql("maps", (self.folder / "dump.sql").read_text(encoding="utf-8"))
        self.drawn(*BAND, target="footprints.gpkg")
        found, expected = (self.rows(source, "footprints") for source in (self.target, str(self.folder / "footprints.gpkg")))
        assert found == expected, f"{found} is not {expected}"

    def begun(self):
        """A long run that is writing."""
        sites = "name,lat,lon\n" + "".join(f"s{i},{i % 80},{i % 180}\n" for i in range(200_000))
        (self.folder / "many.csv").write_text(sites)
        process = subprocess.Popen([self.program, "footprint", "--sites", "many.csv", "--range", "5000km", "--tolerance",
                                    "10m", "--force", "--overwrite", "-o", self.target], cwd=self.folder, stderr=subprocess.PIPE,
                                   text=True)
        for _ in range(600):
            time.sleep(0.05)
            if process.poll() is not None:
                break
            written = self.server.psql("maps", "SELECT pg_database_size('maps')")
            self.empty_size = getattr(self, "empty_size", written)
            if int(written) > int(self.empty_size) + 2_000_000:
                return process
        raise AssertionError(f"the run was over before it began: {process.communicate()[1]}")

    def test_a_signal_leaves_the_old_tables(self):
        self.drawn(*BAND)
        process = self.begun()
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == -signal.SIGTERM
        assert self.server.psql("maps", "SELECT count(*) FROM footprints") == "2"
        assert self.tables() == sorted(TABLES)

    def test_a_server_that_goes_away_leaves_the_old_tables(self):
        self.drawn(*BAND)
        process = self.begun()
        self.server.stop("immediate")
        message = process.communicate(timeout=60)[1]
        self.server.start()
        assert process.returncode == 1 and message.count("\n") == 1, (process.returncode, message)
        assert message.startswith(f"rangeband: {self.known}: cannot be written"), message
        assert PASSWORD not in message, message
        assert self.server.psql("maps", "SELECT count(*) FROM footprints") == "2"


def main(program):
    failed = passed = 0
    os.environ["PGCONNECT_TIMEOUT"] = "20"
    with Server() as server, tempfile.TemporaryDirectory(prefix="rangeband-postgis-") as folder:
        server.psql("postgres", "CREATE DATABASE plain")
        server.psql("postgres", "CREATE DATABASE maps")
        server.psql("maps", "CREATE EXTENSION postgis")
        check = Check(str(pathlib.Path(program).resolve()), server, pathlib.Path(folder))
        for name in [name for name in dir(check) if name.startswith("test_")]:
            check.clean()
            try:
                getattr(check, name)()
                passed += 1
            except AssertionError as error:
                failed += 1
                print(f"{name}: {error}")
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main(sys.argv[1])
