"""A protocol that is no part of a review is checked by itself, at the lines of its own file."""

from dataclasses import replace

import pytest

from pipeline import files
from pipeline.canonical import to_text
from pipeline.loaded import Stored, alone
from pipeline.rules import check_protocol
from tests import worlds

QUERY = files.Criterion(id="q", label="Q", test="query", reason="old", query="tea", match="exact")


def checked(**changes):
    value = worlds.protocol(**{"criteria": (QUERY,), **changes})
    stored = Stored(path="draft.yml", value=value)
    text = to_text(value)
    return text.splitlines(), check_protocol(stored, text.encode())


def test_a_sound_protocol_has_nothing_to_tell():
    assert checked()[1] == ()


CASES = [
    ({"query": "(tea"}, "unbalanced-parenthesis", "query:"),
    ({"match": None}, "option-missing", "test:"),
    ({"reason": "gone"}, "unknown-reason", "reason:"),
    ({"earliest": "2020"}, "option-unused", "earliest:"),
]


@pytest.mark.parametrize(("changes", "code", "key"), CASES)
def test_what_is_wrong_is_told_at_its_line(changes, code, key):
    lines, problems = checked(criteria=(replace(QUERY, **changes),))
    (problem,) = [one for one in problems if one.code == code]
    assert problem.path == "draft.yml"
    assert key in lines[problem.line - 1]


def test_a_review_of_nothing_but_a_protocol_has_nothing_else():
    made = alone(Stored(path="draft.yml", value=worlds.protocol()))
    assert (made.records, made.searches, made.releases, made.problems) == ((), (), (), ())
