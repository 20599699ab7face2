"""Sheets as records for other tools."""

import pytest

from pipeline import files
from pipeline.formats.base import UNMARKED, Marks, Vote
from pipeline.loaded import Stored
from pipeline.reviewing.sending import items, marked
from pipeline.reviewing.vocabulary import Vocabulary
from tests import worlds
from tests.reviewing.small import DAY, FULL, IN, LABELS, MISSING, OUT, UNSURE

WORDS = Vocabulary(worlds.protocol(labels=LABELS), FULL)


@pytest.mark.parametrize(
    ("block", "wanted"),
    [
        ({}, UNMARKED),
        ({"verdict": IN}, Marks(votes=(Vote(verdict="include", by="ada"),))),
        ({"verdict": UNSURE}, Marks(votes=(Vote(verdict="maybe", by="ada"),))),
        ({"verdict": MISSING}, Marks(labels=("not-retrieved",))),
        (
            {"verdict": OUT, "reason": "off-topic", "note": "n", "labels": ("odd",)},
            Marks(
                votes=(Vote(verdict="exclude", by="ada"),),
                reasons=("Off the topic",),
                notes=("n",),
                labels=("An odd one",),
            ),
        ),
        (
            {"verdict": OUT, "reason": "wrong"},
            Marks(votes=(Vote(verdict="exclude", by="ada"),), reasons=("wrong",)),
        ),
    ],
)
def test_a_block_in_the_words_of_other_tools(block, wanted):
    assert marked(files.Block(on=DAY, **block), "ada", WORDS) == wanted


def sent(*idents, abstracts=None):
    sheet = files.Sheet(stage=FULL, reviewer="ada", blocks={ident: files.Block() for ident in idents})
    identity = worlds.identity(("a:0001", "b:0001"), ("a:0002",))
    return [*items([Stored(path="p", value=sheet)], identity, WORDS, abstracts or {})]


def test_a_report_is_sent_under_the_id_of_its_block():
    assert [(one.key, one.bib.title) for one in sent("b:0001", "a:0002")] == [
        ("b:0001", "On a:0001"),
        ("a:0002", "On a:0002"),
    ]


def test_a_block_of_no_report_is_not_sent():
    assert sent("z:0001") == []


def test_an_abstract_that_is_not_stored_is_sent():
    assert [one.bib.abstract for one in sent("b:0001", "a:0002", abstracts={"a:0001": "We."})] == ["We.", ""]
