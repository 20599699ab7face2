"""The screen of a pair: what it shows, and that it fits a small terminal without colour."""

from io import StringIO

import pytest
from rich.console import Console

from pipeline.asking import Session, pressed
from pipeline.doubts import Doubt, Question
from pipeline.model import Bib, Match, Name
from pipeline.sidebyside import cut, names, place, screen
from pipeline.values import PartialDate

AMES = Name(family="Ames", given="Anna")
FULL = Bib(
    title="Waggle dances of robots on a frozen lake",
    authors=(AMES, Name(family="Dyck", given="C.", particle="van")),
    date=PartialDate(2021),
    first_public=PartialDate(2020, 3),
    venue="Winter Robotics",
    kind="article",
    volume="3",
    pages="1-9",
    doi="10.5555/lake.1",
)
PARTS = (("prior", -10), ("doi", 6), ("title", 14), ("page", -6))
MATCH = Match(
    records=("a:0001", "b:0002"), rule="doi", agreed=("doi", "title"), against=("page",), parts=PARTS
)
TEXTS = ("title", "venue", "volume", "kind", "doi", "arxiv", "pmid")
LONG = Bib(authors=(AMES,) * 200, **dict.fromkeys(TEXTS, "word " * 300))
WIDE = Bib(title="凍った湖の上のロボット" * 30)


def shown(*bibs, match=MATCH, question=Question.REPORT, keys=""):
    one, other = (*bibs, FULL, Bib())[:2] if len(bibs) != 1 else (*bibs, Bib())
    doubt = Doubt(question=question, match=match, bibs=(one, other))
    session = Session(doubts=(doubt, doubt))
    for key in keys:
        session = pressed(session, key)
    stream = StringIO()
    Console(file=stream, width=80, highlight=False).print(screen(session, 80))
    return stream.getvalue()


@pytest.mark.parametrize(
    "text",
    [
        "Pair 1 of 2. Are these two records one report?",
        "a:0001",
        "b:0002",
        "+ title",
        "+ doi",
        "- place       vol. 3, pp. 1-9",
        "  venue       Winter Robotics",
        "2021; first public 2020-03",
        "Ames, Anna; van Dyck, C.",
        "not known",
        "agree       doi, title",
        "against     page",
        "score       4 (rule doi)",
        "= sum of    prior -10, doi +6, title +14, page -6",
        "[s] same  [d] different  [l] later  [b] back  [q] quit",
    ],
)
def test_a_screen_shows_both_sides_and_the_evidence(text):
    assert text in shown()


def test_a_field_that_neither_has_is_left_out():
    assert "pmid" not in shown()


def test_the_question_on_reports_is_of_studies():
    assert "Are these two reports one study?" in shown(question=Question.STUDY)


def test_going_back_shows_what_was_said():
    assert "You said same." in shown(keys="sb")


@pytest.mark.parametrize("bib", [FULL, LONG, WIDE], ids=["full", "long", "wide"])
@pytest.mark.parametrize("keys", ["", "sb"])
def test_a_screen_fits_80_columns_and_24_lines(bib, keys):
    many = Match(
        records=MATCH.records, rule="doi", agreed=("field",) * 90, against=("other",) * 90, parts=PARTS * 90
    )
    lines = shown(bib, LONG, match=many, keys=keys).splitlines()
    assert len(lines) <= 23
    assert max(map(len, lines)) <= 80


def test_controls_of_a_terminal_never_reach_it():
    assert "\x1b" not in shown(Bib(title="A\x1b[2Jtitle\x07 of nobody"))


def test_markup_in_a_title_is_only_text():
    assert "[red]A title" in shown(Bib(title="[red]A title"))


@pytest.mark.parametrize(
    ("text", "lines"),
    [("", [""]), ("one two", ["one two"]), ("one two three four", ["one two", "three …"])],
)
def test_a_long_text_is_cut(text, lines):
    assert cut(text, 7, 2) == lines


def test_more_authors_than_are_listed_are_told():
    assert names(Bib(authors=(AMES,), et_al=True)) == "Ames, Anna; et al."


def test_a_place_names_its_numbers():
    assert place(Bib(issue="2", article_number="e7")) == "no. 2, art. e7"
