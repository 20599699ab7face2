from decimal import Decimal

import pytest
import yaml

from tools.convert_review import __main__ as tool
from tools.convert_review import amounts, bibtex, source, yamlout
from tools.convert_review.places import Places

HERE = source.folder().is_dir()
needs_shared = pytest.mark.skipif(not HERE, reason="the review's facts are not here (REVIEW_SHARED)")
LINES = ("I. ONE", "see [2] and [4]–[6]", "A. PART", "as [7]", "TABLE 1.", "row [7]\t[8]", "end")
MAP = {
    "sections": {"I": 1, "I-A": 3},
    "tables": {"Table 1": [5, 6]},
    "headings": {},
    "unnumbered": {},
}
PLACES = Places(MAP, LINES)


def row(value, unit="x", qualifier="exact"):
    return {"claim_id": "C1", "value": value, "unit": unit, "qualifier": qualifier}


@pytest.mark.parametrize(
    ("given", "said", "made"),
    [
        (row("1.40"), {}, ("exact", "1.40", None, "times")),
        (row("2-4", "%", "range"), {}, ("range", "2", "4", "percent")),
        (row("", "x", "missing"), {}, ("not_numeric", None, None, "times")),
        (row("480x480", "pixels"), {"low": 480}, ("exact", "480", None, "pixels-a-side")),
        (row("hundreds", "GPUs", "about"), {"bound": "not_numeric"}, ("not_numeric", None, None, "gpus")),
        (row("0.36", "billion"), {"unit": "billion-tokens"}, ("exact", "0.36", None, "billion-tokens")),
        (row("1", "NVIDIA A6000"), {}, ("exact", "1", None, "gpus")),
        (row("n", "O()"), {"bound": "not_numeric"}, ("not_numeric", None, None, None)),
    ],
)
def test_amounts(given, said, made):
    low, high = (one and Decimal(one) for one in made[1:3])
    assert amounts.amount(given, said) == amounts.Amount(bound=made[0], low=low, high=high, unit=made[3])


@pytest.mark.parametrize("given", [row("many"), row("1", "furlongs")])
def test_what_is_not_understood_is_refused(given):
    with pytest.raises(ValueError, match="no "):
        amounts.amount(given, {})


@pytest.mark.parametrize(
    ("line", "place"), [(1, "Section I"), (4, "Section I-A"), (5, "Table 1"), (7, "Section I-A")]
)
def test_every_line_has_a_place(line, place):
    assert PLACES.of(line) == place


def test_rows_and_passages_are_found_by_citation_number():
    assert (PLACES.row("Table 1", 8), PLACES.row("Table 1", 2), PLACES.passage("I", 5)) == (6, None, 2)


def test_ranges_of_citations_are_spelt_out():
    assert source.cited(LINES[1]) == {2, 4, 5, 6}


@pytest.mark.parametrize(
    ("printed", "made"),
    [
        ("A. One and B. Two", "A. One and B. Two"),
        ("A. One, B. Two, and C. Three", "A. One and B. Two and C. Three"),
        ("A. One, et al.", "A. One and others"),
        ("A. One, and e. a. Yvon, François", "A. One and e. a. Yvon, François"),
    ],
)
def test_printed_authors(printed, made):
    assert bibtex.authors(printed) == made


@pytest.mark.parametrize(
    ("printed", "made"),
    [
        (
            "Journal of X, vol. 2, no. 1, pp. 1–24",
            {"journal": "Journal of X", "volume": "2", "number": "1", "pages": "1–24"},
        ),
        (
            "in X, Y, and Z, SC '21, IEEE Press",
            {"journal": "X, Y, and Z", "series": "SC '21", "publisher": "IEEE Press"},
        ),
        (
            "in X, (Los A, CA, USA), pp. 3–4, IEEE",
            {"journal": "X", "address": "Los A, CA, USA", "pages": "3–4", "publisher": "IEEE"},
        ),
        ("", {}),
    ],
)
def test_printed_venues(printed, made):
    assert bibtex.venue(printed, "journal") == made


def test_decimals_are_written_digit_for_digit():
    assert yamlout.text({"a": Decimal("51.0"), "b": Decimal(3)}) == "a: 51.0\nb: 3\n"


@needs_shared
@pytest.mark.shared
def test_the_whole_review_is_converted():
    made = dict(tool.files(source.read(source.folder()), source.ROOT / "records"))
    works = [value for path, value in made.items() if path.startswith(("studies/", "context/"))]
    claims = [claim for work in works for claim in work.get("claims", ())]
    assert len(works) == 92
    assert sum(len(work.get("placements", ())) for work in works) == 87
    assert sum(len(claim["statements"]) for claim in claims) == 456
    assert len(made["screening/full-text/published-review/001.yml"]["blocks"]) == 46


@needs_shared
@pytest.mark.shared
def test_every_row_of_claims_and_discrepancies_is_used_once():
    facts = source.read(source.folder())
    tables = {**yamlout.table("claims_frameworks.yml"), **yamlout.table("claims_strategies.yml")}
    used = [
        one if isinstance(one, str) else one["c"]
        for made in tables.values()
        for claim in made
        for one in claim["from"]
    ]
    assert sorted(used) == sorted(facts.claims)
    assert {row["id"] for row in facts.discrepancies} <= set(yamlout.table("found.yml"))


@needs_shared
@pytest.mark.shared
def test_what_is_written_reads_back():
    for path, value in tool.files(source.read(source.folder()), source.ROOT / "records"):
        if path.startswith("studies/k"):
            assert yaml.safe_load(tool.written(path, value))["name"] == value["name"]
