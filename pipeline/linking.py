"""Linking: reports that make one study, by a person's link; and pairs that are worth a person's look.

Only files under links/ join reports. A preprint and its publication, or a conference paper and its journal
article, stay two reports of one study, and are counted as such.
"""

from collections.abc import Iterable, Iterator
from itertools import repeat
from typing import Final

import numpy as np

from pipeline import files
from pipeline.dedupe.block import pairs
from pipeline.dedupe.columns import Columns, Mask
from pipeline.dedupe.compare import compare, years_between
from pipeline.dedupe.evidence import Case, evidence
from pipeline.dedupe.normalise import normalise
from pipeline.dedupe.reading import Row, raw_of
from pipeline.dedupe.venues import PREPRINT
from pipeline.dedupe.vetoes import Pairing, identified
from pipeline.dedupe.weights import weights
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
    ids = [RecordId(report.id) for report in identity.reports.values()]
    rows = (Row(ident=report.id, bib=report.bib) for report in identity.reports.values())
    columns = normalise(raw_of(rows))
    a, b = pairs(columns)
    one, other = columns.take(a), columns.take(b)
    versions = np.flatnonzero(_versions(Pairing(one=one, other=other, levels=compare(one, other))))
    cases = (_case(columns, int(a[row]), int(b[row])) for row in versions)
    apart = (case for case in cases if len({study_of[ids[row]] for row in case.pair}) > 1)
    undecided = (case for case in apart if {identity.resolve(ids[row]) for row in case.pair} not in parted)
    return evidence(columns, ids, undecided, weights())


def _members(studies: Iterable[Group]) -> Iterator[tuple[str, Group]]:
    for study in studies:
        yield from zip(study, repeat(study), strict=False)


def _versions(pair: Pairing) -> Mask:
    """Tell where two reports of different form share title and authors within years, or an identifier."""
    near = years_between(pair.one, pair.other) <= YEARS
    titled = pair.at("title", "long", "same", "short") & ~pair.at("authors", "few", "none", "some") & near
    named = (pair.levels["authors"] != 0) & titled
    return np.asarray(pair.at("form", "other") & (named | (identified(pair) & ~_strangers(pair))))


def _strangers(pair: Pairing) -> Mask:
    return pair.at("authors", "few", "none") & ~pair.at("title", "long", "same", "short")


def _case(columns: Columns, one: int, other: int) -> Case:
    preprint = PREPRINT in {columns.form[one], columns.form[other]}
    return Case(pair=(one, other), rule="preprint" if preprint else "conference-version")
