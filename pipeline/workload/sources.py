"""Yield: the reports that each source found, those no other found, and every overlap between sources."""

from collections.abc import Iterator, Mapping
from typing import Final

from pipeline import status
from pipeline.model import Count, NotReported, Review
from pipeline.numbers import Number, held
from pipeline.values import Counted, ReportId, SourceId

Found = Mapping[ReportId, frozenset[SourceId]]
NOT_HELD: Final = "No export of this source is held; see its searches for the hits that were reported."


def found_by(review: Review) -> Found:
    """Return, for each report, the sources that found it."""
    known = review.records
    return {
        ident: frozenset(known[record].source for record in report.records if record in known)
        for ident, report in review.identity.reports.items()
    }


def overlaps(review: Review) -> Mapping[tuple[SourceId, ...], frozenset[ReportId]]:
    """Return the reports that exactly these sources found, the largest set first; sources in their order."""
    order = [source.id for source in review.protocol.sources]
    groups: dict[tuple[SourceId, ...], set[ReportId]] = {}
    for report, sources in found_by(review).items():
        if sources:
            groups.setdefault(tuple(one for one in order if one in sources), set()).add(report)
    ranked = sorted(groups.items(), key=lambda pair: (-len(pair[1]), len(pair[0]), pair[0]))
    return {sources: frozenset(reports) for sources, reports in ranked}


def included(review: Review) -> frozenset[ReportId]:
    """Return the reports of included studies."""
    return frozenset(report for work in status.included(review) for report in work.reports)


def overlap_name(sources: tuple[SourceId, ...]) -> str:
    """Return the name of the number of reports that exactly these sources found."""
    return ".".join(("found-by", *sources))


def numbers(review: Review) -> Iterator[Number]:
    """Yield the numbers of each source, and of each overlap."""
    found, chosen = found_by(review), included(review)
    for source in review.protocol.sources:
        mine = {ident for ident, sources in found.items() if source.id in sources}
        only = {ident for ident in mine if len(found[ident]) == 1}
        sets = {
            "reports": (f"Reports that {source.label} found", mine),
            "only": (f"Reports that only {source.label} found", only),
            "included": (f"Reports of included studies that {source.label} found", mine & chosen),
            "only-included": (f"Reports of included studies that only {source.label} found", only & chosen),
        }
        held_ = holds(review, source.id)
        for name, (label, ids) in sets.items():
            full = f"yield.{source.id}.{name}"
            yield held(full, label, Counted.REPORT, ids) if held_ else _unknown(full, label)
    labels = {source.id: source.label for source in review.protocol.sources}
    for sources, reports in overlaps(review).items():
        names = " and ".join(labels[one] for one in sources)
        label = f"Reports that {names} found, and no other source"
        yield held(overlap_name(sources), label, Counted.REPORT, reports)


def holds(review: Review, source: SourceId) -> bool:
    """Tell whether an export of a source is held, so that it can be said what it found."""
    exported = any(search.files for search in review.searches if search.source == source)
    return exported or any(record.source == source for record in review.records.values())


def _unknown(name: str, label: str) -> Number:
    return Number(
        name=name, label=label, count=Count(counted=Counted.REPORT, terms=(NotReported(why=NOT_HELD),))
    )
