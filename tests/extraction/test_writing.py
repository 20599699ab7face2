"""From answers to files: values put in and taken away, comments and all else kept."""

from datetime import date

import pytest

from pipeline.decode import Unfit
from pipeline.extraction.session import Answer
from pipeline.extraction.writing import Writer, path_of, written

DAY = date(2024, 5, 6)
MINE = Writer(study="ash-2020", by="elm", on=DAY, file="f", document="text")
THEIRS = Writer(study="ash-2020", by="elm", on=DAY, file="f", settles=True)
FORM = """\
# by hand
schema: 1
study: ash-2020
by: elm
on: 2024-01-01
document: text
values:
  a:
    value: 1  # doubtful
    note: kept
  b:
    value: x
"""
WORK = """\
schema: 1
report: s:0001
name: Ash
reconciled:
  # long talk
  a:
    value: x
    by: ash
    on: 2024-01-01
    why: w
placements:
  - node: top
    basis: stated
    place: p
"""


def test_a_new_form_says_whose_it_is():
    made = written("", MINE, {"a": Answer(value=("u", "v"), page="4", line=2, quote="so: it says")})
    assert made == (
        "schema: 1\nstudy: ash-2020\nby: elm\non: 2024-05-06\ndocument: text\nvalues:\n  a:\n    value:\n"
        "      - u\n      - v\n    page: '4'\n    line: 2\n    quote: 'so: it says'\n"
    )


@pytest.mark.parametrize(
    ("answers", "gone", "wanted"),
    [
        (
            {"a": Answer(value=2)},
            (),
            FORM.replace("1  #", "2  #").replace("kept", "kept\n    on: 2024-05-06"),
        ),
        ({}, ("b",), FORM.replace("  b:\n    value: x\n", "")),
        ({"c": Answer(value=True)}, (), FORM + "  c:\n    value: true\n    on: 2024-05-06\n"),
        ({}, (), FORM),
    ],
)
def test_only_what_is_answered_changes_in_a_form(answers, gone, wanted):
    assert written(FORM, MINE, answers, frozenset(gone)) == wanted


@pytest.mark.parametrize(
    ("answers", "gone", "wanted"),
    [
        ({"a": Answer(value="u, v", why="z")}, (), WORK.replace("value: x", "value: u, v")
            .replace("ash\n", "elm\n").replace("2024-01-01", "2024-05-06").replace("why: w", "why: z")),
        ({}, ("a",), WORK[: WORK.index("reconciled")] + WORK[WORK.index("placements") :]),
    ],
)  # fmt: skip
def test_only_what_is_settled_changes_in_a_study_file(answers, gone, wanted):
    assert written(WORK, THEIRS, answers, frozenset(gone)) == wanted


def test_what_is_settled_first_gets_a_place_of_its_own():
    bare = WORK[: WORK.index("reconciled")] + WORK[WORK.index("placements") :]
    made = written(bare, THEIRS, {"a": Answer(value=3, unit="gram", why="w")})
    lines = "  a:\n    value: 3\n    unit: gram\n    by: elm\n    on: 2024-05-06\n    why: w\n"
    assert made == bare.replace("placements", f"reconciled:\n{lines}placements")


@pytest.mark.parametrize("broken", ["a: [", "schema: 1\nstudy: 7\n"])
def test_a_broken_file_is_left_alone(broken):
    with pytest.raises(Unfit):
        written(broken, MINE, {"a": Answer(value=1)})


def test_a_form_stands_below_its_study():
    assert path_of("ash-2020", "elm") == "records/extraction/ash-2020/elm.yml"
