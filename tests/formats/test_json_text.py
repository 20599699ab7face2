"""Broken objects set right where their intent is plain."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.formats.json_text import mended, parsed
from pipeline.formats.stream import Refused

VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=8)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=4), inner, max_size=3)
    ),
    max_leaves=12,
)


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(st.text(max_size=4), VALUES, max_size=4))
def test_a_sound_object_is_mended_to_itself(made):
    text = json.dumps(made)
    assert json.loads(mended(text)) == made
    assert parsed(text, 1) == (made, True)


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ('{"a": 1,}', {"a": 1}),
        ('{"a": [1, 2,], "b": 3}', {"a": [1, 2], "b": 3}),
        ('{"a": 1 "b": 2}', {"a": 1, "b": 2}),
        ('{"a": "x" "b": 2}', {"a": "x", "b": 2}),
        ('{"a": "x "y z" w"}', {"a": 'x "y z" w'}),
        ('{"a": "x', {"a": "x"}),
        ('{"a": "x}', {"a": "x"}),
        ('{"a": [1, {"b": 2', {"a": [1, {"b": 2}]}),
        ('{"a": [1, 2}', {"a": [1, 2]}),
        ('{"a": None, "b": x y}', {"a": "None", "b": "x y"}),
        ('{"a":}', {"a": None}),
        ('{"a"', {"a": None}),
        ('{"a": 1, "b', {"a": 1, "b": None}),
        ('{"a": 1}]}', {"a": 1}),
        ('{"a": "tab\there"}', {"a": "tab\there"}),
        ('{"a": "50\\% \\u00e9"}', {"a": "50\\% é"}),
        ('{,,"a": 1}', {"a": 1}),
        ('{"a": [}', {"a": []}),
    ],
)
def test_what_is_plain_is_set_right(text, made):
    assert parsed(text, 1) == (made, False)


@pytest.mark.parametrize("text", ["", "[1]", "{1: 2: 3}", "x", '{"a" "b" "c": 1 "d"}x:'])
def test_what_is_not_plain_is_told_so_or_is_an_object(text):
    made, sound = parsed(text, 1)
    assert not sound
    assert made is None or isinstance(made, dict)


@pytest.mark.parametrize(
    ("text", "code"),
    [('{"a":' * 3000, "nested-too-deep"), ("{" + '"a":1,' * 800_000, "too-many-fields")],
)
def test_more_than_any_record_has_is_refused(text, code):
    with pytest.raises(Refused) as refusal:
        parsed(text, 9)
    assert (refusal.value.code, refusal.value.line) == (code, 9)
