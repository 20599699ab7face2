import pytest

from pipeline import files, model
from pipeline.cells import Cell, Ref
from pipeline.fields import KINDS, authors, hits, query_hits, study_file
from pipeline.values import Counted
from tests import made, shown

REVIEW = shown.REVIEW
SEARCH = REVIEW.searches[0]


def cells(of, name, review=REVIEW):
    kind = KINDS[of]
    return [kind.fields[name](review, thing) for thing in kind.rows(review, files.Selection(of=of))]


@pytest.mark.parametrize(
    ("of", "name", "texts"),
    [
        ("studies", "id", ["dish", "ladle", "spoon", "whisk"]),
        ("studies", "name", ["Dish", "Ladle", "Spoon", "Whisk"]),
        ("studies", "title", ["Pouring without spilling"] * 4),
        ("studies", "authors", ["Brook, Fern"] * 4),
        ("studies", "year", ["", "2020", "2022", "2022"]),
        ("studies", "date", ["", "2020", "2022", "2022"]),
        ("studies", "first-public", ["", "2019-05", "2021-05", "2021-05"]),
        ("studies", "first-public-year", ["", "2019", "2021", "2021"]),
        ("studies", "venue", ["Journal of Pots"] * 4),
        ("studies", "venue-kind", ["journal", "journal", "conference", "conference"]),
        ("studies", "nodes", ["", "Clay pots; Glass pots", "Clay pots", "Pots"]),
        ("studies", "models", ["", "Pot-3", "Pot-3", "Pot-3"]),
        ("studies", "claims", ["0", "3", "3", "4"]),
        ("studies", "reports", ["1"] * 4),
        ("context", "role", ["background"]),
        ("context", "name", ["Sieve"]),
        ("claims", "study", ["Ladle"] * 3 + ["Spoon"] * 3 + ["Whisk"] * 4),
        ("claims", "metric", ["Speed-up"] * 2 + ["Taste"] + ["Speed-up"] * 3 + ["Delay"] * 3 + ["Speed-up"]),
        ("claims", "kind", ["outcome"] * 9 + ["setup"]),
        ("claims", "baseline", ["a ladle", "a jug"] + ["a ladle"] * 8),
        ("claims", "standing", ["single"] * 5 + ["disputed"] + ["single"] * 4),
        ("claims", "places", ["Table 2"] * 5 + ["Table 2; Table 3"] + ["Table 2"] * 4),
        ("searches", "id", ["k1"]),
        ("searches", "source", ["Kettle Index"]),
        ("searches", "arm", ["database"]),
        ("searches", "date", ["2024-05-06"]),
        ("searches", "queries", ["tea AND pot"]),
        ("searches", "hits", ["5"]),
        ("searches", "unavailable", [""]),
        ("queries", "text", ["tea AND pot"]),
        ("queries", "search", ["k1"]),
        ("queries", "hits", ["5"]),
        ("discrepancies", "id", ["d1"]),
        ("discrepancies", "kind", ["number conflict"]),
        ("discrepancies", "studies", ["Ladle"]),
        ("nodes", "label", ["Pots", "Clay pots", "Glass pots"]),
        ("nodes", "parent", ["", "Pots", "Pots"]),
        ("nodes", "studies", ["3", "2", "1"]),
    ],
)
def test_a_field_reads_what_the_review_holds(of, name, texts):
    assert [cell.plain for cell in cells(of, name)] == texts


@pytest.mark.parametrize("of", KINDS)
def test_every_field_of_every_kind_has_a_cell_with_its_source(of):
    for name in KINDS[of].fields:
        for cell in cells(of, name):
            assert cell.source.startswith("records/")


@pytest.mark.parametrize("of", KINDS)
def test_every_row_has_an_id_and_a_file(of):
    kind = KINDS[of]
    things = kind.rows(REVIEW, files.Selection(of=of))
    assert things
    assert all(kind.ident(one) and kind.file(REVIEW, one).startswith("records/") for one in things)


def test_a_claim_reads_as_amounts_with_its_id():
    first = cells("claims", "value")[0]
    assert [one.claim for one in first.readings] == ["ladle/exact"]
    assert (first.plain, first.order) == ("2.30×", 2.3)


@pytest.mark.parametrize(
    ("names", "et_al", "text"),
    [
        ((), False, ""),
        ((), True, ""),
        (("Brook",), False, "Brook"),
        (("Brook", "Fern", "Reed"), False, "Brook, Fern, Reed"),
        (("Brook", "Fern", "Reed", "Moss"), False, "Brook et al."),
        (("Brook", "Fern"), True, "Brook et al."),
    ],
)
def test_authors_are_shortened(names, et_al, text):
    bib = made.bib(authors=tuple(model.Name(family=name) for name in names), et_al=et_al)
    assert authors(bib) == text


def test_a_particle_belongs_to_the_name():
    assert authors(made.bib(authors=(model.Name(family="Berg", particle="van den"),))) == "van den Berg"


@pytest.mark.parametrize(
    ("search", "text"),
    [
        (SEARCH, "5"),
        (made.changed(SEARCH, reported=None), "not reported"),
        (
            made.changed(
                SEARCH,
                files=(files.ExportFile(path="a", format="ris", sha256="0", bytes=1, entries=5, records=4),),
            ),
            "4",
        ),
    ],
)
def test_hits_are_held_or_reported_or_not(search, text):
    assert str(hits(REVIEW, search)) == text


def test_hits_of_a_query_name_their_place():
    (term,) = query_hits((SEARCH, SEARCH.queries[0])).terms
    assert (term.n, term.place) == (5, "Page 2")


def test_a_work_without_a_file_is_from_its_search():
    bare = made.study("bare", ("k1:0003",), file="")
    assert study_file(REVIEW, bare) == "records/searches/k1.yml"


@pytest.mark.parametrize(
    ("cell", "empty", "plain"),
    [
        (Cell(source="x"), True, ""),
        (Cell(text="tea"), False, "tea"),
        (Cell(count=made.held(Counted.STUDY)), False, "0"),
        (
            Cell(refs=(Ref(kind="node", id="a", label="A"), Ref(kind="node", id="b", label="B"))),
            False,
            "A; B",
        ),
    ],
)
def test_a_cell_knows_whether_it_is_empty(cell, empty, plain):
    assert (cell.empty, cell.plain) == (empty, plain)
