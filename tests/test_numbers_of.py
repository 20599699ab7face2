import re

import pytest

from pipeline import files, model
from pipeline.numbers_of import numbers, placement_ids, statement_ids, works
from pipeline.values import Counted, Standing, State
from tests import made

REVIEW = made.review()
NUMBERS = numbers(REVIEW)


@pytest.mark.parametrize(
    ("name", "counted", "ids"),
    [
        ("records", Counted.RECORD, {"k1:0001", "k1:0002", "k1:0003", "k1:0004"}),
        ("entries", Counted.RECORD, {"k1:0001", "k1:0002", "k1:0003", "k1:0004", "k1:0005"}),
        ("unreadable", Counted.RECORD, {"k1:0005"}),
        ("reports", Counted.REPORT, {"k1:0001", "k1:0003", "k1:0004"}),
        ("studies", Counted.STUDY, {"ladle"}),
        ("context", Counted.STUDY, {"sieve"}),
        ("placements", Counted.PLACEMENT, {"ladle/clay"}),
        ("statements", Counted.STATEMENT, {"ladle/fast#1", "ladle/slow#1", "ladle/slow#2"}),
        ("statements.context", Counted.STATEMENT, set()),
        ("claims", Counted.CLAIM, {"ladle/fast", "ladle/slow"}),
        ("claims.studies", Counted.CLAIM, {"ladle/fast", "ladle/slow"}),
        ("claims.disputed", Counted.CLAIM, {"ladle/slow"}),
        ("claims.single", Counted.CLAIM, {"ladle/fast"}),
        ("study.ladle.claims", Counted.CLAIM, {"ladle/fast", "ladle/slow"}),
        ("study.ladle.reports", Counted.REPORT, {"k1:0001"}),
        ("discrepancies", Counted.DISCREPANCY, {"d1"}),
        ("discrepancies.high", Counted.DISCREPANCY, {"d1"}),
        ("discrepancies.low", Counted.DISCREPANCY, set()),
        ("remainders", Counted.REPORT, {"k1:0004"}),
        ("conflicts", Counted.REPORT, set()),
        ("node.pots", Counted.STUDY, {"ladle"}),
        ("node.pots.direct", Counted.STUDY, set()),
        ("node.clay.direct", Counted.STUDY, {"ladle"}),
        ("node.glass", Counted.STUDY, set()),
        ("searches", Counted.SEARCH, {"k1"}),
        ("queries", Counted.QUERY, {"k1/q1"}),
        ("search.k1", Counted.RECORD, {"k1:0001", "k1:0002", "k1:0003", "k1:0004", "k1:0005"}),
        ("source.kettle", Counted.RECORD, {"k1:0001", "k1:0002", "k1:0003", "k1:0004", "k1:0005"}),
        ("source.spout", Counted.RECORD, set()),
        ("metric.delay", Counted.CLAIM, {"ladle/slow"}),
        ("reason.no-tea", Counted.REPORT, {"k1:0003"}),
        ("without.abstract", Counted.REPORT, {"k1:0001", "k1:0003", "k1:0004"}),
        ("without.doi", Counted.REPORT, set()),
        ("flow.1.0.0.identified", Counted.RECORD, {"k1:0001", "k1:0002", "k1:0003"}),
        ("flow.1.0.0.identified.kettle", Counted.RECORD, {"k1:0001", "k1:0002"}),
    ],
)
def test_a_number_is_the_size_of_its_set(name, counted, ids):
    found = NUMBERS[name]
    assert found.count == made.held(counted, *ids)
    assert found.name == name


@pytest.mark.parametrize(
    ("name", "term"),
    [
        ("search.k1.reported", model.Reported(n=5, place="Page 2")),
        ("flow.1.0.0-reported.identified", model.Reported(n=7, place="Page 3")),
        ("flow.1.0.0-reported.screened", model.NotReported(why="Printed only in a picture.")),
    ],
)
def test_a_reported_number_says_where_it_stands(name, term):
    assert NUMBERS[name].count.terms == (term,)


@pytest.mark.parametrize(
    ("reported", "place", "term"),
    [
        (None, None, model.NotReported(why="The number of hits was not reported.")),
        (None, "Page 9 leaves it out", model.NotReported(why="Page 9 leaves it out")),
        (3, None, model.Reported(n=3, place="place not given")),
    ],
)
def test_hits_that_nobody_reported_are_never_zero(reported, place, term):
    search = made.changed(REVIEW.searches[0], reported=reported, place=place)
    found = numbers(made.changed(REVIEW, searches=(search,)))
    assert found["search.k1.reported"].count.terms == (term,)


@pytest.mark.parametrize("name", ["identified", "identified.kettle", "new-studies"])
def test_a_box_without_a_column_is_that_of_the_newest_held_column(name):
    assert NUMBERS[f"flow.{name}"] is NUMBERS[f"flow.1.0.0.{name}"]


def test_without_a_held_column_no_box_stands_alone():
    told = made.changed(made.flow(), columns=made.flow().columns[:1])
    found = numbers(made.changed(REVIEW, flow=told))
    assert [name for name in found if name.startswith("flow.")] == [
        "flow.1.0.0-reported.identified",
        "flow.1.0.0-reported.screened",
    ]


def test_a_study_that_is_no_longer_included_is_not_counted():
    gone = made.changed(REVIEW.studies["ladle"], included=False)
    found = numbers(made.changed(REVIEW, studies={"ladle": gone}))
    assert not found["studies"].count.ids
    assert not found["node.clay"].count.ids
    assert found["claims"].count.ids == {"ladle/fast", "ladle/slow"}


def test_a_reason_counts_exclusions_only():
    awaiting = made.outcome("k1:0004", "k1:0004", State.CONFLICT_FULL_TEXT, reason="no-tea")
    found = numbers(made.changed(REVIEW, outcomes=(awaiting,)))
    assert not found["reason.no-tea"].count.ids
    assert found["conflicts"].count.ids == {"k1:0004"}


def test_every_name_is_made_of_slugs_and_dots():
    assert all(re.fullmatch(r"[a-z0-9]+([.-][a-z0-9-]+)*", name) for name in NUMBERS)


def test_every_number_has_a_label():
    assert all(number.label.strip() for number in NUMBERS.values())


def test_every_standing_has_a_number():
    names = {f"claims.{standing.replace(' ', '-')}" for standing in Standing}
    assert names <= NUMBERS.keys()


def test_placements_are_counted_once():
    twice = made.study("cup", ("k1:0003",), placements=(made.placement("cup", "clay"),) * 2)
    assert placement_ids(twice) == ("cup/clay",)


def test_statements_are_numbered_in_their_order():
    assert statement_ids(REVIEW.studies["ladle"].claims[1]) == ("ladle/slow#1", "ladle/slow#2")


def test_works_are_studies_and_then_context():
    assert [work.id for work in works(REVIEW)] == ["ladle", "sieve"]


def test_an_empty_review_has_all_whole_numbers_at_zero():
    bare = made.review(
        records={},
        entries=0,
        unreadable=(),
        identity=made.identity(),
        studies={},
        context={},
        outcomes=(),
        searches=(),
        discrepancies=files.Discrepancies(discrepancies=()),
    )
    whole = ["records", "entries", "reports", "studies", "claims", "placements", "statements", "queries"]
    assert [str(numbers(bare)[name].count) for name in whole] == ["0"] * len(whole)
