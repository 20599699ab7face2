"""The queue as it is printed: a line for each pair, or JSON."""

import json

import pytest

from pipeline.doubts import Doubt, Question
from pipeline.model import Bib, Match
from pipeline.queued import as_json, as_text
from pipeline.values import PartialDate

BIB = Bib(title="Waggle dances\nof robots", date=PartialDate(2021), venue="Winter Robotics", doi="10.5555/a")
MATCH = Match(
    records=("a:0001", "b:0002"),
    rule="doi",
    agreed=("doi",),
    against=("title",),
    parts=(("prior", -10), ("doi", 6), ("title", -5)),
)


def doubt(question=Question.REPORT, bib=BIB):
    return Doubt(question=question, match=MATCH, bibs=(bib, Bib()))


@pytest.mark.parametrize(
    ("found", "lines"),
    [
        ([], ["0 pairs in the queue"]),
        (
            [doubt()],
            ["one report? a:0001 b:0002  Waggle dances of robots", "1 pair in the queue"],
        ),
        (
            [doubt(), doubt(Question.STUDY)],
            [
                "one report? a:0001 b:0002  Waggle dances of robots",
                "one study?  a:0001 b:0002  Waggle dances of robots",
                "2 pairs in the queue",
            ],
        ),
    ],
)
def test_a_queue_is_a_line_for_each_pair_and_a_count(found, lines):
    assert as_text(found).splitlines() == lines


def test_json_holds_the_question_the_evidence_and_both_descriptions():
    (told,) = json.loads(as_json([doubt()]))
    assert (told["question"], told["records"]) == ("one report?", ["a:0001", "b:0002"])
    assert told["score"] == sum(told["parts"].values()) == -9
    assert told["descriptions"][0]["venue"] == "Winter Robotics"
    assert told["descriptions"][1]["title"] == ""


def test_an_empty_queue_is_an_empty_list():
    assert json.loads(as_json([])) == []


def test_controls_of_a_terminal_are_not_printed():
    assert "\x1b" not in as_text([doubt(bib=Bib(title="\x1b[2Jbees"))])
