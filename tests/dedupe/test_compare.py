import numpy as np
import pytest

from pipeline.dedupe.compare import FIELDS, LEVELS, compare, years_between
from pipeline.dedupe.weights import weights
from pipeline.values import PartialDate
from tests.dedupe.made import OTHER, TITLE, bare, bib, columns_of

ARTICLE = {"kind": "article", "venue_kind": "journal"}
SEVERAL = ("Ames", "Brook", "Cole", "Dunn", "Eversley")
SILENT = ""


def said(field, one, other):
    number = int(compare(columns_of(one), columns_of(other))[field][0])
    return LEVELS[field][number - 1] if number else SILENT


TITLES = [
    (TITLE, TITLE.upper(), "same"),
    (f"{TITLE} in the far north of nowhere", f"{TITLE} in the far north of nowhere", "long"),
    ("Editorial", "editorial", "short"),
    (TITLE, "Waggle dances of robot on a frozen lake", "typing"),
    (TITLE, f"{TITLE}: a field study", "subtitle"),
    ("Waggle dances of robots", f"{TITLE}: a field study", "start"),
    (TITLE, "Waggle dances of robots on a lake", "longer"),
    (TITLE, "Waggle dances of ferrets on a frozen lake", "replaced"),
    ("Effects in male robots of a lake", "Effects in female robots of a lake", "replaced"),
    ("Beta of nobody in particular", "Eta of nobody in particular", "replaced"),
    (TITLE, OTHER, "other"),
    ("Lakes", "Lakes and their robots", "other"),
    (TITLE, "", SILENT),
    ("", "", SILENT),
]
NUMBERS = [
    (f"{TITLE}, part I", f"{TITLE}, part II", "other"),
    (f"{TITLE} 1998", f"{TITLE} 1999", "other"),
    (f"{TITLE} 1998", f"{TITLE} in 1998", "same"),
    (f"{TITLE}, part II", TITLE, "more"),
    (TITLE, TITLE, SILENT),
]
AUTHORS = [
    (SEVERAL, SEVERAL, "all"),
    (("Ames", "Brook"), ("Brook", "Ames"), "one"),
    (SEVERAL, (*SEVERAL, "Finn", "Gale", "Hart"), "most"),
    (("Ames", "Brook", "Cole"), ("Ames",), "lone"),
    (("Ames", "Brook", "Cole"), ("Ames", "Brook", "Vale", "Winter", "Zahn"), "many"),
    (("Ames", "Brook"), ("Ames", "Cole"), "some"),
    (("Ames", "Brook", "Cole"), ("Brook", "Dunn", "Eve"), "few"),
    (("Ames", "Brook"), ("Cole", "Dunn"), "none"),
    (("Müller",), ("Muller",), "one"),
    (("Schneider", "Ames"), ("Schnieder", "Brook", "Ames"), "lone"),
]
YEARS = [
    (2020, 2020, "same"),
    (2020, 2021, "next"),
    (2020, 2022, "second"),
    (2020, 2024, "far"),
    (2020, 0, SILENT),
]
VENUES = [
    ("Journal of Winter Robotics", "J. Wint. Robot.", "short"),
    ("Annals of Ice", "Annals of Ice", "same"),
    ("Annals of Ice", "Robotics Letters", "other"),
    ("Annals of Ice", "", SILENT),
]
PAGES = [
    ("17-19", "17--19", "range"),
    ("17-19", "17", "first"),
    ("17-19", "17-29", "first"),
    ("1-9", "300-309", "opening"),
    ("16-19", "14-19", "end"),
    ("16-19", "17-22", "near"),
    ("1123-1130", "1132-1140", "slip"),
    ("117", "354", "number"),
    ("17-19", "354", SILENT),
    ("17-19", "354-360", "other"),
    ("7", "", SILENT),
]
FORMS = [
    ("article", "article", SILENT),
    ("article", "conference", "other"),
    ("article", "preprint", "other"),
    ("article", "", SILENT),
]


@pytest.mark.parametrize(("one", "other", "answer"), TITLES)
def test_titles(one, other, answer):
    assert said("title", bib(one), bib(other)) == answer


@pytest.mark.parametrize(("one", "other", "answer"), NUMBERS)
def test_numbers_in_titles(one, other, answer):
    assert said("numbers", bib(one), bib(other)) == answer


@pytest.mark.parametrize(("one", "other", "answer"), AUTHORS)
def test_authors(one, other, answer):
    assert said("authors", bib(TITLE, *one), bib(TITLE, *other)) == answer


@pytest.mark.parametrize(("one", "other", "answer"), YEARS)
def test_years(one, other, answer):
    assert said("year", bib(year=one), bib(year=other)) == answer


@pytest.mark.parametrize(("one", "other", "answer"), VENUES)
def test_venues(one, other, answer):
    assert said("venue", bib(venue=one, **ARTICLE), bib(venue=other, **ARTICLE)) == answer


def test_conferences_have_so_many_names_that_they_say_nothing():
    one, other = (bib(venue=name, kind="conference") for name in ("SIGLAKE Conference", "Data on Ice"))
    assert said("venue", one, other) == SILENT


@pytest.mark.parametrize(("one", "other", "answer"), PAGES)
def test_pages(one, other, answer):
    assert said("page", bib(pages=one), bib(pages=other)) == answer


@pytest.mark.parametrize(("one", "other", "answer"), FORMS)
def test_forms_never_agree(one, other, answer):
    assert said("form", bib(kind=one), bib(kind=other)) == answer


@pytest.mark.parametrize("field", ["doi", "arxiv", "pmid", "volume", "issue"])
@pytest.mark.parametrize(
    ("one", "other", "answer"), [("17", "17", "same"), ("17", "18", "other"), ("17", "", SILENT)]
)
def test_fields_that_are_the_same_or_not(field, one, other, answer):
    values = [{field: f"10.1/{value}" if field == "doi" and value else value} for value in (one, other)]
    assert said(field, *(bib(**ARTICLE, **value) for value in values)) == answer


@pytest.mark.parametrize("field", ["venue", "issue", "form"])
def test_volume_and_page_outweigh_names_and_labels(field):
    one = bib(venue="Annals of Ice", issue="1", kind="article", volume="7", pages="17-19")
    other = bib(venue="Robotics Letters", issue="2", kind="conference", volume="7", pages="17-19")
    assert said(field, one, other) == SILENT
    elsewhere = bib(issue="2", kind="conference", volume="8")
    assert said(field, one, elsewhere) == ("other" if field != "venue" else SILENT)


def test_versions_under_one_number_may_bear_other_titles():
    one = bib(arxiv="2001.1", kind="preprint")
    assert said("title", one, bib(OTHER, arxiv="2001.1", kind="preprint")) == SILENT
    assert said("title", one, bib(OTHER, "Vale", "Zahn", arxiv="2001.1", kind="preprint")) == "other"


@pytest.mark.parametrize("rows", [TITLES, NUMBERS], ids=["titles", "numbers"])
def test_the_order_of_two_does_not_matter(rows):
    one, other = (columns_of(*(bib(row[side]) for row in rows)) for side in (0, 1))
    there, back = compare(one, other), compare(other, one)
    assert all(np.array_equal(there[field], back[field]) for field in FIELDS)


def test_a_field_that_one_does_not_have_says_nothing():
    levels = compare(columns_of(bib(doi="10.1/a")), columns_of(bare()))
    assert {field: int(found[0]) for field, found in levels.items()} == dict.fromkeys(FIELDS, 0)


def test_a_row_says_the_same_alone_and_in_a_chunk():
    one, other = (columns_of(*(bib(row[side]) for row in TITLES)) for side in (0, 1))
    chunk = compare(one, other)["title"]
    alone = [compare(columns_of(bib(a)), columns_of(bib(b)))["title"][0] for a, b, _ in TITLES]
    assert chunk.tolist() == alone


def test_of_several_years_the_nearest_count():
    both = columns_of(bib(year=2024, first_public=PartialDate(2019)))
    assert years_between(both, columns_of(bib(year=2020))).tolist() == [1]
    assert years_between(both, columns_of(bib(year=0))).tolist() == [-1]


def test_every_level_has_a_weight():
    rows = [(row.field, row.level) for row in weights().rows]
    assert rows == [(field, name) for field, names in LEVELS.items() for name in names]
