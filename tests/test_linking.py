from dataclasses import replace

import pytest

from pipeline import linking
from pipeline.linking import studies_of
from tests.dedupe.made import (
    OTHER,
    bare,
    bib,
    identity_of,
    link,
    proposals_of,
    record,
    records,
    ruling,
)

ARXIV = {"arxiv": "2001.00001", "kind": "preprint"}
PAPER = {"kind": "conference", "venue": "LAKES"}
ARTICLE = {"kind": "article", "venue": "Winter Robotics"}
FIVE = records(
    *(bib(f"{title} of nobody in particular") for title in ("Alpha", "Beta", "Gamma", "Delta", "Eta"))
)


def studies(rows, *links, rulings=()):
    identity, _ = identity_of(rows, rulings)
    return [[one.removeprefix("a:000") for one in study] for study in studies_of(identity, links)]


def candidates(identity, told=()):
    return linking.candidates(identity, proposals_of(identity), told)


def tie(one, other):
    return link(f"a:000{one}", f"a:000{other}")


@pytest.mark.parametrize(
    ("links", "found"),
    [
        ([], [["1"], ["2"], ["3"], ["4"], ["5"]]),
        ([tie(2, 1)], [["1", "2"], ["3"], ["4"], ["5"]]),
        ([tie(5, 3), tie(3, 1)], [["1", "3", "5"], ["2"], ["4"]]),
        ([tie(1, 2), tie(3, 4), tie(2, 4)], [["1", "2", "3", "4"], ["5"]]),
        ([tie(1, 2), tie(2, 1), tie(1, 1)], [["1", "2"], ["3"], ["4"], ["5"]]),
        ([tie(4, 9)], [["1"], ["2"], ["3"], ["4"], ["5"]]),
        ([tie(3, 4), tie(3, 5)], [["1"], ["2"], ["3", "4", "5"]]),
    ],
)
def test_links_make_studies(links, found):
    assert studies(FIVE, *links) == found


def test_a_link_between_unrelated_reports_joins_nothing():
    assert studies(FIVE, replace(tie(1, 2), relation="unrelated")) == studies(FIVE)


def test_the_order_of_links_does_not_matter():
    links = [tie(1, 2), tie(3, 4), tie(2, 4), tie(5, 3)]
    assert studies(FIVE, *links) == studies(FIVE, *reversed(links))


def test_a_link_follows_its_reports_through_a_merge():
    merged = [ruling("a:0002", "a:0003", "same")]
    assert studies(FIVE, tie(3, 5), rulings=merged) == [["1"], ["2", "5"], ["4"]]


PROPOSED = {
    "a preprint and its paper": (bib(**ARXIV), bib(**PAPER), "preprint"),
    "three years later": (bib(**ARXIV), bib(year=2023, **PAPER), "preprint"),
    "a new title, the same id": (
        bib(**ARXIV),
        bib("Dancing machines", arxiv="2001.00001", **PAPER),
        "preprint",
    ),
    "the publication's DOI": (bib(doi="10.1/a", **ARXIV), bib(doi="10.1/a", **ARTICLE), "preprint"),
    "a paper and its article": (bib(**PAPER), bib(year=2022, **ARTICLE), "conference-version"),
}
NOT_PROPOSED = {
    "the same form": (bib(doi="10.1/a", **PAPER), bib(doi="10.1/b", **PAPER)),
    "another work": (bib(**ARXIV), bib(OTHER, **PAPER)),
    "other authors": (bib(**ARXIV), bib(bib().title, "Cole", **PAPER)),
    "years later": (bib(**ARXIV), bib(year=2024, **PAPER)),
    "another work's id": (bib(**ARXIV), bib(OTHER, "Cole", arxiv="2001.00001", **PAPER)),
    "nothing known": (bare(), bare()),
}


@pytest.mark.parametrize(("one", "other", "rule"), PROPOSED.values(), ids=PROPOSED)
def test_versions_of_a_work_are_proposed_and_not_applied(one, other, rule):
    identity, _ = identity_of(records(one, other))
    (found,) = candidates(identity)
    assert (found.records, found.rule) == (("a:0001", "a:0002"), rule)
    assert "authors" in found.agreed
    assert found.score == sum(points for _, points in found.parts)
    assert len(studies_of(identity, ())) == 2


@pytest.mark.parametrize(("one", "other"), NOT_PROPOSED.values(), ids=NOT_PROPOSED)
def test_what_is_not_proposed(one, other):
    assert candidates(identity_of(records(one, other))[0]) == ()


def test_what_is_linked_is_proposed_no_more():
    identity, _ = identity_of(records(bib(**ARXIV), bib(**PAPER), bib(year=2021, **ARTICLE)))
    assert len(candidates(identity)) == 3
    assert candidates(identity, [tie(1, 2), tie(3, 2)]) == ()
    assert len(candidates(identity, [tie(1, 2)])) == 2


def test_what_a_person_called_unrelated_is_not_proposed():
    identity, _ = identity_of(records(bib(**ARXIV), bib(**PAPER)))
    assert candidates(identity, [replace(tie(2, 1), relation="unrelated")]) == ()


def test_a_proposal_is_of_reports_not_of_records():
    rows = [
        *records(bib(**ARXIV), bib(**ARXIV)),
        record("b:0001", bib(**PAPER)),
        record("b:0002", bib(**PAPER)),
    ]
    assert [found.records for found in candidates(identity_of(rows)[0])] == [("a:0001", "b:0001")]
