"""The screen of a report: it fits a small terminal, and says everything without colour."""

import io
import re

import pytest
from rich.cells import cell_len
from rich.console import Console

from pipeline import files
from pipeline.reviewing.said import Said
from pipeline.reviewing.screen import View, lit, screen
from pipeline.reviewing.session import pressed
from tests import worlds
from tests.reviewing.small import OUT
from tests.reviewing.test_card import shown
from tests.reviewing.test_session import after, begun

LONG = " ".join(f"word{n}" for n in range(600))
COLOUR = re.compile(r"\x1b\[[0-9;]*?(?:3[0-7]|9[0-7])")


def console(width=80, height=24, **changes):
    given = {"file": io.StringIO(), "width": width, "height": height, "highlight": False, "_environ": {}}
    return Console(**{**given, **changes})


def drawn(session=None, card=None, protocol=None, spans=None, **changes):
    """Return the lines of a screen."""
    view = View(
        session=session or begun(),
        card=card or shown("A title", "An abstract", facts="Oak; 2030"),
        spans=spans or {},
        protocol=protocol or worlds.protocol(),
        reviewer="Ada",
    )
    made = console(**changes)
    made.print(screen(view, made), end="")
    return made.file.getvalue().splitlines()


def test_it_says_who_where_what_and_how_far():
    lines = drawn(begun(decided=4))
    assert lines[0] == "Title and abstract, Ada. Report 1 of 3; 4 decided, 3 left".ljust(len(lines[0]))
    assert [line.strip() for line in lines[1:3]] == ["A title", "Oak; 2030"]
    assert "An abstract" in lines[4]
    assert "Criteria" in lines[4]
    assert "[i] include  [e] exclude" in lines[-2].replace("\xa0", " ")


@pytest.mark.parametrize("keys", ["", "e", "l", "n", "p", "ib"])
@pytest.mark.parametrize(
    "card",
    [
        shown("A title"),
        shown("T" + "i" * 400, LONG, facts=LONG, keywords=("k",) * 50),
        shown("題" * 100, "文" * 900),
    ],
    ids=["short", "long", "wide"],
)
def test_it_fits_80_columns_by_24_lines(keys, card):
    criteria = tuple(
        files.Criterion(id=f"c{n}", label=f"Criterion {n} of many", test="human", reason="wrong")
        for n in range(20)
    )
    lines = drawn(after(keys), card, worlds.protocol(criteria=criteria))
    assert len(lines) <= 24
    assert max(map(cell_len, lines)) <= 80


def test_a_long_abstract_is_shown_in_parts():
    card = shown("A title", LONG)
    first, second = drawn(begun(), card), drawn(after(" "), card)
    told = [line for line in first if "part 1 of" in line]
    assert len(told) == 1
    assert any("part 2 of" in line for line in second)
    last = int(told[0].split("part 1 of ")[1].split(";")[0])
    assert drawn(after(" " * last), card) == first
    everything = " ".join(line for page in range(last) for line in drawn(after(" " * page), card))
    assert all(f"word{n} " in everything or f"word{n}\n" in everything for n in range(0, 600, 37))


def test_an_abstract_that_is_missing_is_said_to_be():
    assert any("No abstract is recorded." in line for line in drawn(card=shown("A title")))


def test_without_styles_words_that_matched_stand_in_brackets():
    assert lit("a cat and a dog", ((2, 5), (12, 15)), console()).plain == "a [cat] and a [dog]"


def test_with_styles_words_that_matched_are_bold_and_underlined():
    made = console(force_terminal=True, color_system="standard", legacy_windows=False)
    made.print(lit("a cat", ((2, 5),), made), end="")
    assert made.file.getvalue() == "a \x1b[1;4;33mcat\x1b[0m"


def test_no_colour_is_no_loss():
    made = console(force_terminal=True, no_color=True, color_system="standard", legacy_windows=False)
    made.print(lit("a cat", ((2, 5),), made), end="")
    assert made.file.getvalue() == "a \x1b[1;4mcat\x1b[0m"
    assert not COLOUR.search(made.file.getvalue())


def test_what_was_said_is_shown_on_the_way_back():
    session = begun(said={"a:0001": Said(verdict=OUT, reason="off-topic", note="why")})
    assert any("You said exclude: Off topic; note: why." in line for line in drawn(session))


@pytest.mark.parametrize(
    ("keys", "wanted"),
    [
        ("e", "Why is it excluded?"),
        ("l", "Which labels?"),
        ("p", "Paused; all decisions are in the sheet."),
        ("nabc", "Note (Enter ends it): abc_"),
    ],
)
def test_it_says_what_is_asked(keys, wanted):
    assert any(wanted in line for line in drawn(after(keys)))


def test_reasons_are_picked_by_their_numbers():
    lines = " ".join(drawn(pressed(begun(), "e"))).replace("\xa0", " ")
    assert "[1] Out of the window  [2] Off topic  [b] back to the verdict" in lines
