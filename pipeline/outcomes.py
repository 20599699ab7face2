"""The outcome table of the version in preparation: where every record of it ends.

A record belongs to the first release that has it in its table, and to the version in preparation as long
as none has. A released record has a row again only where it was left open, or ends elsewhere today.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from pipeline.flow_boxes import PENDING, REPEATED
from pipeline.flow_editions import by_version
from pipeline.loaded import Loaded
from pipeline.model import Identity, Outcome, Screening, Study
from pipeline.outcomes_state import Fate, fate
from pipeline.problems import Problem, Severity
from pipeline.values import Arm, RecordId, ReportId, SearchId, SourceId, State, StudyId

UNDECIDED: Final = REPEATED | {State.NOT_SCREENED, State.UNREADABLE}


def outcomes(
    loaded: Loaded,
    identity: Identity,
    screenings: Iterable[Screening],
    studies: Mapping[StudyId, Study],
) -> tuple[Outcome, ...]:
    """Return the rows of the version in preparation, by search sequence and ordinal.

    Where the last version of the protocol is released already, its released rows are returned.
    """
    released = {release.version: release for release in loaded.releases}
    versions = loaded.protocol.value.versions
    if versions and versions[-1].id in released:
        return released[versions[-1].id].outcomes
    return _prepared(loaded, identity, screenings, studies)


def unreleased(
    loaded: Loaded,
    identity: Identity,
    screenings: Iterable[Screening],
    studies: Mapping[StudyId, Study],
) -> tuple[Problem, ...]:
    """Return a problem where the last version is released and records have changed since."""
    versions = loaded.protocol.value.versions
    if not versions or versions[-1].id not in {release.version for release in loaded.releases}:
        return ()
    released = {(r.record, r.state) for release in loaded.releases for r in release.outcomes}
    rows = _prepared(loaded, identity, screenings, studies)
    changed = [row for row in rows if (row.record, row.state) not in released]
    if not changed:
        return ()
    message = f"records end elsewhere than version {versions[-1].id} released them: {len(changed)}"
    hint = "add the next version to the protocol: a released version does not change"
    path = loaded.protocol.path
    return (Problem(path, 0, 0, "no-version-in-preparation", message, hint, Severity.WARNING),)


def _prepared(
    loaded: Loaded,
    identity: Identity,
    screenings: Iterable[Screening],
    studies: Mapping[StudyId, Study],
) -> tuple[Outcome, ...]:
    """Return the rows of everything that is new or changed since the last release."""
    shelf = _shelf(loaded, identity)
    by_report: dict[ReportId, list[Screening]] = {}
    for screening in screenings:
        by_report.setdefault(screening.report, []).append(screening)
    study_of = {report: study.id for study in studies.values() for report in study.reports}
    ids = [*(record.id for record in loaded.records), *loaded.unreadable]
    rows = (_row(shelf, ident, by_report, study_of) for ident in sorted(ids, key=shelf.order))
    return tuple(row for row in rows if _belongs(shelf, row))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shelf:
    """What is known of every record: its search, its report and its fellows, its last release."""

    identity: Identity
    sequence: Mapping[SearchId, int]
    source: Mapping[SearchId, SourceId]
    arm: Mapping[SearchId, Arm]
    frozen: Mapping[RecordId, Outcome]
    born: Mapping[RecordId, int]
    unreadable: frozenset[RecordId]

    def order(self, ident: RecordId) -> tuple[int, int, str]:
        """Return the place of a record: sequence of its search, ordinal."""
        search, _, ordinal = ident.partition(":")
        return self.sequence.get(SearchId(search), len(self.sequence)), int(ordinal), ident

    def search_of(self, ident: RecordId) -> SearchId:
        """Return the search that found a record."""
        return SearchId(ident.partition(":")[0])

    def arm_of(self, ident: RecordId) -> Arm:
        """Return the arm of the flow that a record came by."""
        return self.arm.get(self.search_of(ident), Arm.DATABASE)

    def age(self, ident: RecordId) -> int:
        """Return the number of the version that first had a record."""
        return self.born.get(ident, len(self.frozen) + 1)


def _shelf(loaded: Loaded, identity: Identity) -> _Shelf:
    """Return what is known of every record."""
    searches = [stored.value for stored in loaded.searches]
    arms = {source.id: source.arm for source in loaded.protocol.value.sources}
    frozen: dict[RecordId, Outcome] = {}
    born: dict[RecordId, int] = {}
    for number, release in enumerate(by_version(loaded.releases)):
        for row in release.outcomes:
            frozen[row.record] = row
            born.setdefault(row.record, number)
    return _Shelf(
        identity=identity,
        sequence={search.id: search.sequence for search in searches},
        source={search.id: search.source for search in searches},
        arm={search.id: arms.get(search.source, Arm.DATABASE) for search in searches},
        frozen=frozen,
        born=born,
        unreadable=frozenset(loaded.unreadable),
    )


def _row(
    shelf: _Shelf,
    ident: RecordId,
    screenings: Mapping[ReportId, list[Screening]],
    study_of: Mapping[ReportId, StudyId],
) -> Outcome:
    """Return where one record ends today."""
    report = shelf.identity.report_of.get(ident, ReportId(ident))
    mine = screenings.get(report, [])
    end = _end(shelf, ident, report, mine)
    named = study_of.get(report, StudyId(report.replace(":", "-")))
    search = shelf.search_of(ident)
    return Outcome(
        record=ident,
        report=report,
        search=search,
        source=shelf.source.get(search, SourceId(search)),
        arm=shelf.arm_of(ident),
        state=end.state,
        stage=end.stage,
        reason=end.reason,
        study=named if end.state is State.INCLUDED else None,
        also=() if end.state in REPEATED else _also(shelf, ident, report),
    )


def _end(shelf: _Shelf, ident: RecordId, report: ReportId, screenings: list[Screening]) -> Fate:
    """Return the state of a record: unreadable, one too many of its report, or that of its report."""
    if ident in shelf.unreadable:
        return Fate(state=State.UNREADABLE)
    standing = _standing(shelf, ident, report)
    if standing == ident:
        return fate(shelf.arm_of(ident), screenings)
    earlier = shelf.age(standing) < shelf.age(ident)
    return Fate(state=State.KNOWN if earlier else State.DUPLICATE)


def _standing(shelf: _Shelf, ident: RecordId, report: ReportId) -> RecordId:
    """Return the record that stands for a report beside this one.

    A reconstruction source is outside both arms, with a first record of its own, unless its report turns
    out to be one that a search had found. What it lists is known to a later search only if a release had
    a decision on it.
    """
    found, listed = _tracks(shelf, report)
    if not found or not listed:
        return (found or listed)[0]
    if _decided(shelf, listed[0]) and shelf.age(listed[0]) < shelf.age(found[0]):
        return listed[0]
    of_list = shelf.arm_of(ident) is Arm.RECONSTRUCTION
    return listed[0] if of_list and not _joined(shelf, found[0], listed[0]) else found[0]


def _decided(shelf: _Shelf, listed: RecordId) -> bool:
    """Tell whether a release had a decision on what is listed."""
    old = shelf.frozen.get(listed)
    return old is not None and old.state not in UNDECIDED


def _joined(shelf: _Shelf, found: RecordId, listed: RecordId) -> bool:
    """Tell whether a search of an earlier version found what is listed, or a release had them as two."""
    if shelf.age(found) < shelf.age(listed):
        return True
    one, other = shelf.frozen.get(found), shelf.frozen.get(listed)
    return one is not None and other is not None and one.report != other.report


def _tracks(shelf: _Shelf, report: ReportId) -> tuple[list[RecordId], list[RecordId]]:
    """Return the records of a report that searches found, and those a reconstruction source lists."""
    ids = sorted(shelf.identity.reports[report].records, key=shelf.order)
    found = [ident for ident in ids if shelf.arm_of(ident) is not Arm.RECONSTRUCTION]
    return found, [ident for ident in ids if shelf.arm_of(ident) is Arm.RECONSTRUCTION]


def _also(shelf: _Shelf, ident: RecordId, report: ReportId) -> tuple[Arm, ...]:
    """Return the other arms that found the report of a record."""
    if report not in shelf.identity.reports:
        return ()
    arms = {shelf.arm_of(each) for each in shelf.identity.reports[report].records}
    return tuple(arm for arm in Arm if arm in arms and arm is not shelf.arm_of(ident))


def _belongs(shelf: _Shelf, row: Outcome) -> bool:
    """Tell whether a row is of the version in preparation: new, left open, or changed."""
    old = shelf.frozen.get(row.record)
    if old is None:
        return True
    if old.state is State.INCLUDED or not _replaced(shelf, row):
        return old.state in PENDING or not _alike(old, row)
    return False


def _alike(old: Outcome, row: Outcome) -> bool:
    """Tell whether a record ends where it did; one that was split from what it stood for does not."""
    if {old.state, row.state} <= REPEATED:
        return True
    split = old.state is State.INCLUDED and old.report not in {row.report, row.record}
    return old.state is row.state and not split


def _replaced(shelf: _Shelf, row: Outcome) -> bool:
    """Tell whether a listed report has been found by a search since, which stands for it now."""
    if row.arm is not Arm.RECONSTRUCTION or row.report not in shelf.identity.reports:
        return False
    found, listed = _tracks(shelf, row.report)
    return bool(found) and _standing(shelf, found[0], row.report) not in listed
