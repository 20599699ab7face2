"""Linking: reports that make one study, by a person's link; and pairs that are worth a person's look.

Only files under links/ join reports. A preprint and its publication, or a conference paper and its journal
article, stay two reports of one study, and are counted as such.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from pipeline import files
from pipeline.dedupe.block import pairs
from pipeline.dedupe.compare import Say, compare, naming
from pipeline.dedupe.decide import contradicted
from pipeline.dedupe.keys import PREPRINT, Keys, keys_of
from pipeline.model import Identity, Match
from pipeline.values import RecordId, ReportId

Group = tuple[ReportId, ...]
_SHARED: Final = ("doi", "arxiv", "pmid")
YEARS: Final = 3


def studies_of(identity: Identity, links: Iterable[files.Link]) -> tuple[Group, ...]:
    """Return every report once, grouped with those that links tie it to, in the order of first reports.

    A link to a report that is not known ties nothing.
    """
    place = {report: here for here, report in enumerate(identity.reports)}
    near: dict[ReportId, list[ReportId]] = {report: [] for report in place}
    for link in links:
        a, b = (identity.resolve(report) for report in link.reports)
        if a and b:
            near[a].append(b)
            near[b].append(a)
    seen: set[ReportId] = set()
    return tuple(
        tuple(sorted(_reached(report, near, seen), key=place.__getitem__))
        for report in place
        if report not in seen
    )


def candidates(identity: Identity, links: Iterable[files.Link] = ()) -> tuple[Match, ...]:
    """Return pairs of reports that may be versions of one study, with the evidence; none is applied.

    Proposed are reports of two forms of publication that share an identifier and do not contradict each
    other, or that share title and first author within three years. Linked pairs are left out.
    """
    group_of = {report: group for group in studies_of(identity, links) for report in group}
    keys = [keys_of(RecordId(report.id), report.bib, {}) for report in identity.reports.values()]
    found = (_proposal(keys[a], keys[b]) for a, b in pairs(keys))
    return tuple(
        match
        for match in found
        if match and ReportId(match.records[1]) not in group_of[ReportId(match.records[0])]
    )


def _reached(
    start: ReportId, near: Mapping[ReportId, Sequence[ReportId]], seen: set[ReportId]
) -> list[ReportId]:
    todo, found = [start], []
    seen.add(start)
    while todo:
        report = todo.pop()
        found.append(report)
        fresh = [other for other in dict.fromkeys(near[report]) if other not in seen]
        seen.update(fresh)
        todo += fresh
    return found


def _proposal(a: Keys, b: Keys) -> Match | None:
    said = compare(a, b)
    shared = any(said[name] is Say.AGREE for name in _SHARED)
    titled = a.title == b.title and said["authors"] is Say.AGREE and near_years(a, b)
    if said["form"] is not Say.AGAINST or not (titled or (shared and not contradicted(said))):
        return None
    rule = "preprint" if PREPRINT in {a.form, b.form} else "conference-version"
    return Match(
        records=(a.id, b.id), rule=rule, agreed=naming(said, Say.AGREE), against=naming(said, Say.AGAINST)
    )


def near_years(a: Keys, b: Keys) -> bool:
    """Tell whether two reports came out within a few years of each other, or may have."""
    return not a.years or not b.years or min(abs(m - n) for m in a.years for n in b.years) <= YEARS


def relations(matches: Iterable[Match]) -> Iterator[tuple[ReportId, ReportId]]:
    """Yield the pairs of reports of proposed links."""
    for match in matches:
        yield ReportId(match.records[0]), ReportId(match.records[1])
