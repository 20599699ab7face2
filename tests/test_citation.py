import html5lib
import pytest

from pipeline.citation import date, ieee, initials
from pipeline.model import Bib, Name
from pipeline.values import PartialDate
from tests import made


def words(bib):
    return "".join(html5lib.parseFragment(ieee(bib)).itertext())


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (Name(family="Le", given="Quoc V."), "Q. V. Le"),
        (Name(family="Serre", given="Jean-Pierre"), "J.-P. Serre"),
        (Name(family="Beethoven", given="Ludwig", particle="van"), "L. van Beethoven"),
        (Name(family="King", given="Martin Luther", suffix="Jr."), "M. L. King Jr."),
        (Name(family="Le", given="Q.V."), "Q. V. Le"),
        (Name(family="Brook"), "Brook"),
        (Name(family="The Pot Group", corporate=True), "The Pot Group"),
        (Name(family="Fern", given="-"), "Fern"),
    ],
)
def test_given_names_become_initials(name, shown):
    assert initials(name) == shown


@pytest.mark.parametrize(
    ("known", "shown"),
    [
        (PartialDate(2021), "2021"),
        (PartialDate(2021, 5), "May 2021"),
        (PartialDate(2021, 12, 3), "Dec. 2021"),
        (None, ""),
    ],
)
def test_a_date_is_month_and_year(known, shown):
    assert date(known) == shown


def test_an_article_reads_as_ieee_asks():
    described = made.bib(volume="3", issue="4", pages="5-16", article_number="7")
    assert words(described) == (
        "A. Brook and B. Fern, “Pouring without spilling,” Journal of Pots, vol. 3, no. 4, pp. 5–16, "
        "art. no. 7, Mar. 2021, doi: 10.1234/pots.1."
    )


def test_a_conference_paper_stands_in_its_proceedings():
    described = made.bib(venue="Proc. Pots", venue_kind="conference", doi="")
    assert words(described) == "A. Brook and B. Fern, “Pouring without spilling,” in Proc. Pots, Mar. 2021."


def test_a_preprint_does_not_say_its_number_twice():
    described = Bib(title="Pots", arxiv="2104.07857", venue="arXiv preprint arXiv:2104.07857")
    assert words(described) == "“Pots,” arXiv:2104.07857."


@pytest.mark.parametrize(
    ("count", "et_al", "shown"),
    [
        (1, False, "A. One, “T,” 2021."),
        (3, False, "A. One, A. One, and A. One, “T,” 2021."),
        (1, True, "A. One, et al., “T,” 2021."),
    ],
)
def test_authors_are_listed(count, et_al, shown):
    one = Name(family="One", given="A")
    assert words(Bib(title="T", authors=(one,) * count, et_al=et_al, date=PartialDate(2021))) == shown


def test_the_first_public_date_stands_in_for_a_missing_one():
    assert words(Bib(title="T", first_public=PartialDate(2020, 1))) == "“T,” Jan. 2020."


def test_what_is_not_known_is_not_made_up():
    assert words(Bib()) == "Nothing is known of this document."


def test_the_venue_is_set_in_italics_and_the_doi_linked():
    assert "<em>Journal of Pots</em>" in ieee(made.bib())
    assert 'href="https://doi.org/10.1234/pots.1"' in ieee(made.bib())
