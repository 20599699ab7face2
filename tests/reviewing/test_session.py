"""A session of screening: what every key does."""

import pytest

from pipeline.reviewing.said import NOTHING, Said
from pipeline.reviewing.session import Mode, Session, news, pressed, summary
from tests.reviewing.small import FULL, IN, LABELS, MISSING, OUT, TITLES, UNSURE, protocol

IDS = ("a:0001", "a:0002", "a:0003")
REASONS = protocol().reasons
FIRST = REASONS[0].id


def begun(stage=TITLES, **changes):
    given = {"stage": stage, "reasons": REASONS, "labels": LABELS, "reports": IDS}
    return Session(**{**given, **changes})


def after(keys, session=None, took=0.0):
    session = session or begun()
    for key in keys:
        session = pressed(session, key, took)
    return session


@pytest.mark.parametrize(
    ("keys", "at", "said"),
    [
        ("", 0, {}),
        ("i", 1, {"a:0001": Said(verdict=IN)}),
        ("I", 1, {"a:0001": Said(verdict=IN)}),
        ("u", 1, {"a:0001": Said(verdict=UNSURE)}),
        ("e1", 1, {"a:0001": Said(verdict=OUT, reason=FIRST)}),
        ("e2", 1, {"a:0001": Said(verdict=OUT, reason=REASONS[1].id)}),
        ("e3", 0, {}),
        ("ebi", 1, {"a:0001": Said(verdict=IN)}),
        ("r", 0, {}),
        ("s", 1, {}),
        ("b", 0, {}),
        ("ib", 0, {"a:0001": Said(verdict=IN)}),
        ("ibe1", 1, {"a:0001": Said(verdict=OUT, reason=FIRST)}),
        ("e1bi", 1, {"a:0001": Said(verdict=IN)}),
        ("x?\x1b", 0, {}),
        ("si", 2, {"a:0002": Said(verdict=IN)}),
        ("nas ü\n", 0, {"a:0001": Said(note="as ü")}),
        ("na\x7fb\n", 0, {"a:0001": Said(note="b")}),
        ("nab\x15c\n", 0, {"a:0001": Said(note="c")}),
        ("n\n", 0, {"a:0001": NOTHING}),
        ("nNo  I\ni", 1, {"a:0001": Said(verdict=IN, note="No I")}),
        ("nq\n", 0, {"a:0001": Said(note="q")}),
        ("l1b", 0, {"a:0001": Said(labels=("odd",))}),
        ("l21\n", 0, {"a:0001": Said(labels=("odd", "ask"))}),
        ("l11b", 0, {"a:0001": NOTHING}),
        ("l9bi", 1, {"a:0001": Said(verdict=IN)}),
        ("pxi", 1, {"a:0001": Said(verdict=IN)}),
    ],
)
def test_keys_move_and_decide(keys, at, said):
    session = after(keys)
    assert (session.at, session.said) == (at, said)


@pytest.mark.parametrize(
    ("keys", "mode"),
    [("e", "reason"), ("l", "label"), ("n", "note"), ("p", "pause"), ("pi", "decide"), ("lb", "decide")],
)
def test_a_key_is_taken_for_what_was_asked(keys, mode):
    assert after(keys).mode == mode


def test_a_report_at_full_text_may_not_have_been_retrieved():
    assert after("r", begun(FULL)).said == {"a:0001": Said(verdict=MISSING)}


def test_a_note_and_labels_stay_with_a_later_verdict():
    session = begun(said={"a:0001": Said(note="old", labels=("odd",))})
    assert after("i", session).said["a:0001"] == Said(verdict=IN, note="old", labels=("odd",))


def test_a_note_is_changed_from_what_it_was():
    session = after("nx", begun(said={"a:0001": Said(note="old")}))
    assert session.typed == "oldx"


@pytest.mark.parametrize(
    ("changes", "key"), [({"reasons": ()}, "e"), ({"labels": ()}, "l")], ids=["reasons", "labels"]
)
def test_nothing_is_asked_where_there_is_no_choice(changes, key):
    assert after(key, begun(**changes)).mode is Mode.DECIDE


@pytest.mark.parametrize(("keys", "over"), [("", 0), ("iii", 1), ("sss", 1), ("q", 1), ("pq", 1), ("iib", 0)])
def test_a_session_is_over_after_the_last_report_or_when_left(keys, over):
    assert after(keys).over is bool(over)


def test_space_turns_the_page_and_a_new_report_begins_at_the_first():
    assert after("  ").page == 2
    assert after("  i").page == 0


@pytest.mark.parametrize(
    ("keys", "done", "waiting"), [("", 5, 3), ("i", 6, 2), ("ibu", 6, 2), ("siu", 7, 1), ("nx\n", 5, 3)]
)
def test_progress_counts_reports_not_keys(keys, done, waiting):
    session = after(keys, begun(decided=5))
    assert (session.done, session.waiting) == (done, waiting)


def test_time_left_is_told_after_three_decisions_at_the_median_pace():
    session = after("ii", begun(reports=tuple(f"a:{n:04d}" for n in range(1, 11))), took=4.0)
    assert session.seconds_left is None
    session = pressed(session, "i", 100.0)
    assert session.seconds_left == 4.0 * 7


@pytest.mark.parametrize(
    ("keys", "key", "wanted"),
    [
        ("", "i", ("a:0001", Said(verdict=IN))),
        ("i", "u", ("a:0002", Said(verdict=UNSURE))),
        ("e", "1", ("a:0001", Said(verdict=OUT, reason=FIRST))),
        ("nx", "\n", ("a:0001", Said(note="x"))),
        ("l", "2", ("a:0001", Said(labels=("ask",)))),
        ("", "e", None),
        ("", "s", None),
        ("n", "x", None),
        ("ib", "i", None),
        ("iii", "i", None),
    ],
)
def test_what_is_new_is_to_be_saved(keys, key, wanted):
    before = after(keys)
    assert news(before, before if before.over else pressed(before, key)) == wanted


def test_a_summary_counts_what_is_left():
    assert summary(after("is")) == "1 decided, 2 left"
