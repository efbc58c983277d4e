# SPDX-License-Identifier: MIT
"""What the catalogue's tables say, read without the program: the figures that the checks expect."""
import calendar
import csv

from session import ROOT

GEODATA = ROOT / "geodata"


def table(name):
    with open(GEODATA / f"{name}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def by_id(name):
    return {row["id"]: row for row in table(name)}


def scenario(name, key):
    """The values of one key, in order."""
    lines = (GEODATA / "scenarios" / f"{name}.ini").read_text(encoding="utf-8").splitlines()
    return [line.split(" = ", 1)[1] for line in lines if line.startswith(f"{key} = ")]


def first_day(text):
    return text + "-01-01"[len(text) - 4:] if text else "0000-01-01"


def last_day(text):
    if len(text) == 4:
        return text + "-12-31"
    if len(text) == 7:
        return f"{text}-{calendar.monthrange(int(text[:4]), int(text[5:]))[1]:02}"
    return text or "9999-12-31"


def periods(name):
    """First and last day of each footprint of a scenario of pairs: in both its site's and its system's time."""
    sites, systems = by_id("sites"), by_id("systems")
    for pair in scenario(name, "pair"):
        site, system = pair.split("@")[0].split(":")
        both = (sites[site], systems[system])
        yield max(first_day(row["valid_from"]) for row in both), min(last_day(row["valid_to"]) for row in both)


def there(name, first, last=None):
    """How many footprints of the scenario there are on some day from the first to the last."""
    return sum(begin <= (last or first) and first <= end for begin, end in periods(name))


def drawn_claims(system):
    """Claims that are drawn: those with figures of their own, not the ones that repeat a class."""
    return [row for row in table("claims") if row["system"] == system and row["qualifier"] != "classification"]
