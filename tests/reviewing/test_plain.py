"""The screen for a screen reader: every line says what it is, and nothing moves the cursor."""

import pytest

from pipeline.reviewing.plain import question, report, typed
from pipeline.reviewing.screen import View
from tests import worlds
from tests.reviewing.test_card import shown
from tests.reviewing.test_session import after, begun

VERDICT = (
    "Verdict? i: include; e: exclude; u: unsure; n: note; l: labels; b: back; s: skip; p: pause; q: quit. "
)


def lines(session=None, spans=None, **changes):
    card = shown("A wild title", "An abstract", facts="Oak; 2030", answers={"recent": None}, **changes)
    protocol = worlds.protocol()
    view = View(session=session or begun(), card=card, spans=spans or {}, protocol=protocol, reviewer="Ada")
    return [*report(view)]


def test_a_report_is_told_in_lines():
    assert lines(spans={"title": ((2, 6),), "abstract": ((3, 11),)}, keywords=("k", "l")) == [
        "Title and abstract. Report 1 of 3. 0 decided, 3 left.",
        "Title: A wild title",
        "Facts: Oak; 2030",
        "Abstract: An abstract",
        "Keywords: k; l",
        "Matched words: wild, abstract",
        "Criterion: Makes sense: to decide",
        "Criterion: Public since 2020: unknown",
    ]


def test_a_word_that_matched_twice_is_told_once():
    assert "Matched words: wild" in lines(spans={"title": ((2, 6), (2, 6))})


def test_what_was_said_is_told():
    assert lines(after("ib"))[-1] == "You said: include"


@pytest.mark.parametrize(
    ("before", "wanted"),
    [
        ("", VERDICT),
        ("e", "Reason? 1: Out of the window; 2: Off topic; b: back to the verdict. "),
        ("l", "Labels? 1: An odd one; 2: Ask the authors; b: done. "),
        ("n", "Note: "),
        ("p", "Paused. Press Enter to go on, or q to end: "),
    ],
)
def test_a_question_names_every_answer(before, wanted):
    assert question(after(before)) == wanted


@pytest.mark.parametrize(
    ("before", "line", "wanted"),
    [
        ("", "i\n", ("i",)),
        ("", "  Include\n", ("i",)),
        ("", "\n", ("\n",)),
        ("e", "2\n", ("2",)),
        ("p", "\n", ("\n",)),
        ("n", "a note, quite long\n", ("\x15", "a note, quite long\n", "\n")),
    ],
)
def test_a_line_stands_for_keys(before, line, wanted):
    assert typed(line, after(before).mode) == wanted


def test_a_note_is_taken_whole():
    session = after("n")
    for key in typed("i think so\n", session.mode):
        session = after([key], session)
    assert session.word.note == "i think so"
