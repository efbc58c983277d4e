#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Every name of a city on German and Russian maps is one that GeoNames has for it: local_names.py NAMES CITIES"""
import csv
import json
import re
import sys
import unicodedata


def folded(name):
    letters = unicodedata.normalize("NFD", name.lower())
    return re.sub(r"[ '’.()-]", "", "".join(letter for letter in letters if not unicodedata.combining(letter)))


def main(names, cities):
    known = {row["id"]: {folded(name) for name in [row["name"], *row["other_names"].split(";")]}
             for row in csv.DictReader(open(cities, encoding="utf-8", newline=""))}
    given = [(language, city, name) for language, places in json.load(open(names, encoding="utf-8")).items()
             for city, name in places["cities"].items()]
    faults = [f"{language}: {city} is not called {name}" for language, city, name in given if folded(name) not in known.get(city, ())]
    print(f"{len(given)} names, {len(faults)} faults", *faults, sep="\n")
    return 1 if faults or not given else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
