#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""PostGIS with the protocol of peer.hpp, in a server of its own: ST_Buffer(geography), ST_Union, ST_DWithin(geography).

The server is asked for its own clock, so times are on the wall, without the way there and back and without what a session
loads at its first call.
"""
import pathlib
import signal
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "postgis"))
from server import Server  # noqa: E402

DATABASE = "postgres"
FUNCTIONS = """
CREATE EXTENSION postgis;
CREATE FUNCTION drawn(place geography, metres float8, segments int) RETURNS geography LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE segments WHEN 0 THEN ST_Buffer(place, metres) ELSE ST_Buffer(place, metres, segments / 4) END $$;
CREATE FUNCTION rings(enough float8, segments int, metres float8, place geography) RETURNS text LANGUAGE plpgsql AS $$
DECLARE start timestamptz; turns int := 0; made geography; spent float8;
BEGIN
    made := drawn(place, metres, segments);
    start := clock_timestamp();
    LOOP
        made := drawn(place, metres, segments);
        turns := turns + 1;
        spent := extract(epoch FROM clock_timestamp() - start);
        EXIT WHEN spent >= enough;
    END LOOP;
    RETURN spent / turns || ' ' || ST_AsText(made::geometry, 15);
END $$;
CREATE FUNCTION united(segments int, metres float8) RETURNS text LANGUAGE plpgsql AS $$
DECLARE start timestamptz; made geometry; spent float8;
BEGIN
    PERFORM drawn(place, metres, segments) FROM sites LIMIT 1;
    start := clock_timestamp();
    SELECT ST_Union(drawn(place, metres, segments)::geometry) INTO made FROM sites;
    spent := extract(epoch FROM clock_timestamp() - start);
    RETURN spent || ' ' || ST_AsText(made, 15);
END $$;
CREATE FUNCTION decided(low float8, high float8) RETURNS text LANGUAGE plpgsql AS $$
DECLARE start timestamptz; made text; spent float8;
BEGIN
    PERFORM ST_DWithin(s.place, p.place, high) FROM sites s, places p LIMIT 1;
    start := clock_timestamp();
    SELECT string_agg((ST_DWithin(s.place, p.place, high) AND NOT ST_DWithin(s.place, p.place, low))::int::text, ''
                      ORDER BY s.id, p.id) INTO made FROM sites s, places p;
    spent := extract(epoch FROM clock_timestamp() - start);
    RETURN spent || ' ' || made;
END $$;
"""


class Peer:
    def __init__(self, server):
        self.server = server
        self.ask(FUNCTIONS)

    def ask(self, sql):
        return self.server.psql(DATABASE, sql)

    def load(self, table, path):
        rows = [line.split() for line in pathlib.Path(path).read_text(encoding="ascii").splitlines()]
        values = ", ".join(f"({i}, ST_Point({lon}, {lat})::geography)" for i, (lat, lon) in enumerate(rows))
        self.ask(f"SET client_min_messages = error; DROP TABLE IF EXISTS {table}; CREATE TABLE {table} (id int, place geography);"
                 f"INSERT INTO {table} VALUES {values}; ANALYZE {table}")
        return rows

    def answer(self, kind, *words):
        if kind == "within":
            low_km, high_km, sites, places, out = words
            count = len(self.load("sites", sites)) * len(self.load("places", places))
            said = self.ask(f"SELECT decided(1000.0 * {low_km}, 1000.0 * {high_km})")
        else:
            least, segments, km, sites, out = words
            count = 1
            rows = self.load("sites", sites)
            if kind == "buffer":
                ring = ", ".join(f"{lon} {lat}" for lat, lon in [*rows, rows[0]])
                self.ask(f"INSERT INTO sites VALUES (-1, 'POLYGON(({ring}))'::geography)")
                kind, chosen = "rings", -1
            else:
                chosen = 0
            one = f"rings({least}, {segments}, 1000.0 * {km}, place) FROM sites WHERE id = {chosen}"
            said = self.ask("SELECT " + (one if kind == "rings" else f"united({segments}, 1000.0 * {km})"))
        spent, made = said.split(" ", 1)
        pathlib.Path(out).write_text(made, encoding="ascii")
        return float(spent) / count


def main():
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that the server ends, too
    with Server() as server:
        peer = Peer(server)
        for line in sys.stdin:
            try:
                print(peer.answer(*line.split()), flush=True)
            except AssertionError as refused:
                print("error", str(refused).splitlines()[0], flush=True)


if __name__ == "__main__":
    main()
