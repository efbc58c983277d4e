#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The sessions of docs/python.md run as they stand and print what they say; the stubs have the parameters that functions have."""
import ast
import inspect
import os
import pathlib
import re
import unittest

import support

support.needs("numpy", "pandas", "geopandas", "matplotlib", "cartopy")
os.environ["MPLBACKEND"] = "Agg"
import matplotlib
import pandas
import rangeband

matplotlib.rcParams["figure.max_open_warning"] = 0
PAGE = support.HERE.parents[1] / "docs" / "python.md"


class Page(unittest.TestCase):
    def test_every_session_runs_as_it_stands(self):
        text = PAGE.read_text(encoding="utf-8")
        sessions = re.split(r"^## (?=Session )", text, flags=re.MULTILINE)[1:]
        self.assertEqual(len(sessions), 5)
        pandas.set_option("display.width", 130, "display.max_columns", 20)
        for session in sessions:
            with self.subTest(session=session.splitlines()[0]):
                self.assertEqual(support.failures_of(session.splitlines()[0], session), "")

    def test_every_function_is_on_the_page(self):
        text = PAGE.read_text(encoding="utf-8")
        for name in rangeband.__all__:
            self.assertIn(f"`{name}", text, name)


class Stubs(unittest.TestCase):
    def check(self, module, stub):
        tree = ast.parse((pathlib.Path(rangeband.__file__).parent / stub).read_text(encoding="utf-8"))
        found = {node.name: node for node in tree.body if isinstance(node, (ast.FunctionDef, ast.ClassDef))}
        shared = {name: found.pop(name) for name in list(found) if name.startswith("_")}

        def keywords(name):
            """Of a TypedDict and those that it inherits from."""
            node = shared.get(name)
            own = [part.target.id for part in node.body] if node else []
            return [*own, *(word for base in (node.bases if node else ()) for word in keywords(base.id))]

        for name in module.__all__:
            thing = getattr(module, name)
            if inspect.ismodule(thing):
                continue
            node = found.pop(name)
            if isinstance(node, ast.ClassDef):
                stated = {part.name for part in node.body if isinstance(part, ast.FunctionDef)}
                stated |= {part.target.id for part in node.body if isinstance(part, ast.AnnAssign)}
                own = {part for part in dir(thing) if part in vars(thing) and not part.startswith("_")}
                self.assertLessEqual(own, stated, name)
                continue
            arguments = node.args
            stated = [a.arg for a in (*arguments.args, *([arguments.vararg] if arguments.vararg else []), *arguments.kwonlyargs)]
            if arguments.kwarg:
                stated += keywords(arguments.kwarg.annotation.slice.id)
            parameters = list(inspect.signature(thing).parameters)
            self.assertEqual(sorted(stated), sorted(parameters), name)
            self.assertEqual([a.arg for a in arguments.args], parameters[:len(arguments.args)], name)
        self.assertEqual(found, {})

    def test_stubs_have_the_parameters_that_there_are(self):
        self.check(rangeband, "__init__.pyi")
        self.check(rangeband.catalog, "catalog.pyi")


if __name__ == "__main__":
    support.main()
