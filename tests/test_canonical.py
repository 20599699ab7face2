"""The canonical form: one for each value, comments kept, the same when it is made again."""

import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import files
from pipeline.canonical import entry_lines, format_text, to_text, with_key
from pipeline.decode import decode
from pipeline.yamlevents import Refused
from pipeline.yamltext import parse

MESSY = """\
# the draft and the paper


# joined by hand
on: "2024-02-15"   # a Thursday
evidence:   'Same title, authors and abstract; the draft names the conference, and both of them thank
   the same people.'
reports: [a:0001,  # the draft
  "b:0002"]
# who
by: alder
relation: preprint


# the end
"""
NEAT = """\
# the draft and the paper

# joined by hand
schema: 1
reports:
  - a:0001  # the draft
  - b:0002
relation: preprint
evidence: >-
  Same title, authors and abstract; the draft names the conference, and both of them thank the same
  people.
# who
by: alder
on: 2024-02-15  # a Thursday

# the end
"""


def value(text, kind):
    return decode(kind, parse(text.encode(), "f").json)


def test_a_messy_file_becomes_neat():
    assert format_text(MESSY, files.Link) == NEAT


def test_a_neat_file_stays_as_it_is():
    assert format_text(NEAT, files.Link) == NEAT


def test_the_value_does_not_change():
    assert value(MESSY, files.Link) == value(NEAT, files.Link)


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        (files.Names, "names: [B 2, A 1]", "schema: 1\nnames:\n  - B 2\n  - A 1\n"),
        (files.Names, "names: []", "schema: 1\nnames: []\n"),
        (files.Names, "schema: 1\r\nnames:\r\n- A 1\r\n", "schema: 1\nnames:\n  - A 1\n"),
        (files.Names, "{names: ['A: 1'], schema: 1}", "schema: 1\nnames:\n  - 'A: 1'\n"),
        (files.Names, "---\nnames: []\n...\n", "schema: 1\nnames: []\n"),
        (
            files.Metrics,
            "metrics: []\nunits: [{factor: 1.50, space: false, id: a, dimension: d, symbol: '%'}]",
            (
                "schema: 1\nunits:\n  - id: a\n    symbol: '%'\n    dimension: d\n    factor: 1.50\n"
                "    space: false\nmetrics: []\n"
            ),
        ),
        (
            files.Taxonomy,
            "nodes: [{id: a, parent: ~, place: null, label: A, definition: D}]",
            "schema: 1\nnodes:\n  - id: a\n    label: A\n    definition: D\n",
        ),
        (
            files.StudyFile,
            "report: a:0001\nname: N\ntexts: {}\nplacements: []\nclaims: []\nreading:\nrole: # why?\n",
            "schema: 1\nreport: a:0001\nname: N\nrole:  # why?\n",
        ),
        (
            files.Corrections,
            (
                "report: a:0001\ncorrections: [{field: doi, value: '', was: '', source: s, by: b, "
                "on: 2024-01-01}]"
            ),
            (
                "schema: 1\nreport: a:0001\ncorrections:\n  - field: doi\n    value: ''\n    was: ''\n"
                "    source: s\n    by: b\n    on: 2024-01-01\n"
            ),
        ),
        (
            files.Sheet,
            (
                "stage: full-text\nreviewer: r\nblocks:\n"
                "  a:0001: {on: 2024-01-01, verdict: include, title: ''}\n  b:0001: {}\n"
            ),
            (
                "schema: 1\nstage: full-text\nreviewer: r\nblocks:\n"
                "  a:0001:\n    verdict: include\n    on: 2024-01-01\n  b:0001: {}\n"
            ),
        ),
        (
            files.Charts,
            "charts:\n  - unknown: x\n    id: a  # id\n    # rows\n    rows: {of: claims}\n",
            "schema: 1\ncharts:\n  - id: a  # id\n    # rows\n    rows:\n      of: claims\n    unknown: x\n",
        ),
        (
            files.Charts,
            "charts:\n  # second key first\n  - title: t\n    # about the id\n    id: a\n",
            "schema: 1\ncharts:\n  # second key first\n  # about the id\n  - id: a\n    title: t\n",
        ),
        (
            files.Names,
            "names:\n\n\n  # one\n\n\n  # two\n  - A 1\n\n  - B 2\n\n\n",
            "schema: 1\nnames:\n  # one\n\n  # two\n  - A 1\n\n  - B 2\n",
        ),
        (
            files.Names,
            "names:\n  # above\n  - >-  # folded\n    A 1\n",
            "schema: 1\nnames:\n  # above\n  - A 1  # folded\n",
        ),
        (files.Node, "label:\n  # above\n  value\nid: a\n", "id: a\n# above\nlabel: value\n"),
        (files.Names, "names: ~\n", "schema: 1\nnames:\n"),
        (
            files.Names,
            "names: [[], {}, [a, [b]], [~]]\n",
            "schema: 1\nnames:\n  - []\n  - {}\n  - - a\n    - - b\n  - -\n",
        ),
    ],
)
def test_the_canonical_form_of(kind, before, after):
    assert format_text(before, kind) == after
    assert format_text(after, kind) == after


def test_what_cannot_be_read_is_refused():
    with pytest.raises(Refused):
        format_text("a: &x 1", files.Names)


def test_the_canonical_form_of_both_tiny_reviews_says_the_same(each_review):
    for path in sorted(each_review.glob("records/studies/*.yml")):
        text = path.read_text(encoding="utf-8")
        assert value(format_text(text, files.StudyFile), files.StudyFile) == value(text, files.StudyFile)


words = st.text(st.sampled_from("ab '\":#-é\n|>1."), max_size=40)
trees = st.recursive(
    words | st.integers() | st.none() | st.booleans(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "label", "x y", "on", "7"]), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(["nodes", "zzz", "schema"]), trees, min_size=1))
def test_any_text_keeps_its_meaning_and_its_form_is_final(tree):
    once = format_text(json.dumps(tree, ensure_ascii=False), tuple[int, ...])
    assert json.loads(parse(once.encode(), "f").json) == tree
    assert format_text(once, tuple[int, ...]) == once


LINES = NEAT.splitlines()


@given(st.lists(st.tuples(st.integers(0, len(LINES)), st.sampled_from(["", "# n1", "    # n2"])), max_size=6))
def test_no_comment_is_lost_and_the_form_is_final(added):
    lines = list(LINES)
    for place, line in added:
        if not (place and lines[place - 1].endswith((">-", "the same"))):
            lines.insert(place, line)
    text = "\n".join(lines) + "\n"
    once = format_text(text, files.Link)
    assert once.count("#") == text.count("#")
    assert format_text(once, files.Link) == once


@given(st.lists(st.sampled_from(["A 1", "b: c", "d # e", "word " * 25]), min_size=1), st.data())
def test_comments_beside_items_stay_beside_them(items, data):
    remarks = [data.draw(st.sampled_from(["", "  # r", "#r"])) for _ in items]
    text = "names:\n" + "".join(
        f"- {json.dumps(item)} {remark}\n" for item, remark in zip(items, remarks, strict=True)
    )
    once = format_text(text, files.Names)
    assert once.count("#") - sum(item.count("#") for item in items) == sum(map(bool, remarks))
    assert format_text(once, files.Names) == once


def test_a_value_is_written_with_its_shape():
    link = files.Link(
        reports=("a:0001", "b:0002"), relation="preprint", evidence="e", by="r", on=date(2024, 1, 1)
    )
    assert to_text(link).startswith("schema: 1\nreports:\n  - a:0001\n")
    assert value(to_text(link), files.Link) == link


@pytest.mark.parametrize("number", ["1.50", "0.001", "1E+3", "-7", "12345678901234567890"])
def test_a_number_is_written_in_full(number):
    unit = files.Unit(id="u", symbol="U", dimension="d", factor=Decimal(number))
    made = value(to_text(files.Metrics(units=(unit,), metrics=())), files.Metrics)
    assert made.units[0].factor == Decimal(number)


OLD = """\
  a:0001:  # seen
    # twice
    title: Old
    verdict: exclude
    reason: off  # sure?
"""


def test_an_entry_keeps_the_comments_of_its_keys():
    block = files.Block(title="New", verdict="include", on=date(2024, 1, 2))
    assert entry_lines("a:0001", block, 2, OLD) == [
        "  a:0001:  # seen",
        "    # twice",
        "    title: New",
        "    verdict: include",
        "    on: 2024-01-02",
    ]


def test_a_new_entry_has_no_comments():
    assert entry_lines("a:0001", files.Block(), 2) == ["  a:0001: {}"]


KEYED = """\
# a study
schema: 1
report: a:0001
name: A
texts:
  # heard
  one: x  # twice
placements:
  - node: top  # for now
    basis: stated
"""


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ({"one": "new"}, KEYED.replace("one: x", "one: new")),
        ({"one": "x"}, KEYED),
        ({"one": "x", "two": "z"}, KEYED.replace("# twice\n", "# twice\n  two: z\n")),
        ({}, KEYED.replace("texts:\n  # heard\n  one: x  # twice\n", "")),
    ],
)
def test_one_key_changes_and_all_else_stays(value, wanted):
    assert with_key(KEYED, files.StudyFile, "texts", value) == wanted


def test_a_new_key_comes_to_its_place():
    made = with_key(KEYED, files.StudyFile, "summary", "S")
    assert made == KEYED.replace("name: A\n", "name: A\nsummary: S\n")


def test_a_list_changes_place_by_place():
    placed = [files.Placed(node="low"), files.Placed(node="other", note="new")]
    made = with_key(KEYED, files.StudyFile, "placements", placed)
    assert made.endswith("  - node: low  # for now\n  - node: other\n    note: new\n")


def test_a_file_that_cannot_be_read_is_refused():
    with pytest.raises(Refused):
        with_key("a: [", files.StudyFile, "texts", {})


def test_a_file_with_ends_of_another_machine_is_read():
    assert with_key(KEYED.replace("\n", "\r\n"), files.StudyFile, "texts", {"one": "x"}) == KEYED
