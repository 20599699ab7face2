"""Linking: reports that make one study, by a person's link; and pairs that are worth a person's look.

Only files under links/ join reports of a review. A preprint and its publication, or a conference paper and
its journal article, stay two reports of one study, and are counted as such.
"""

from collections.abc import Iterable, Iterator
from itertools import repeat

from pipeline import files
from pipeline.model import Identity, Match
from pipeline.values import ReportId

Group = tuple[ReportId, ...]


def studies_of(identity: Identity, tying: Iterable[files.Link]) -> tuple[Group, ...]:
    """Return every report once, grouped with those that links tie it to, in the order of first reports.

    A link to a report that is not known ties nothing, and so does one that calls its reports unrelated.
    """
    group_of: dict[ReportId, list[ReportId]] = {report: [report] for report in identity.reports}
    for a, b in _tied(identity, tying):
        if group_of[a] is not group_of[b]:
            group_of[a] += group_of[b]
            group_of |= dict.fromkeys(group_of[b], group_of[a])
    place = {report: here for here, report in enumerate(identity.reports)}
    return tuple(dict.fromkeys(tuple(sorted(group, key=place.__getitem__)) for group in group_of.values()))


def _tied(identity: Identity, tying: Iterable[files.Link]) -> Iterator[tuple[ReportId, ReportId]]:
    for link in tying:
        a, b = map(identity.resolve, link.reports)
        if a and b and link.joins:
            yield a, b


def candidates(
    identity: Identity, proposed: Iterable[Match], told: Iterable[files.Link] = ()
) -> tuple[Match, ...]:
    """Return, of the proposed pairs of reports, those that nobody has linked or called unrelated."""
    told = tuple(told)
    study_of = dict(_members(studies_of(identity, told)))
    parted = {frozenset(map(identity.resolve, link.reports)) for link in told if not link.joins}

    def is_open(match: Match) -> bool:
        one, other = match.records
        apart = study_of[one] != study_of[other]
        return apart and frozenset(map(identity.resolve, match.records)) not in parted

    return tuple(filter(is_open, proposed))


def _members(studies: Iterable[Group]) -> Iterator[tuple[str, Group]]:
    for study in studies:
        yield from zip(study, repeat(study), strict=False)
