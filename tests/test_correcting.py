from datetime import date

import pytest

from pipeline import files
from pipeline.correcting import corrected, field_of, listed, parsed, printed
from pipeline.loaded import Stored
from pipeline.merging import merged
from pipeline.model import Bib, Name
from pipeline.values import PartialDate, ReportId, ReviewerId
from tests.dedupe.made import bib, people, records

PATH = "records/corrections/a-0001.yml"


def correction(field, value, was=None, on=date(2024, 1, 1), source="the title page"):
    return files.Correction(field=field, value=value, was=was, source=source, by=ReviewerId("r"), on=on)


def stored(*some, path=PATH):
    return Stored(path=path, value=files.Corrections(report=ReportId("a:0001"), corrections=some))


def mend(made, *some):
    return corrected(merged(records(made)), [stored(*some)])


VALUES = [
    ("title", "  New   title ", {"title": "New title"}),
    ("venue", "", {"venue": ""}),
    ("year", "2021", {"date": PartialDate(2021)}),
    ("date", "2021-05", {"date": PartialDate(2021, 5)}),
    ("date", "", {"date": None}),
    ("first-public", "2021-05-06", {"first_public": PartialDate(2021, 5, 6)}),
    ("doi", "https://doi.org/10.1234/ABC", {"doi": "10.1234/abc"}),
    ("doi", "", {"doi": ""}),
    ("arxiv", "https://arxiv.org/abs/2001.00001v2", {"arxiv": "2001.00001", "arxiv_version": "2"}),
    ("arxiv", "", {"arxiv": "", "arxiv_version": ""}),
    ("pages", "11--31", {"pages": "11-31"}),
    ("keywords", "ice; snow;", {"keywords": ("ice", "snow")}),
    ("isbn", "", {"isbn": ()}),
    ("retracted", "yes", {"retracted": True}),
    ("et-al", "no", {"et_al": False}),
    ("kind", "preprint", {"kind": "preprint"}),
    ("venue-kind", "", {"venue_kind": ""}),
    (
        "authors",
        "Ames, Ada; Brook, Jr, Bo; World Lake Office",
        {
            "authors": (
                Name(family="Ames", given="Ada"),
                Name(family="Brook", given="Bo", suffix="Jr"),
                Name(family="World Lake Office", corporate=True),
            ),
            "et_al": False,
        },
    ),
    ("authors", "Ames, Ada; et al.", {"authors": (Name(family="Ames", given="Ada"),), "et_al": True}),
    ("authors", "", {"authors": (), "et_al": False}),
]
UNREADABLE = [
    ("colour", "red", "no field 'colour'"),
    ("date", "May 2021", "not a date"),
    ("first-public", "2021-13", "not a date"),
    ("doi", "eleven", "no identifier"),
    ("arxiv", "eleven", "no identifier"),
    ("retracted", "perhaps", "neither yes nor no"),
    ("kind", "poem", "not one of"),
    ("venue-kind", "pub", "not one of"),
]


@pytest.mark.parametrize(("field", "text", "change"), VALUES)
def test_what_a_correction_sets(field, text, change):
    assert parsed(field_of(field), text) == change


@pytest.mark.parametrize(("field", "text", "why"), UNREADABLE)
def test_what_cannot_be_read_says_why_and_changes_nothing(field, text, why):
    with pytest.raises(ValueError, match=why):
        parsed(field_of(field), text)
    assert mend(bib(), correction(field, text)) == (merged(records(bib())), [])


@pytest.mark.parametrize(("field", "change"), [(row[0], row[2]) for row in VALUES if any(row[2].values())])
def test_what_is_printed_reads_back(field, change):
    name = field_of(field)
    again = parsed(name, printed(Bib(**change), name))
    assert again == change or (name, again["arxiv"]) == ("arxiv", change["arxiv"])


def test_a_correction_is_the_origin_of_what_it_sets():
    (made, origins), problems = mend(bib(doi="10.1234/a"), correction("doi", "10.1234/b"))
    assert (made.doi, origins["doi"], origins["title"]) == (
        "10.1234/b",
        "correction: the title page",
        "a:0001",
    )
    assert problems == []


def test_what_is_taken_away_has_no_origin():
    (made, origins), _ = mend(bib(doi="10.1234/a"), correction("doi", ""))
    assert made.doi == ""
    assert "doi" not in origins


def test_a_whole_list_of_authors_is_no_longer_cut():
    (made, origins), _ = mend(bib(et_al=True), correction("authors", "Ames, A.; Brook, A."))
    assert (made.authors, made.et_al) == (people("Ames", "Brook"), False)
    assert "et_al" not in origins


@pytest.mark.parametrize(
    ("field", "was", "known"),
    [
        ("pages", "11--29", True),
        ("pages", "11-30", False),
        ("year", "2020", True),
        ("year", "2019", False),
        ("doi", "https://doi.org/10.1234/A", True),
        ("doi", "eleven", False),
        ("authors", "Ames, A.; Brook, A.", True),
        ("venue", "", True),
    ],
)
def test_a_correction_says_what_it_found(field, was, known):
    new = {"pages": "1-2", "year": "2021", "doi": "", "authors": "Ames, A.", "venue": "LAKES"}[field]
    _, problems = mend(bib(pages="11-29", doi="10.1234/a"), correction(field, new, was))
    assert [problem.code for problem in problems] == ["correction-outdated"] * (not known)
    assert all(was in problem.message for problem in problems)


def test_of_two_files_the_latest_date_wins_and_both_are_named():
    early, late = (
        correction("venue", "ICE", on=date(2024, 1, 1)),
        correction("venue", "LAKES", on=date(2024, 2, 1)),
    )
    (made, _), (problem,) = corrected(
        merged(records(bib())), [stored(late, path="b"), stored(early, path="a")]
    )
    assert made.venue == "LAKES"
    assert (problem.code, problem.path) == ("corrections-differ", "b")


def test_two_corrections_that_agree_are_no_problem():
    assert mend(bib(), correction("venue", "ICE"), correction("venue", "ICE"))[1] == []


@pytest.mark.parametrize(
    ("made", "name", "text"),
    [
        (bib(), "authors", "Ames, A.; Brook, A."),
        (bib(et_al=True), "authors", "Ames, A.; Brook, A.; et al."),
        (Bib(authors=(Name(family="Berg", particle="van", given="B."),)), "authors", "van Berg, B."),
        (bib(), "date", "2020"),
        (bib(), "doi", ""),
        (bib(retracted=True), "retracted", "yes"),
        (bib(), "retracted", ""),
        (bib(keywords=("ice", "snow")), "keywords", "ice; snow"),
        (bib(), "no-such-field", ""),
    ],
)
def test_how_a_field_is_printed(made, name, text):
    assert printed(made, name) == text


@pytest.mark.parametrize(("text", "parts"), [("a; b ;", ("a", "b")), ("", ()), (";", ()), ("a", ("a",))])
def test_lists_are_parted_by_semicolons(text, parts):
    assert listed(text) == parts
