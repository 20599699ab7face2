"""What is kept of exports that may not be published: all but what is withheld, and the same again."""

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import files
from pipeline.formats import READERS
from pipeline.formats.accounting import account
from pipeline.model import Bib, Withheld
from pipeline.permitted import (
    Questions,
    Unfit,
    heard,
    parse,
    questions_of,
    quotable,
    reduced,
    unquoted,
    write,
)
from tests import worlds

RIS = b"""TY  - JOUR
TI  - A teapot
AU  - Alder, Ann
PY  - 2031
AB  - Secret words about jugs and teapots.
KW  - cups; secret jugs
ER  -
TY  - JOUR
ER  -
TY  - JOUR
TI  - Bare
"""
TERMS = ("plural: jug", "plural: spoon")
FILE = files.ExportFile(path="s.ris", format="ris", sha256="a" * 64, bytes=1, entries=3, records=2)


def read(data=RIS):
    return account(data, READERS["ris"], "f/s.ris")


def kept(data=RIS, terms=TERMS, *, language=False):
    return reduced(read(data), Questions(terms=terms, language=language))


def test_abstract_and_keywords_are_taken_away_and_nothing_else():
    for before, after in zip(read().records, kept().records, strict=True):
        assert after.bib == replace(before.bib, abstract="", keywords=())
        assert (after.offset, after.length, after.line) == (before.offset, before.length, before.line)


def test_of_what_is_withheld_the_terms_it_holds_are_known():
    assert [one.withheld for one in kept().records] == [
        (
            Withheld(field="abstract", asked=TERMS, found=("plural: jug",)),
            Withheld(field="keywords", asked=TERMS, found=("plural: jug",)),
        ),
        (),
    ]


def test_problems_keep_code_and_line_and_quote_nothing():
    data = b"TY  - JOUR\nTI  - One\nTI  - Secret title\nER  - \n"
    (problem,) = unquoted(account(data, READERS["ris"], "s.ris")).problems
    assert (problem.code, problem.line, problem.hint) == ("repeated-field", 3, "remove the other values")
    assert problem.message.startswith("… is given more than once")


def test_nothing_that_is_withheld_is_written():
    text = write([(FILE, kept())], TERMS)
    assert "Secret" not in text
    assert "secret" not in text
    assert text.count("\n") == 4


@given(st.lists(st.sampled_from(RIS.splitlines(keepends=True)), max_size=30).map(b"".join))
def test_what_is_written_reads_back_as_the_same_account(data):
    made = kept(data)
    assert parse(write([(FILE, made)], TERMS), "f/") == {"s.ris": ("a" * 64, made)}


def test_a_file_that_was_refused_keeps_its_problem():
    made = kept(b"<html>")
    (again,) = parse(write([(FILE, made)], TERMS), "f/").values()
    assert [problem.code for problem in again[1].problems] == ["not-this-format"]


def test_the_files_of_a_search_stand_one_after_the_other():
    other = replace(FILE, path="t.ris")
    text = write([(FILE, kept()), (other, kept(b""))], TERMS)
    assert [len(one.entries) for _, one in parse(text, "f/").values()] == [3, 0]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ('"schema":1', '"schema":2', 1),
        ('"entries":3', '"entries":4', 5),
        ('"entries":3', '"entries":2', 4),
        ('"offset":', '"offsets":', 2),
        ('{"schema"', '["schema"', 1),
    ],
)
def test_a_file_that_is_not_as_it_was_written_is_told_at_its_line(old, new, line):
    text = write([(FILE, kept())], TERMS).replace(old, new, 1)
    with pytest.raises(Unfit) as unfit:
        parse(text, "f/")
    assert unfit.value.line == line


def test_every_field_of_a_description_that_is_not_withheld_is_kept():
    withheld = {"abstract", "keywords"}
    assert {field.name for field in fields(Bib)} >= withheld
    line = write([(FILE, kept())], TERMS).splitlines()[1]
    assert all(f'"{name}"' in line for name in ("title", "authors", "date", "kind"))


def test_what_is_asked_is_what_automatic_criteria_need():
    def criterion(test, **changes):
        return files.Criterion(id="c", label="C", test=test, reason="old", **changes)

    criteria = (criterion("terms", terms=("b", "a")), criterion("query", query="c", match="stem"))
    asked = questions_of(worlds.protocol(criteria=(*criteria, criterion("human"))))
    assert asked == Questions(terms=('plural: "a"', 'plural: "b"', "stem: c"))
    assert questions_of(worlds.protocol(criteria=(criterion("language"),))) == Questions(language=True)


FRENCH = b"""TY  - JOUR
TI  - Une cruche
AB  - Cette cruche est dans le jardin avec les tasses et les assiettes de la maison, et nous la voyons.
ER  -
TY  - JOUR
TI  - A jug
LA  - en
ER  -
TY  - JOUR
TI  - Jugs
ER  -
"""


def test_the_language_of_a_text_is_kept_where_none_is_declared_and_the_text_is_not():
    made = kept(FRENCH, language=True)
    assert [one.spoken for one in made.records] == ["fr", "", "und"]
    text = write([(FILE, made)], TERMS)
    assert "jardin" not in text
    assert parse(text, "f/") == {"s.ris": ("a" * 64, made)}


def test_a_text_that_may_be_stored_is_heard_as_well():
    assert [one.spoken for one in heard(read(FRENCH)).records] == ["fr", "", "und"]
    assert [one.spoken for one in kept(FRENCH).records] == ["", "", ""]


def test_only_sources_that_let_all_be_published_may_be_quoted():
    base = worlds.protocol()
    first, *rest = base.sources
    sources = (replace(first, publish="everything"), *(replace(one, publish="no-raw") for one in rest))
    searches = [worlds.search(f"s{n}", n, one.id) for n, one in enumerate(sources)]
    assert quotable(searches, replace(base, sources=sources)) == {"s0"}
