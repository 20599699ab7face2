"""The boxes there are, and how one is made."""

import pytest

from pipeline import flow_boxes
from pipeline.flow_boxes import SHAPES, box, held, ids_of, lines_by, reason_labels, terms
from pipeline.model import Held, NotReported, Reported
from pipeline.values import Counted, State
from tests import made, worlds

REC = Counted.RECORD
SAID, LOST = Reported(n=5, place="p"), NotReported(why="w")
ROWS = [
    made.outcome("a:0001", "a:0001", State.DUPLICATE, reason="old"),
    made.outcome("a:0002", "a:0001", State.INCLUDED, reason="zz"),
    made.outcome("a:0003", "a:0003", State.INCLUDED),
]


def test_every_prisma_box_has_a_shape():
    assert {shape.number for shape in SHAPES.values()} == set(range(17))


def test_a_box_has_the_number_label_and_lines_of_its_id():
    found = box("screened", held(REC, ["a"]))
    assert (found.id, found.number, found.label, found.lines) == ("screened", 4, "Records screened", ())


def test_there_is_no_box_by_another_name():
    with pytest.raises(KeyError):
        box("nowhere", held(REC, ()))


def ids(*names):
    return Held(ids=frozenset(names))


TERMS = [
    ((), (ids(),)),
    ((ids(),), (ids(),)),
    ((ids("a"), ids("b")), (ids("a", "b"),)),
    ((ids(), SAID), (SAID,)),
    ((ids("a"), SAID, LOST), (ids("a"), SAID, LOST)),
    ((LOST,), (LOST,)),
]


@pytest.mark.parametrize(("given", "expected"), TERMS)
def test_held_terms_are_one_set_and_an_empty_one_is_a_zero_only_by_itself(given, expected):
    assert terms(REC, given).terms == expected


UNITS = [(REC, {"a:0001", "a:0002", "a:0003"}), (Counted.REPORT, {"a:0001", "a:0003"})]


@pytest.mark.parametrize(("counted", "expected"), UNITS)
def test_a_box_holds_records_or_reports(counted, expected):
    assert ids_of(ROWS, counted) == expected


def test_lines_follow_their_labels_and_unknown_ones_come_last():
    labels = reason_labels(worlds.protocol())
    found = lines_by(ROWS, REC, flow_boxes.reason_of, labels)
    assert [(line.id, line.label) for line in found] == [
        ("old", "Too old"),
        ("no-reason", "No reason recorded"),
        ("zz", "zz"),
    ]


def test_every_state_has_a_label_and_leaves_or_stays():
    assert set(flow_boxes.STATE_LABELS) == set(State)
    assert flow_boxes.REMOVED.isdisjoint(flow_boxes.SEARCHED)
    assert set(State) == flow_boxes.REMOVED | flow_boxes.SEARCHED


def test_what_is_pending_is_neither_removed_nor_included():
    assert flow_boxes.PENDING.isdisjoint(flow_boxes.REMOVED | {State.INCLUDED})
    assert {state.value.partition("-")[0] for state in flow_boxes.PENDING} == {"awaiting", "conflict"}


def test_a_state_is_the_id_of_its_line():
    assert [flow_boxes.state_of(row) for row in ROWS] == ["duplicate", "included", "included"]
    assert set(flow_boxes.state_labels()) == {state.value for state in State}
