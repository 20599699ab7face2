"""Cards: what is shown of a report, and which words are lit."""

import pytest

from pipeline import files
from pipeline.model import Bib, Finding, Record, Report
from pipeline.reviewing import card as cards
from tests import worlds

SEARCHES = (
    worlds.search("a", 1, "alpha", queries=(files.Query(id="q", text="wild* AND cat", syntax="plain"),)),
    worlds.search(
        "b", 2, "beta", queries=(files.Query(id="q", text='(dog OR "old pig")', syntax="unheard"),)
    ),
    worlds.search("c", 3, "beta", queries=(files.Query(id="q", text="((((", syntax="wos"),)),
)
TERMS = files.Criterion(id="t", label="T", test="terms", reason="wrong", terms=("tame",))
QUERY = files.Criterion(id="q", label="Q", test="query", reason="wrong", query="tamed", match="stem")


def shown(title="", abstract="", searches=("a",), **changes):
    given = {"report": "a:0001", "title": title, "facts": "", "abstract": abstract, "keywords": ()}
    return cards.Card(**{**given, "answers": {}, "searches": searches, **changes})


def lit(card, protocol=None):
    found = cards.matched(card, cards.plans(SEARCHES, protocol or worlds.protocol()))
    return {
        name: [getattr(card, name)[start:end] for start, end in spans]
        for name, spans in found.items()
        if spans
    }


@pytest.mark.parametrize(
    ("card", "wanted"),
    [
        (shown("Cats", "A wild cat, wildly"), {"title": ["Cats"], "abstract": ["wild", "cat", "wildly"]}),
        (shown("Education"), {}),
        (shown("Old pigs", searches=("b",)), {"title": ["Old pigs"]}),
        (shown("Dogs and cats", searches=("a", "b")), {"title": ["Dogs", "cats"]}),
        (shown("Dogs and cats", searches=("c",)), {}),
        (shown("Dogs", searches=("gone",)), {}),
        (shown("CÁT ﬁne", ""), {"title": ["CÁT"]}),
    ],
)
def test_words_of_the_queries_that_found_a_report_are_lit(card, wanted):
    assert lit(card) == wanted


@pytest.mark.parametrize("criterion", [TERMS, QUERY], ids=["terms", "query"])
def test_words_of_the_criteria_are_lit_whatever_search_found_it(criterion):
    assert lit(shown("Tame dogs"), worlds.protocol(criteria=(criterion,))) == {"title": ["Tame"]}


@pytest.mark.parametrize(
    ("spans", "wanted"),
    [
        ([], ()),
        ([(3, 5), (0, 2)], ((0, 2), (3, 5))),
        ([(0, 4), (1, 2)], ((0, 4),)),
        ([(0, 4), (2, 9), (8, 12)], ((0, 12),)),
        ([(0, 2), (2, 4)], ((0, 2), (2, 4))),
    ],
)
def test_spans_that_overlap_are_one(spans, wanted):
    assert cards.disjoint(spans) == wanted


def record(ident, **bib):
    return Record(
        id=ident, search="a", source="alpha", file="a.bib", offset=0, length=1, line=1, bib=Bib(**bib)
    )


class Reviewed:
    """As much of a review as a card is made of."""

    def __init__(self, bib, *findings):
        one = Report(id="a:0001", records=("a:0001", "b:0004", "b:0005"), matches=(), bib=bib, origins={})
        self.findings = findings
        self.identity = worlds.identity()
        self.identity = type(self.identity)(reports={"a:0001": one}, report_of={}, aliases={}, refused=())


def row_of(bib, *findings, abstracts=None):
    return cards.card(cards.rows(Reviewed(bib, *findings), abstracts or {})[0])


def test_a_card_says_what_the_report_says():
    found = Finding(report="a:0001", criterion="recent", passed=None, evidence="e")
    made = row_of(Bib(title="T\x07", abstract="A\n\nB", keywords=("k",), venue="V"), found)
    assert (made.title, made.facts, made.abstract, made.keywords) == ("T", "V", "A B", ("k",))
    assert (made.answers, made.searches) == ({"recent": None}, ("a", "b"))


@pytest.mark.parametrize(("own", "wanted"), [("mine", "mine"), ("", "theirs")])
def test_an_abstract_that_is_not_stored_is_shown_where_it_is_at_hand(own, wanted):
    held = cards.abstracts([record("b:0004", abstract="theirs"), record("b:0005")])
    assert row_of(Bib(abstract=own), abstracts=held).abstract == wanted
