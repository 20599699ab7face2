"""On strings that both can read, our tree is that of search-query 0.15.0, or the difference is explained."""

import pytest

from pipeline.model import Bib
from pipeline.query.evaluate import evaluate
from pipeline.query.parse import parse
from pipeline.query.reading import Reading
from pipeline.query.settle import text_of
from pipeline.query.syntaxes import SYNTAXES
from pipeline.query.tree import And, In, Near, Not, Or, Phrase, Word, children
from pipeline.query.within import leafed

oracle = pytest.importorskip("search_query.parser")
QuerySyntaxError = pytest.importorskip("search_query.exception").QuerySyntaxError

STRINGS = [
    ("wos", "TS=(cat AND dog)"),
    ("wos", "TS=(cat OR dog)"),
    ("wos", "TS=(cat NOT dog)"),
    ("wos", 'TI=("wild cat" AND dog*)'),
    ("wos", "TI=(cat) AND AB=(dog)"),
    ("wos", "(TI=(cat) OR AB=(dog)) AND TS=(cow)"),
    ("wos", "TS=((cat OR dog) AND (cow OR pig))"),
    ("wos", "TS=(cat NEAR/5 dog)"),
    ("pubmed", "cat[ti] AND dog[ti]"),
    ("pubmed", '"wild cat"[tiab] OR dog[tiab]'),
    ("pubmed", "(cat[ti] OR dog[ti]) AND cow[tiab]"),
    ("pubmed", "wild cat[ti] AND dog[ti]"),
    ("wos", "TS=(cat AND dog OR cow)"),
    ("wos", "TS=(cat OR dog AND cow)"),
    ("pubmed", "cat[ti] NOT dog[ti]"),
    ("pubmed", "(cat[mh] OR cats[tiab]) AND (dog[mh] OR dogs[tiab])"),
    ("ebsco", "TI cat AND AB dog"),
    ("ebsco", 'TI "wild cat" OR AB dog'),
    ("ebsco", "(TI cat OR AB dog) AND SU cow"),
    ("ebsco", "TI cat NOT AB dog"),
    ("ebsco", "TI cat N5 dog"),
]
FIELDS = {
    "TS=": "topic", "TI=": "title", "AB=": "abstract", "[ti]": "title", "[ab]": "abstract", "[mh]": "subject",
    "[tiab]": "title-abstract", "TI": "title", "AB": "abstract", "SU": "subject",
}  # fmt: skip
PLATFORMS = {"wos": "wos", "pubmed": "pubmed", "ebsco": "ebscohost"}


def ours(query, field=""):
    """Return a tree as nested tuples: the join and its parts in order, a term with its field."""
    if isinstance(query, In):
        return ours(query.query, query.field)
    if isinstance(query, Word | Phrase):
        return (text_of(query), field)
    name = {And: "and", Or: "or", Near: "near", Not: "not"}[type(query)]
    distance = (query.distance,) if isinstance(query, Near) else ()
    return (name, *distance, *(ours(part, field) for part in children(query)))


def theirs(query, field=""):
    """Return their tree in the same form; a field of a group holds for its terms."""
    field = FIELDS.get(str(query.field), field)
    if not query.children:
        return (query.value.strip('"'), field)
    parts = [theirs(part, field) for part in query.children]
    if query.value == "NOT":
        return ("and", parts[0], ("not", parts[1]))
    if query.value == "NEAR":
        fields = {part[1] for part in parts} - {""}
        return ("near", query.distance, *((part[0], *fields) for part in parts))
    return (query.value.lower(), *parts)


@pytest.mark.parametrize(("name", "text"), STRINGS)
def test_both_read_the_same_tree(name, text):
    tree = ours(leafed(parse(text, SYNTAXES[name]).query))
    assert tree == theirs(oracle.parse(text, platform=PLATFORMS[name]))


def test_they_refuse_the_field_of_abstracts_of_pubmed_which_we_read():
    text = "cat[ab]"
    assert ours(leafed(parse(text, SYNTAXES["pubmed"]).query)) == ("cat", "abstract")
    with pytest.raises(QuerySyntaxError):
        oracle.parse(text, platform="pubmed")


def test_they_find_a_word_inside_another_which_we_do_not():
    query = oracle.parse("TI=cat", platform="wos").translate(target_syntax="generic")
    found = query.selects(record_dict={"title": "on education", "ENTRYTYPE": "article"})
    assert found is True
    assert (
        evaluate(parse("TI=cat", SYNTAXES["wos"]).query, Reading(Bib(title="on education")), "stem").found
        is False
    )
