# SPDX-License-Identifier: MIT
"""Tables: pandas' where it is installed, else a list of rows."""
import html

from ._optional import module


class Table(list):
    """Rows as dicts, all with the same keys, where pandas is not installed. `columns` are the keys in their order."""

    def __init__(self, columns):
        self.columns = list(columns)
        super().__init__(dict(zip(self.columns, row)) for row in zip(*columns.values()))

    def _repr_html_(self):
        return html_table(self.columns, self)


def table(columns, notes=()):
    """Columns as a table, with sentences on what they are for `attrs['notes']`."""
    pandas = module("pandas")
    if pandas is None:
        return Table({name: _plain(values) for name, values in columns.items()})
    frame = pandas.DataFrame(columns)
    if notes:
        frame.attrs["notes"] = list(notes)
    return frame


def _plain(values):
    return values if isinstance(values, list) else [None if value != value else value for value in values.tolist()]


def html_table(columns, rows, most=10):
    """The first rows, as a notebook shows them."""
    def cell(value):
        if value is None or value != value:
            return ""
        if isinstance(value, float):
            return f"{value:,.0f}" if abs(value) >= 1000.0 else f"{value:.6g}"
        return html.escape(str(value))

    head = "".join(f"<th>{html.escape(name)}</th>" for name in columns)
    body = "".join("<tr>" + "".join(f"<td>{cell(row[name])}</td>" for name in columns) + "</tr>" for row in rows[:most])
    rest = f"<p>and {len(rows) - most:,} more</p>" if len(rows) > most else ""
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{rest}"
