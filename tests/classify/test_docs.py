"""The page on classification names every key that is printed."""

import json
from pathlib import Path

import pytest

from pipeline.classify import telling
from tests.classify.test_telling import COVERED, PAIRS, told

PAGE = (Path(__file__).parents[2] / "docs" / "operations" / "classification.md").read_text(encoding="utf-8")
RECORDS = json.loads(telling.as_json([told("Mint and a rose", ("x",), ("y",))], PAIRS))
REVIEW = json.loads(telling.covered(COVERED, "json"))
FIRST = RECORDS["records"][0]
KEYS = [*RECORDS, *FIRST, *FIRST["placements"][-1], *FIRST["placements"][-1]["evidence"][0], *REVIEW]


@pytest.mark.parametrize("key", [*KEYS, *REVIEW["works"][0], *RECORDS["score"], *RECORDS["score"]["micro"]])
def test_the_page_names_each_key(key):
    assert f"`{key}`" in PAGE or f"`{key}[]`" in PAGE
