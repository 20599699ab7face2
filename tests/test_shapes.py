"""What a value class asks of its file."""

from collections.abc import Mapping

import pytest

from pipeline import files
from pipeline.shapes import shape
from pipeline.values import ReportId, Slug, Text


def test_the_keys_of_a_class_stand_in_its_order():
    assert list(shape(files.Link).keys) == ["schema", "reports", "relation", "evidence", "by", "on"]


def test_the_defaults_of_a_class_are_known():
    known = shape(files.StudyFile).defaults
    assert (known["schema"], known["role"], known["texts"], known["claims"]) == (1, None, {}, ())
    assert "report" not in known


@pytest.mark.parametrize(
    ("kind", "key", "below"),
    [
        (files.Sheet, "blocks", Mapping[ReportId, files.Block]),
        (Mapping[ReportId, files.Block], "a:0001", files.Block),
        (tuple[files.Node, ...], "", files.Node),
        (files.Reading | None, "level", shape(files.Reading).keys["level"]),
        (Mapping[Slug, Text], "x", Text),
        (files.Link, "unknown", None),
        (str, "x", None),
        (None, "x", None),
    ],
)
def test_what_stands_below_a_key_has_its_type(kind, key, below):
    assert shape(kind).below(key) == below
