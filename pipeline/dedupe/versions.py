"""Pairs of reports that may be versions of one study: preprint and publication, conference and journal.

They are proposed to people, with the evidence; nothing is joined here.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from pipeline.dedupe.block import pairs
from pipeline.dedupe.evidence import Case, evidence
from pipeline.dedupe.links import Kind, Links, links, points
from pipeline.dedupe.normalise import normalise
from pipeline.dedupe.reading import Row, raw_of
from pipeline.model import Bib, Match
from pipeline.values import RecordId

RULES: Final = {Kind.PREPRINT: "preprint", Kind.CONFERENCE: "conference-version"}


def proposals(described: Mapping[RecordId, Bib]) -> tuple[Match, ...]:
    """Return all pairs of descriptions that may be versions of one study, with the evidence."""
    ids = list(described)
    columns = normalise(raw_of(Row(ident=ident, bib=bib) for ident, bib in described.items()))
    found = links(columns, pairs(columns), tuple(Kind))
    return evidence(columns, ids, _cases(found), points())


def _cases(found: Links) -> Iterator[Case]:
    for a, b, kind in zip(found.a.tolist(), found.b.tolist(), found.kind.tolist(), strict=True):
        yield Case(pair=(a, b), rule=RULES[Kind(kind)])
