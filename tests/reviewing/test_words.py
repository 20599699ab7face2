"""The words of the screen."""

import pytest

from pipeline import files
from pipeline.reviewing.said import NOTHING, Said
from pipeline.reviewing.session import pressed
from pipeline.reviewing.words import choices, criteria, duration, progress, told
from tests import worlds
from tests.reviewing.small import FULL, IN, MISSING, OUT, TITLES
from tests.reviewing.test_card import shown
from tests.reviewing.test_session import after, begun


@pytest.mark.parametrize(
    ("seconds", "wanted"),
    [
        (0, "1 min"),
        (60, "1 min"),
        (61, "2 min"),
        (3599, "1 h 0 min"),
        (3600, "1 h 0 min"),
        (9000, "2 h 30 min"),
    ],
)
def test_a_time_is_told_to_the_minute(seconds, wanted):
    assert duration(seconds) == wanted


def test_progress_tells_the_time_once_it_is_known():
    assert progress(begun(decided=2)) == "2 decided, 3 left"
    longer = begun(reports=tuple(f"a:{n:04d}" for n in range(1, 24)))
    assert progress(after("iii", longer, took=30.0)) == "3 decided, 20 left, about 10 min"


@pytest.mark.parametrize(
    ("session", "keys"),
    [
        (begun(), "ieunlbspq"),
        (begun(FULL), "ieurnlbspq"),
        (begun(reasons=(), labels=()), "iunbspq"),
        (pressed(begun(), "e"), "12b"),
        (pressed(begun(), "l"), "12b"),
        (pressed(begun(), "n"), ""),
        (pressed(begun(), "p"), ""),
    ],
)
def test_only_keys_that_mean_something_are_shown(session, keys):
    assert "".join(key for key, _ in choices(session)) == keys


def test_a_pick_is_told_with_its_label():
    assert choices(pressed(begun(), "e"))[1] == ("2", "Off topic")


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        (NOTHING, ""),
        (Said(verdict=IN), "include"),
        (Said(verdict=MISSING, note="asked\x1b[2J"), "not retrieved; note: asked[2J"),
        (Said(verdict=OUT, reason="off-topic"), "exclude: Off topic"),
        (Said(verdict=OUT, reason="gone"), "exclude: gone"),
        (Said(labels=("odd", "gone")), "labels: An odd one, gone"),
    ],
)
def test_what_was_said_is_told_in_a_line(said, wanted):
    assert told(said, begun()) == wanted


def test_criteria_for_people_of_the_stage_come_first_then_the_automatic():
    human = [
        files.Criterion(id=f"h-{stage}", label=f"At {stage}", test="human", reason="wrong", stage=stage)
        for stage in (FULL, TITLES)
    ]
    protocol = worlds.protocol(criteria=(*worlds.CRITERIA[:1], *human))
    card = shown(answers={"recent": False})
    assert criteria(card, protocol, TITLES) == (
        ("·", "At title-abstract"),
        ("·", "At full-text"),
        ("-", "Public since 2020"),
    )


@pytest.mark.parametrize(("answer", "sign"), [(True, "+"), (False, "-"), (None, "?")])
def test_an_automatic_criterion_has_a_sign(answer, sign):
    assert criteria(shown(answers={"recent": answer}), worlds.protocol(), FULL)[-1][0] == sign
