"""Files of rules: a crosswalk or a taxonomy, refused with the line where something is wrong."""

import pytest

from pipeline import files
from pipeline.classify import rulefile
from pipeline.classify.scheme import Counterpart, Crosswalk
from tests.classify.small import GARDEN, rule

HEAD = "schema: 1\nclasses:\n  - id: pink\n    label: Pink\n"
WALK = f"{HEAD}    nodes:\n      - roses\n    rules:\n      - query: {{}}\n"
TREE = "schema: 1\nnodes:\n  - id: pink\n    label: Pink\n    definition: d\n    rules:\n      - query: {}\n"


@pytest.mark.parametrize(("text", "kind"), [(WALK, Crosswalk), (TREE, files.Taxonomy)])
def test_the_kind_of_a_file_is_told_by_its_content(text, kind):
    made, problems = rulefile.read(text.format("rose").encode(), "r.yml")
    assert (type(made), problems) == (kind, ())


@pytest.mark.parametrize(("text", "line"), [(WALK, 8), (TREE, 7)])
@pytest.mark.parametrize(
    ("query", "code"), [("(rose", "unbalanced-parenthesis"), ("rose AND", "missing-operand")]
)
def test_a_query_that_cannot_be_run_refuses_the_file_at_its_line(text, line, query, code):
    made, problems = rulefile.read(text.format(query).encode(), "r.yml")
    assert made is None
    assert [(one.path, one.line, one.code) for one in problems] == [("r.yml", line, code)]


@pytest.mark.parametrize(
    "text",
    [
        "classes: 3\n",
        "schema: 1\nclasses:\n  - id: A b\n    label: x\n",
        "nodes:\n  - id: a\n",
        "a: [",
        "x: 1\n",
    ],
)
def test_what_has_another_shape_is_refused(text):
    made, problems = rulefile.read(text.encode(), "r.yml")
    assert made is None
    assert problems


def test_a_query_that_is_only_odd_is_read():
    made, problems = rulefile.read(WALK.format("rose AND lily OR tulip").encode(), "r.yml")
    assert (made is not None, problems) == (True, ())


def test_what_is_written_is_read_again():
    walk = Crosswalk(
        classes=(
            Counterpart(id="pink", label="Pink", nodes=("roses",), rules=(rule('title:"a b"', -3, "stem"),)),
        )
    )
    assert rulefile.read(rulefile.written(walk).encode(), "r.yml") == (walk, ())


def test_a_taxonomy_becomes_a_crosswalk_with_a_class_for_each_node():
    walk = rulefile.as_crosswalk(GARDEN)
    assert [(one.id, len(one.rules), one.nodes) for one in walk.classes][2:4] == [
        ("roses", 2, ()),
        ("herbs", 3, ()),
    ]
    assert rulefile.as_crosswalk(walk) is walk


def test_nodes_that_are_not_there_are_named_once():
    classes = (
        Counterpart(id="a", label="A", nodes=("roses", "moon")),
        Counterpart(id="b", label="B", nodes=("moon",)),
    )
    assert rulefile.unknown_nodes(Crosswalk(classes=classes), GARDEN) == ("moon",)
