"""What every version of a review holds: its outcome table, what came before it, its studies."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pipeline.flow_boxes import OTHER_ARMS, SOUGHT
from pipeline.loaded import Loaded
from pipeline.model import Outcome, Release, Snapshot, Study
from pipeline.values import Arm, RecordId, State, StudyId, VersionId


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One version as held: its rows, the last released row of every earlier record, its totals.

    `previous` are the included reports of the version before (report to study), `studies` the study
    of every report known so far, `total` the studies that this version's own list calls included.
    """

    version: VersionId
    first: bool
    rows: tuple[Outcome, ...]
    before: Mapping[RecordId, Outcome]
    previous: Mapping[str, str]
    studies: Mapping[str, str]
    total: frozenset[str]

    def fresh(self, row: Outcome) -> bool:
        """Tell whether the record of a row is in no earlier version."""
        return row.record not in self.before

    def withdrawn(self, row: Outcome) -> bool:
        """Tell whether a row says that an included record is included no more."""
        old = self.before.get(row.record)
        return old is not None and old.state is State.INCLUDED and row.state is not State.INCLUDED

    def carried(self, row: Outcome) -> bool:
        """Tell whether a row takes up a record that an earlier version did not include."""
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
    def gone(self) -> Mapping[str, Outcome]:
        """Return the withdrawn reports, by the id they were included under, and their rows."""
        return {self.before[row.record].report: row for row in self.rows if self.withdrawn(row)}

    @property
    def kept(self) -> frozenset[str]:
        """Return the reports of the previous version that are still included."""
        return frozenset(self.previous.keys() - self.gone.keys())

    @property
    def new(self) -> frozenset[str]:
        """Return the reports that this version includes and the previous one did not."""
        rows = (row for row in self.rows if row.state is State.INCLUDED)
        return frozenset(row.report for row in rows if not self._was_included(row))

    @property
    def included(self) -> Mapping[str, str]:
        """Return every included report of this version, with its study."""
        return {report: self.studies[report] for report in sorted(self.kept | self.new)}

    def _lists(self, row: Outcome) -> bool:
        return row.arm is Arm.RECONSTRUCTION and self.fresh(row)

    def _was_included(self, row: Outcome) -> bool:
        old = self.before.get(row.record)
        return old is not None and old.state is State.INCLUDED


def by_version(releases: Iterable[Release]) -> tuple[Release, ...]:
    """Return releases from the first version to the last."""
    return tuple(sorted(releases, key=lambda r: tuple(int(part) for part in r.version.split("."))))


def editions(
    loaded: Loaded, outcomes: Iterable[Outcome], studies: Mapping[StudyId, Study]
) -> tuple[Edition, ...]:
    """Return one edition per released version, and one for the version in preparation."""
    releases = by_version(loaded.releases)
    today = names_today(loaded, releases, studies)
    made: list[Edition] = []
    before: dict[RecordId, Outcome] = {}
    for part in _parts(loaded, releases, tuple(outcomes), studies, today):
        made.append(_edition(part, before, made[-1] if made else None))
        before |= {row.record: row for row in part.rows}
    return tuple(made)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    version: VersionId
    rows: tuple[Outcome, ...]
    studies: Mapping[str, str]
    total: frozenset[str]


def _parts(
    loaded: Loaded,
    releases: tuple[Release, ...],
    outcomes: tuple[Outcome, ...],
    studies: Mapping[StudyId, Study],
    today: Mapping[str, str],
) -> Iterator[_Part]:
    """Yield the releases, then what is in preparation unless the last version is released."""
    for release in releases:
        yield _released(release, today)
    versions = loaded.protocol.value.versions
    if versions and versions[-1].id not in {release.version for release in releases}:
        yield _Part(
            version=versions[-1].id,
            rows=outcomes,
            studies=_study_of_report(studies) | _named(outcomes, {}),
            total=frozenset(study.id for study in studies.values() if study.included),
        )


def _released(release: Release, today: Mapping[str, str]) -> _Part:
    """Return the part of a release, its studies named as they are today."""
    frozen = {report: today.get(s.id, s.id) for s in release.studies for report in s.reports}
    return _Part(
        version=release.version,
        rows=release.outcomes,
        studies=frozen | _named(release.outcomes, today),
        total=frozenset(today.get(s.id, s.id) for s in release.studies),
    )


def _named(rows: Iterable[Outcome], today: Mapping[str, str]) -> dict[str, str]:
    """Return the study that each included row names for its report."""
    return {row.report: today.get(row.study, row.study) for row in rows if row.study}


def _edition(part: _Part, before: Mapping[RecordId, Outcome], last: Edition | None) -> Edition:
    """Return the edition of a part, after the one that came last."""
    known = {row.report: row.report.replace(":", "-") for row in part.rows}
    return Edition(
        version=part.version,
        first=last is None,
        rows=part.rows,
        before=dict(before),
        previous=last.included if last else {},
        studies=known | (dict(last.studies) if last else {}) | dict(part.studies),
        total=part.total,
    )


def _study_of_report(studies: Mapping[StudyId, Study]) -> dict[str, str]:
    """Return the study of every report of today's studies."""
    return {report: study.id for study in studies.values() for report in study.reports}


def names_today(
    loaded: Loaded, releases: Iterable[Release], studies: Mapping[StudyId, Study]
) -> Mapping[str, str]:
    """Return what the studies of releases are called today; no two of them get one name.

    A study that was renamed is followed through its reports. One that was joined to another, or is
    included no more, keeps the name it was released under, so that released numbers stay.
    """
    current = _study_of_report(studies)
    aliases = {str(alias.id): str(alias.now) for alias in loaded.aliases.value}
    frozen = {s.id: s for release in releases for s in release.studies}
    names: dict[str, str] = {ident: ident for ident in sorted(frozen.keys() & studies.keys())}
    taken = set(names)
    for ident in sorted(frozen.keys() - names.keys()):
        found = _study_today(frozen[ident], current, aliases)
        names[ident] = ident if found is None or found in taken else found
        taken.add(names[ident])
    return names


def _study_today(snapshot: Snapshot, current: Mapping[str, str], aliases: Mapping[str, str]) -> str | None:
    """Return the study of today that has the first report of a released one that is found at all."""
    reports = (_follow(report, aliases) for report in snapshot.reports)
    return next((current[report] for report in reports if report in current), None)


def _follow(ident: str, aliases: Mapping[str, str]) -> str:
    """Return what a retired id stands for, as far as aliases tell."""
    for _ in range(len(aliases)):
        if ident not in aliases:
            break
        ident = aliases[ident]
    return ident
