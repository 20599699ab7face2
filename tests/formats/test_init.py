"""The table of readers, and the examples in the documentation of the formats."""

import doctest
import importlib
import pkgutil

import pytest

from pipeline import formats

MODULES = [
    "pipeline.normalize",
    "pipeline.index",
    *(f"pipeline.formats.{m.name}" for m in pkgutil.iter_modules(formats.__path__)),
]


@pytest.mark.parametrize("module", MODULES)
def test_the_examples_are_true(module):
    assert doctest.testmod(importlib.import_module(module)).failed == 0


def test_every_reader_stands_by_its_name():
    assert [reader.name for reader in formats.READERS.values()] == list(formats.READERS)
    assert {"bibtex", "ris", "wos", "nbib", "endnote"} <= formats.READERS.keys()
    assert all(reader.label for reader in formats.READERS.values())
