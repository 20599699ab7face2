"""What holds for any query: it is printed and read back, never crashes, and hostile ones end soon."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model import Bib
from pipeline.query.evaluate import evaluate, plan
from pipeline.query.parse import parse
from pipeline.query.reading import Reading
from pipeline.query.render import render
from pipeline.query.syntaxes import SYNTAXES
from pipeline.query.translate import translate
from pipeline.query.tree import In, Near, Not, Phrase, Word, both, depth, either
from pipeline.query.words import MODES

WORDS = st.sampled_from(["cat", "dog", "cow", "wom?n", "behav*", "colo$r", "pig", "hen"]).map(Word)
TERMS = st.one_of(WORDS, st.lists(WORDS, min_size=2, max_size=3).map(lambda words: Phrase(tuple(words))))
NEARS = st.builds(Near, TERMS, TERMS, st.integers(0, 9), st.booleans())
FIELDS = st.sampled_from(["title", "abstract", "topic", "author", "venue"])


def grown(inner):
    several = st.lists(inner, min_size=2, max_size=3).map(tuple)
    return st.one_of(
        several.map(both),
        several.map(either),
        st.tuples(inner, inner.map(Not)).map(both),
        st.builds(In, FIELDS, inner),
    )


TREES = st.recursive(st.one_of(TERMS, NEARS), grown, max_leaves=12)
SIGNS = (
    'cat|dog| | AND | OR | NOT |(|)|"|TS=|TITLE(|ti:|[ti]|[|]|{|}|*|NEAR/3|N3|W/3|2020|:|PUBYEAR > |PY='
    '|#1|%22|published:|..|+AND+|“|é|TI |submittedDate:[| TO |LIMIT-TO(|,|"Abstract":|LA='
    "|DT=|\n|\0|[tiab:~2]|?|$|-"
)
PIECES = st.sampled_from(SIGNS.split("|"))


@pytest.mark.parametrize("name", SYNTAXES)
@settings(max_examples=120, deadline=None)
@given(query=TREES)
def test_what_a_syntax_can_say_is_read_back_as_it_was_meant(name, query):
    made = translate(query, SYNTAXES["plain"], SYNTAXES[name]).query
    assert made is None or parse(render(made, SYNTAXES[name]), SYNTAXES[name]).query == made


@pytest.mark.parametrize("mode", MODES)
@settings(max_examples=100, deadline=None)
@given(
    query=TREES,
    title=st.lists(st.sampled_from(["cat", "dog", "cow", "women", "behaves", "colour", "pig"]), max_size=8),
)
def test_translating_without_loss_finds_the_same(mode, query, title):
    reading = Reading(Bib(title=" ".join(title), abstract="cat pig", keywords=("dog cow", "pig")))
    for name in ("wos", "scopus"):
        made = translate(query, SYNTAXES["plain"], SYNTAXES[name])
        if made.query is not None and not [one for one in made.losses if one.effect != "note"]:
            again = evaluate(made.query, reading, mode, "title").found
            assert again == evaluate(query, reading, mode, "title").found


@pytest.mark.parametrize("name", SYNTAXES)
@settings(max_examples=300, deadline=None)
@given(text=st.lists(PIECES, max_size=15).map("".join))
def test_any_text_is_read_or_said_to_be_wrong(name, text):
    made = parse(text, SYNTAXES[name])
    assert made.sound or any(one.stops for one in made.findings)
    assert all(0 <= one.at <= len(text) for one in made.findings)
    if made.query is not None:
        evaluate(made.query, Reading(Bib(title="cat dog 2020")), "plural")
        assert render(made.query, SYNTAXES[name]) != ""


@settings(max_examples=100, deadline=None)
@given(query=TREES, title=st.text("cat dgowmen ", max_size=40))
def test_every_place_that_is_told_holds_a_word(query, title):
    reading = Reading(Bib(title=title))
    for hit in evaluate(query, reading, "stem", "title").hits:
        assert reading.text(hit.field).raw[hit.start : hit.end].strip() != ""


def nested(levels):
    text = "cat"
    for level in range(levels):
        text = f"({text} {'AND' if level % 2 else 'OR'} dog{level})"
    return text


@pytest.mark.parametrize("name", SYNTAXES)
def test_five_hundred_levels_are_read_printed_translated_and_run(name):
    made = parse(nested(499), SYNTAXES[name])
    assert depth(made.query) == 500
    text = render(made.query, SYNTAXES[name])
    assert render(parse(text, SYNTAXES[name]).query, SYNTAXES[name]) == text
    assert evaluate(made.query, Reading(Bib(title="a dog498")), "plural", "title").found is True
    assert translate(made.query, SYNTAXES[name], SYNTAXES["plain"]).query is not None


HOSTILE = {
    "too deep": ("(" * 5_000 + "cat" + ")" * 5_000, "too-deep"),
    "too long": (" ".join(["cat"] * 100_000), "too-long"),
    "open parentheses": ("(" * 1_000, "unbalanced-parenthesis"),
    "closing parentheses": (")" * 50_000, "unbalanced-parenthesis"),
    "operators alone": ("AND " * 20_000, "missing-operand"),
    "wildcards alone": ("*" * 20_000, "too-many-wildcards"),
    "wildcards between letters": ("a*" * 10_000, "too-many-wildcards"),
}


@pytest.mark.parametrize("what", HOSTILE)
@pytest.mark.parametrize("name", ["plain", "pubmed", "scopus"])
def test_a_hostile_query_is_refused_by_name_in_bounded_time(name, what):
    text, code = HOSTILE[what]
    before = time.process_time()
    made = parse(text, SYNTAXES[name])
    assert not made.sound
    assert code in {one.code for one in made.findings}
    assert time.process_time() - before < 30


def test_ten_thousand_terms_are_run_in_bounded_time():
    before = time.process_time()
    ready = plan(parse(" OR ".join(f"word{n}" for n in range(10_000)), SYNTAXES["plain"]).query, "plural")
    readings = [
        Reading(Bib(title=f"A title with word{n}", abstract="x " * 500)) for n in range(0, 20_000, 200)
    ]
    assert sum(ready.found(reading) is True for reading in readings) == 50
    assert time.process_time() - before < 30


def test_wildcards_on_a_hostile_text_end_in_bounded_time():
    before = time.process_time()
    query = parse("a*a*a*b", SYNTAXES["plain"]).query
    assert evaluate(query, Reading(Bib(title="a" * 600)), "exact", "title").found is False
    assert time.process_time() - before < 30
