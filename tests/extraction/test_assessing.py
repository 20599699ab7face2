"""What is asked about the risk of bias, and what becomes of the answers."""

from datetime import date

import pytest

from pipeline import files
from pipeline.extraction.assessing import judging, settling
from pipeline.extraction.screen import lines
from pipeline.extraction.session import Answer, fed
from pipeline.extraction.writing import Writer, written
from pipeline.values import Level
from tests.appraisal.test_bias import LEVELS, OTHER, TOOL, form, said
from tests.rules.small import DAY, loaded, protocol, single, stored_study

READING = files.Reading(document="text", level=Level.FULL_TEXT, by="ash", on=DAY)


def world(*own, forms=()):
    stored = stored_study(bias=own, reading=READING)
    declared = single("protocol", protocol(bias=(TOOL, OTHER)))
    return loaded(protocol=declared, studies={"ash-2020": stored}, extractions=forms)


@pytest.mark.parametrize(("tool", "wanted"), [(TOOL, ["a", "b"]), (OTHER, ["a", "overall"])])
def test_the_overall_judgement_is_asked_for_where_no_rule_gives_it(tool, wanted):
    session = judging(world(), "ash-2020", "elm", tool)
    assert [one.field.id for one in session.questions] == wanted


@pytest.mark.parametrize(
    ("by", "wanted"), [("ash", {"a": ("low", "w")}), ("elm", {"b": ("high", "w")}), ("oak", {})]
)
def test_only_one_s_own_judgements_are_shown(by, wanted):
    found = world(said("a", "low"), forms=(form("elm", said("b", "high")),))
    session = judging(found, "ash-2020", by, TOOL)
    assert {name: (one.value, one.why) for name, one in session.given.items()} == wanted
    assert all(not question.told for question in session.questions)


@pytest.mark.parametrize(
    ("own", "forms", "asked", "given"),
    [
        ([said("a", "low")], [form("elm", said("a", "low"))], [], {}),
        ([said("a", "low")], [form("elm", said("a", "high"))], [("a", ["ash", "elm"])], {}),
        (
            [said("a", "low"), said("a", "some", by="oak", settled=True)],
            [form("elm", said("a", "high"))],
            [("a", ["ash", "elm"])],
            {"a": "some"},
        ),
    ],
)
def test_differences_are_shown_with_who_judged_what(own, forms, asked, given):
    session = settling(world(*own, forms=tuple(forms)), "ash-2020", "oak", TOOL)
    assert [(one.field.id, [who for who, _ in one.told]) for one in session.questions] == asked
    assert {name: one.value for name, one in session.given.items()} == given


@pytest.mark.parametrize("line", [":n", "not reported", "fine"])
def test_a_level_of_the_scale_is_needed(line):
    session = fed(judging(world(), "ash-2020", "elm", TOOL), line)
    assert session.complaint == "choose one of: low, some, high, dire, dark"


def test_the_scale_is_told_and_no_key_for_silence():
    shown = [line for line, _ in lines(judging(world(), "ash-2020", "elm", TOOL), 80)]
    assert "First (choice)" in shown
    assert f"low: {LEVELS[0].label}; some: Some; high: High; dire: Dire; dark: Dark" in shown
    assert not any(":n" in line for line in shown)


FORM = """\
schema: 1
study: ash-2020
by: elm
on: 2024-05-06
values:
  c:
    value: x
bias:
  # first
  - domain: a
    judgement: low
    justification: w
    place: page 2
  - domain: a
    judgement: high
    justification: w
    tool: other
"""
TODAY = date(2024, 5, 6)
MINE = Writer(study="ash-2020", by="elm", on=TODAY, file="f", tool="tool")


LOW = "judgement: low\n    justification: w"
HIGH = "judgement: high\n    justification: w"
OLD = FORM[FORM.index("  - domain: a") : FORM.index("  - domain: a\n    judgement: high")]


@pytest.mark.parametrize(
    ("writer", "answers", "gone", "wanted"),
    [
        ({}, {"a": ("some", "v")}, (), FORM.replace(LOW, "judgement: some\n    justification: v")),
        ({}, {"b": ("low", "v")}, (), f"{FORM}  - domain: b\n    {LOW[:-1]}v\n"),
        ({}, {}, ("a",), FORM.replace(OLD, "")),
        (
            {"tool": "other", "usual": False},
            {"a": ("dark", "v")},
            (),
            FORM.replace(HIGH, "judgement: dark\n    justification: v"),
        ),
    ],
)
def test_a_judgement_takes_the_place_of_the_old_one(writer, answers, gone, wanted):
    given = {name: Answer(value=value, why=why) for name, (value, why) in answers.items()}
    who = Writer(study="ash-2020", by="elm", on=TODAY, file="f", **{"tool": "tool", **writer})
    assert written(FORM, who, given, frozenset(gone)) == wanted


def test_a_new_form_may_hold_judgements_only():
    made = written("", MINE, {"a": Answer(value="low", why="v")})
    assert made.endswith("on: 2024-05-06\nbias:\n  - domain: a\n    judgement: low\n    justification: v\n")


def test_what_is_settled_stands_in_the_study_file_beside_what_was_judged():
    work = f"schema: 1\nreport: s:0001\nname: Ash\nbias:\n  - domain: a\n    {LOW}\n"
    who = Writer(study="ash-2020", by="oak", on=TODAY, file="f", tool="tool", settles=True)
    by = "    by: oak\n    on: 2024-05-06\n    settled: true\n"
    added = f"  - domain: a\n    {HIGH[:-1]}v\n{by}"
    assert written(work, who, {"a": Answer(value="high", why="v")}) == work + added


def test_a_judgement_of_another_day_says_so():
    late = Writer(study="ash-2020", by="elm", on=date(2025, 1, 1), file="f", tool="tool")
    assert "justification: v\n    on: 2025-01-01\n" in written(
        FORM, late, {"b": Answer(value="low", why="v")}
    )
