import numpy as np
import pytest

from pipeline.dedupe.columns import Columns, digest, joined, named
from pipeline.dedupe.normalise import normalise
from pipeline.dedupe.venues import COLLECTION, JOURNAL, PREPRINT
from tests.dedupe.made import TITLE, bare, bib, columns_of, raw


def column(name, **texts):
    return getattr(normalise(raw(**texts)), name)[0]


@pytest.mark.parametrize(
    ("name", "texts", "value"),
    [
        ("title", {"title": TITLE.upper()}, TITLE.lower()),
        ("authors", {"authors": "Ames, A.; Brook, C."}, "ames brook"),
        ("venue", {"venue": "Annals of Ice (Oslo)"}, "annals of ice"),
        ("year", {"year": "2020"}, 2020),
        ("year", {"year": "in press"}, 0),
        ("public", {"public": "2019"}, 2019),
        ("volume", {"volume": "7"}, 7),
        ("issue", {"issue": "2"}, 2),
        ("first", {"pages": "1669-75"}, 1669),
        ("last", {"pages": "1669-75"}, 1675),
        ("volume", {"venue": "Lakes.7 (2) (pp 11-19) 2010"}, 7),
        ("form", {"form": "article"}, JOURNAL),
        ("told", {"venue": "Proceedings of Ice"}, COLLECTION),
        ("form", {"venue": "arXiv"}, PREPRINT),
        ("doi", {"doi": "doi:10.1234/A"}, digest("10.1234/a")),
        ("doi", {}, 0),
        ("title_key", {}, 0),
        ("notice", {"title": "Erratum"}, 1),
    ],
)
def test_columns(name, texts, value):
    assert column(name, **texts) == value


@pytest.mark.parametrize("name", ["volume", "issue", "first", "last"])
def test_what_a_preprint_prints_of_its_place_is_of_the_repository(name):
    assert column(name, venue="arXiv", volume="abs/1", issue="2", pages="3-4") == 0
    assert column("venue", venue="arXiv") == ""


def test_what_is_printed_otherwise_is_another_text():
    assert column("text", title="Ice") != column("text", title="ice") != column("text", authors="ice")


def test_a_row_is_the_same_alone_and_in_a_chunk():
    bibs = (bib(), bare(), bib("Editorial", volume="7"))
    chunk = columns_of(*bibs)
    for row, made in enumerate(bibs):
        assert all(column[row] == getattr(columns_of(made), name)[0] for name, column in named(chunk))


def test_rows_are_taken_and_chunks_joined():
    chunk = columns_of(bib(), bare(), bib("Editorial"))
    again = joined([chunk.take(np.array([0])), chunk.take(np.array([1, 2]))])
    assert isinstance(again, Columns)
    assert again.title.tolist() == chunk.title.tolist()
    assert len(again) == 3


def test_a_digest_is_the_same_on_every_machine():
    assert digest("ice") == 680070427738281518
