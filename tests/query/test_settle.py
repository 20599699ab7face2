"""The form that all syntaxes share: dates, languages and types as leaves, one field for what is near."""

import pytest

from pipeline.query.oddities import oddities, wild
from pipeline.query.settle import settled, text_of
from pipeline.query.syntaxes import SYNTAXES
from pipeline.query.tree import And, Dates, In, Kind, Language, Near, Not, Or, Phrase, Word
from pipeline.values import PartialDate

A, B = Word("a"), Word("b")
SINCE, UNTIL = Dates(PartialDate(2017), None), Dates(None, PartialDate(2020))
WHOLE = Dates(PartialDate(2017), PartialDate(2020))


@pytest.mark.parametrize(
    ("query", "form"),
    [
        (In("date", Word("2017")), Dates(PartialDate(2017), PartialDate(2017))),
        (In("language", Word("English")), Language("en")),
        (In("language", Or((Word("English"), Word("German")))), Or((Language("en"), Language("de")))),
        (In("kind", Word("Article")), Kind("article")),
        (In("kind", And((Word("Proceedings"), Word("Paper")))), Kind("conference")),
        (In("kind", Word("Sermon")), Kind("sermon")),
        (In("kind", Not(Word("Review"))), Not(Kind("review"))),
        (Kind("AR"), Kind("article")),
        (And((SINCE, UNTIL)), WHOLE),
        (And((A, SINCE, B, UNTIL)), And((A, WHOLE, B))),
        (And((SINCE, SINCE, UNTIL)), And((SINCE, SINCE, UNTIL))),
        (Or((SINCE, UNTIL)), Or((SINCE, UNTIL))),
        (Near(In("title", A), In("title", B), 3), In("title", Near(A, B, 3))),
        (Near(In("title", A), B, 3), In("title", Near(A, B, 3))),
        (Near(A, In("title", B), 3), In("title", Near(A, B, 3))),
        (In("title", Near(A, B, 3)), In("title", Near(A, B, 3))),
    ],
)
def test_a_tree_is_settled(query, form):
    findings = []
    assert settled(query, findings) == form
    assert findings == []


def test_what_is_near_in_two_fields_is_said():
    findings = []
    assert settled(Near(In("title", A), In("abstract", B), 3), findings) == In("title", Near(A, B, 3))
    assert [(one.code, one.what) for one in findings] == [("near-fields", "title and abstract")]


@pytest.mark.parametrize(("query", "text"), [(A, "a"), (Phrase((A, B)), "a b")])
def test_a_term_has_a_text(query, text):
    assert text_of(query) == text


@pytest.mark.parametrize(
    ("name", "text", "codes"),
    [
        ("plain", "model*", []),
        ("plain", "mod*", []),
        ("plain", "mo*", ["wildcard-too-broad"]),
        ("plain", "m?del", []),
        ("plain", "*", ["wildcard-too-broad"]),
        ("plain", "*model", ["wildcard-too-broad"]),
        ("ebsco", "*model", ["leading-wildcard"]),
        ("ieee", "?odel", ["leading-wildcard"]),
        ("pubmed", "mod*", ["wildcard-too-broad"]),
        ("pubmed", "mode*", []),
        ("plain", "a*b*c*d*", ["wildcard-too-broad"]),
        ("plain", "abc?????", ["too-many-wildcards"]),
        ("plain", "wild mo*", ["wildcard-too-broad"]),
    ],
)
def test_wildcards_that_find_too_much_are_told(name, text, codes):
    assert [one.code for one in wild(text, 0, SYNTAXES[name])] == codes


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        (And((A, B)), []),
        (And((A, A)), ["repeated-term"]),
        (Or((A, B, A)), ["repeated-term"]),
        (Or((And((A, B)), And((A, B)))), []),
        (Not(A), ["only-negative"]),
        (And((Not(A), Not(B))), ["only-negative"]),
        (Word("--"), ["stray-letter"]),
        (And((A, Phrase((Word("&"),)))), ["stray-letter"]),
    ],
)
def test_a_tree_as_a_whole_may_be_odd(query, codes):
    assert [one.code for one in oddities(query, SYNTAXES["plain"])] == codes
