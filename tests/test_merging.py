from dataclasses import fields

import pytest

from pipeline.merging import giver, merged, precision
from pipeline.model import Bib, Name
from pipeline.values import PartialDate
from tests.dedupe.made import bare, bib, people, records

YEAR, MONTH, DATE = PartialDate(2020), PartialDate(2020, 5), PartialDate(2020, 5, 6)
FULL = Bib(
    title="T",
    authors=(Name(family="Ames"),),
    et_al=True,
    date=YEAR,
    first_public=YEAR,
    retracted=True,
    isbn=("1",),
    issn=("2",),
    keywords=("ice",),
    **{
        name: name
        for name in (
            "kind",
            "venue",
            "venue_kind",
            "volume",
            "issue",
            "pages",
            "article_number",
            "publisher",
            "doi",
        )
    },
    **{name: name for name in ("arxiv", "arxiv_version", "pmid", "url", "abstract", "language", "accession")},
)


def value(name, *bibs):
    made, origins = merged(records(*bibs))
    return getattr(made, name), origins.get(name, "").removeprefix("a:000")


CHOSEN = [
    ("venue", ({"venue": ""}, {"venue": "LAKES"}, {"venue": "ICE"}), "LAKES", "2"),
    ("doi", ({}, {}), "", ""),
    ("title", ({"title": "FROZEN LAKES"}, {"title": "Frozen lakes"}), "Frozen lakes", "2"),
    ("title", ({"title": "FROZEN"}, {"title": "LAKES"}), "FROZEN", "1"),
    (
        "authors",
        ({"authors": people("A"), "et_al": True}, {"authors": people("A", "B")}),
        people("A", "B"),
        "2",
    ),
    ("et_al", ({"authors": people("A"), "et_al": True}, {"authors": people("A", "B")}), False, ""),
    ("et_al", ({"authors": people("A"), "et_al": True}, {}), True, "1"),
    ("date", ({"date": YEAR}, {"date": DATE}, {"date": MONTH}), DATE, "2"),
    ("date", ({"date": YEAR}, {"date": PartialDate(2021, 5, 6)}), YEAR, "1"),
    ("first_public", ({"first_public": DATE}, {"first_public": PartialDate(2019)}), PartialDate(2019), "2"),
    ("first_public", ({"first_public": YEAR}, {"first_public": DATE}), DATE, "2"),
    (
        "first_public",
        ({"first_public": DATE}, {"first_public": PartialDate(2020, 3, 1)}),
        PartialDate(2020, 3, 1),
        "2",
    ),
    ("kind", ({"kind": "other"}, {"kind": "article"}), "article", "2"),
    ("kind", ({"kind": "other"}, {}), "other", "1"),
    ("venue_kind", ({"venue_kind": "other"}, {"venue_kind": "journal"}), "journal", "2"),
    ("retracted", ({}, {"retracted": True}), True, "2"),
    ("keywords", ({}, {"keywords": ("ice",)}, {"keywords": ("snow",)}), ("ice",), "2"),
    ("arxiv_version", ({"arxiv": "1"}, {"arxiv": "1", "arxiv_version": "3"}), "", ""),
    ("arxiv_version", ({}, {"arxiv": "1", "arxiv_version": "3"}), "3", "2"),
]


@pytest.mark.parametrize(("name", "said", "best", "origin"), CHOSEN)
def test_which_record_gives_a_field(name, said, best, origin):
    assert value(name, *(Bib(**one) for one in said)) == (best, origin)


def test_one_record_is_its_own_description():
    made, origins = merged(records(FULL))
    assert made == FULL
    assert {*origins} == {item.name for item in fields(Bib)}
    assert {*origins.values()} == {"a:0001"}


def test_every_filled_field_has_an_origin_and_no_other():
    made, origins = merged(records(bib(doi="10.1/a"), bare(venue="LAKES")))
    assert {*origins} == {item.name for item in fields(made) if getattr(made, item.name)}
    assert (origins["doi"], origins["venue"]) == ("a:0001", "a:0002")


def test_nobody_gives_what_no_record_has():
    assert giver("doi", records(bare(), bare())) is None


@pytest.mark.parametrize(("date", "rank"), [(DATE, 0), (MONTH, 1), (YEAR, 2), (None, 3)])
def test_how_exact_a_date_is(date, rank):
    assert precision(date) == rank
