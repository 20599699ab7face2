import pytest

from pipeline.dedupe.compare import FIELDS, Comparison, compare, graded, years_between
from pipeline.values import PartialDate
from tests.dedupe.made import OTHER, TITLE, bare, bib, keys

AGREE, AGAINST, SILENT = "agree", "against", "silent"
ARTICLE = {"kind": "article", "venue_kind": "journal"}


def said(field, one, other):
    found = compare(keys(one), keys(other))
    return AGREE if field in found.agreed else AGAINST if field in found.against else SILENT


TITLES = [
    (TITLE, TITLE.upper(), AGREE),
    (TITLE, "Waggle dances of robot on a frozen lake", AGREE),
    ("Waggle dances of robots", f"{TITLE}: a field study", AGREE),
    ("Lakes", "Lakes and their robots", AGAINST),
    (TITLE, OTHER, AGAINST),
    (f"{TITLE}, part I", f"{TITLE}, part II", AGAINST),
    (f"{TITLE} 1998", f"{TITLE} 1999", AGAINST),
    (f"{TITLE}, part I", TITLE, SILENT),
    ("Waggle dances of robots on a lake", "Waggle dances of machines on a lake", SILENT),
    (TITLE, "", SILENT),
    ("", "", SILENT),
]
AUTHORS = [
    (("Ames", "Brook"), ("Ames",), AGREE),
    (("Ames", "Brook"), ("Ames", "Cole"), AGREE),
    (("Ames", "Brook"), ("Brook", "Ames"), AGREE),
    (("Ames", "Brook", "Cole"), ("Brook", "Dunn", "Eve"), SILENT),
    (("Ames", "Brook", "Cole", "Dunn", "Eve"), ("Brook", "Finn"), AGREE),
    (("Ames", "Brook"), ("Cole", "Dunn"), AGAINST),
    (("Müller",), ("Muller",), AGREE),
]
YEARS = [(2020, 2020, AGREE), (2020, 2021, AGREE), (2020, 2022, AGAINST), (2020, 0, SILENT)]
VENUES = [
    ("Journal of Winter Robotics", "J. Wint. Robot.", AGREE),
    ("Proceedings of the Symposium on Frozen Lakes", "in Proc. Frozen Lakes 2021", AGREE),
    ("ICRA", "Ice Craft Robots and Automata", AGREE),
    ("Annals of Ice", "Robotics Letters", AGAINST),
    ("Clinical Ice Research", "Ice Prevention Research", SILENT),
    ("Ice Letters", "Ice Annals of Finland", SILENT),
    ("Ic", "Ice Craft", AGREE),
    ("Rc", "Robot Craft", AGAINST),
    ("ICE", "Ink Carbon Elements", AGREE),
    ("Annals of Ice", "", SILENT),
]
PAGES = [("7-9", "7--12", AGREE), ("7-9", "17-19", AGAINST), ("1-9", "300-309", SILENT), ("7", "", SILENT)]
FORMS = [
    ("article", "article", SILENT),
    ("article", "conference", AGAINST),
    ("article", "preprint", AGAINST),
    ("article", "", SILENT),
]


@pytest.mark.parametrize(("one", "other", "answer"), TITLES)
def test_titles(one, other, answer):
    assert said("title", bib(one), bib(other)) == answer


@pytest.mark.parametrize(("one", "other", "answer"), AUTHORS)
def test_authors(one, other, answer):
    assert said("authors", bib(TITLE, *one), bib(TITLE, *other)) == answer


@pytest.mark.parametrize(("one", "other", "answer"), YEARS)
def test_years(one, other, answer):
    assert said("year", bib(year=one), bib(year=other)) == answer


@pytest.mark.parametrize(("one", "other", "answer"), VENUES)
def test_venues(one, other, answer):
    assert said("venue", bib(venue=one), bib(venue=other)) == answer


@pytest.mark.parametrize(("one", "other", "answer"), PAGES)
def test_pages(one, other, answer):
    assert said("page", bib(pages=one), bib(pages=other)) == answer


@pytest.mark.parametrize(("one", "other", "answer"), FORMS)
def test_forms_never_agree(one, other, answer):
    assert said("form", bib(kind=one), bib(kind=other)) == answer


@pytest.mark.parametrize("field", ["doi", "arxiv", "pmid", "volume", "issue"])
@pytest.mark.parametrize(
    ("one", "other", "answer"), [("7", "7", AGREE), ("7", "8", AGAINST), ("7", "", SILENT)]
)
def test_fields_that_are_the_same_or_not(field, one, other, answer):
    assert said(field, bib(**ARTICLE, **{field: one}), bib(**ARTICLE, **{field: other})) == answer


@pytest.mark.parametrize("rows", [TITLES, [(bib(), bare(), "")]], ids=["titles", "bare"])
def test_the_order_of_two_does_not_matter(rows):
    for one, other, _ in rows:
        a, b = (keys(bib(made) if isinstance(made, str) else made) for made in (one, other))
        assert compare(a, b) == compare(b, a)


def test_a_field_that_one_does_not_have_says_nothing():
    assert compare(keys(bib(doi="10.1/a")), keys(bare())) == Comparison(agreed=(), against=())


def test_names_come_in_the_order_of_fields():
    one = keys(bib(doi="10.1/a", volume="2", **ARTICLE))
    agreed = compare(one, one).agreed
    assert list(agreed) == [name for name in FIELDS if name in agreed]


def test_the_balance_counts_what_agrees_less_what_speaks_against():
    assert Comparison(agreed=("doi", "title"), against=("year",)).balance == 1


@pytest.mark.parametrize(("one", "other", "gap"), [(2020, 2024, 4), (2020, 0, 0)])
def test_years_between(one, other, gap):
    assert years_between(keys(bib(year=one)), keys(bib(year=other))) == gap


def test_of_several_years_the_nearest_count():
    both = keys(bib(year=2024, first_public=PartialDate(2019)))
    assert years_between(both, keys(bib(year=2020))) == 1


@pytest.mark.parametrize(("measure", "answer"), [(3, True), (4, True), (2.9, None), (2, None), (1.9, False)])
def test_what_a_measure_says(measure, answer):
    assert graded(measure, agree=3, against=2) is answer


def test_all_must_agree_and_any_may_oppose():
    made = Comparison(agreed=("doi", "title"), against=("year",))
    assert made.agrees("title", "doi")
    assert not made.agrees("title", "page")
    assert made.opposes("page", "year")
    assert not made.opposes("page", "doi")
