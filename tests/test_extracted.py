"""What a study's page and the page of extraction show of a review with forms of several people."""

import pytest

from tests import dom, made


@pytest.fixture(scope="module")
def drawn():
    """Return the DOM of every page of a review in which two people extracted."""
    return {path: dom.parsed(page) for path, page in dom.pages(made.tiny_review("bees")).items()}


def said(root, ident):
    return " ".join(dom.words(dom.find(root, id=ident)[0]).split())


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("hive-material", "thought"),
        ("hive-material", "Brother Loam on 2022-07-08, scroll, page 1, hives of nothing but thought"),
        ("queens", "3"),
        ("queens", "reconciled by The chapter of the guild on 2022-07-10: The fourth is a portrait"),
        ("queens", "3: Sister Marl on 2022-07-01, scroll"),
        ("queens", "4: Brother Loam on 2022-07-08, scroll, page 2, line 7, four crowns were seen"),
        ("keeper-veiled", "Keeper wore a veilno"),
        ("meadow", "MeadowMeadow 9"),
        ("guests", "moths"),
        ("first-feeding", "2018-05"),
    ],
)
def test_every_extracted_value_stands_on_the_study_page_with_person_and_place(drawn, field, words):
    assert words in said(drawn["studies/combe-2019-saffron.md"], f"_extracted-{field}")


def test_one_line_says_who_read_the_study_file(drawn):
    hints = dom.find(drawn["studies/combe-2019-saffron.md"], class_="lr-hint")
    assert any("Sister Marl on 2022-07-01, scroll. The form" in dom.words(one) for one in hints)


def test_a_value_in_another_unit_is_the_same(drawn):
    words = said(drawn["studies/skep-2023-algae.md"], "_extracted-feed-weighed")
    assert words.startswith("Feed weighed out0.25 g")
    assert "differs" not in words


def test_a_study_without_values_has_no_section(drawn):
    assert dom.find(drawn["context/sting-2017-wasps.md"], id="_extracted") == []


@pytest.mark.parametrize(
    ("field", "cells"),
    [
        ("queens", ["4", "2", "1", "50 %", "–"]),
        ("feed-weighed", ["1", "1", "1", "100 %", "–"]),
        ("meadow", ["1", "0", "0", "–", "–"]),
    ],
)
def test_the_form_shows_how_far_people_agree(drawn, field, cells):
    row = dom.find(drawn["extraction.md"], id=field)[0]
    assert [dom.words(cell).strip() for cell in row.iter("td")][1:] == cells


def test_every_difference_is_listed_with_both_values(drawn):
    words = " ".join(dom.words(drawn["extraction.md"]).split())
    listed = words.partition("Differences")[2]
    assert "Saffron Dust" in listed
    assert "3: Sister Marl" in listed
    assert "4: Brother Loam" in listed


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("extraction.twice", 5),
        ("extraction.same", 4),
        ("extraction.reconciled", 1),
        ("extraction.differs", 0),
        ("field.queens", 4),
    ],
)
def test_every_number_of_extraction_opens_its_values(drawn, name, rows):
    assert len(dom.find(drawn[f"sets/{name}.md"], data_row=None)) == rows


def test_a_review_without_a_form_has_no_page_of_extraction():
    assert "extraction.md" not in dom.pages(made.full_review())
