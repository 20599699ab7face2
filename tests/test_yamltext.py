"""The part of YAML that files use, its problems at their places, and what a hostile file costs."""

import json
from time import process_time

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pipeline.yamltext import parse, positions

GOOD = {
    "a: 1\n": '{"a":1}',
    "a: 1.50\n": '{"a":1.50}',
    "a: -3e4": '{"a":-3e4}',
    "a: 123456789012345678901234567890": '{"a":123456789012345678901234567890}',
    "a: true\nb: false": '{"a":true,"b":false}',
    "a:\nb: ~\nc: null": '{"a":null,"b":null,"c":null}',
    "a: 2024-05-25": '{"a":"2024-05-25"}',
    "a: '1'": '{"a":"1"}',
    'a: "yes"': '{"a":"yes"}',
    "a: {}\nb: []": '{"a":{},"b":[]}',
    "a: [x, {y: z}]": '{"a":["x",{"y":"z"}]}',
    "- a\n- - b\n  - c\n": '["a",["b","c"]]',
    "on: x\nn: 3": '{"on":"x","n":3}',
    "wos:0001:\n  title: é𝔘": '{"wos:0001":{"title":"é𝔘"}}',
    "a: >-\n  one\n  two\n": '{"a":"one two"}',
    "a: |\n  one\n  two\n": '{"a":"one\\ntwo\\n"}',
    "a: b # c\n# d\n": '{"a":"b"}',
    "---\na: b\n": '{"a":"b"}',
    "a: b\r\nc: d\r\n": '{"a":"b","c":"d"}',
    "word": '"word"',
    'a: "\\"\\\\"': '{"a":"\\"\\\\"}',
}
BAD = {
    "a: 1\na: 2\n": (2, 1, "yaml-duplicate-key"),
    "x:\n  - {b: 1, c: 2, b: 3}\n": (2, 18, "yaml-duplicate-key"),
    "a: yes\n": (1, 4, "yaml-unclear-boolean"),
    "a:\n  - x\n  - Off\n": (3, 5, "yaml-unclear-boolean"),
    "a: 0x1f\n": (1, 4, "yaml-unclear-number"),
    "a: 1_000\n": (1, 4, "yaml-unclear-number"),
    "a: 12:30\n": (1, 4, "yaml-unclear-number"),
    "a: NULL\n": (1, 4, "yaml-unclear-null"),
    "a: &x 1\n": (1, 4, "yaml-anchor"),
    "a: &x {b: 1}\n": (1, 4, "yaml-anchor"),
    "a: *x\n": (1, 4, "yaml-alias"),
    "a: !!str b\n": (1, 4, "yaml-tag"),
    "a: !local [b]\n": (1, 4, "yaml-tag"),
    "a: !!python/object:os.system b\n": (1, 4, "yaml-tag"),
    "%YAML 1.1\n---\na: b\n": (1, 1, "yaml-directive"),
    "a: b\n---\nc: d\n": (2, 1, "yaml-several-documents"),
    "a:\tb\n": (1, 3, "yaml-tab"),
    "a:\n\t- b\n": (2, 1, "yaml-tab"),
    "a: b\x07\n": (1, 5, "yaml-control-character"),
    "a: b\u2028c\n": (1, 5, "yaml-control-character"),
    "\ufeffa: b\n": (1, 1, "yaml-control-character"),
    "a: b\rc: d\n": (1, 5, "yaml-control-character"),
    'a: "b\\x00"\n': (1, 4, "yaml-control-character"),
    "[a]: b\n": (1, 1, "yaml-complex-key"),
    "? {a: b}\n: c\n": (1, 3, "yaml-complex-key"),
    "'': b\n": (1, 1, "yaml-empty-key"),
    "a: [b\n": (2, 1, "yaml-syntax"),
    "a: b: c\n": (1, 5, "yaml-syntax"),
    "a: 'b\n": (2, 1, "yaml-syntax"),
    "a: b\n c: d\n": (2, 3, "yaml-syntax"),
    "": (1, 1, "yaml-empty"),
    "# only a comment\n": (1, 1, "yaml-empty"),
}


@pytest.mark.parametrize(("text", "wanted"), GOOD.items())
def test_what_is_accepted_becomes_json(text, wanted):
    made = parse(text.encode(), "f.yml")
    assert (made.json, made.problems) == (wanted, ())


@pytest.mark.parametrize(("text", "wanted"), BAD.items())
def test_what_is_refused_is_a_problem_at_its_place(text, wanted):
    made = parse(text.encode(), "f.yml")
    assert [(one.line, one.column, one.code) for one in made.problems] == [wanted]
    assert made.json is None
    assert made.problems[0].path == "f.yml"
    assert made.problems[0].hint


def test_bytes_that_are_no_utf_8_are_found_at_their_place():
    made = parse("a: é\nb: ".encode() + b"\xff\n", "f.yml")
    assert [(one.line, one.column, one.code) for one in made.problems] == [(2, 4, "yaml-not-utf-8")]


def test_all_unclear_words_of_a_file_are_told_at_once():
    found = parse(b"a: yes\nb: no\nc: 0x1\na: 1\n", "f.yml").problems
    assert [one.line for one in found] == [1, 2, 3, 4]


def test_characters_outside_the_basic_plane_do_not_move_a_column():
    found = parse("k: 𝔘𝔘\nb: ['𝔘', yes]\n".encode(), "f.yml").problems
    assert [(one.line, one.column) for one in found] == [(2, 10)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[" * 300_000, "yaml-too-deep"),
        ("{" * 300_000, "yaml-complex-key"),
        ("- " * 300_000, "yaml-too-deep"),
        ("? " * 300_000, "yaml-complex-key"),
        ("".join(f"{' ' * n}a:\n" for n in range(500)), "yaml-too-deep"),
        ("a: &a [x, x]\n" + "\n".join(f"b{n}: &b{n} [*a, *a]" for n in range(40)), "yaml-anchor"),
        ("x: " + "1" * 1_000_000, "yaml-unclear-number"),
        ("a: " + "#" * 20_000_001, "yaml-too-large"),
        ("- a\n" * 400_000, "yaml-too-many-nodes"),
        ("a: '" + "\n" * 2_000_000, "yaml-syntax"),
    ],
    ids=["flow", "braces", "dashes", "keys", "indents", "bomb", "digits", "bytes", "nodes", "quote"],
)
def test_a_hostile_file_is_refused_within_a_bound(text, code):
    start = process_time()
    found = parse(text.encode(), "f.yml").problems
    assert [one.code for one in found] == [code]
    assert process_time() - start < 60


def test_a_file_may_be_as_large_as_the_limit(monkeypatch):
    monkeypatch.setattr("pipeline.yamlevents._MOST_BYTES", 5)
    assert parse(b"a: b\n", "f.yml").problems == ()
    assert [one.code for one in parse(b"a: bc\n", "f.yml").problems] == ["yaml-too-large"]


def test_a_file_may_hold_as_many_values_as_the_limit(monkeypatch):
    monkeypatch.setattr("pipeline.yamlevents._MOST_NODES", 3)
    assert parse(b"a: b\n", "f.yml").problems == ()
    assert [one.code for one in parse(b"a: [b]\n", "f.yml").problems] == ["yaml-too-many-nodes"]


def test_forty_levels_are_deep_enough():
    assert parse(b"[" * 40 + b"]" * 40, "f.yml").json == "[" * 40 + "]" * 40
    assert [one.code for one in parse(b"[" * 41 + b"]" * 41, "f.yml").problems] == ["yaml-too-deep"]


def test_every_key_and_item_has_its_place():
    text = b"a:\n  - x\n  - y: 1\n    z: [p, q]\nb: {c: d}\n"
    assert positions(text) == {
        (): (1, 1),
        ("a",): (1, 1),
        ("a", 0): (2, 5),
        ("a", 1): (3, 5),
        ("a", 1, "y"): (3, 5),
        ("a", 1, "z"): (4, 5),
        ("a", 1, "z", 0): (4, 9),
        ("a", 1, "z", 1): (4, 12),
        ("b",): (5, 1),
        ("b", "c"): (5, 5),
    }


def test_places_are_known_up_to_where_a_file_breaks_off():
    assert positions(b"a: 1\nb: [\n") == {(): (1, 1), ("a",): (1, 1), ("b",): (2, 1)}


scalars = st.none() | st.booleans() | st.integers() | st.text(max_size=8)
values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text("abc ", min_size=1), inner, max_size=4)
    ),
)


@given(values)
def test_it_agrees_with_another_parser_on_what_that_one_writes(value):
    text = yaml.safe_dump({"value": value}, allow_unicode=True)
    made = parse(text.encode(), "f.yml")
    assert made.problems or json.loads(made.json) == {"value": value}
