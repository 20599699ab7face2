"""A conflict as it is shown."""

import json

import pytest
from rich.cells import cell_len

from pipeline.reviewing import conflict as shown
from pipeline.reviewing.settling import Settling
from pipeline.values import Basis
from tests import worlds
from tests.reviewing.small import FULL, IN, OUT, TITLES
from tests.reviewing.test_screen import console
from tests.reviewing.test_settling import after, conflict

LONG = "word " * 400
DECISIONS = (
    worlds.said("a:0001", TITLES, IN, note="It may\nfit."),
    worlds.said("a:0001", TITLES, OUT, "off-topic", by="bob"),
    worlds.said("a:0001", TITLES, OUT, "gone", by="eve", on=None),
)
ONE = conflict("a:0001", decisions=DECISIONS)


def drawn(keys="", **changes):
    found = conflict("a:0001", **{"decisions": DECISIONS, **changes})
    made = console()
    made.print(shown.screen(after(keys, begun(found)), made), end="")
    return made.file.getvalue().splitlines()


def begun(found):
    return Settling(protocol=worlds.protocol(), conflicts=(found,))


def test_decisions_stand_side_by_side():
    lines = drawn()
    assert lines[0].strip() == "Title and abstract. Conflict 1 of 1, a:0001"
    who = next(line for line in lines if line.startswith("who"))
    assert who.split() == ["who", "Ada", "Bob", "eve"]
    assert next(line for line in lines if line.startswith("verdict")).split()[1:] == [
        *("include", "exclude", "exclude")
    ]
    assert any("Off the topic" in line and "gone" in line for line in lines)


def test_a_row_that_says_nothing_is_left_out():
    assert not any(line.startswith("note") for line in drawn(decisions=DECISIONS[1:]))


@pytest.mark.parametrize("keys", ["", "e", "i", "iwhy"])
@pytest.mark.parametrize("text", ["short", LONG, "文" * 500], ids=["short", "long", "wide"])
def test_it_fits_80_columns_by_24_lines(keys, text):
    decisions = tuple(worlds.said("a:0001", TITLES, IN, note=text, by=by) for by in ("ada", "bob"))
    lines = drawn(keys, title=text, facts=text, abstract=text, decisions=decisions)
    assert len(lines) <= 24
    assert max(map(cell_len, lines)) <= 80


def test_why_is_asked_for_in_a_line():
    assert drawn("ibec")[-1].strip().endswith("takes the verdict back): bec_")


def test_what_was_settled_is_shown_on_the_way_back():
    settling = after("iso\nb")
    made = console()
    made.print(shown.screen(settling, made))
    assert "You said include: so" in made.file.getvalue()


@pytest.mark.parametrize(
    ("decision", "wanted"),
    [
        (DECISIONS[0], "Ada: include (note: It may fit.; 2030-01-01)"),
        (DECISIONS[1], "Bob: exclude: Off the topic (2030-01-01)"),
        (DECISIONS[2], "eve: exclude: gone"),
        (
            worlds.said("a:0001", FULL, IN, consensus=True, origin=Basis.ASSIGNED),
            "Ada (consensus): include (2030-01-01)",
        ),
    ],
)
def test_a_decision_is_told_in_a_line(decision, wanted):
    assert shown.line(decision, worlds.protocol()) == wanted


def test_plain_lines_say_what_they_are():
    assert [*shown.plain(begun(ONE))] == [
        "Title and abstract. Conflict 1 of 1, a:0001.",
        "Title: On a:0001",
        "Facts: Oak; 2030",
        "Abstract: none is recorded",
        "Ada: include (note: It may fit.; 2030-01-01)",
        "Bob: exclude: Off the topic (2030-01-01)",
        "eve: exclude: gone",
    ]


@pytest.mark.parametrize(
    ("keys", "wanted"),
    [
        ("", "Consensus? i: include; e: exclude; b: back; s: skip; q: quit. "),
        ("ss", "Consensus? i: include; e: exclude; r: not retrieved; b: back; s: skip; q: quit. "),
        ("e", "Reason? 1: Off the topic; b: back to the verdict. "),
        ("i", "Why? An empty line takes the verdict back: "),
    ],
)
def test_a_question_names_every_answer(keys, wanted):
    assert shown.question(after(keys)) == wanted


def test_conflicts_are_listed_as_text():
    lines = shown.as_text([ONE, conflict("a:0002")], worlds.protocol()).splitlines()
    assert lines[0] == "a:0001  title-abstract  On a:0001"
    assert lines[1] == "    Ada: include (note: It may fit.; 2030-01-01)"
    assert lines[-1] == "2 conflicts"
    assert shown.as_text([ONE], worlds.protocol()).splitlines()[-1] == "1 conflict"


def test_conflicts_are_listed_as_json():
    found = json.loads(shown.as_json([ONE]))[0]
    assert (found["report"], found["stage"], found["title"]) == ("a:0001", "title-abstract", "On a:0001")
    assert found["decisions"][1] == {
        "by": "bob",
        "verdict": "exclude",
        "reason": "off-topic",
        "note": "",
        "on": "2030-01-01",
        "consensus": False,
        "file": "records/screening/title-abstract/ada/001.yml",
    }
    assert found["decisions"][2]["on"] is None
