"""Values in JSON items, whatever kind they are of."""

import pytest

from pipeline.formats.json_peek import fields, is_json, paths
from pipeline.formats.json_read import dated, line, objects, span, text, texts
from pipeline.values import PartialDate


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ("a\n <b>b</b> &amp; c", "a b & c"),
        (7, "7"),
        (True, ""),
        (None, ""),
        (1.5, ""),
        ({}, ""),
        (["", "a", "b"], "a"),
        ([["a"]], ""),
        ([], ""),
    ],
)
def test_a_value_is_one_clean_line(found, said):
    assert line(found) == said
    assert text({"a": {"b": found}}, "a", "b") == said


@pytest.mark.parametrize("item", [{}, {"a": 1}, {"a": None}, {"a": [{"b": "c"}]}])
def test_what_is_not_there_is_nothing(item):
    assert text(item, "a", "b") == ""


def test_one_value_is_a_list_of_one():
    assert (texts("a"), texts(["a", None, "b"]), texts(None)) == (("a",), ("a", "b"), ())
    assert (objects({"a": 1}), objects(["x", {}])) == (({"a": 1},), ({},))


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ({"date-parts": [[2020, 2, 3]]}, PartialDate(2020, 2, 3)),
        ({"date-parts": [["2020", "2"]]}, PartialDate(2020, 2)),
        ({"date-parts": [[2020, 0, 3]]}, PartialDate(2020)),
        ({"date-parts": [[20200203]]}, None),
        ({"date-parts": [[None]]}, None),
        ({"date-parts": []}, None),
        ({"date-parts": None}, None),
        ("2020", None),
        (None, None),
    ],
)
def test_a_date_is_read_from_its_parts(found, said):
    assert dated(found) == said


@pytest.mark.parametrize(
    ("start", "end", "said"), [("1", "9", "1-9"), ("1", "1", "1"), ("", "9", ""), ("1", "", "1")]
)
def test_pages_are_a_span(start, end, said):
    assert span(start, end) == said


@pytest.mark.parametrize(
    ("head", "known"),
    [
        (b'{"a": [{"b": {"c": 1}}, {"d": 2}]}', {"a", "a[]", "a[].b", "a[].b.c", "a[].d"}),
        (b'[{"a": [1', {"[]", "[].a", "[].a[]"}),
        (b'{"a": "b\\": 1", "c": 2}{"d": 3}', {"a", "c", "d"}),
        (b"]]}}", set()),
        (b"[" * 30 + b'{"a": 1}', {"[]" * deep for deep in range(1, 13)} | {"a"}),
    ],
)
def test_keys_in_sight_have_their_paths(head, known):
    assert set(paths(head)) - {"[]" * 12 + "a"} == known - {"a"} | ({"a"} & set(paths(head)))


def test_the_fields_of_items_are_those_of_their_list_or_their_own():
    assert fields(b'{"m": 1, "x": [{"a": 1}]}', "x") == {"a"}
    assert fields(b'[{"a": 1}]', "x") == {"a"}
    assert fields(b'{"a": {"b": 1}}', "x") == {"a", "a.b"}


@pytest.mark.parametrize(("head", "so"), [(b" {", True), (b"[", True), (b"<", False), (b"", False)])
def test_json_begins_with_a_bracket(head, so):
    assert is_json(head) == so
