"""A session at the queue: what every key does."""

import pytest

from pipeline.asking import KEYS, Session, pressed, summary, word_of
from pipeline.doubts import Doubt, Question
from pipeline.model import Bib, Match

PAIRS = tuple(
    Doubt(
        question=Question.REPORT,
        match=Match(records=("a:0001", f"a:000{n}"), rule="doi", agreed=("doi",)),
        bibs=(Bib(), Bib()),
    )
    for n in (2, 3, 4)
)


def after(keys, start=None):
    session = start or Session(doubts=PAIRS)
    for key in keys:
        session = pressed(session, key)
    return session


@pytest.mark.parametrize(
    ("keys", "at", "said"),
    [
        ("", 0, {}),
        ("s", 1, {0: "same"}),
        ("d", 1, {0: "different"}),
        ("l", 1, {}),
        ("b", 0, {}),
        ("sb", 0, {0: "same"}),
        ("sbd", 1, {0: "different"}),
        ("lsbb", 0, {1: "same"}),
        ("x?S\x1b", 0, {}),
        ("sdl", 3, {0: "same", 1: "different"}),
    ],
)
def test_keys_move_and_answer(keys, at, said):
    session = after(keys)
    assert (session.at, session.said) == (at, said)


@pytest.mark.parametrize(
    ("keys", "over"), [("", False), ("ss", False), ("sss", True), ("lll", True), ("q", True)]
)
def test_a_session_is_over_after_the_last_pair_or_when_left(keys, over):
    assert after(keys).over is over


def test_a_session_without_pairs_is_over():
    assert Session(doubts=()).over


def test_the_pair_that_is_shown_is_the_one_it_stands_at():
    assert after("s").shown is PAIRS[1]


@pytest.mark.parametrize(
    ("key", "word"), [("s", "same"), ("d", "different"), ("l", ""), ("q", ""), ("S", "")]
)
def test_only_two_keys_are_words_on_a_pair(key, word):
    assert word_of(key) == word


def test_every_key_is_told():
    assert KEYS == {"s": "same", "d": "different", "l": "later", "b": "back", "q": "quit"}


def test_a_summary_counts_what_is_left():
    assert summary(after("sl")) == "1 answered, 2 left in the queue"
