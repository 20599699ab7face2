"""How far the team is."""

import json

import pytest

from pipeline.__main__ import main
from pipeline.reviewing.team import Person, as_json, as_text, team
from tests.reviewing.small import FULL, IN, MISSING, OUT, TITLES, UNSURE, decide, ident, read, review, says


@pytest.fixture(scope="module")
def states(tmp_path_factory):
    """Return the states of a review of ten reports in the middle of its screening."""
    root = review(tmp_path_factory.mktemp("team"), 10)
    for who in ("first", "second"):
        main(["--root", str(root), "screen", "sheets", "--reviewer", who])
    decide(root, "first", {ident(n): says(IN if n < 4 else OUT) for n in range(8)})
    decide(root, "second", {ident(n): says(UNSURE if n == 0 else IN) for n in range(5)})
    main(["--root", str(root), "screen", "sheets", "--reviewer", "first", "--stage", "full-text"])
    decide(root, "first", {ident(1): says(IN), ident(2): says(MISSING)}, stage=FULL)
    return team(*read(root), {(TITLES, "second"): 2, (FULL, "third"): 1})


def test_a_stage_tells_what_is_settled_and_what_is_open(states):
    titles, full = states
    assert (titles.stage, titles.included, titles.excluded, titles.not_retrieved) == (TITLES, 3, 0, 0)
    assert (titles.conflicts, titles.votes_missing, titles.no_votes) == (2, 3, 2)
    assert (full.stage, full.included, full.not_retrieved, full.no_votes) == (FULL, 1, 1, 1)


def test_everybody_is_told_what_they_decided_and_what_is_left(states):
    titles, full = states
    assert titles.people == (
        Person(reviewer="first", blocks=10, decided=8, unsure=0, left=2, journal=0),
        Person(reviewer="second", blocks=10, decided=5, unsure=1, left=5, journal=2),
    )
    assert [(one.reviewer, one.blocks, one.decided, one.journal) for one in full.people] == [
        ("first", 3, 2, 0),
        ("third", 0, 0, 1),
    ]


def test_the_text_has_a_line_for_each_reviewer(states):
    lines = as_text(states).splitlines()
    assert lines[0] == "title-abstract: 3 included, 0 excluded"
    assert lines[1] == "    unresolved: 2 in conflict, 3 with votes missing"
    assert lines[2] == "    no vote yet: 2"
    assert lines[4].split() == ["first", "10", "8", "0", "2", "0"]
    assert "full-text: 1 included, 0 excluded, 1 not retrieved" in lines


def test_the_json_has_the_same_numbers(states):
    titles, full = json.loads(as_json(states))
    assert (titles["conflicts"], titles["people"][1]["left"]) == (2, 5)
    assert full["not_retrieved"] == 1
