"""Each rule of the table, on what comparing can say; the examples of whole works are in test_matching."""

import pytest

from pipeline.dedupe.compare import Comparison, compare
from pipeline.dedupe.decide import APART, RULES, Verdict, contradicted, decide, elsewhere, telling
from tests.dedupe.made import OTHER, TITLE, bare, bib, keys

ARTICLE = {"kind": "article", "venue": "Journal of Winter Robotics", "venue_kind": "journal"}


def judged(one, other):
    a, b = keys(one), keys(other)
    return decide(a, b, compare(a, b))


def said(agreed="", against=""):
    return Comparison(agreed=tuple(agreed.split()), against=tuple(against.split()))


RULED = [
    (bib(), bib(), Verdict.SAME, "same-text"),
    (bib(doi="10.1/a"), bib(doi="10.1/a", pages="7"), Verdict.SAME, "doi"),
    (bib(pmid="7"), bib(pmid="7", pages="7"), Verdict.SAME, "pmid"),
    (bib(arxiv="1"), bib(arxiv="1", pages="7"), Verdict.SAME, "arxiv"),
    (bib(), bib(pages="7"), Verdict.SAME, "same-title"),
    (bib(pages="7"), bare(title=TITLE, pages="7", date=bib().date), Verdict.SAME, "same-place"),
    (bib(doi="10.1/a"), bib(OTHER, "Cole", doi="10.1/a"), Verdict.REFUSED, "doi"),
    (bib(doi="10.1/a"), bib(doi="10.1/b"), Verdict.REFUSED, "same-title"),
    (bib(arxiv="1", kind="preprint"), bib(arxiv="1", **ARTICLE), Verdict.RELATED, "arxiv"),
    (bib(kind="conference"), bib(**ARTICLE), Verdict.RELATED, "same-title"),
    (bib(arxiv="1", **ARTICLE), bib(arxiv="1", kind="conference"), Verdict.RELATED, "arxiv"),
]


@pytest.mark.parametrize(("one", "other", "verdict", "rule"), RULED)
def test_the_first_rule_that_has_a_verdict_gives_it(one, other, verdict, rule):
    found = judged(one, other)
    assert (found.verdict, found.rule) == (verdict, rule)
    assert found.rank == list(RULES).index(rule)


BARE = {"title": TITLE, "date": bib().date}
UNRULED = [
    (bib(), bib(OTHER)),
    (bib(pages="7"), bare(**BARE)),
    (bib(pages="7"), bare(title=TITLE, pages="7")),
    (bib(pages="7", volume="1"), bare(**BARE, pages="7", volume="2")),
    (bib(pages="7"), bare(**(BARE | {"title": f"{TITLE}!s"}), pages="7")),
    (bib("Preface", pages="7"), bare(**(BARE | {"title": "Preface"}), pages="7")),
    (bib(volume="1"), bare(**BARE, volume="1")),
    (bib(venue="LAKES"), bare(**BARE, venue="LAKES")),
]


@pytest.mark.parametrize(("one", "other"), UNRULED)
def test_without_a_rule_two_records_are_apart(one, other):
    assert judged(one, other) is APART


def test_volume_and_venue_stand_for_a_page():
    place = {"volume": "1", "venue": "LAKES"}
    assert judged(bib(**place), bare(**BARE, **place)).rule == "same-place"


CONTRADICTED = [
    ("doi", "title authors", True),
    ("doi venue", "title authors", True),
    ("doi", "title", True),
    ("doi venue", "title", False),
    ("doi authors", "title", False),
    ("doi authors", "title page", True),
    ("doi authors venue", "title volume", True),
    ("doi title", "authors", False),
    ("doi title", "authors page", True),
    ("doi title authors", "page year", False),
    ("doi", "authors", True),
    ("doi venue", "authors", False),
    ("doi", "year venue", False),
    ("doi", "page", True),
    ("doi", "", False),
]


@pytest.mark.parametrize(("agreed", "against", "answer"), CONTRADICTED)
def test_when_an_identifier_is_contradicted(agreed, against, answer):
    assert contradicted(said(agreed, against)) is answer


TELLING = [
    (bib(), bib(), "title", True),
    (bib("Preface"), bib("Preface"), "title authors", True),
    (bib("Preface", "Ames"), bib("Preface", "Ames"), "title authors year venue", False),
    (bib("Preface", "Ames"), bib("Preface", "Ames"), "title page", True),
    (bib("Preface", "Ames"), bib("Preface", "Ames"), "title volume", True),
    (bib("Preface", "Ames"), bib("Preface", "Ames"), "title doi", True),
    (bare(title="Preface"), bare(title="Preface"), "title", False),
]


@pytest.mark.parametrize(("one", "other", "agreed", "answer"), TELLING)
def test_a_short_title_needs_more_to_go_by(one, other, agreed, answer):
    assert telling(keys(one), keys(other), said(agreed)) is answer


def test_a_volume_does_not_tell_where_the_issue_differs():
    one = keys(bib("Preface", "Ames"))
    assert not telling(one, one, said("volume", "issue"))


ELSEWHERE = [
    ({}, {}, "title", "", False),
    ({}, {}, "title venue", "volume", False),
    ({}, {}, "title", "volume", True),
    ({}, {}, "title", "venue", False),
    (ARTICLE, ARTICLE, "title", "venue", True),
    (ARTICLE, ARTICLE, "title page", "venue volume", False),
    ({}, {}, "title", "venue page", True),
    ({}, {}, "title venue", "page", False),
    ({}, {"year": 2021}, "title venue", "page", True),
]


@pytest.mark.parametrize(("one", "other", "agreed", "against", "answer"), ELSEWHERE)
def test_when_the_place_of_publication_is_another(one, other, agreed, against, answer):
    assert elsewhere(keys(bib(**one)), keys(bib(**other)), said(agreed, against)) is answer


def test_a_short_title_in_another_place_is_another_piece():
    one = keys(bib("Editorial"))
    assert elsewhere(one, one, said("venue", "page"))
