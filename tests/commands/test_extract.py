"""`extract` on the command line: in a terminal, killed, and without one."""

import json
import os
import signal
import subprocess
import sys

import pytest

from pipeline.__main__ import main
from tests.terminal import Terminal

READY = b"[:q] quit"
FORM = "records/extraction/thistle-2024-tea/marl.yml"
WORK = "records/studies/thistle-2024-tea.yml"


def run(root, *arguments):
    return main(["--root", str(root), "extract", *arguments])


def text(root, path):
    return (root / path).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("more", "environment"),
    [
        ([], {"TERM": "dumb"}),
        ([], {"TERM": "xterm", "NO_COLOR": "1"}),
        (["--plain"], {"TERM": "xterm-256color"}),
    ],
)
def test_a_form_is_filled_in_a_terminal_from_first_to_last(bees, more, environment):
    terminal = Terminal(bees, "extract", "thistle-2024-tea", "--extractor", "marl", *more, **environment)
    screens = []
    for line in [
        "3",
        '4:12 "of thought"',
        ":n",
        "",
        "perhaps",
        "y",
        "",
        "",
        "250 mg",
        "",
        "1; 3",
        "",
        "",
        "",
    ]:
        screens.append(terminal.until(READY))
        terminal.press(f"{line}\n")
    shown = "".join([*screens, terminal.until(b"given\r\n")])
    assert "1 of 7, 0 given" in screens[0]
    assert "write yes or no" in shown
    assert "5 of 7 given" in shown
    assert ("\x1b" if more else "\x1b[3") not in shown
    assert terminal.code() == 0
    for part in ("value: thought\n    page: '4'\n    line: 12\n    quote: of thought\n", "unit: milligram"):
        assert part in text(bees, FORM)


def test_killing_the_form_keeps_every_value_given(bees):
    terminal = Terminal(bees, "extract", "thistle-2024-tea", "--extractor", "marl", TERM="dumb")
    terminal.until(READY)
    terminal.press("3\n")
    terminal.until(b"as printed:")
    terminal.press("4:1")
    os.kill(terminal.pid, signal.SIGKILL)
    assert terminal.code() == -signal.SIGKILL
    assert text(bees, FORM).endswith("hive-material:\n    value: thought\n")
    assert main(["--root", str(bees), "check"]) == 0


@pytest.fixture
def ask(bees, monkeypatch, tmp_path):
    """Return a function that answers with lines that come from a file."""

    def answered(lines, *arguments):
        typed = tmp_path / "lines"
        typed.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        with typed.open(encoding="utf-8") as stream:
            monkeypatch.setattr(sys, "stdin", stream)
            return run(bees, "thistle-2024-tea", *arguments)

    return answered


def test_two_people_differ_until_somebody_settles_it(bees, ask, capsys):
    ask(["3", ":q"], "--extractor", "marl")
    capsys.readouterr()
    run(bees, "thistle-2024-tea", "--list", "--format", "json")
    (found,) = json.loads(capsys.readouterr().out)
    assert (found["accord"], found["value"]) == ("differs", None)
    assert [(note["by"], note["value"]) for note in found["notes"]] == [
        ("loam", "cardboard"),
        ("marl", "thought"),
    ]
    ask([":1", "It says so on the lid."], "--reconcile", "--extractor", "chapter")
    assert "value: cardboard\n    by: chapter\n" in text(bees, WORK)
    assert "why: It says so on the lid.\n" in text(bees, WORK)
    assert main(["--root", str(bees), "check"]) == 0


def test_a_person_s_form_does_not_show_what_others_said(bees, ask, capsys):
    ask(["paint", ":q"], "--extractor", "marl")
    capsys.readouterr()
    ask([":q"], "--extractor", "chapter")
    assert "paint," not in capsys.readouterr().out
    assert not (bees / "records/extraction/thistle-2024-tea/chapter.yml").exists()


def test_values_come_from_options(bees, capsys):
    given = ["--set", "queens=3", "--at", "queens=4:12 three crowns", "--set", "guests=moths; scribes"]
    assert run(bees, "thistle-2024-tea", "--extractor", "marl", *given) == 0
    assert capsys.readouterr().out == f"wrote {FORM}\n"
    assert "queens:\n    value: 3\n    page: '4'\n    line: 12\n    quote: three crowns\n" in text(bees, FORM)
    assert "      - moths\n      - scribes\n" in text(bees, FORM)


def test_what_is_settled_by_options_stands_in_the_study_file(bees):
    given = ["--reconcile", "--extractor", "chapter", "--set", "queens=not reported", "--why", "none seen"]
    assert run(bees, "thistle-2024-tea", *given) == 0
    assert "  queens:\n    value: not reported\n    by: chapter\n" in text(bees, WORK)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "say who answers"),
        (["--extractor", "oak"], "oak is no reviewer"),
        (["--extractor", "sieve"], "sieve is no reviewer"),
        (["--extractor", "marl", "--document", "slate"], "there is no document slate"),
        (["--extractor", "marl", "--set", "crowns=3"], "there is no field crowns"),
        (["--extractor", "marl", "--set", "queens=three"], "'three' does not fit queens: write a number"),
        (["--extractor", "marl", "--set", "queens=3", "--at", "queens=4:x"], "write PAGE"),
        (
            ["--extractor", "marl", "--set", "queens=3", "--at", "meadow=4"],
            "a place for meadow, but no value",
        ),
        (["--extractor", "marl", "--reconcile", "--set", "queens=3"], "say why"),
        (["--extractor", "marl", "--from", "nowhere.csv"], "nowhere.csv cannot be read"),
    ],
)
def test_a_wrong_use_is_told_and_writes_nothing(bees, arguments, told, capsys):
    assert run(bees, "thistle-2024-tea", *arguments) == 2
    assert told in capsys.readouterr().err
    assert not (bees / FORM).exists()


@pytest.mark.parametrize(
    ("study", "told"), [([], "name the study"), (["thistle-2024"], "did you mean thistle-2024-tea?")]
)
def test_the_study_is_named(bees, study, told, capsys):
    assert run(bees, *study, "--extractor", "marl") == 2
    assert told in capsys.readouterr().err


def test_a_broken_form_is_left_alone(bees, capsys):
    path = bees / FORM
    path.parent.mkdir(parents=True)
    path.write_text("study: thistle-2024-tea\nby: [\n", encoding="utf-8")
    assert run(bees, "thistle-2024-tea", "--extractor", "marl", "--set", "queens=3") == 3
    assert f"{FORM} is broken" in capsys.readouterr().err
    assert path.read_text(encoding="utf-8").endswith("[\n")


def test_a_table_goes_out_and_comes_back(bees, tmp_path, capsys):
    run(bees, "--blank", "--extractor", "loam")
    table = tmp_path / "table.csv"
    table.write_text("\ufeff" + capsys.readouterr().out, encoding="utf-8")
    before = text(bees, "records/extraction/combe-2019-saffron/loam.yml")
    assert run(bees, "--extractor", "loam", "--from", str(table)) == 0
    again = text(bees, "records/extraction/combe-2019-saffron/loam.yml")
    kept = [line for line in again.splitlines() if not line.startswith("    on: ")]
    assert [line.replace("'", "") for line in kept] == [line.replace("'", "") for line in before.splitlines()]


ROWS = """\
study,field,value,unit,page,line,quote
thistle-2024-tea,queens,4,,2,7,"four, of them"
thistle-2024-tea,meadow,,,,,
skep-2023-algae,feed-weighed,3,milligram,,,
"""


def test_a_filled_table_fills_the_forms_of_several_studies(bees, tmp_path):
    table = tmp_path / "table.csv"
    table.write_text(ROWS, encoding="utf-8")
    assert run(bees, "--extractor", "marl", "--from", str(table)) == 0
    assert "quote: four, of them" in text(bees, FORM)
    assert "unit: milligram" in text(bees, "records/extraction/skep-2023-algae/marl.yml")
    assert "meadow" not in text(bees, FORM)


@pytest.mark.parametrize(
    ("changed", "place"),
    [
        (("queens,4", "queens,four"), "2:25: error: 'four' does not fit queens"),
        (("queens", "crowns"), "2:18: error: there is no field crowns"),
        (("thistle-2024-tea,q", "thistle,q"), "2:1: error: there is no study thistle"),
        ((",2,7,", ",2,0,"), "2:30: error: 0 is no line"),
        (("milligram", "celsius"), "4:32: error: celsius is no unit of feed-weighed"),
        (("study,field", "field,study"), "1:1: error: the first line does not name the columns"),
        ((",,,,,\n", ",,\n"), "3:1: error: the row has 4 cells"),
    ],
)
def test_a_table_with_one_bad_cell_writes_nothing(bees, changed, place, capsys):
    table = bees / "table.csv"
    table.write_text(ROWS.replace(*changed, 1), encoding="utf-8")
    assert run(bees, "--extractor", "marl", "--from", str(table)) == 3
    told = capsys.readouterr().err
    assert f"table.csv:{place}" in told
    assert "nothing was written" in told
    assert not (bees / FORM).exists()


FILLED = """\
schema: 1
study: thistle-2024-tea
by: marl
on: 2024-07-02
values:
  queens:
    value: 3
"""


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        (("", ""), ""),
        (("value: 3", "value: three"), ":7:5: error: 'three' does not fit queens [extracted-value]"),
        (("by: marl", "by: loam"), ":3:1: error: a form of loam, brought by marl [form-of-another]"),
        (("thistle-2024-tea", "thistle"), ":2:1: error: there is no study thistle [unknown-study]"),
        (("on: 2024-07-02", "on: soon"), ":4:1: error: 'soon' is not a date [bad-date]"),
    ],
)  # fmt: skip
def test_a_filled_form_is_judged_before_it_is_taken(bees, changed, told, capsys):
    form = bees / "form.yml"
    form.write_text(FILLED.replace(*changed, 1), encoding="utf-8")
    assert run(bees, "--extractor", "marl", "--from", str(form)) == (3 if told else 0)
    assert told in capsys.readouterr().err
    assert (bees / FORM).exists() is (not told)


def test_what_was_extracted_is_listed_with_people_and_places(bees, capsys):
    assert run(bees, "combe-2019-saffron", "--list") == 0
    told = capsys.readouterr().out
    assert "combe-2019-saffron  queens: 3 (reconciled)\n    marl: 3\n    loam: 4 (page 2, line 7)\n" in told
    run(bees, "--list")
    assert "skep-2023-algae  feed-weighed: 0.25\u00a0g (agreed)" in capsys.readouterr().out


def test_a_review_without_a_form_has_nothing_to_ask(bees, capsys):
    (bees / "records/fields.yml").unlink()
    assert run(bees, "thistle-2024-tea", "--extractor", "marl") == 2
    assert "no extraction form" in capsys.readouterr().err


def test_bias_is_judged_apart_and_settled(bees, ask):
    ask(["1", "By lot.", "2", "A keyhole.", ":q"], "--bias", "--extractor", "marl")
    assert "bias:\n  - domain: drawing\n    judgement: low\n    justification: By lot.\n" in text(bees, FORM)
    other = ["--bias", "--extractor", "loam", "--set", "drawing=high", "--why", "By colour."]
    assert run(bees, "thistle-2024-tea", *other) == 0
    ask([":2", "The lots were found."], "--bias", "--reconcile", "--extractor", "chapter")
    assert "justification: The lots were found.\n    by: chapter\n" in text(bees, WORK)
    assert main(["--root", str(bees), "check"]) == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--tool", "scales"], "there is no tool scales: --tool is one of hive-check"),
        (["--bias", "--set", "drawing=low"], "say why"),
        (
            ["--bias", "--set", "drawing=fine", "--why", "w"],
            "'fine' does not fit drawing: choose one of: low",
        ),
        (["--bias", "--set", "drawing=not reported", "--why", "w"], "drawing: choose one of: low"),
        (["--bias", "--set", "queens=3", "--why", "w"], "there is no field queens: name one of drawing"),
    ],
)
def test_a_judgement_that_cannot_be_is_told(bees, arguments, told, capsys):
    assert run(bees, "thistle-2024-tea", "--extractor", "marl", *arguments) == 2
    assert told in capsys.readouterr().err
    assert not (bees / FORM).exists()


def test_without_a_scale_nothing_is_judged(review_copy, capsys):
    root = review_copy("models")
    assert run(root, "quill-2021-feather", "--bias", "--extractor", "alder") == 2
    assert "no tool with a scale" in capsys.readouterr().err


def test_two_people_extract_on_two_branches_and_merge(bees):
    def git(*words):
        made = ["git", "-c", "user.name=marl", "-c", "user.email=marl@example.org", "-C", str(bees), *words]
        return subprocess.run(made, check=True, capture_output=True, text=True).stdout

    git("init", "-q", "-b", "main")
    git("add", "-A")
    git("commit", "-qm", "start")
    for who, value in (("marl", "3"), ("loam", "4")):
        git("checkout", "-q", "-b", who, "main")
        run(bees, "thistle-2024-tea", "--extractor", who, "--set", f"queens={value}")
        git("add", "-A")
        git("commit", "-qm", who)
    git("merge", "-q", "-m", "both", "marl")
    assert "queens:\n    value: 3\n" in text(bees, FORM)
    assert "queens:\n    value: 4\n" in text(bees, FORM.replace("marl", "loam"))


@pytest.mark.parametrize("count", [300, 900, 1700])
def test_killing_the_form_at_any_moment_leaves_whole_files(bees, count):
    terminal = Terminal(bees, "extract", "thistle-2024-tea", "--extractor", "marl", "--plain", TERM="dumb")
    terminal.press("3\n4:1 of thought\n2\n\ny\n\nA meadow\n\n3 g\n\n")
    terminal.read(count)
    os.kill(terminal.pid, signal.SIGKILL)
    assert terminal.code() == -signal.SIGKILL
    assert not (bees / FORM).exists() or text(bees, FORM).endswith("\n")
    assert main(["--root", str(bees), "check"]) == 0


@pytest.mark.parametrize("more", [[], ["--bias"]])
def test_killing_a_reconciliation_leaves_the_study_file_as_it_was(bees, more):
    run(bees, "thistle-2024-tea", "--extractor", "marl", "--set", "hive-material=thought")
    for who, level in (("marl", "low"), ("loam", "high")):
        given = ["--bias", "--set", f"drawing={level}", "--why", "w"]
        run(bees, "thistle-2024-tea", "--extractor", who, *given)
    before = text(bees, WORK)
    arguments = ["extract", "thistle-2024-tea", "--reconcile", "--extractor", "chapter", *more]
    terminal = Terminal(bees, *arguments, TERM="dumb")
    terminal.until(READY)
    terminal.press(":1\n")
    terminal.until(b"Why?")
    os.kill(terminal.pid, signal.SIGKILL)
    assert terminal.code() == -signal.SIGKILL
    assert text(bees, WORK) == before


def test_going_back_over_a_form_changes_nothing_on_disk(bees, ask):
    run(bees, "thistle-2024-tea", "--extractor", "marl", "--set", "queens=3", "--at", "queens=4:2 so")
    before = text(bees, FORM)
    ask(["", "", ":b", "", "", ":q"], "--extractor", "marl")
    assert text(bees, FORM) == before


def test_a_value_is_taken_away_again(bees, ask):
    run(bees, "thistle-2024-tea", "--extractor", "marl", "--set", "queens=3", "--set", "meadow=a")
    ask(["", ":c", ":q"], "--extractor", "marl")
    assert "queens" not in text(bees, FORM)
    assert "meadow" in text(bees, FORM)


def test_a_form_names_the_document_that_was_read(bees):
    run(bees, "thistle-2024-tea", "--extractor", "marl", "--document", "scroll", "--set", "queens=3")
    assert "document: scroll\nvalues:\n  queens:\n    value: 3\n" in text(bees, FORM)
    run(bees, "thistle-2024-tea", "--extractor", "marl", "--document", "notice-board", "--set", "meadow=a")
    assert "  meadow:\n    value: a\n    document: notice-board\n" in text(bees, FORM)


def test_a_table_may_be_asked_for_one_study(bees, capsys):
    assert run(bees, "thistle-2024-tea", "--blank", "--extractor", "marl") == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 1 + 7
    assert all(line.startswith("thistle-2024-tea,") for line in lines[1:])


WHOLE = (
    FILLED.replace("value: 3\n", "value: 3\n    note: by candle\n")
    + """\
bias:
  - domain: drawing
    judgement: low
    justification: By lot.
"""
)


def test_a_filled_form_is_taken_whole(bees):
    form = bees / "form.yml"
    form.write_text(WHOLE, encoding="utf-8")
    assert run(bees, "--extractor", "marl", "--from", str(form)) == 0
    assert text(bees, FORM) == WHOLE
    assert main(["--root", str(bees), "check"]) == 0


def test_a_second_form_is_put_into_the_first(bees):
    form = bees / "form.yml"
    run(bees, "thistle-2024-tea", "--extractor", "marl", "--set", "queens=9", "--set", "meadow=a")
    run(bees, "thistle-2024-tea", "--bias", "--extractor", "marl", "--set", "peeking=low", "--why", "w")
    form.write_text(WHOLE, encoding="utf-8")
    assert run(bees, "--extractor", "marl", "--from", str(form)) == 0
    made = text(bees, FORM)
    assert "queens:\n    value: 3\n    note: by candle\n    on: 2024-07-02\n" in made
    assert "meadow:\n    value: a\n" in made
    assert "domain: peeking" in made
    assert "justification: By lot.\n    on: 2024-07-02\n" in made
