"""Rayyan's notes: every vote, label, reason and note, whoever the reviewers are, and no address."""

import pytest

from pipeline.formats.base import UNMARKED, Marks, Vote
from pipeline.formats.rayyan import marks, segments, unaddressed, without

ONE = 'Cited by 2 | RAYYAN-INCLUSION: {"Ann"=>"Included"}'
THREE = (
    'RAYYAN-INCLUSION: {"Ann"=>"Excluded", "Bob Roe"=>"Maybe", "cy@example.org"=>"Included"}'
    " | RAYYAN-LABELS: One,two words | RAYYAN-EXCLUSION-REASONS: wrong outcome,foreign language"
)


@pytest.mark.parametrize(
    ("notes", "made"),
    [
        ([], UNMARKED),
        (["a note of somebody else's"], UNMARKED),
        ([ONE], Marks(votes=(Vote(verdict="include", by="Ann"),))),
        (
            [THREE],
            Marks(
                votes=(
                    Vote(verdict="exclude", by="Ann"),
                    Vote(verdict="maybe", by="Bob Roe"),
                    Vote(verdict="include", by=""),
                ),
                labels=("One", "two words"),
                reasons=("wrong outcome", "foreign language"),
            ),
        ),
        (["RAYYAN-LABELS: a", "RAYYAN-LABELS: b,a"], Marks(labels=("a", "b"))),
        (['RAYYAN-INCLUSION: {"Ann"=>"Perhaps"}'], Marks()),
        (
            ['RAYYAN-INCLUSION: {"A \\"x\\" B"=>"Included"}'],
            Marks(votes=(Vote(verdict="include", by='A "x" B'),)),
        ),
        (
            ['USER-NOTES: {"Ann"=>["first\\nline", "write to x@example.org"], "Bob"=>["second"]}'],
            Marks(notes=("first\nline", "write to", "second")),
        ),
        (['USER-NOTES: {"Ann"=>[]}'], Marks()),
        (["RAYYAN-INCLUSION: {"], Marks()),
        (["RAYYAN-EXCLUSION-REASONS: , ,x"], Marks(reasons=("x",))),
    ],
)
def test_notes_become_marks(notes, made):
    assert marks(notes) == made


def test_the_keys_end_where_the_next_one_begins():
    assert [key for key, _ in segments(THREE)] == [
        "RAYYAN-INCLUSION",
        "RAYYAN-LABELS",
        "RAYYAN-EXCLUSION-REASONS",
    ]


@pytest.mark.parametrize(
    ("note", "rest"), [(ONE, "Cited by 2"), (THREE, ""), ("plain | text", "plain | text")]
)
def test_the_rest_of_a_note_is_anothers(note, rest):
    assert without(note) == rest


@pytest.mark.parametrize(
    ("text", "left"), [("a.b@c.org", ""), ("x a@b.c y", "x  y"), ("at @ all", "at @ all")]
)
def test_addresses_are_dropped(text, left):
    assert unaddressed(text) == left


def test_no_address_is_kept_anywhere():
    text = THREE + ' | USER-NOTES: {"Ann"=>["see a@b.org"]} | RAYYAN-LABELS: c@d.org'
    assert "@" not in repr(marks([text]))
