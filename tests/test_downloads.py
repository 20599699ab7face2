import csv
from io import StringIO

import pytest

from pipeline.downloads import CLAIMS, STUDIES, downloads
from pipeline.formats import READERS
from pipeline.formats.stream import of
from pipeline.text import clean
from pipeline.values import Bound
from tests import made
from tests.hostile import STRINGS


def rows(review, name):
    """Return a file of values as rows, each a mapping from its heads."""
    return list(csv.DictReader(StringIO(downloads(review)[f"data/{name}.csv"].decode())))


def entries(review, form, name):
    """Return the titles that a reader of a format finds in a file."""
    data = downloads(review)[f"data/references.{name}"]
    return [clean(entry.bib.title) for entry in READERS[form].read(of(data), name)]


def test_studies_and_context_works_have_a_row_each():
    assert [row["study"] for row in rows(made.review(), "studies")] == ["ladle", "sieve"]


def test_a_row_tells_what_is_known_of_a_work():
    first = rows(made.review(), "studies")[0]
    assert (first["title"], first["published"], first["DOI"]) == (
        "Pouring without spilling",
        "2021-03",
        "10.1234/pots.1",
    )
    assert (first["role"], first["classes"], first["first public"]) == ("included", "clay", "")
    assert rows(made.review(), "studies")[1]["role"] == "background"


def test_every_statement_has_a_row():
    found = rows(made.review(), "claims")
    assert [row["claim"] for row in found] == ["ladle/fast", "ladle/slow", "ladle/slow"]
    first = found[0]
    assert (first["bound"], first["low"], first["high"], first["unit"]) == ("up_to", "2.3", "2.3", "times")
    assert (first["place"], first["printed"], first["level"], first["read on"]) == (
        "Table 2",
        "2.3x",
        "abstract",
        "2024-05-06",
    )


def test_a_value_in_words_has_no_number():
    told = made.claim("ladle/a", statements=(made.statement(amount=made.amount(bound=Bound.NOT_NUMERIC)),))
    ladle = made.changed(made.review().studies["ladle"], claims=(told,))
    row = rows(made.review(studies={"ladle": ladle}), "claims")[0]
    assert (row["bound"], row["low"], row["high"]) == ("not_numeric", "", "")


def test_a_study_that_is_not_included_is_not_taken_away():
    gone = made.changed(made.review().studies["ladle"], included=False)
    review = made.review(studies={"ladle": gone})
    assert [row["study"] for row in rows(review, "studies")] == ["sieve"]
    assert rows(review, "claims") == []


def test_no_abstract_is_given_away():
    secret = made.changed(made.review().studies["ladle"], bib=made.bib(abstract="Secret words."))
    files = downloads(made.review(studies={"ladle": secret}))
    assert not [path for path, content in files.items() if b"Secret" in content]


@pytest.mark.parametrize("name", [*STUDIES, *CLAIMS])
def test_every_column_is_named(name):
    heads = {*rows(made.review(), "studies")[0], *rows(made.review(), "claims")[0]}
    assert name in heads


def hostile(text):
    base = made.review()
    described = made.bib(title=text, venue=text, publisher=text, volume=text)
    claims = (
        made.claim("ladle/a", baseline=text, condition=text, statements=(made.statement(text, place=text),)),
    )
    ladle = made.changed(base.studies["ladle"], name=text, bib=described, claims=claims)
    return made.review(studies={"ladle": ladle}, context={})


@pytest.mark.parametrize("text", STRINGS)
@pytest.mark.parametrize(("form", "name"), [("bibtex", "bib"), ("ris", "ris")])
def test_a_hostile_title_stays_the_title_of_one_entry(form, name, text):
    assert entries(hostile(text), form, name) == [clean(text)]


@pytest.mark.parametrize("text", STRINGS)
def test_a_hostile_text_is_no_formula_and_no_second_row(text):
    review = hostile(text)
    assert [row["study"] for row in rows(review, "studies")] == ["ladle"]
    assert [row["claim"] for row in rows(review, "claims")] == ["ladle/a"]
    cells = [cell for row in rows(review, "studies") + rows(review, "claims") for cell in row.values()]
    assert not [cell for cell in cells if cell.lstrip().startswith(("=", "+", "-", "@"))]
