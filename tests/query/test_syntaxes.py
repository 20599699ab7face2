"""The tables of the syntaxes hold together, and each field is read back as it is printed."""

import pytest

from pipeline.query.parse import parse
from pipeline.query.render import render
from pipeline.query.syntax import FIELDS, PARTS
from pipeline.query.syntaxes import OTHER_NAMES, SYNTAXES
from pipeline.query.tree import And, Dates, In, Kind, Language, Near, Not, Or, Phrase, Word
from pipeline.values import PartialDate

TEXTS = sorted({*FIELDS} - {"date", "language", "kind"})
WRITTEN = [(name, field) for name, one in SYNTAXES.items() for field in one.writes if field in TEXTS]


@pytest.mark.parametrize("name", SYNTAXES)
def test_a_syntax_names_only_fields_that_queries_have(name):
    one = SYNTAXES[name]
    assert {*one.fields.values()} <= {*FIELDS}
    assert {*one.writes} <= {*FIELDS}


@pytest.mark.parametrize("name", SYNTAXES)
def test_what_a_syntax_prints_it_reads(name):
    one = SYNTAXES[name]
    assert all(one.fields[spelling.upper()] == field for field, spelling in one.writes.items())


@pytest.mark.parametrize("name", SYNTAXES)
def test_a_syntax_ranks_its_operators(name):
    assert {"and", "or", "not"} <= {*SYNTAXES[name].rank}
    assert "near" in SYNTAXES[name].rank or not SYNTAXES[name].near[0] or SYNTAXES[name].style == "after"


@pytest.mark.parametrize("name", OTHER_NAMES.values())
def test_other_names_lead_to_a_syntax(name):
    assert name in SYNTAXES


@pytest.mark.parametrize("group", PARTS)
def test_a_group_of_fields_is_made_of_fields(group):
    assert {group, *PARTS[group]} <= {*FIELDS}


@pytest.mark.parametrize(("name", "field"), WRITTEN)
def test_a_field_is_read_back_as_it_is_printed(name, field):
    query = In(field, Word("cat"))
    assert parse(render(query, SYNTAXES[name]), SYNTAXES[name]).query == query


@pytest.mark.parametrize(("name", "field"), WRITTEN)
def test_a_phrase_in_a_field_is_read_back_as_it_is_printed(name, field):
    query = In(field, Phrase((Word("wild"), Word("cat"))))
    assert parse(render(query, SYNTAXES[name]), SYNTAXES[name]).query == query


@pytest.mark.parametrize("name", SYNTAXES)
@pytest.mark.parametrize(
    "query",
    [
        And((Word("a"), Word("b"))),
        Or((Word("a"), Word("b"), Word("c"))),
        And((Word("a"), Or((Word("b"), Word("c"))))),
        Or((And((Word("a"), Word("b"))), And((Word("c"), Word("d"))))),
        And((Word("a"), Not(Word("b")))),
        And((Word("a"), Not(Or((Word("b"), Word("c")))))),
        And((Or((Word("a"), Word("b"))), Not(Word("c")), Not(Word("d")))),
        Or((And((Word("a"), Not(Word("b")))), Word("c"))),
    ],
)
def test_joins_are_read_back_as_they_are_printed(name, query):
    assert parse(render(query, SYNTAXES[name]), SYNTAXES[name]).query == query


@pytest.mark.parametrize("name", [name for name, one in SYNTAXES.items() if "language" in one.writes])
@pytest.mark.parametrize("code", ["en", "de", "zh", "hu", "klingon"])
def test_a_language_is_read_back_as_it_is_printed(name, code):
    query = And((Word("a"), Language(code)))
    assert parse(render(query, SYNTAXES[name]), SYNTAXES[name]).query == query


@pytest.mark.parametrize(
    ("name", "kind"),
    [(name, kind) for name, one in SYNTAXES.items() if "kind" in one.writes for kind in one.kinds],
)
def test_a_type_is_read_back_as_it_is_printed(name, kind):
    query = And((Word("a"), Kind(kind)))
    assert parse(render(query, SYNTAXES[name]), SYNTAXES[name]).query == query


@pytest.mark.parametrize("name", [name for name, one in SYNTAXES.items() if "date" in one.writes])
@pytest.mark.parametrize(
    "query",
    [
        Dates(PartialDate(2017), PartialDate(2017)),
        Dates(PartialDate(2017), PartialDate(2020)),
        Dates(PartialDate(2017), None),
        Dates(None, PartialDate(2020)),
    ],
)
def test_years_are_read_back_as_they_are_printed(name, query):
    assert parse(render(query, SYNTAXES[name]), SYNTAXES[name]).query == query


@pytest.mark.parametrize("name", [name for name, one in SYNTAXES.items() if one.near[0]])
@pytest.mark.parametrize("distance", [0, 3, 15])
def test_nearness_is_read_back_as_it_is_printed(name, distance):
    query = In("title", Near(Word("a"), Word("b"), distance))
    assert parse(render(query, SYNTAXES[name]), SYNTAXES[name]).query == query


@pytest.mark.parametrize("name", [name for name, one in SYNTAXES.items() if one.near[1]])
def test_ordered_nearness_is_read_back_as_it_is_printed(name):
    query = In("title", Near(Word("a"), Word("b"), 4, ordered=True))
    assert parse(render(query, SYNTAXES[name]), SYNTAXES[name]).query == query
