import pytest

from pipeline.dedupe.compare import FIELDS
from pipeline.dedupe.decide import judge
from pipeline.dedupe.evidence import Case, as_text, evidence
from pipeline.dedupe.weights import PRIOR, weights
from tests.dedupe.made import OTHER, bare, bib, columns_of

PAIRS = [
    (bib(), bib()),
    (bib(), bib(OTHER, "Vale")),
    (bib(volume="7", pages="17-19"), bib(volume="7", pages="17", year=2021)),
    (bib(doi="10.1/a"), bib(doi="10.1/b", kind="conference")),
]


def told(one, other, **case):
    rows = columns_of(one, other)
    (found,) = evidence(rows, ["a:0001", "a:0002"], [Case(pair=(0, 1), rule="r", **case)], weights())
    return found


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_the_score_is_the_sum_of_named_parts_and_the_one_that_was_judged(one, other):
    found = told(one, other)
    assert found.score == sum(points for _, points in found.parts)
    assert found.score == judge(columns_of(one), columns_of(other), weights()).score[0]
    assert found.parts[0] == ("prior", PRIOR)


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_names_come_in_the_order_of_fields_and_none_is_on_both_sides(one, other):
    found = told(one, other)
    for names in (found.agreed, found.against, [name for name, _ in found.parts[1:]]):
        assert list(names) == [name for name in FIELDS if name in names]
    assert {*found.agreed}.isdisjoint(found.against)


def test_what_else_stood_against_is_named_once_after_the_fields():
    assert told(bib(doi="10.1/a"), bib(doi="10.1/b"), obstacles=("doi", "link")).against == ("doi", "link")


def test_a_match_names_its_records_and_its_rule():
    found = told(*PAIRS[0])
    assert (found.records, found.rule) == (("a:0001", "a:0002"), "r")
    assert evidence(columns_of(bib()), ["a:0001"], [], weights()) == ()


def test_evidence_is_told_in_lines_that_add_up():
    lines = as_text(told(bib(), bib(OTHER, "Vale"))).splitlines()
    assert lines[:3] == ["a:0001 and a:0002", "agree: year", "against: title, authors"]
    *parts, total = [int(line.split()[1]) for line in lines[3:]]
    assert sum(parts) == total


def test_where_nothing_agrees_the_lines_say_so():
    lines = as_text(told(bib(), bare())).splitlines()
    assert lines[1:3] == ["agree: nothing", "against: nothing"]
    assert lines[3:] == [f"  prior    {PRIOR:+d}", f"  score    {PRIOR:+d}"]
