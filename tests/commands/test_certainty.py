"""`certainty` on the command line: in a terminal, and without one."""

import json
import sys

import pytest

from pipeline.__main__ import main
from tests.terminal import Terminal

READY = b"[:q] quit"
FILE = "records/certainty.yml"


def run(root, *arguments):
    return main(["--root", str(root), "certainty", *arguments])


def text(root):
    return (root / FILE).read_text(encoding="utf-8")


NEW = ["calm", "--reviewer", "chapter", "--outcome", "Calm of the colony", "--study", "combe-2019-saffron"]


@pytest.mark.parametrize("more", [[], ["--plain"]])
def test_a_rating_is_made_in_a_terminal_and_is_on_disk_at_once(bees, more):
    terminal = Terminal(bees, "certainty", *NEW, *more, TERM="dumb")
    terminal.until(READY)
    terminal.press("high\n")
    terminal.until(b"Why?")
    terminal.press("By lot.\n")
    terminal.until("⊕⊕⊕⊕ so far".encode())
    assert "    start: high\n    because: By lot.\n" in text(bees)
    terminal.press("-1\nOne hive.\n\n\n")
    terminal.until("2 of 4 given; ends at Moderate ⊕⊕⊕◯".encode())
    assert terminal.code() == 0
    assert main(["--root", str(bees), "check"]) == 0
    assert main(["--root", str(bees), "format", "--check"]) == 0


@pytest.fixture
def ask(bees, monkeypatch, tmp_path):
    """Return a function that answers with lines that come from a file."""

    def answered(lines, *arguments):
        typed = tmp_path / "lines"
        typed.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        with typed.open(encoding="utf-8") as stream:
            monkeypatch.setattr(sys, "stdin", stream)
            return run(bees, *arguments)

    return answered


def test_what_is_answered_changes_a_rating_and_what_is_passed_over_stays(bees, ask, capsys):
    assert ask(["", "", "-1", "Few hums.", ""], "mood", "--reviewer", "chapter", "--plain") == 0
    assert "3 of 4 given; ends at Low ⊕⊕◯◯" in capsys.readouterr().out
    kept = "      - aspect: large-effect\n        change: 1\n"
    assert kept in text(bees).partition("id: mood")[2]
    assert "reason: Few hums.\n    final: low\n    by: chapter\n" in text(bees)


def test_lines_that_end_early_keep_what_was_said(bees, ask, capsys):
    assert ask(["high", "By lot.", "-2"], *NEW) == 0
    assert "1 of 4 given; ends at High ⊕⊕⊕⊕" in capsys.readouterr().out
    assert "change: -2" not in text(bees).partition("id: calm")[2]


def test_without_a_start_nothing_is_written(bees, ask, capsys):
    before = text(bees)
    assert ask(["", "-1", "One hive."], *NEW) == 0
    assert "1 of 4 given; required and missing: start\n" in capsys.readouterr().out
    assert text(bees) == before


def test_options_write_all_that_they_say(bees, capsys):
    values = ["--set", "start=high", "--set", "bias=-2", "--why", "By lot."]
    assert run(bees, *NEW, "--metric", "bee-lifespan", *values) == 0
    assert "wrote records/certainty.yml: calm ends at Low ⊕⊕◯◯" in capsys.readouterr().out
    assert text(bees).count("  - id: ") == 3
    assert "    metric: bee-lifespan\n    studies:\n      - combe-2019-saffron\n    start: high\n" in text(
        bees
    )
    assert main(["--root", str(bees), "check"]) == 0


def test_a_step_of_0_is_none_and_the_level_that_stands_follows(bees):
    assert run(bees, "lifespan", "--reviewer", "chapter", "--set", "bias=0") == 0
    step = "      - aspect: imprecision\n        change: -1\n        reason: Few colonies.\n"
    assert f"    steps:\n{step}    final: moderate\n" in text(bees)
    assert "One of the three studies" not in text(bees)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "say who answers: --reviewer is one of"),
        (["mood", "--reviewer", "nobody"], "nobody is no reviewer of the protocol"),
        (["--reviewer", "chapter"], "name the rating"),
        (["moood", "--reviewer", "chapter"], "there is no rating moood; did you mean mood?"),
        (["Big Calm", "--reviewer", "chapter", "--outcome", "x"], "Big Calm is no id"),
        ([*NEW, "--study", "gone"], "there is no study gone"),
        ([*NEW, "--metric", "gone"], "there is no metric gone"),
        ([*NEW, "--set", "bias=-1", "--why", "w"], "calm has no start yet: --set start=LEVEL"),
        ([*NEW, "--set", "start=high"], "say why the values stand: --why TEXT"),
        ([*NEW, "--set", "start=fine", "--why", "w"], "choose one of: very-low, low, moderate, high"),
        ([*NEW, "--set", "start=not reported", "--why", "w"], "start: choose one of: very-low"),
        ([*NEW, "--set", "hue=-1", "--why", "w"], "there is no field hue: name one of start, bias"),
        ([*NEW, "--set", "hue=0"], "hue is no aspect: name one of bias, imprecision, large-effect"),
        ([*NEW, "--set", "start=0"], "start is no aspect"),
        (["gone", "--list"], "there is no rating gone"),
    ],
)
def test_wrong_use_is_told_and_writes_nothing(bees, arguments, said, capsys):
    before = text(bees)
    assert run(bees, *arguments) == 2
    assert said in capsys.readouterr().err
    assert text(bees) == before


def test_a_review_without_a_scale_rates_nothing(review_copy, capsys):
    assert run(review_copy("models"), "calm", "--reviewer", "alder") == 2
    assert "no scale of certainty" in capsys.readouterr().err


def test_a_file_that_is_broken_is_left_alone(bees, capsys):
    (bees / FILE).write_text("schema: 1\nratings: 3\n", encoding="utf-8")
    assert run(bees, *NEW, "--set", "start=high", "--why", "w") == 3
    assert "is broken and was left alone" in capsys.readouterr().err
    assert text(bees) == "schema: 1\nratings: 3\n"


@pytest.mark.parametrize(("named", "ids"), [([], ["lifespan", "mood"]), (["mood"], ["mood"])])
def test_ratings_are_listed_for_people_and_programs(bees, named, ids, capsys):
    assert run(bees, *named, "--list") == 0
    told = capsys.readouterr().out
    assert [line.partition(":")[0] for line in told.splitlines() if not line.startswith(" ")] == ids
    assert run(bees, *named, "--format", "json") == 0
    assert [one["id"] for one in json.loads(capsys.readouterr().out)] == ids
