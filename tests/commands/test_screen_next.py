"""`screen next` in a terminal: from the first report to the last, killed, locked, in plain lines."""

import os
import re
import signal
import sys

import pytest

from pipeline.__main__ import main
from pipeline.canonical import to_text
from pipeline.reviewing.journal import opened
from pipeline.reviewing.said import Line
from tests.reviewing.small import DAY, FULL, IN, OUT, TITLES, decide, ident, read, review, says, sheets
from tests.reviewing.test_ranked import ranking
from tests.terminal import Terminal

READY = "[q]\N{NO-BREAK SPACE}quit".encode()
NEXT = ("screen", "next", "--reviewer")
COLOUR = re.compile(r"\x1b\[[0-9;]*?(?:3[0-7]|9[0-7])m")
STYLES = [{"TERM": "dumb"}, {"TERM": "xterm", "NO_COLOR": "1"}, {"TERM": "xterm-256color"}]


@pytest.fixture
def root(tmp_path):
    """Return a review of four reports with stubs for two reviewers, opened once so that it opens at once."""
    made = review(tmp_path / "review", 4)
    main(["--root", str(made), "screen", "sheets", "--reviewer", "first", "--reviewer", "second"])
    return made


def words(root, reviewer="first", stage=TITLES):
    """Return verdict and reason of each block of a reviewer."""
    loaded, _ = read(root)
    mine = (one.value for one in loaded.sheets if f"/{stage}/{reviewer}/" in one.path)
    return [(block.verdict, block.reason) for sheet in mine for block in sheet.blocks.values()]


@pytest.mark.parametrize("environment", STYLES, ids=["dumb", "no colour", "colour"])
def test_reports_are_worked_through_from_the_first_to_the_last(root, environment):
    terminal = Terminal(root, *NEXT, "first", **environment)
    screens = [terminal.until(READY)]
    for keys, wanted in [("i", READY), ("e", b"back"), ("2", READY), ("u", READY), ("i", b"0 left")]:
        terminal.press(keys)
        screens.append(terminal.until(wanted))
    assert "Report 1 of 4; 0 decided, 4 left" in screens[0]
    assert "Why is it excluded?" in screens[2]
    assert "4 decided, 0 left" in screens[-1]
    assert terminal.code() == 0
    assert bool(COLOUR.search("".join(screens))) is (environment["TERM"] == "xterm-256color")
    assert words(root) == [(IN, None), (OUT, "off-topic"), ("unsure", None), (IN, None)]
    assert words(root, "second") == [(None, None)] * 4


@pytest.mark.parametrize("answered", [0, 1, 3])
def test_a_kill_loses_at_most_the_decision_being_typed(root, answered):
    terminal = Terminal(root, *NEXT, "first", TERM="dumb")
    terminal.until(READY)
    for _ in range(answered):
        terminal.press("i")
        terminal.until(READY)
    terminal.press("e")
    terminal.until(b"back")
    os.kill(terminal.pid, signal.SIGKILL)
    assert terminal.code() == -signal.SIGKILL
    assert words(root) == [(None, None)] * 4
    again = Terminal(root, *NEXT, "first", TERM="dumb")
    assert f"{answered} decided, {4 - answered} left" in again.until(READY)
    again.press("q")
    assert again.code() == 0
    assert words(root) == [(IN, None)] * answered + [(None, None)] * (4 - answered)


def test_a_kill_while_saving_leaves_whole_lines(root):
    terminal = Terminal(root, *NEXT, "first", TERM="dumb")
    terminal.until(READY)
    terminal.press("iii")
    os.kill(terminal.pid, signal.SIGKILL)
    terminal.code()
    with opened(root, TITLES, "first") as journal:
        told = [line.report for line in journal.lines()]
    assert told == [ident(n) for n in range(len(told))]


def test_a_second_process_is_told_who_has_the_sheets(root, capsys):
    terminal = Terminal(root, *NEXT, "first", TERM="dumb")
    terminal.until(READY)
    assert main(["--root", str(root), *NEXT, "first"]) == 3
    assert f"process {terminal.pid} screens for first" in capsys.readouterr().err
    terminal.press("q")
    assert terminal.code() == 0


@pytest.fixture
def answer(root, monkeypatch, tmp_path):
    """Return a function that answers with what is typed into a file."""

    def answered(typed, *more):
        place = tmp_path / "typed"
        place.write_text(typed, encoding="utf-8")
        with place.open(encoding="utf-8") as stream:
            monkeypatch.setattr(sys, "stdin", stream)
            return main(["--root", str(root), *NEXT, "first", *more])

    answered.root = root
    return answered


@pytest.mark.parametrize(
    ("typed", "told", "wanted"),
    [
        ("", "0 decided, 4 left", [None] * 4),
        ("q", "0 decided, 4 left", [None] * 4),
        ("ss", "0 decided, 4 left", [None] * 4),
        ("iq", "1 decided, 3 left", [IN, None, None, None]),
        ("ibe1q", "1 decided, 3 left", [OUT, None, None, None]),
        ("sis", "1 decided, 3 left", [None, IN, None, None]),
        ("ip", "1 decided, 3 left", [IN, None, None, None]),
        ("ipxi", "2 decided, 2 left", [IN, IN, None, None]),
        ("iiii", "4 decided, 0 left", [IN] * 4),
    ],
)
def test_keys_decide_and_stand_in_the_sheet_at_the_end(answer, typed, told, wanted, capsys):
    assert answer(typed) == 0
    assert capsys.readouterr().out.strip().endswith(told)
    assert [verdict for verdict, _ in words(answer.root)] == wanted


def test_a_pause_brings_decisions_into_the_sheet(root):
    terminal = Terminal(root, *NEXT, "first", TERM="dumb")
    terminal.until(READY)
    terminal.press("ip")
    terminal.until(b"Paused")
    assert "verdict: include" in sheets(root, "first")["001.yml"]
    os.kill(terminal.pid, signal.SIGKILL)
    terminal.code()


def test_plain_lines_move_no_cursor(root):
    terminal = Terminal(root, *NEXT, "first", "--plain", TERM="xterm-256color")
    screens = [terminal.until(b"quit. ")]
    for line, wanted in [("e", b"verdict. "), ("2", b"quit. "), ("n", b"Note: "), ("a note", b"quit. ")]:
        terminal.press(f"{line}\n")
        screens.append(terminal.until(wanted))
    terminal.press("q\n")
    assert terminal.code() == 0
    assert "Title: On the amber" in screens[0]
    assert "\x1b" not in "".join(screens)
    assert words(root)[0] == (OUT, "off-topic")
    assert "    note: a note\n" in sheets(root, "first")["001.yml"]


def test_plain_lines_end_with_the_input(answer, capsys):
    assert answer("i\n\nu\nn\n", "--plain") == 0
    assert capsys.readouterr().out.endswith("Note: 2 decided, 2 left\n")


def test_one_report_is_decided_again(root, answer):
    answer("iiii")
    assert answer("e2", "--report", ident(2)) == 0
    assert words(root)[2] == (OUT, "off-topic")


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (["--report", "search-a:0009"], "search-a:0009 has no block in the sheets of first"),
        (["--stage", "full-text"], "first has nothing to decide at full-text: `screen sheets"),
        (["--reviewer", "oak"], "oak is no reviewer of the protocol"),
    ],
)
def test_what_cannot_be_asked_is_told(answer, more, told, capsys):
    assert answer("", *more) == 2
    assert told in capsys.readouterr().err


def test_full_text_comes_after_titles_with_its_own_reasons_and_not_retrieved(root, answer, capsys):
    for who in ("first", "second"):
        decide(root, who, {ident(n): says(IN if n else OUT) for n in range(4)})
    main(["--root", str(root), "screen", "sheets"])
    assert answer("rie2") == 0
    assert "Full text, First. Report 1 of 3" in capsys.readouterr().out
    assert words(root, stage=FULL) == [("not-retrieved", None), (IN, None), (OUT, "off-topic")]


def test_a_spoilt_journal_or_sheet_is_refused_with_its_place(root, answer, capsys):
    with opened(root, TITLES, "first") as journal:
        journal.add(Line(report=ident(0), said=says(IN), on=DAY))
        place = root / journal.path
    place.write_bytes(place.read_bytes() + b"junk\n")
    assert answer("i") == 3
    assert "/first/.journal:2:1: error" in capsys.readouterr().err
    place.unlink()
    sheet = root / "records/screening/title-abstract/first/001.yml"
    sheet.write_text("stage: [", encoding="utf-8")
    assert answer("i") == 3
    assert "/first/001.yml:" in capsys.readouterr().err


def test_nothing_of_other_decisions_is_shown(root, answer, capsys):
    decide(root, "second", {ident(0): says(OUT, note="a secret of mine")})
    answer("q")
    shown = capsys.readouterr().out
    assert "secret" not in shown
    assert "You said" not in shown


def test_reports_come_in_the_order_of_the_newest_ranking(root, answer, capsys):
    made = ranking(order=(ident(2), ident(0)))
    place = root / "records/ranking/title-abstract/2024-05-01-0a.yml"
    place.parent.mkdir(parents=True)
    place.write_text(to_text(made), encoding="utf-8")
    assert answer("ie2q", "--ranked") == 0
    assert "in the order of 2024-05-01, learned from 8 reports" in capsys.readouterr().err
    assert [verdict for verdict, _ in words(root)] == [OUT, None, IN, None]


def test_without_a_ranking_there_is_no_order_to_follow(answer, capsys):
    assert answer("", "--ranked") == 2
    assert "`rank order --stage title-abstract` does it" in capsys.readouterr().err


def test_a_decision_that_the_disk_does_not_take_is_told_and_those_before_it_stay(root, answer, capsys):
    (root / "records/screening/title-abstract/first/.journal").symlink_to("/nowhere/journal")
    assert answer("i") == 3
    assert "not saved: " in capsys.readouterr().err
    assert words(root) == [(None, None)] * 4


@pytest.mark.parametrize("after", [0, 1, 1000, 2500, 4000, 6000])
def test_a_kill_at_any_moment_leaves_decisions_in_the_order_of_keys(root, after):
    terminal = Terminal(root, *NEXT, "first", TERM="dumb")
    terminal.until(READY)
    terminal.press("ipiii")
    terminal.read(after)
    os.kill(terminal.pid, signal.SIGKILL)
    terminal.code()
    again = Terminal(root, *NEXT, "first", TERM="dumb")
    shown = again.until(READY)
    again.press("q")
    again.until(b"left")
    again.code()
    decided = [verdict for verdict, _ in words(root)]
    assert decided == sorted(decided, key=lambda verdict: verdict is None)
    assert f"{sum(verdict is IN for verdict in decided)} decided" in shown or "nothing to decide" in shown


def test_a_spoilt_protocol_is_told_with_its_place(root, answer, capsys):
    (root / "records/protocol.yml").write_text("title: [", encoding="utf-8")
    assert answer("i") == 3
    assert "records/protocol.yml:" in capsys.readouterr().err
