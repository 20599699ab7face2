"""What every version of a review holds: its outcome table, what came before it, its studies."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.flow_boxes import OTHER_ARMS, SOUGHT
from pipeline.flow_names import Listing, names
from pipeline.loaded import Loaded
from pipeline.model import Outcome, Release, Study
from pipeline.values import Arm, RecordId, State, StudyId, VersionId


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One version as held: its rows, the last released row of every earlier record, its totals.

    `previous` are the included reports of the version before (report to study), `gone` those of them
    that are included no more, with the row that says so, `studies` the study of every report known so
    far, `total` the studies that this version's own list calls included.
    """

    version: VersionId
    first: bool
    rows: tuple[Outcome, ...]
    before: Mapping[RecordId, Outcome]
    previous: Mapping[str, str]
    gone: Mapping[str, Outcome]
    studies: Mapping[str, str]
    total: frozenset[str]

    def fresh(self, row: Outcome) -> bool:
        """Tell whether the record of a row is in no earlier version."""
        return row.record not in self.before

    def withdrawn(self, row: Outcome) -> bool:
        """Tell whether a row says that an included report is included no more."""
        old = self.before.get(row.record)
        return old is not None and _out(old, row) and old.report in self.gone

    def carried(self, row: Outcome) -> bool:
        """Tell whether a row takes up a record of an earlier version."""
        return not self.fresh(row) and not self.withdrawn(row)

    def late(self, row: Outcome) -> bool:
        """Tell whether a carried-over record was screened in an earlier version, and not again."""
        old = self.before.get(row.record)
        return old is not None and old.state in SOUGHT and row.state in SOUGHT

    def entry(self, row: Outcome) -> str:
        """Return the point at which a carried-over record enters the flow of this version."""
        if row.arm in OTHER_ARMS:
            return "other"
        return "full-text" if self.late(row) else "screening"

    @property
    def listed(self) -> tuple[Outcome, ...]:
        """Return the rows that are new here and of a reconstruction source, outside both arms."""
        return tuple(row for row in self.rows if self._lists(row))

    @property
    def found(self) -> tuple[Outcome, ...]:
        """Return the other rows: those that belong in the column as held."""
        return tuple(row for row in self.rows if not self._lists(row))

    @property
    def kept(self) -> frozenset[str]:
        """Return the reports of the previous version that are still included."""
        return frozenset(self.previous.keys() - self.gone.keys())

    @property
    def new(self) -> frozenset[str]:
        """Return the reports that this version includes and the previous one did not."""
        return frozenset(row.report for row in self.rows if row.state is State.INCLUDED)

    @property
    def included(self) -> Mapping[str, str]:
        """Return every included report of this version, with its study."""
        return {report: self.studies[report] for report in sorted(self.kept | self.new)}

    def _lists(self, row: Outcome) -> bool:
        return row.arm is Arm.RECONSTRUCTION and self.fresh(row)


def by_version(releases: Iterable[Release]) -> tuple[Release, ...]:
    """Return releases from the first version to the last."""
    return tuple(sorted(releases, key=lambda r: tuple(int(part) for part in r.version.split("."))))


def editions(
    loaded: Loaded, outcomes: Iterable[Outcome], studies: Mapping[StudyId, Study]
) -> tuple[Edition, ...]:
    """Return one edition per released version, and one for the version in preparation."""
    parts = [_released(release) for release in by_version(loaded.releases)]
    today = _today(loaded, tuple(outcomes), studies)
    called = names([part.listing for part in (*parts, today)])
    if today.version not in {part.version for part in parts} and loaded.protocol.value.versions:
        parts.append(today)
    made: list[Edition] = []
    before: dict[RecordId, Outcome] = {}
    for part, name_of in zip(parts, called, strict=False):
        made.append(_edition(part, name_of, before, made[-1] if made else None))
        before |= {row.record: row for row in part.rows}
    return tuple(made)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """One version by itself: its rows, its included studies under the ids they have there."""

    version: VersionId
    rows: tuple[Outcome, ...]
    listing: Listing


def _released(release: Release) -> _Part:
    """Return what a release froze."""
    frozen = {report: study.id for study in release.studies for report in study.reports}
    listing = Listing(
        ids=frozenset(study.id for study in release.studies),
        reports=frozen | _named(release.outcomes),
        moved=_moved(release.outcomes),
    )
    return _Part(version=release.version, rows=release.outcomes, listing=listing)


def _today(loaded: Loaded, outcomes: tuple[Outcome, ...], studies: Mapping[StudyId, Study]) -> _Part:
    """Return the version in preparation, or what is known since the last release."""
    current = {report: study.id for study in studies.values() for report in study.reports}
    aliases = {str(alias.id): str(alias.now) for alias in loaded.aliases.value}
    listing = Listing(
        ids=frozenset(study.id for study in studies.values() if study.included),
        reports=_named(outcomes) | current,
        moved=aliases | _moved(outcomes),
    )
    version = next((each.id for each in reversed(loaded.protocol.value.versions)), VersionId(""))
    return _Part(version=version, rows=outcomes, listing=listing)


def _named(rows: Iterable[Outcome]) -> dict[str, str]:
    """Return the study that each included row names for its report."""
    return {row.report: row.study for row in rows if row.study}


def _moved(rows: Iterable[Outcome]) -> dict[str, str]:
    """Return the records that are part of a report named by another one."""
    ids = ((str(row.record), str(row.report)) for row in rows)
    return {record: report for record, report in ids if record != report}


def _edition(
    part: _Part, name_of: Mapping[str, str], before: Mapping[RecordId, Outcome], last: Edition | None
) -> Edition:
    """Return the edition of a part, after the one that came last."""
    known = {row.report: row.report.replace(":", "-") for row in part.rows}
    named = {report: name_of.get(study, study) for report, study in part.listing.reports.items()}
    return Edition(
        version=part.version,
        first=last is None,
        rows=part.rows,
        before=dict(before),
        previous=last.included if last else {},
        gone=_gone(part.rows, before),
        studies=known | (dict(last.studies) if last else {}) | named,
        total=frozenset(name_of.values()),
    )


def _gone(rows: tuple[Outcome, ...], before: Mapping[RecordId, Outcome]) -> Mapping[str, Outcome]:
    """Return the reports that no record of theirs holds in any more, by the id they were included under."""
    left = {row.record: row for row in rows}
    held = {old.report for old in before.values() if old.state is State.INCLUDED and old.record not in left}
    out = [(before[row.record].report, row) for row in rows if _was_included(before.get(row.record))]
    return {report: row for report, row in out if report not in held}


def _was_included(old: Outcome | None) -> bool:
    return old is not None and old.state is State.INCLUDED


def _out(old: Outcome, row: Outcome) -> bool:
    """Tell whether a record was included and is not."""
    return _was_included(old) and row.state is not State.INCLUDED
