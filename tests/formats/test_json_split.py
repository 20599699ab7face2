"""JSON exports cut into items, sound and broken."""

import pytest

from pipeline.formats.count_json import starts
from pipeline.formats.json_split import Shape, items
from pipeline.formats.stream import Export, Refused, of

KEYED = Shape(key="list|other", single='"id"')
CASES = [
    (b"[]", []),
    (b' [{"a": 1}, {"b": "]}"}] ', [b'{"a": 1}', b'{"b": "]}"}']),
    (b'{"list": [{"a": {"b": [1]}}], "more": {"c": 1}}', [b'{"a": {"b": [1]}}']),
    (b'{"x": "\\"list\\": [", "other" : [{"a": 1}]}', [b'{"a": 1}']),
    (b'{"id": 1}', [b'{"id": 1}']),
    (b'{"no": 1}', []),
    (b'{"id": 1}\n{"id": 2}\r\n\n{"id": 3}\n', [b'{"id": 1}', b'{"id": 2}', b'{"id": 3}']),
    (b'{\n "id": 1\n}\n{\n "id": 2\n}', [b'{\n "id": 1\n}', b'{\n "id": 2\n}']),
    (b'[1, null, "{", {"a": 1}, [{"b": 2}]]', [b'{"a": 1}', b'{"b": 2}']),
    (b'[{"a": 1, {"a": 2}]', [b'{"a": 1,', b'{"a": 2}']),
    (b'[{"a": {"b": 1, {"a": 2}]', [b'{"a": {"b": 1,', b'{"a": 2}']),
    (b'[{"a": [1}, {"a": 2}]', [b'{"a": [1}', b'{"a": 2}']),
    (b'[{"a": "x\n}, {"a": 2}]', [b'{"a": "x\n}', b'{"a": 2}']),
    (b'[{"a": "x}, {"a": 2}]', [b'{"a": "x}', b'{"a": 2}']),
    (b'[{"a": "}, {\\"a\\": "}, {"a": 2}]', [b'{"a": "}, {\\"a\\": "}', b'{"a": 2}']),
    (b'{"list": [{"a": [1}, {"b": 2}], {"c": 3}], "d": {}}', [b'{"a": [1}', b'{"b": 2}', b'{"c": 3}']),
    (b'[{"a": 1', [b'{"a": 1']),
]


@pytest.mark.parametrize(("data", "made"), CASES)
@pytest.mark.parametrize("size", [1, 3, 1000])
def test_items_are_cut_out_whatever_the_pieces(data, made, size):
    export = Export(blocks=lambda: (data[at : at + size] for at in range(0, len(data), size)))
    assert [item.chunk.body for item in items(export, KEYED)] == made


@pytest.mark.parametrize(("data", "made"), CASES)
def test_the_independent_count_agrees(data, made):
    found = list(starts(KEYED.key, KEYED.single)(of(data)))
    assert [data[at : at + 1] for at in found] == [b"{"] * len(made)


def test_a_long_list_is_cut_in_windows():
    one = b'{"a": "' + b"word } " * 20_000 + b'", "b": [{"c": "]"}]}'
    data = b"[" + b",\n".join([one] * 20) + b"]"
    assert [item.chunk.body for item in items(of(data), KEYED)] == [one] * 20
    assert list(starts("", "")(of(data))) == [1 + at * (len(one) + 2) for at in range(20)]


@pytest.mark.parametrize(
    ("data", "cut"),
    [
        (b'[{"a": 1}', [True]),
        (b'[{"a": 1}]', [False]),
        (b'{"id": 1}', [False]),
        (b'{"list": [{}, {}', [False, True]),
    ],
)
def test_a_list_that_is_not_closed_is_known(data, cut):
    assert [item.cut for item in items(of(data), KEYED)] == cut


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        (b"[\n" + b'{"a":' * 100_000, "nested-too-deep", 2),
        (b"[\n" + b"[" * 10 + b"{" + b'"a":[' * 100_000, "nested-too-deep", 2),
        (b'[\n{"a": "' + b"x" * (17 << 20), "entry-too-long", 2),
        (b'{"a": 1}\n{"b": "' + b"x" * (17 << 20), "entry-too-long", 2),
        (b'{"list": [', "ends-early", 1),
    ],
)
def test_what_no_export_would_hold_is_refused(data, code, line):
    with pytest.raises(Refused) as refusal:
        list(items(of(data), Shape(key="list")))
    assert (refusal.value.code, refusal.value.line) == (code, line)
