"""`queue` on the command line: worked through in a terminal from first to last, killed, listed."""

import json
import os
import shutil
import signal
import sys

import pytest

from pipeline.__main__ import main
from tests.terminal import Terminal

READY = b"[q] quit"
QUEUE = ("queue", "--reviewer", "loam")
VERDICT = "records/verdicts/apidex-a-0002--hive-ledger-a-0003.yml"
LINK = "records/links/apidex-a-0002--hive-ledger-a-0002.yml"


@pytest.fixture
def bees(review_copy):
    """Return a review in which nobody has linked any reports yet."""
    root = review_copy("bees")
    shutil.rmtree(root / "records" / "links")
    return root


def listed(root, capsys):
    capsys.readouterr()
    main(["--root", str(root), "queue", "--list", "--format", "json"])
    return [tuple(one["records"]) for one in json.loads(capsys.readouterr().out)]


@pytest.mark.parametrize("environment", [{"TERM": "dumb"}, {"TERM": "xterm", "NO_COLOR": "1"}])
def test_a_queue_is_worked_through_from_the_first_pair_to_the_last(bees, environment, capsys):
    terminal = Terminal(bees, *QUEUE, **environment)
    screens = [terminal.until(READY)]
    for key in "dd":
        terminal.press(key)
        screens.append(terminal.until(READY))
    assert "Pair 1 of 2" in screens[0]
    assert "Pair 2 of 2" in screens[1]
    assert screens[2].strip().endswith("2 answered, 0 left in the queue")
    assert "\x1b[3" not in "".join(screens)
    assert terminal.code() == 0
    assert "verdict: different\n" in (bees / VERDICT).read_text(encoding="utf-8")
    assert "relation: unrelated\n" in (bees / LINK).read_text(encoding="utf-8")
    assert listed(bees, capsys) == []


def test_killing_the_queue_keeps_every_answer_given(bees, capsys):
    terminal = Terminal(bees, *QUEUE, TERM="dumb")
    terminal.until(READY)
    terminal.press("d")
    terminal.until(READY)
    os.kill(terminal.pid, signal.SIGKILL)
    assert terminal.code() == -signal.SIGKILL
    assert (bees / VERDICT).read_text(encoding="utf-8").endswith("\n")
    assert listed(bees, capsys) == [("apidex-a:0002", "hive-ledger-a:0002")]


@pytest.fixture
def ask(bees, monkeypatch, tmp_path):
    """Return a function that answers with keys that come from a file."""

    def answered(keys):
        typed = tmp_path / "keys"
        typed.write_text(keys)
        with typed.open() as stream:
            monkeypatch.setattr(sys, "stdin", stream)
            return main(["--root", str(bees), "queue", "--reviewer", "loam"])

    return answered


@pytest.mark.parametrize(
    ("keys", "left"),
    [("q", 2), ("", 2), ("ll", 2), ("dq", 1), ("lbd", 1), ("sbdq", 1), ("ds", 0)],
)
def test_keys_answer_pairs(bees, ask, keys, left, capsys):
    assert ask(keys) == 0
    assert f"{left} left in the queue" in capsys.readouterr().out
    assert len(listed(bees, capsys)) == left


def test_going_back_replaces_an_answer(bees, ask):
    ask("sbdq")
    assert "verdict: different\n" in (bees / VERDICT).read_text(encoding="utf-8")


def test_what_somebody_else_answered_meanwhile_stands(bees, ask, capsys):
    (bees / VERDICT).write_text("# theirs\n", encoding="utf-8")
    ask("sq")
    assert (bees / VERDICT).read_text(encoding="utf-8") == "# theirs\n"
    assert "the first answer stands" in capsys.readouterr().out


def test_an_answered_review_has_no_problem_and_is_canonical(bees, ask, capsys):
    ask("ds")
    assert main(["--root", str(bees), "check"]) == 0
    main(["--root", str(bees), "format", "--check"])
    told = capsys.readouterr().out
    assert "records/verdicts" not in told
    assert "records/links" not in told


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ([], "say who answers"),
        (["--reviewer", "oak"], "oak is no reviewer"),
        (["--reviewer", "sieve"], "sieve is no"),
    ],
)
def test_only_a_person_of_the_protocol_answers(bees, given, said, capsys):
    assert main(["--root", str(bees), "queue", *given]) == 2
    assert said in capsys.readouterr().err


def test_the_queue_is_listed_without_a_terminal(bees, capsys):
    assert main(["--root", str(bees), "queue", "--list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "one report? apidex-a:0002 hive-ledger-a:0003  Two Syrups for Pretend Hives"
    assert lines[-1] == "2 pairs in the queue"


def test_the_queue_as_json_holds_the_evidence(bees, capsys):
    main(["--root", str(bees), "queue", "--list", "--format", "json"])
    found = json.loads(capsys.readouterr().out)[0]
    assert (found["question"], found["agreed"]) == ("one report?", ["doi"])
    assert found["descriptions"][1]["title"] == "Beeswax Candles in Storybook Chapels"
