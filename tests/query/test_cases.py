"""The table of queries: what they mean, what is odd in them, what becomes of them, what they find."""

import pytest

from pipeline.model import Bib
from pipeline.query.evaluate import evaluate
from pipeline.query.parse import parse
from pipeline.query.reading import Reading
from pipeline.query.render import render
from pipeline.query.syntaxes import PLAIN, SYNTAXES
from pipeline.query.translate import translate
from tests.query import cases_find, cases_lint, cases_parse, cases_translate


def tree(text, name="plain"):
    return parse(text, SYNTAXES[name]).query


@pytest.mark.parametrize(("name", "text", "plain"), cases_parse.CASES)
def test_a_text_means_what_its_syntax_says(name, text, plain):
    assert render(tree(text, name), PLAIN) == plain


@pytest.mark.parametrize(("name", "text"), [case[:2] for case in cases_parse.CASES])
def test_printing_and_reading_again_gives_the_same_tree(name, text):
    assert tree(render(tree(text, name), SYNTAXES[name]), name) == tree(text, name)


@pytest.mark.parametrize(("name", "text"), [case[:2] for case in cases_parse.CASES])
def test_plain_notation_carries_every_tree(name, text):
    assert tree(render(tree(text, name), PLAIN)) == tree(text, name)


@pytest.mark.parametrize("target", SYNTAXES)
@pytest.mark.parametrize(("name", "text"), [case[:2] for case in cases_parse.CASES])
def test_a_translation_is_read_back_as_it_was_meant(name, text, target):
    made = translate(tree(text, name), SYNTAXES[name], SYNTAXES[target]).query
    assert made is None or tree(render(made, SYNTAXES[target]), target) == made


@pytest.mark.parametrize(("name", "text", "codes"), cases_lint.CASES)
def test_what_is_odd_is_told_by_its_code(name, text, codes):
    assert sorted(one.code for one in parse(text, SYNTAXES[name]).findings) == sorted(codes)


@pytest.mark.parametrize(("source", "text", "target", "there", "codes"), cases_translate.CASES)
def test_a_translation_says_what_it_loses(source, text, target, there, codes):
    made = translate(tree(text, source), SYNTAXES[source], SYNTAXES[target])
    assert (render(made.query, SYNTAXES[target]) if made.query else None) == there
    told = [one.code for one in made.losses]
    assert sorted(code for code in told if source != "plain" or code != "matching") == sorted(codes)


@pytest.mark.parametrize(("text", "mode", "title", "found"), cases_find.CASES)
def test_a_query_finds_a_title_or_does_not(text, mode, title, found):
    assert evaluate(tree(text), Reading(Bib(title=title)), mode, "title").found is found


def test_the_table_is_long_enough():
    tables = (cases_parse, cases_lint, cases_translate, cases_find)
    assert sum(len(table.CASES) for table in tables) >= 250
