"""The identities hold for whole worlds, and break for each thing that is put out of its place."""

from dataclasses import replace

import pytest

from pipeline.flow_boxes import held
from pipeline.identities import checks, failures
from pipeline.model import Box, Broken, Column, Count, Line, Reported
from pipeline.values import Counted
from tests import worlds

WORLDS = {
    "first": (worlds.full(), "1.0.0"),
    "update": (worlds.updated(), "1.1.0"),
    "list": (worlds.reconstructed(), "1.0.0-reconstructed"),
}
COLUMNS = {name: (world.flow.columns, ident) for name, (world, ident) in WORLDS.items()}
GHOST = "ghost:0001"


def changed(name, **boxes):
    """Return a world's columns, with some boxes of its column replaced or, where None, taken away."""
    columns, ident = COLUMNS[name]
    return tuple(replaced(column, boxes) if column.id == ident else column for column in columns)


def replaced(column, boxes):
    kept = {name: box for name, box in ({**column.boxes, **boxes}).items() if box}
    return replace(column, boxes=kept)


def with_ids(box, ids):
    return replace(box, count=held(box.count.counted, ids))


def boxes_of(name):
    columns, ident = COLUMNS[name]
    return next(column.boxes for column in columns if column.id == ident)


def broken_in(name, columns):
    return {each.identity for each in failures(checks(columns)) if each.column == WORLDS[name][1]}


ALL = [(name, box) for name in WORLDS for box in boxes_of(name).values()]
EACH_BOX = [pytest.param(name, box, id=f"{name}-{box.id}") for name, box in ALL]
EACH_FULL = [pytest.param(name, box, id=f"{name}-{box.id}") for name, box in ALL if box.count.ids]
EACH_LINE = [
    pytest.param(name, box, line, id=f"{name}-{box.id}-{line.id}") for name, box in ALL for line in box.lines
]


@pytest.mark.parametrize("name", WORLDS)
def test_whole_worlds_break_nothing(name):
    assert failures(checks(COLUMNS[name][0])) == ()


@pytest.mark.parametrize(("name", "box"), EACH_FULL)
def test_an_id_taken_out_of_a_box_breaks_an_identity(name, box):
    fewer = with_ids(box, sorted(box.count.ids)[1:])
    assert broken_in(name, changed(name, **{box.id: fewer}))


@pytest.mark.parametrize(("name", "box"), EACH_BOX)
def test_an_id_put_into_a_box_breaks_an_identity(name, box):
    assert broken_in(name, changed(name, **{box.id: with_ids(box, [*box.count.ids, GHOST])}))


@pytest.mark.parametrize(("name", "box"), EACH_FULL)
def test_an_id_exchanged_for_another_breaks_an_identity_though_the_number_stays(name, box):
    others = with_ids(box, [*sorted(box.count.ids)[1:], GHOST])
    assert broken_in(name, changed(name, **{box.id: others}))


@pytest.mark.parametrize(("name", "box", "line"), EACH_LINE)
def test_an_id_put_into_a_line_breaks_an_identity(name, box, line):
    more = replace(line, count=held(line.count.counted, [*line.count.ids, GHOST]))
    lines = tuple(more if each is line else each for each in box.lines)
    assert broken_in(name, changed(name, **{box.id: replace(box, lines=lines)}))


@pytest.mark.parametrize(("name", "box", "line"), EACH_LINE)
def test_a_line_taken_away_breaks_an_identity_unless_it_was_empty(name, box, line):
    lines = tuple(each for each in box.lines if each is not line)
    broken = broken_in(name, changed(name, **{box.id: replace(box, lines=lines)}))
    assert bool(broken) == bool(line.count.ids)


ARMS = {"identified-databases", "identified-registers"}
OPTIONAL = ARMS | {"identified-websites", "identified-citations"}


@pytest.mark.parametrize(("name", "box"), EACH_BOX)
def test_a_box_taken_away_breaks_an_identity(name, box):
    expected = {"I1", "I6"} if box.id in OPTIONAL else {"boxes"}
    assert broken_in(name, changed(name, **{box.id: None})) & expected


@pytest.mark.parametrize(("name", "box"), EACH_BOX)
def test_a_box_that_counts_something_else_breaks(name, box):
    other = Counted.CLAIM
    assert "boxes" in broken_in(
        name, changed(name, **{box.id: replace(box, count=held(other, box.count.ids))})
    )


MOVES = [
    ("first", "removed", "screened", "I2"),
    ("first", "screened", "removed", "I2"),
    ("first", "screened", "awaiting-screening", "I3"),
    ("first", "awaiting-screening", "screened", "I3"),
    ("first", "excluded-screening", "conflict-screening", "I5"),
    ("first", "conflict-screening", "excluded-screening", "I5"),
    ("first", "excluded-screening", "sought", "I4"),
    ("first", "sought", "excluded-screening", "I4"),
    ("first", "not-retrieved", "assessed", "I7"),
    ("first", "assessed", "not-retrieved", "I7"),
    ("first", "awaiting-full-text", "assessed", "I7"),
    ("first", "assessed", "new-reports", "I4"),
    ("first", "excluded-full-text", "new-reports", "I5"),
    ("first", "new-reports", "excluded-full-text", "I9"),
    ("first", "conflict-full-text", "excluded-full-text", "I5"),
    ("first", "sought-other", "removed-other", "I6"),
    ("first", "removed-other", "sought-other", "I6"),
    ("first", "not-retrieved-other", "assessed-other", "I7"),
    ("first", "excluded-other", "conflict-other", "I5"),
    ("first", "assessed-other", "awaiting-other", "I7"),
    ("first", "identified", "identified-other", "I1"),
    ("first", "identified-databases", "identified-registers", "I1"),
    ("first", "duplicates", "distinct", "I1"),
    ("first", "new-studies", "total-studies", "I9"),
    ("update", "identified", "carried-over", "I2"),
    ("update", "carried-over", "identified", "I1"),
    ("update", "previous", "new-studies", "I10"),
    ("update", "new-studies", "previous", "I10"),
    ("update", "previous-reports", "new-reports", "I10"),
    ("update", "withdrawn", "total-studies", "I8"),
    ("update", "total-studies", "withdrawn", "I8"),
    ("update", "total-reports", "withdrawn-reports", "I9"),
    ("update", "withdrawn-reports", "total-reports", "I8"),
    ("list", "not-screened", "new-reports", "I9"),
    ("list", "removed", "reports", "I2"),
    ("list", "new-studies", "total-studies", "I9"),
]


@pytest.mark.parametrize(("name", "origin", "target", "identity"), MOVES)
def test_an_id_moved_to_another_box_breaks_the_identity_between_them(name, origin, target, identity):
    boxes = boxes_of(name)
    free = sorted(boxes[origin].count.ids - boxes[target].count.ids) or sorted(boxes[origin].count.ids)
    moved = {
        origin: with_ids(boxes[origin], boxes[origin].count.ids - {free[-1]}),
        target: with_ids(boxes[target], boxes[target].count.ids | {free[-1]}),
    }
    assert identity in broken_in(name, changed(name, **moved))


def test_a_move_is_named_with_its_ids():
    columns = changed("first", sought=with_ids(boxes_of("first")["sought"], [*"abcde"]))
    messages = [each.message for each in checks(columns) if each.identity == "I4"]
    assert any("left only: a, b, c and 2 more" in message for message in messages)


def test_an_id_that_stands_in_two_parts_of_a_whole_is_named_with_both():
    boxes = boxes_of("first")
    (both,) = boxes["not-retrieved"].count.ids
    twice = with_ids(boxes["assessed"], boxes["assessed"].count.ids | {both})
    messages = [each.message for each in checks(changed("first", assessed=twice))]
    assert f"in not-retrieved and in assessed: {both}" in messages


def without(box, ids):
    """Return a box from which ids were taken, out of its lines too."""
    lines = tuple(replace(each, count=held(each.count.counted, each.count.ids - ids)) for each in box.lines)
    return replace(with_ids(box, box.count.ids - ids), lines=lines)


def test_duplicates_are_those_that_were_removed_though_their_sources_close():
    boxes = boxes_of("first")
    ids = boxes["duplicates"].count.ids
    rest = boxes["distinct"]
    lines = tuple(
        replace(each, count=held(each.count.counted, each.count.ids | ids)) if each.id == "beta" else each
        for each in rest.lines
    )
    moved = replace(with_ids(rest, rest.count.ids | ids), lines=lines)
    columns = changed("first", duplicates=without(boxes["duplicates"], ids), distinct=moved)
    assert broken_in("first", columns) == {"I1"}


def test_two_columns_of_a_version_share_their_totals():
    assert broken_in("first", (*COLUMNS["first"][0], *COLUMNS["list"][0])) == {"I9"}


def test_an_update_that_forgets_its_base_breaks_i10():
    columns, _ = COLUMNS["update"]
    assert {each.identity for each in failures(checks(columns[1:]))} == {"I10"}


def test_a_box_under_a_wrong_name_breaks():
    boxes = boxes_of("first")
    assert "boxes" in broken_in("first", changed("first", sought=boxes["assessed"]))


def reported(**numbers):
    """Return a column as reported with these numbers, None for one that is not reported."""
    column = next(c for c in COLUMNS["list"][0] if c.id == "1.0.0-reported")
    boxes = {
        name.replace("_", "-"): replace(
            column.boxes[name.replace("_", "-")],
            count=Count(
                counted=column.boxes[name.replace("_", "-")].count.counted,
                terms=(Reported(n=n, place="Page 1"),),
            ),
        )
        for name, n in numbers.items()
    }
    return replace(column, boxes={**column.boxes, **boxes})


REPORTED = [
    ({}, None),
    ({"screened": 700, "removed": 120}, None),
    ({"screened": 700, "removed": 121}, "I2"),
    ({"screened": 700, "excluded_screening": 701}, "I3"),
    ({"screened": 700, "excluded_screening": 600, "sought": 100}, None),
    ({"screened": 700, "excluded_screening": 600, "sought": 99}, "I3"),
    ({"sought": 100, "not_retrieved": 30, "assessed": 80}, "I4"),
    ({"assessed": 10, "assessed_other": 5, "excluded_full_text": 7, "new_reports": 70}, "I7"),
    ({"new_reports": 64}, "I8"),
    ({"new_reports": 70}, None),
    ({"sought_other": 163}, None),
    ({"sought_other": 164}, "I6"),
    ({"identified": 821}, "I1"),
]


@pytest.mark.parametrize(("numbers", "identity"), REPORTED)
def test_reported_numbers_are_checked_as_far_as_they_go(numbers, identity):
    broken = {each.identity for each in checks([reported(**numbers)]) if not each.partial}
    assert broken == ({identity} if identity else set())


def test_what_is_checked_in_part_says_so():
    partly = [each for each in checks([reported()]) if each.partial]
    assert {"I2", "I3", "I4"} <= {each.identity for each in partly}
    assert all("not reported" in each.message or "equal as numbers" in each.message for each in partly)


def test_a_source_that_contradicts_itself_is_no_failure_of_ours():
    assert failures(checks([reported(screened=900)])) == ()


def test_different_units_do_not_make_an_identity():
    count = held(Counted.CLAIM, [GHOST])
    line = Line(id="x", label="X", count=count)
    box = Box(id="removed", number=3, label="R", count=held(Counted.RECORD, [GHOST]), lines=(line,))
    column = Column(id="1.0.0", version="1.0.0", label="", boxes={"removed": box})
    found = [each for each in checks([column]) if "different things" in each.message]
    assert found == [Broken(identity="I2", column="1.0.0", message=found[0].message, partial=False)]
