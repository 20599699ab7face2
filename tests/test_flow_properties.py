"""Whatever is searched, merged, split, decided and released: the flow closes, and released numbers stay."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.identities import failures
from tests import worlds
from tests.worlds import BEFORE, FT, IN, MISSING, OUT, TA, UNSURE, World, search

ARMS = ("alpha", "gamma", "web", "kin", "list")
NAMES = "abcde"
VERSIONS = ("1.0.0", "1.1.0", "1.2.0")
RECORDS = {
    version: [f"{name}{number}:{k:04d}" for name in NAMES for k in (1, 2, 3)]
    for number, version in enumerate(VERSIONS)
}
SEARCHES = {
    version: tuple(
        search(f"{name}{number}", 10 * number + place, source, version)
        for place, (name, source) in enumerate(zip(NAMES, ARMS, strict=True))
    )
    for number, version in enumerate(VERSIONS)
}
STAGES = {BEFORE: (OUT, IN), TA: (IN, OUT, UNSURE), FT: (IN, OUT, MISSING, UNSURE)}


def order(ident):
    """Return the place of a record by the sequence of its search and its ordinal."""
    return int(ident[1]), ident


def grouped(ids, labels):
    """Return the records with one label as one report, the earliest first."""
    groups = {}
    for ident, label in zip(ids, labels, strict=False):
        groups.setdefault(label, []).append(ident)
    return tuple(tuple(sorted(group, key=order)) for group in groups.values())


@st.composite
def decided(draw, groups):
    """Return decisions at some stages on some records; a merged report may have contradicting ones."""
    made = []
    for group in groups:
        for stage, verdicts in STAGES.items():
            verdict = draw(st.sampled_from((None, *verdicts)))
            ident = draw(st.sampled_from(group))
            if verdict:
                reason = draw(st.sampled_from(("old", "wrong", None)))
                made.append(worlds.said(group[0], stage, verdict, reason, recorded_for=ident))
    return tuple(made)


@st.composite
def histories(draw):
    """Return a world in its last version, and what each released column held when it was released."""
    world, frozen = None, {}
    for number in range(1, draw(st.integers(1, 3)) + 1):
        ids = [ident for earlier in VERSIONS[:number] for ident in RECORDS[earlier]]
        groups = grouped(ids, draw(st.lists(st.integers(0, 12), min_size=len(ids), max_size=len(ids))))
        lost = tuple(group[0] for group in groups if len(group) == 1)[: draw(st.integers(0, 1))]
        kept = tuple(group for group in groups if group[0] not in lost)
        releases = (*world.releases, world.released()) if world else ()
        frozen |= held(world) if world else {}
        world = World(
            versions=VERSIONS[:number],
            searches=tuple(one for earlier in VERSIONS[:number] for one in SEARCHES[earlier]),
            groups=kept,
            decisions=draw(decided(kept)),
            findings=tuple(worlds.fails(group[0]) for group in kept if draw(st.integers(0, 9)) == 0),
            studies={group[0].replace(":", "-"): group[:1] for group in kept},
            unreadable=lost,
            releases=releases,
        )
        world = replace(world, aliases=retired(world))
    return world, frozen


def retired(world):
    """Return the ids that releases know as reports and that are part of another one now."""
    known = {row.report for release in world.releases for row in release.outcomes}
    now = world.identity.report_of
    return tuple((old, now[old]) for old in sorted(known) if now.get(old, old) != old)


def seen(column):
    """Return what a column shows: ids, and of studies, which may be renamed, how many."""
    return {
        (column.id, name): len(box.count.ids) if box.count.counted == "study" else box.count.ids
        for name, box in column.boxes.items()
    }


def held(world):
    """Return what the columns of the version in preparation show."""
    columns = (column for column in world.flow.columns if column.version == world.versions[-1])
    return {key: shown for column in columns for key, shown in seen(column).items()}


@settings(max_examples=60, deadline=None)
@given(histories())
def test_every_identity_holds_and_released_boxes_stay_as_they_were(history):
    world, frozen = history
    flow = world.flow
    assert failures(flow.checks) == ()
    now = {key: shown for column in flow.columns for key, shown in seen(column).items()}
    assert frozen.items() <= now.items()


@settings(max_examples=30, deadline=None)
@given(histories())
def test_every_record_of_the_last_version_ends_in_one_place(history):
    world, _ = history
    ends = [row.record for row in world.outcomes]
    known = {row.record for release in world.releases for row in release.outcomes}
    every = {record.id for record in world.loaded.records} | set(world.unreadable)
    assert len(ends) == len(set(ends))
    assert every - known <= set(ends)
