"""Tokens: what each sign of a query is taken for, and where it stands."""

import pytest

from pipeline.query.lex import merged, plain_text, spelt, tokens
from pipeline.query.syntaxes import SYNTAXES, syntax_of


def cut(text, name):
    findings = []
    return [(one.kind, one.text) for one in merged(tokens(text, SYNTAXES[name], findings))], findings


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("plain", "cat", [("word", "cat")]),
        ("plain", "cat AND dog", [("word", "cat"), ("and", "AND"), ("word", "dog")]),
        ("plain", "cat AND NOT dog", [("word", "cat"), ("not", "AND NOT"), ("word", "dog")]),
        ("plain", "cat AND", [("word", "cat"), ("and", "AND")]),
        ("plain", '"a b" {c d}', [("quoted", "a b"), ("braced", "c d")]),
        ("plain", "title:cat", [("field", "title"), ("word", "cat")]),
        ("plain", "http://x.org", [("word", "http://x.org")]),
        ("plain", "(cat)", [("(", "("), ("word", "cat"), (")", ")")]),
        ("wos", "TI=cat", [("field", "title"), ("word", "cat")]),
        ("wos", "cat NEAR/3 dog", [("word", "cat"), ("near", "NEAR/3"), ("word", "dog")]),
        ("wos", "cat near dog", [("word", "cat"), ("near", "near"), ("word", "dog")]),
        ("scopus", "TITLE(cat)", [("field", "title"), ("(", "("), ("word", "cat"), (")", ")")]),
        ("scopus", "a AND (b)", [("word", "a"), ("and", "AND"), ("(", "("), ("word", "b"), (")", ")")]),
        ("scopus", "PUBYEAR > 2016", [("query", "PUBYEAR > 2016")]),
        ("scopus", "cat pre/2 dog", [("word", "cat"), ("near", "pre/2"), ("word", "dog")]),
        ("ieee", '"Document Title":cat', [("field", "title"), ("word", "cat")]),
        ("ieee", '"wild cat"', [("quoted", "wild cat")]),
        ("arxiv", "ti:a ANDNOT b", [("field", "title"), ("word", "a"), ("not", "ANDNOT"), ("word", "b")]),
        ("pubmed", "cat[ti]", [("word", "cat"), ("tag", "ti")]),
        ("pubmed", "cat [Title/Abstract]", [("word", "cat"), ("tag", "Title/Abstract")]),
        ("pubmed", "2018:2020[dp]", [("query", "2018:2020[dp]")]),
        ("ebsco", "TI cat", [("field", "title"), ("word", "cat")]),
        ("ebsco", "DNA cat", [("word", "DNA"), ("word", "cat")]),
        ("ebsco", "cat N5 dog W2 cow",
         [("word", "cat"), ("near", "N5"), ("word", "dog"), ("near", "W2"), ("word", "cow")]),
    ],
)  # fmt: skip
def test_a_text_is_cut_into_its_signs(name, text, found):
    assert cut(text, name) == (found, [])


@pytest.mark.parametrize(
    ("name", "text", "at"),
    [("plain", 'cat AND "dog', 8), ("wos", "TS=(cat) AND #2", 13), ("ieee", "cat or dog", 4)],
)
def test_an_oddity_knows_where_it_stands(name, text, at):
    assert [one.at for one in cut(text, name)[1]] == [at]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("ti:cat+AND+abs:dog", "ti:cat AND abs:dog"),
        ("ti:%22wild+cat%22", 'ti:"wild cat"'),
        ("ti:c++", "ti:c++"),
        ("ti:cat AND abs:a+b", "ti:cat AND abs:a+b"),
    ],
)
def test_an_address_of_arxiv_is_decoded_and_nothing_else(text, plain):
    assert plain_text(text, SYNTAXES["arxiv"]) == plain
    assert plain_text(text, SYNTAXES["plain"]) == text


@pytest.mark.parametrize(
    ("name", "text", "word", "codes"),
    [
        ("ebsco", "colo#r", "colo$r", []),
        ("ebsco", "wom?n", "wom?n", []),
        ("scopus", "colo$r", "color", ["not-a-wildcard"]),
        ("pubmed", "wom?n*", "womn*", ["not-a-wildcard"]),
        ("wos", "a*b?c$", "a*b?c$", []),
    ],
)
def test_wildcards_are_spelt_as_in_a_tree(name, text, word, codes):
    findings = []
    assert spelt(text, 0, SYNTAXES[name], findings) == word
    assert [one.code for one in findings] == codes


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("wos", "wos"),
        ("Web-of-Science", "wos"),
        (" PubMed ", "pubmed"),
        ("medline", "pubmed"),
        ("ovid", None),
    ],
)
def test_a_syntax_is_found_by_its_names(name, found):
    assert getattr(syntax_of(name), "name", None) == found
