"""Settling conflicts: what every key does."""

import pytest

from pipeline.reviewing.consensus import Conflict
from pipeline.reviewing.said import Said
from pipeline.reviewing.settling import Settling, news, pressed, summary
from tests import worlds
from tests.reviewing.small import FULL, IN, MISSING, OUT, TITLES


def conflict(ident, stage=TITLES, decisions=(), **changes):
    given = {"title": f"On {ident}", "facts": "Oak; 2030", "abstract": ""}
    return Conflict(report=ident, stage=stage, decisions=decisions, **{**given, **changes})


THREE = (conflict("a:0001"), conflict("a:0002"), conflict("a:0001", FULL))


def after(keys, start=None):
    settling = start or Settling(protocol=worlds.protocol(), conflicts=THREE)
    for key in keys:
        settling = pressed(settling, key)
    return settling


@pytest.mark.parametrize(
    ("keys", "at", "said"),
    [
        ("", 0, {}),
        ("i", 0, {}),
        ("iso it is\n", 1, {0: Said(verdict=IN, note="so it is")}),
        ("Iw\n", 1, {0: Said(verdict=IN, note="w")}),
        ("i\n", 0, {}),
        ("i  \n", 0, {}),
        ("iab\x7f\n", 1, {0: Said(verdict=IN, note="a")}),
        ("iab\x15c\n", 1, {0: Said(verdict=IN, note="c")}),
        ("e1why\n", 1, {0: Said(verdict=OUT, reason="off-topic", note="why")}),
        ("e9", 0, {}),
        ("ebiw\n", 1, {0: Said(verdict=IN, note="w")}),
        ("r", 0, {}),
        ("ssrgone\n", 3, {2: Said(verdict=MISSING, note="gone")}),
        ("iw\nbe1x\n", 1, {0: Said(verdict=OUT, reason="off-topic", note="x")}),
        ("sb", 0, {}),
        ("b", 0, {}),
        ("ux", 0, {}),
    ],
)
def test_keys_settle_and_move(keys, at, said):
    settling = after(keys)
    assert (settling.at, settling.said) == (at, said)


@pytest.mark.parametrize(("keys", "over"), [("", False), ("q", True), ("sss", True), ("iq", False)])
def test_it_is_over_after_the_last_conflict_or_when_left(keys, over):
    assert after(keys).over is over


@pytest.mark.parametrize(
    ("keys", "key", "wanted"),
    [
        ("ix", "\n", (THREE[0], Said(verdict=IN, note="x"))),
        ("se1x", "\n", (THREE[1], Said(verdict=OUT, reason="off-topic", note="x"))),
        ("i", "x", None),
        ("", "s", None),
        ("i", "\n", None),
    ],
)
def test_what_is_settled_is_to_be_saved(keys, key, wanted):
    before = after(keys)
    assert news(before, pressed(before, key)) == wanted


def test_nothing_is_new_once_it_is_over():
    assert news(after("sss"), after("sss")) is None


def test_a_summary_counts_what_is_left():
    assert summary(after("iw\nss")) == "1 settled, 2 left in conflict"
