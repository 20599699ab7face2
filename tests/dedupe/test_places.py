import pytest

from pipeline.dedupe.places import Place, number_of, pages_of, place_of

PAGES = [
    ("11-19", (11, 19)),
    ("1669-75", (1669, 1675)),
    ("11–19", (11, 19)),
    ("e12", (12, 0)),
    ("H1746-53", (1746, 1753)),
    ("S10-S12", (10, 12)),
    ("01-Nov", (1, 11)),
    ("Nov-14", (11, 14)),
    ("19-11", (19, 0)),
    ("119-27; quiz 128", (119, 127)),
    ("December", (0, 0)),
    ("", (0, 0)),
]
NUMBERS = [("12", 12), ("Vol. 12", 12), ("1 Suppl 2", 1), ("01-Feb", 1), ("", 0), (" ", 0)]
PLACES = [
    (("Lakes.7 (2) (pp 11-19) 2010.Date", "", "", ""), Place("Lakes", "7", "2", "11-19")),
    (("Lakes.7 (2) ()(pp 11-19) 2010", "8", "", ""), Place("Lakes", "8", "2", "11-19")),
    (("Lakes.7 (no pagination) 2010", "", "", "e5"), Place("Lakes", "7", "", "e5")),
    (("Lakes. Conference: 3rd Meeting of Ice (pp 1-2)", "", "", ""), Place("Lakes", "", "", "1-2")),
    (("Lakes. Conference: 3rd Meeting of Ice", "1", "", ""), Place("Lakes", "1", "", "")),
    (("Journal of Lakes (Oslo)", "1", "2", "3"), Place("Journal of Lakes (Oslo)", "1", "2", "3")),
]


@pytest.mark.parametrize(("text", "pages"), PAGES)
def test_pages(text, pages):
    assert pages_of(text) == pages


@pytest.mark.parametrize(("text", "number"), NUMBERS)
def test_volumes_and_issues(text, number):
    assert number_of(text) == number


def test_what_has_no_digits_is_told_apart_all_the_same():
    assert number_of("Suppl") == number_of(" suppl") != number_of("Winter") > 1 << 29


@pytest.mark.parametrize(("printed", "place"), PLACES)
def test_a_source_line_fills_in_what_has_no_field(printed, place):
    assert place_of(*printed) == place
