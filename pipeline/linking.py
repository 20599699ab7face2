"""Linking: reports that make one study, by a person's link; and pairs that are worth a person's look.

Only files under links/ join reports. A preprint and its publication, or a conference paper and its journal
article, stay two reports of one study, and are counted as such.
"""

from collections.abc import Iterable, Iterator
from itertools import repeat
from typing import Final

from pipeline import files
from pipeline.dedupe.block import pairs
from pipeline.dedupe.compare import Comparison, compare, years_between
from pipeline.dedupe.decide import IDENTIFIERS, contradicted
from pipeline.dedupe.keys import PREPRINT, Keys, keys_of
from pipeline.model import Identity, Match
from pipeline.values import RecordId, ReportId

Group = tuple[ReportId, ...]
YEARS: Final = 3


def studies_of(identity: Identity, links: Iterable[files.Link]) -> tuple[Group, ...]:
    """Return every report once, grouped with those that links tie it to, in the order of first reports.

    A link to a report that is not known ties nothing.
    """
    group_of: dict[ReportId, list[ReportId]] = {report: [report] for report in identity.reports}
    for a, b in _tied(identity, links):
        if group_of[a] is not group_of[b]:
            group_of[a] += group_of[b]
            group_of |= dict.fromkeys(group_of[b], group_of[a])
    place = {report: here for here, report in enumerate(identity.reports)}
    return tuple(dict.fromkeys(tuple(sorted(group, key=place.__getitem__)) for group in group_of.values()))


def _tied(identity: Identity, links: Iterable[files.Link]) -> Iterator[tuple[ReportId, ReportId]]:
    for link in links:
        a, b = map(identity.resolve, link.reports)
        if a and b and link.joins:
            yield a, b


def candidates(identity: Identity, links: Iterable[files.Link] = ()) -> tuple[Match, ...]:
    """Return pairs of reports that may be versions of one study, with the evidence; none is applied.

    Proposed are reports of two forms of publication that share an identifier and do not contradict each
    other, or that share title and first author within three years. Pairs that a person linked, or called
    unrelated, are left out.
    """
    links = tuple(links)
    parted = {frozenset(map(identity.resolve, link.reports)) for link in links if not link.joins}
    study_of = dict(_members(studies_of(identity, links)))
    keys = [keys_of(RecordId(report.id), report.bib, {}) for report in identity.reports.values()]
    apart = ((a, b) for a, b in pairs(keys) if study_of[keys[a].id] != study_of[keys[b].id])
    open_ = ((a, b) for a, b in apart if {*map(identity.resolve, (keys[a].id, keys[b].id))} not in parted)
    return tuple(filter(None, (_proposal(keys[a], keys[b]) for a, b in open_)))


def _members(studies: Iterable[Group]) -> Iterator[tuple[str, Group]]:
    for study in studies:
        yield from zip(study, repeat(study), strict=False)


def _proposal(a: Keys, b: Keys) -> Match | None:
    said = compare(a, b)
    if not said.opposes("form") or not (_one_title(a, b, said) or _one_identifier(said)):
        return None
    rule = "preprint" if PREPRINT in {a.form, b.form} else "conference-version"
    return Match(records=(a.id, b.id), rule=rule, agreed=said.agreed, against=said.against)


def _one_title(a: Keys, b: Keys, said: Comparison) -> bool:
    return a.title == b.title and said.agrees("authors") and years_between(a, b) <= YEARS


def _one_identifier(said: Comparison) -> bool:
    return not IDENTIFIERS.isdisjoint(said.agreed) and not contradicted(said)
