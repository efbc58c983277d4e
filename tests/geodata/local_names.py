#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Every name of a city on maps in a language is one that GeoNames has for it, and every claimant and system that has a name
in a language is one of the catalogue: local_names.py NAMES GEODATA"""
import csv
import json
import re
import sys
import unicodedata


def folded(name):
    letters = unicodedata.normalize("NFD", name.lower())
    return re.sub(r"[ '’.()-]", "", "".join(letter for letter in letters if not unicodedata.combining(letter)))


def column(geodata, table, name):
    return {row[name] for row in csv.DictReader(open(f"{geodata}/{table}.csv", encoding="utf-8", newline=""))}


def main(names, geodata):
    cities = f"{geodata}/cities.csv"
    known = {row["id"]: {folded(name) for name in [row["name"], *row["other_names"].split(";")]}
             for row in csv.DictReader(open(cities, encoding="utf-8", newline=""))}
    by_language = json.load(open(names, encoding="utf-8"))
    given = [(language, city, name) for language, places in by_language.items()
             for city, name in places["cities"].items()]
    faults = [f"{language}: {city} is not called {name}" for language, city, name in given if folded(name) not in known.get(city, ())]
    for kind, table, field in (("claimants", "claims", "claimant"), ("systems", "systems", "id")):
        all_of_them = column(geodata, table, field)
        faults += [f"{language}: no {kind} are called {name}" for language, names_of in by_language.items()
                   for name in names_of.get(kind, {}) if name not in all_of_them]
    print(f"{len(given)} names, {len(faults)} faults", *faults, sep="\n")
    return 1 if faults or not given else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
