"""Each veto on a pair that it parts and on the nearest one that it does not."""

from dataclasses import replace

import pytest

from pipeline.dedupe.vetoes import HARD, NAMES, SOFT, any_of, vetoes
from tests.dedupe.made import OTHER, TITLE, bare, bib, pairing

ARTICLE = {"kind": "article", "venue": "Journal of Winter Robotics", "venue_kind": "journal"}
MEETING = {"kind": "conference", "venue": "Frozen Lakes Conference"}
NAMED = {"venue": "Annals of Ice"}
SEVERAL = ("Ames", "Brook", "Cole", "Dunn", "Eversley")
LONG = f"{TITLE} in the far north of nowhere"
DOI = "10.1234/abc.1"

NOTES = bib("Ice notes", "Ames", **ARTICLE)
CASES = [
    ("identifier", bib(doi=DOI), bib(doi="10.1234/abc.2"), bib(doi=DOI)),
    ("form", bib(kind="article"), bib(kind="conference"), bib(kind="")),
    ("form", bib(kind="preprint", arxiv="2001.1"), bib(arxiv="2001.1", **ARTICLE), bib(arxiv="2001.1")),
    ("part", bib(f"{TITLE}, part II"), bib(f"{TITLE}, part III"), bib(f"{TITLE} part 2")),
    ("notice", bib(f"Erratum: {TITLE}"), bib(), bib(f"Erratum. {TITLE}")),
    ("notice", bib(f"{TITLE}: reply"), bib(), bib(f"{TITLE} — reply")),
    ("place", bib(volume="7", pages="17-19"), bib(volume="8", pages="37-39"), bib(volume="8", pages="17-19")),
    ("year", bib(), bib(year=2022), bib(year=2021)),
    ("year", bib(), bib(year=2024), bib(year=0)),
    ("yearly", bib(**NAMED), bib(year=2021, **NAMED), bib(year=2021)),
    ("yearly", bib(LONG, **NAMED), bib(LONG, year=2021, **NAMED), bib(LONG, year=2021, volume="3", **NAMED)),
    ("volume", bib(volume="7"), bib(volume="8"), bib(volume="7")),
    ("volume", bib(volume="7", **NAMED), bib(volume="8"), bib(volume="8", **NAMED)),
    ("column", NOTES, NOTES, bib("Ice notes of one far winter", "Ames")),
    (
        "column",
        NOTES,
        bib("Ice notes", "Ames", volume="3", **ARTICLE),
        bib("Ice notes and more of it", "Ames"),
    ),
    (
        "article",
        bib(volume="7", pages="117-119"),
        bib(volume="7", pages="337-339"),
        bib(volume="7", pages="117"),
    ),
    (
        "issue",
        bib(LONG, "Ames", volume="7", issue="1"),
        bib(LONG, *SEVERAL, volume="7", issue="2"),
        bib(LONG, "Ames", volume="7", issue="2"),
    ),
    ("title", bib(doi=DOI), bib(OTHER), bib(OTHER, doi=DOI)),
    ("wording", bib(), bib(TITLE.replace("frozen", "burning")), bib(TITLE.replace("frozen", "frozzen"))),
    ("stranger", bib(), bib(TITLE, "Vale", "Zahn"), bib(TITLE, "Ames")),
    ("venue", bib(**MEETING), bib(f"{TITLE} again"), bib()),
]


def names_of(one, other):
    pair = pairing(one, other)
    found = {name for name, veto in {**HARD, **SOFT}.items() if veto(pair)[0]}
    assert (NAMES[vetoes(pair)[0]] in found) if found else not vetoes(pair)[0]
    return found


@pytest.mark.parametrize(("name", "one", "other", "near"), CASES, ids=[case[0] for case in CASES])
def test_a_veto_parts_what_its_rule_says_and_no_more(name, one, other, near):
    assert name in names_of(one, other)
    assert name not in names_of(one, near)


def test_several_authors_a_page_or_a_numbered_issue_tell_columns_apart():
    for known in ({"pages": "17-18"}, {"volume": "7", "issue": "2"}, {"doi": DOI}):
        one = bib("Ice notes", "Ames", **known, **ARTICLE)
        assert "column" not in names_of(one, one)
    several = bib("Ice notes", *SEVERAL, **ARTICLE)
    assert "column" not in names_of(several, several)


def test_what_was_online_a_year_before_it_was_printed_is_one():
    online, printed = bib(LONG, **NAMED), bib(LONG, year=2021, volume="3", **NAMED)
    assert names_of(online, printed) == set()


def test_a_shared_doi_outweighs_what_exports_call_a_report():
    assert names_of(bib(doi=DOI, kind="article"), bib(doi=DOI, kind="conference")) == set()


@pytest.mark.parametrize("veto", {**HARD, **SOFT}.values(), ids={**HARD, **SOFT})
def test_a_veto_states_its_rule_and_knows_no_side(veto):
    assert veto.__doc__.startswith("Hold that ")
    for _, one, other, near in CASES:
        for mate in (other, near):
            assert veto(pairing(one, mate)).tolist() == veto(pairing(mate, one)).tolist()


def test_any_of_several_vetoes():
    pair = pairing(bib(), bib(OTHER))
    assert any_of(pair, SOFT).tolist() == [True]
    assert any_of(pair, {}).tolist() == [False]


def test_two_that_say_nothing_have_no_title_that_agrees():
    assert names_of(bare(), bare()) == {"title"}


UNLESS = {
    "yearly": {"volume": "7"},
    "column": {"pages": "17-19"},
    "stranger": {"volume": "7", "pages": "17-19"},
    "wording": {"volume": "7", "pages": "17-19"},
    "year": {"volume": "7", "pages": "17-19"},
    "venue": {"volume": "7"},
}


@pytest.mark.parametrize(("name", "place"), UNLESS.items(), ids=UNLESS)
def test_a_place_that_is_the_same_lifts_what_a_text_alone_suggests(name, place):
    _, one, other, _ = next(case for case in CASES if case[0] == name)
    assert name in names_of(one, other)
    assert name not in names_of(replace(one, **place), replace(other, **place))


@pytest.mark.parametrize("name", ["year", "yearly", "column", "title", "wording", "stranger", "venue"])
def test_an_identifier_that_is_the_same_lifts_it_too(name):
    _, one, other, _ = next(case for case in CASES if case[0] == name)
    assert name not in names_of(replace(one, pmid="77"), replace(other, pmid="77"))


@pytest.mark.parametrize("name", ["part", "notice", "place"])
def test_no_identifier_makes_one_of_two_parts_a_notice_and_its_article_or_two_places(name):
    _, one, other, _ = next(case for case in CASES if case[0] == name)
    assert name in names_of(replace(one, pmid="77"), replace(other, pmid="77"))


def test_the_hard_vetoes_come_before_the_soft_ones():
    assert list(NAMES) == ["", *HARD, *SOFT]
    pair = pairing(bib(doi=DOI), bib(OTHER, doi="10.1234/abc.2", year=2024))
    assert NAMES[vetoes(pair)[0]] == "identifier"
