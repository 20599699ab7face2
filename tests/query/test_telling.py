"""What is printed of a query: positions, quotes, JSON."""

import json

import pytest

from pipeline.formats.base import Entry
from pipeline.model import Bib
from pipeline.problems import Severity
from pipeline.query import telling
from pipeline.query.evaluate import Hit, evaluate
from pipeline.query.lint import ERRORS, WARNINGS, Finding
from pipeline.query.parse import parse
from pipeline.query.reading import Reading
from pipeline.query.syntaxes import PLAIN, SYNTAXES
from pipeline.query.translate import translate


def tree(text):
    return parse(text, PLAIN).query


@pytest.mark.parametrize(
    ("text", "at", "line", "column"),
    [("abc", 0, 1, 1), ("abc", 2, 1, 3), ("a\nbc", 2, 2, 1), ("a\nbc", 3, 2, 2), ("a\n\n", 3, 3, 1)],
)
def test_a_finding_becomes_a_problem_at_line_and_column(text, at, line, column):
    made = Finding(at, "unbalanced-quote").problem(text, "query")
    assert (made.path, made.line, made.column, made.code) == ("query", line, column, "unbalanced-quote")


@pytest.mark.parametrize("code", ERRORS)
def test_what_stops_a_query_is_an_error(code):
    made = Finding(0, code, "x", "y").problem("", "query")
    assert (made.severity, bool(made.hint)) == (Severity.ERROR, True)


@pytest.mark.parametrize("code", WARNINGS)
def test_what_is_only_odd_is_a_warning(code):
    made = Finding(0, code, "x", "y").problem("", "query")
    assert (made.severity, bool(made.hint), "{" in made.message) == (Severity.WARNING, True, False)


@pytest.mark.parametrize(
    ("bib", "hit", "quote"),
    [
        (Bib(title="Wild cats"), Hit("title", 5, 9), "Wild [cats]"),
        (Bib(title="x" * 50 + " cat " + "y" * 50), Hit("title", 51, 54), f"…{'x' * 39} [cat] {'y' * 39}…"),
        (Bib(keywords=("pig", "hen", "cow")), Hit("keywords", 4, 7), "pig; [hen]; cow"),
        (Bib(keywords=("pig", "hen", "cow")), Hit("keywords", 8, 11), "pig; hen; [cow]"),
    ],
)
def test_a_place_is_quoted_in_its_surroundings(bib, hit, quote):
    assert telling.quoted(hit, Reading(bib)) == quote


def test_a_query_is_told_in_plain_notation():
    assert telling.read(tree("ti:cat"), PLAIN, "text") == "title:cat\n"
    assert json.loads(telling.read(tree("ti:cat"), PLAIN, "json")) == {"from": "plain", "query": "title:cat"}


def test_a_translation_is_told_as_json_with_its_differences():
    target = SYNTAXES["ieee"]
    made = translate(tree("title:cat AND published:2020"), PLAIN, target)
    told = json.loads(telling.translated(made, target, "json"))
    assert (told["to"], told["query"]) == ("ieee", '"Document Title":cat')
    assert [(one["effect"], one["code"]) for one in told["differences"]] == [
        ("note", "matching"),
        ("broader", "filter"),
    ]


def entry(title, key="", line=1):
    return Entry(offset=0, length=1, line=line, bib=Bib(title=title), key=key)


def test_what_is_found_is_told_by_key_or_line_and_counted():
    query = tree("title:cat")
    entries = [entry("A cat", "k1"), entry("Cats", line=7), entry("")]
    answers = [(one, evaluate(query, Reading(one.bib), "plural")) for one in entries]
    lines = telling.found(answers, "plural", "text", 5).splitlines()
    assert lines[:4] == ["k1: A cat", "    title: A [cat]", "line 7: Cats", "    title: [Cats]"]
    assert lines[4].startswith("2 of 5 records found, 1 unknown")


def test_no_more_places_are_shown_than_a_reader_wants():
    hits = tuple(Hit("title", at, at + 1) for at in range(9))
    assert telling.shortest(hits) == hits[:5]
