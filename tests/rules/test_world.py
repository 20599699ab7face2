"""What rules look up, and how a check tells what they find."""

from dataclasses import replace
from datetime import date

import pytest

from pipeline.load import load
from pipeline.problems import Problem, Severity
from pipeline.rules import RULES, check
from pipeline.rules.world import Finding, World, near, repeated, unknown
from tests.rules.small import found, loaded, search, stored_study

TODAY = date(2026, 1, 1)


@pytest.mark.parametrize("rule", RULES)
def test_a_small_sound_review_has_nothing_to_tell(rule):
    assert found(rule) == []


def test_both_tiny_reviews_have_nothing_to_tell(each_review):
    assert check(load(each_review), TODAY) == ()


@pytest.mark.parametrize(
    ("what", "ident", "known"),
    [
        ("source", "base", True),
        ("reason", "old", True),
        ("reviewer", "ash", True),
        ("version", "1.1.0", True),
        ("document", "text", True),
        ("node", "low", True),
        ("metric", "weight", True),
        ("unit", "gram", True),
        ("search", "s", True),
        ("record", "s:0003", True),
        ("record", "s:0004", False),
        ("study", "ash-2020", True),
        ("claim", "ash-2020/c", False),
        ("node", "deep", False),
    ],
)
def test_an_id_is_known_or_not(what, ident, known):
    world = World(loaded(studies={"ash-2020": stored_study()}))
    assert world.is_known(what, ident) is known


@pytest.mark.parametrize(
    ("path", "what", "ident"),
    [
        ("records/protocol.yml", "reason", "any"),
        ("records/taxonomy.yml", "node", "any"),
        ("records/metrics.yml", "unit", "any"),
        ("records/searches/t.yml", "record", "t:0001"),
        ("records/searches/t.index.csv", "record", "t:0001"),
        ("records/searches/t.yml", "search", "t"),
        ("records/studies/elm.yml", "study", "elm"),
        ("records/context/elm.yml", "claim", "elm/c"),
    ],
)
def test_what_a_broken_file_would_define_is_not_missed(path, what, ident):
    broken = Problem(path, 1, 1, "c", "m")
    assert World(loaded(problems=(broken,))).is_known(what, ident)
    assert not World(loaded(problems=(replace(broken, severity=Severity.WARNING),))).is_known(what, ident)


def test_a_sidecar_that_was_read_does_not_excuse_its_ids():
    noted = Problem("records/searches/s.yml", 3, 1, "export-hash", "m")
    assert not World(loaded(problems=(noted,))).is_known("record", "s:0009")


def test_the_ids_of_a_misnamed_search_are_not_missed():
    world = World(loaded(searches=(replace(search(), path="records/searches/old.yml"),)))
    assert world.is_known("record", "old:0001")


def test_records_are_known_by_index_reader_or_as_unreadable():
    world = World(loaded(indexes={}, records=(), unreadable=("s:0007",)))
    assert world.records == {"s:0007"}


def test_an_unknown_id_is_told_with_the_nearest_one():
    (one,) = unknown(World(loaded()), "p", ("a",), "unit", "grm")
    assert (one.loc, one.code) == (("a",), "unknown-unit")
    assert one.hint.startswith("did you mean gram?")
    assert list(unknown(World(loaded()), "p", (), "unit", None)) == []


def test_nothing_near_is_suggested_in_a_crowd():
    assert near("grm", ["gram"])
    assert near("zzz", ["gram"]) == near("grm", ["gram"] * 5000) == ""


@pytest.mark.parametrize(
    ("ids", "key", "wanted"),
    [
        (("a", "b"), "id", []),
        (("a", "b", "a", "a"), "id", [("l", 2, "id"), ("l", 3, "id")]),
        (("a", "a"), "", [("l", 1)]),
    ],
)
def test_what_stands_twice_is_told_at_the_second(ids, key, wanted):
    assert [one.loc for one in repeated("p", ("l",), ids, key)] == wanted


def test_findings_of_one_place_are_told_once_and_in_order(monkeypatch, each_review):
    def rule(_):
        yield Finding("records/protocol.yml", ("versions", 0, "id"), "b", "m", "h")
        yield Finding("records/protocol.yml", ("title",), "a", "m", "h", Severity.NOTE)
        yield Finding("records/protocol.yml", ("title",), "a", "m", "h", Severity.NOTE)
        yield Finding("records/gone.yml", ("x",), "c", "m", "h")

    monkeypatch.setattr("pipeline.rules.RULES", (rule,))
    made = check(load(each_review), TODAY)
    assert [(one.path, one.code) for one in made] == [
        ("records/gone.yml", "c"),
        ("records/protocol.yml", "a"),
        ("records/protocol.yml", "b"),
    ]
    assert [one.line for one in made[:2]] == [0, 2]
