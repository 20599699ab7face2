"""Rulings, batches and the queue: what people said is final, and unmerging gives the input back."""

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.dedupe.matching import match
from pipeline.dedupe.weights import PRIOR
from pipeline.identity import grouped
from pipeline.model import Bib
from pipeline.values import PartialDate
from tests.dedupe.made import OTHER, TITLE, bib, people, record, records, ruling

STEADY = settings(derandomize=True, deadline=None, database=None, max_examples=40)
LONG = f"{TITLE} in the far north of nowhere"
NOTES = {"kind": "article", "venue": "Journal of Winter Robotics", "venue_kind": "journal"}
bibs = st.builds(
    lambda title, authors, year, doi: Bib(title=title, authors=people(*authors), date=year, doi=doi),
    st.sampled_from((TITLE, LONG, OTHER, "Editorial")),
    st.sampled_from((("Ames", "Brook"), ("Ames",), ())),
    st.sampled_from((None, PartialDate(2020), PartialDate(2021))),
    st.sampled_from(("", "10.1234/a", "10.1234/b")),
)
some = st.lists(bibs, min_size=2, max_size=7)


def all_different(matched):
    return [ruling(*found.records) for found in matched.matches]


def groups_of(rows, matched):
    return grouped([row.id for row in rows], matched.matches)


@STEADY
@given(some)
def test_to_unmerge_every_match_gives_the_input_back(found):
    rows, rulings = records(*found), []
    for _ in range(len(rows) ** 2):
        matched = match(rows, rulings, {})
        if not matched.matches:
            break
        rulings += all_different(matched)
    assert match(rows, rulings, {}).matches == ()
    assert groups_of(rows, match(rows, rulings, {})) == {row.id: row.id for row in rows}


@STEADY
@given(some)
def test_to_take_every_ruling_back_gives_the_first_clusters_again(found):
    rows = records(*found)
    before = match(rows, [], {})
    match(rows, all_different(before), {})
    assert match(rows, [], {}) == before


@STEADY
@given(some, some)
def test_a_later_search_parts_nothing(first, later):
    old = [record(f"a:{number:04d}", one) for number, one in enumerate(first, 1)]
    new = [record(f"b:{number:04d}", one) for number, one in enumerate(later, 1)]
    before, after = match(old, [], {"a": 1, "b": 2}), match(old + new, [], {"a": 1, "b": 2})
    assert before.matches == tuple(
        one for one in after.matches if all(i.startswith("a:") for i in one.records)
    )


@STEADY
@given(some)
def test_no_pair_is_both_joined_and_uncertain(found):
    rows = records(*found)
    matched = match(rows, [], {})
    report_of = groups_of(rows, matched)
    for one in matched.uncertain:
        assert report_of[one.records[0]] != report_of[one.records[1]]


@STEADY
@given(some)
def test_every_score_is_the_sum_of_its_parts(found):
    matched = match(records(*found), [], {})
    for one in (*matched.matches, *matched.refused, *matched.uncertain):
        assert one.score == sum(points for _, points in one.parts)
        assert one.parts[0] == ("prior", PRIOR)


def test_what_a_person_should_see_is_told_with_the_reason():
    rows = records(bib("Ice notes", "Ames", **NOTES), bib("Ice notes", "Ames", volume="7", **NOTES))
    matched = match(rows, [], {})
    assert (matched.matches, matched.refused) == ((), ())
    (found,) = matched.uncertain
    assert (found.records, found.rule) == (("a:0001", "a:0002"), "uncertain")
    assert found.against == ("column",)


def test_a_ruling_takes_a_pair_from_the_queue():
    rows = records(bib("Ice notes", "Ames", **NOTES), bib("Ice notes", "Ames", volume="7", **NOTES))
    for verdict in ("same", "different"):
        assert match(rows, [ruling("a:0001", "a:0002", verdict)], {}).uncertain == ()


def test_a_ruling_that_joins_others_takes_their_pair_from_the_queue():
    notes = [bib("Ice notes", "Ames", volume=volume, **NOTES) for volume in ("", "7", "")]
    ruled = [ruling("a:0001", "a:0003", "same"), ruling("a:0002", "a:0003", "same")]
    assert match(records(*notes), ruled, {}).uncertain == ()


def test_rulings_have_their_evidence_too():
    (found,) = match(records(bib(), bib(OTHER)), [ruling("a:0001", "a:0002", "same")], {}).matches
    assert found.rule == "ruling"
    assert "title" in found.against
