"""Identity: which records make which report, under what id, and what became of earlier ids.

A report bears the id of its first record, in the order of searches. Whatever was written for a report is
anchored to the record whose id it was then, and resolves to the report that holds this record now: merges
and splits lose nothing, and no id ever comes to mean a document that it did not mean before.

A preprint and its published version are two reports; a link makes them one study.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from pipeline import files
from pipeline.correcting import corrected
from pipeline.loaded import Stored
from pipeline.merging import merged
from pipeline.model import Identity, Match, Matched, Record, Report
from pipeline.order import position
from pipeline.problems import Problem, Severity
from pipeline.values import RecordId, ReportId, Text

Aliases = Stored[tuple[files.Alias, ...]]


def identify(
    records: Iterable[Record],
    searches: Iterable[files.Search],
    matched: Matched,
    corrections: Sequence[Stored[files.Corrections]],
    aliases: Aliases,
) -> tuple[Identity, tuple[Problem, ...]]:
    """Make the reports from what was matched; return them with what is amiss in corrections and aliases."""
    order = {search.id: search.sequence for search in searches}
    ranked = {record.id: record for record in sorted(records, key=lambda one: position(one.id, order))}
    report_of = grouped(ranked, matched.matches)
    bare = _identity(ranked, report_of, matched, aliases)
    reports, problems = _mended(bare, corrections)
    identity = replace(bare, reports=reports)
    return identity, tuple(sorted({*problems, *_parted(identity, matched, aliases)}))


def grouped(records: Iterable[RecordId], matches: Iterable[Match]) -> dict[RecordId, ReportId]:
    """Return the report of each record: the first record of those that matches join; records in order."""
    place = {record: here for here, record in enumerate(records)}
    first = dict(zip(place, place, strict=True))

    def root(one: RecordId) -> RecordId:
        while first[one] != one:
            first[one] = first[first[one]]
            one = first[one]
        return one

    for match in matches:
        a, b = sorted((root(one) for one in match.records), key=place.__getitem__)
        first[b] = a
    return {record: ReportId(root(record)) for record in place}


def retired(
    before: Identity | None, after: Identity, on: date, cause: str = "merged"
) -> tuple[files.Alias, ...]:
    """Return the rows for aliases.csv: ids of reports that are now those of other reports."""
    return aliases_for(before.reports if before else (), after, on, cause)


def aliases_for(
    idents: Iterable[str], identity: Identity, on: date, cause: str = "merged"
) -> tuple[files.Alias, ...]:
    """Return a row for each id that once was a report's and is none now; it replaces a row that is wrong.

    An id that is not known, or has a row that leads to the right report, needs none.
    """
    found = (_gone(ReportId(ident), identity) for ident in sorted(set(idents)))
    rows = (files.Alias(id=ident, now=now, on=on, cause=Text(cause)) for ident, now in filter(None, found))
    return tuple(rows)


def _gone(ident: ReportId, identity: Identity) -> tuple[ReportId, ReportId] | None:
    now = identity.resolve(ident)
    if not now or now == ident or identity.resolve(identity.aliases.get(ident, "")) == now:
        return None
    return ident, now


def _identity(
    records: Mapping[RecordId, Record],
    report_of: Mapping[RecordId, ReportId],
    matched: Matched,
    aliases: Aliases,
) -> Identity:
    held: dict[ReportId, list[Record]] = {}
    for record, report in report_of.items():
        held.setdefault(report, []).append(records[record])
    why: dict[ReportId, list[Match]] = {}
    for match in matched.matches:
        why.setdefault(report_of[match.records[0]], []).append(match)
    return Identity(
        reports={ident: _report(ident, some, why.get(ident, ())) for ident, some in held.items()},
        report_of=report_of,
        aliases={row.id: row.now for row in aliases.value},
        refused=matched.refused,
        uncertain=matched.uncertain,
    )


def _report(ident: ReportId, records: Sequence[Record], why: Iterable[Match]) -> Report:
    bib, origins = merged(records)
    members = tuple(record.id for record in records)
    withheld = tuple(one for record in records for one in record.withheld)
    return Report(
        id=ident,
        records=members,
        matches=tuple(why),
        bib=bib,
        origins=origins,
        withheld=withheld,
        spoken=tuple(dict.fromkeys(record.spoken for record in records if record.spoken)),
    )


def _mended(
    bare: Identity, corrections: Iterable[Stored[files.Corrections]]
) -> tuple[dict[ReportId, Report], list[Problem]]:
    todo: dict[ReportId, list[Stored[files.Corrections]]] = {}
    for stored in corrections:
        ident = bare.resolve(stored.value.report)
        if ident:
            todo.setdefault(ident, []).append(stored)
    reports: dict[ReportId, Report] = dict(bare.reports)
    problems: list[Problem] = []
    for ident, some in todo.items():
        report = reports[ident]
        (bib, origins), found = corrected((report.bib, dict(report.origins)), some)
        problems += found
        reports[ident] = replace(report, bib=bib, origins=origins)
    return reports, problems


def _parted(identity: Identity, matched: Matched, aliases: Aliases) -> Iterator[Problem]:
    settled = {frozenset(map(identity.resolve, pair)) for pair in matched.different}
    hint = "rule on the pair under verdicts/: same keeps them one, different settles that they are two"
    for row in aliases.value:
        today = frozenset(map(identity.resolve, (row.id, row.now)))
        if _two(today) and today not in settled:
            message = f"{row.id} was joined to {row.now} on {row.on}, but today they are two reports"
            yield Problem(aliases.path, 0, 0, "alias-parted", message, hint, Severity.WARNING)


def _two(reports: frozenset[ReportId | None]) -> bool:
    return len(reports) == 2 and None not in reports
