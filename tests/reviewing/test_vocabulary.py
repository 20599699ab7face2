"""The words of other tools for our reasons and labels."""

import pytest

from pipeline import files
from pipeline.reviewing.vocabulary import Vocabulary
from tests import worlds
from tests.reviewing.small import FULL, LABELS, TITLES

REASONS = (
    files.Reason(id="old", label="Too Old", stages=(FULL,)),
    files.Reason(id="off", label="Off topic, or none", stages=(TITLES, FULL)),
    files.Reason(id="twin", label="An odd one", stages=(TITLES,)),
    files.Reason(id="kind", label="Wrong kind", stages=(TITLES, FULL)),
)


def words(stage=TITLES, **given):
    mapped = {key.replace("_", " "): value for key, value in given.items()}
    return Vocabulary(worlds.protocol(reasons=REASONS, labels=LABELS), stage, mapped)


@pytest.mark.parametrize(
    ("word", "wanted"),
    [("wrong kind", "kind"), ("kind", "kind"), ("off topic, or none", "off"), ("too old", None), ("x", None)],
)
def test_a_reason_of_the_stage_is_known_by_id_and_label(word, wanted):
    assert words().reasons.get(word) == wanted


def test_another_stage_has_other_reasons():
    assert words(FULL).reasons["too old"] == "old"
    assert "an odd one" not in words(FULL).reasons


def test_words_are_mapped_to_reasons_and_labels():
    made = words(Not_ours="kind", Strange="odd")
    assert made.reasons["not ours"] == "kind"
    assert made.labels["strange"] == "odd"
    assert made.amiss == ()


@pytest.mark.parametrize("ident", ["gone", "old"])
def test_a_word_is_mapped_to_what_there_is(ident):
    assert words(X=ident).amiss == (ident,)


@pytest.mark.parametrize(("word", "wanted"), [("x", True), (" X ", True), ("y", False), ("z", False)])
def test_a_word_mapped_to_nothing_is_left_out(word, wanted):
    assert words(X="", y="odd").dropped(word) is wanted


@pytest.mark.parametrize(
    ("ident", "wanted"),
    [
        ("kind", "Wrong kind"),
        ("off", "off"),
        ("twin", "twin"),
        ("odd", "odd"),
        ("ask", "Ask the authors"),
        ("old", "old"),
        ("gone", "gone"),
    ],
)
def test_a_label_is_told_where_it_comes_back_as_what_it_was(ident, wanted):
    assert words().told(ident) == wanted


def test_reasons_come_by_precedence():
    assert words().primary(["kind", "off"]) == ("off", "kind")
