"""What was said of a report, from a block and into one."""

from pipeline import files
from pipeline.reviewing.said import NOTHING, Said, into, of
from tests.reviewing.small import DAY, IN, OUT

STUB = files.Block(title="T", facts="F", found="A")


def test_a_verdict_has_its_day_and_what_is_for_the_eye_stays():
    word = Said(verdict=OUT, reason="off-topic", note="n", labels=("odd",))
    block = into(STUB, word, DAY)
    assert (block.title, block.facts, block.found, block.on) == ("T", "F", "A", DAY)
    assert of(block) == word


def test_a_note_alone_is_no_decision():
    assert into(STUB, Said(note="later"), DAY) == files.Block(title="T", facts="F", found="A", note="later")


def test_nothing_leaves_a_stub_as_it_is():
    assert into(STUB, NOTHING, DAY) == STUB
    assert of(STUB) == NOTHING


def test_a_new_word_takes_the_place_of_the_old():
    old = into(STUB, Said(verdict=OUT, reason="off-topic"), DAY)
    assert into(old, Said(verdict=IN), DAY) == files.Block(
        title="T", facts="F", found="A", verdict=IN, on=DAY
    )
