"""A file as people see it: keys, values, and the comments between."""

import pytest

from pipeline.layout import layout
from pipeline.yamlevents import Refused

TEXT = """\
# top

# second
a: plain # eol
b: |  # header
  text # no comment

# before c
c:
  # inside
  - x # ex

  # before y
  - y: 1
    # before z
    z: [p, # pp
       q] # qq
  - # odd
    w: ~
d:  # on d
  e: "q # none"
f: []
# before g
g: >-
  folded
  # not a comment
h:
  # above
  value
# end
"""


def node(text, *way):
    here, _ = layout(text)
    for step in way:
        names = [key.text for key in here.keys]
        here = here.items[names.index(step) if isinstance(step, str) else step]
    return here


def key(text, *way):
    parent = node(text, *way[:-1])
    return next(one for one in parent.keys if one.text == way[-1])


@pytest.mark.parametrize(
    ("way", "text"),
    [
        (("a",), "plain"),
        (("b",), "text # no comment\n"),
        (("c", 0), "x"),
        (("c", 1, "z", 1), "q"),
        (("c", 2, "w"), "~"),
        (("d", "e"), "q # none"),
        (("g",), "folded # not a comment"),
        (("h",), "value"),
    ],
)
def test_values_are_what_they_say(way, text):
    assert node(TEXT, *way).text == text


@pytest.mark.parametrize(
    ("way", "comment"),
    [
        (("a",), "# eol"),
        (("b",), "# header"),
        (("c", 0), "# ex"),
        (("c", 1, "z", 0), "# pp"),
        (("c", 1, "z", 1), "# qq"),
    ],
)
def test_a_comment_beside_a_value_is_its_own(way, comment):
    assert node(TEXT, *way).after == comment


@pytest.mark.parametrize(
    ("way", "lines"),
    [
        ((), ["# top", "", "# second"]),
        (("c",), ["# inside"]),
        (("c", 1), ["", "# before y"]),
        (("c", 2), ["# odd"]),
        (("f",), []),
        (("h",), ["# above"]),
    ],
)
def test_comments_before_what_begins_there_are_its_own(way, lines):
    assert node(TEXT, *way).before == lines


@pytest.mark.parametrize(
    ("way", "lines"),
    [(("c",), ["", "# before c"]), (("c", 1, "z"), ["# before z"]), (("g",), ["# before g"]), (("b",), [])],
)
def test_comments_before_a_key_are_the_key_s(way, lines):
    assert key(TEXT, *way).before == lines


def test_a_comment_beside_a_key_is_the_key_s():
    assert key(TEXT, "d").after == "# on d"


def test_comments_after_the_end_are_kept():
    assert layout(TEXT)[1] == ["# end"]


@pytest.mark.parametrize(
    ("text", "empty"),
    [("a:", True), ("a: ''", True), ("a: []", True), ("a: {}", True), ("a: 0", False), ("a: b", False)],
)
def test_nothing_is_told_from_something(text, empty):
    assert node(text, "a").empty is empty


@pytest.mark.parametrize(
    ("text", "remarked"),
    [
        ("a: b", False),
        ("a: b # c", True),
        ("a:\n  - b # c", True),
        ("a:\n  # c\n  - b", True),
        ("a:\n\n  - b", False),
    ],
)
def test_a_comment_anywhere_below_is_seen(text, remarked):
    assert node(text, "a").remarked is remarked


def test_several_comments_beside_one_value_are_joined():
    assert node("a: [b # c\n # d\n]\ne: f", "a", 0).after == "# c"


def test_what_cannot_be_read_is_refused():
    with pytest.raises(Refused):
        layout("a: [")
