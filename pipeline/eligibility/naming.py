"""Which report a person means: by record or report id, key, accession number, DOI, or title."""

from collections.abc import Iterable, Iterator

from pipeline import normalize
from pipeline.eligibility.judged import FILE, Judged
from pipeline.model import Review
from pipeline.values import ReportId


def called(one: Judged, name: str) -> bool:
    """Tell whether a report is called by a name; an entry of an export also by its number."""
    bib, said = one.report.bib, name.strip()
    names = {one.report.id, *one.report.records, one.key, bib.accession, bib.arxiv, bib.pmid} - {""}
    if said in names or (said.isdecimal() and f"{FILE}:{int(said):04d}" == one.report.id):
        return True
    doi, title = normalize.doi(said), normalize.title_key(said)
    return bool((doi and doi == bib.doi) or (title and title == normalize.title_key(bib.title)))


def named_in(review: Review, found: Iterable[Judged], name: str) -> Iterator[Judged]:
    """Yield the reports of a review that a name means: a citation key stands for the reports of its work."""
    works = {**review.context, **review.studies}
    mine = {report for ident, work in works.items() if ident == name for report in work.reports}
    resolved = review.identity.resolve(name)
    meant: set[ReportId] = mine | ({resolved} if resolved else set())
    for one in found:
        if one.report.id in meant or (not meant and called(one, name)):
            yield one
