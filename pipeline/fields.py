"""The named properties of everything that can be a row of a table: one small function and one line each."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pipeline import files, selection
from pipeline.amounts import reading, units
from pipeline.cells import Cell, Ref
from pipeline.model import Bib, Claim, Count, Held, NotReported, Reported, Review, Study
from pipeline.tree import placed
from pipeline.values import Counted, NodeId, PartialDate, StudyId

T = TypeVar("T")
Asked = tuple[files.Search, files.Query]
Field = Callable[[Review, T], Cell]

TAXONOMY = "records/taxonomy.yml"
DISCREPANCIES = "records/discrepancies.yml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind(Generic[T]):
    """A kind of row: how its rows are selected and called, which file they are from, what they have."""

    rows: Callable[[Review, files.Selection], tuple[T, ...]]
    ident: Callable[[T], str]
    file: Callable[[Review, T], str]
    fields: Mapping[str, Field[T]]


def study_ref(review: Review, ident: StudyId) -> Ref:
    """Return the link to a work, by its short name."""
    work = review.studies.get(ident) or review.context.get(ident)
    return Ref(kind="study", id=ident, label=work.name if work else ident)


def node_ref(review: Review, ident: NodeId) -> Ref:
    """Return the link to a taxonomy node, by its label."""
    labels = {node.id: node.label for node in review.taxonomy.nodes}
    return Ref(kind="node", id=ident, label=labels.get(ident, ident))


def study_file(_: Review, work: Study) -> str:
    """Return the file that describes a work; without one, the sidecar of the search that found it."""
    return work.file or search_file(work.reports[0].partition(":")[0] if work.reports else "")


def search_file(ident: str) -> str:
    """Return the sidecar of a search."""
    return f"records/searches/{ident}.yml"


def authors(bib: Bib, most: int = 3) -> str:
    """Return the family names of the authors, shortened to the first and "et al." beyond `most`."""
    names = [" ".join(part for part in (name.particle, name.family) if part) for name in bib.authors]
    if len(names) > most or (bib.et_al and names):
        return f"{names[0]} et al."
    return ", ".join(names)


def _work(get: Callable[[Study], str]) -> Field[Study]:
    return lambda review, work: Cell(text=get(work), source=study_file(review, work))


def _dated(get: Callable[[Bib], PartialDate | None], *, year: bool = False) -> Field[Study]:
    def field(review: Review, work: Study) -> Cell:
        found = get(work.bib)
        if found is None:
            return Cell(source=study_file(review, work))
        text = str(found.year) if year else str(found)
        return Cell(text=text, source=study_file(review, work), order=_days(found))

    return field


def _days(date: PartialDate) -> float:
    return date.year * 10_000 + date.month * 100 + date.day


def _held(counted: Counted, get: Callable[[Study], Iterable[str]]) -> Field[Study]:
    return lambda review, work: _count(counted, get(work), study_file(review, work))


def _count(counted: Counted, ids: Iterable[str], source: str) -> Cell:
    held = frozenset(ids)
    return Cell(count=Count(counted=counted, terms=(Held(ids=held),)), source=source, order=len(held))


def _distinct(get: Callable[[Claim], str]) -> Callable[[Study], str]:
    return lambda work: "; ".join(dict.fromkeys(filter(None, map(get, work.claims))))


def _work_name(review: Review, work: Study) -> Cell:
    return Cell(refs=(study_ref(review, work.id),), source=study_file(review, work))


def _work_nodes(review: Review, work: Study) -> Cell:
    places = dict.fromkeys(placement.node for placement in work.placements)
    refs = tuple(node_ref(review, node) for node in places)
    return Cell(refs=refs, source=study_file(review, work))


def _claim(get: Callable[[Claim], str]) -> Field[Claim]:
    return lambda review, claim: Cell(text=get(claim), source=_claim_file(review, claim))


def _claim_file(review: Review, claim: Claim) -> str:
    work = review.studies.get(claim.study) or review.context.get(claim.study)
    return study_file(review, work) if work else ""


def _claim_value(review: Review, claim: Claim) -> Cell:
    read = reading(claim, units(review.metrics))
    order = None if claim.amount.low is None else float(claim.amount.low)
    return Cell(readings=(read,), source=_claim_file(review, claim), order=order)


def _claim_metric(review: Review, claim: Claim) -> Cell:
    labels = {metric.id: metric.label for metric in review.metrics.metrics}
    return Cell(text=labels.get(claim.metric, claim.metric), source="records/metrics.yml")


def _search(get: Callable[[Review, files.Search], str]) -> Field[files.Search]:
    return lambda review, one: Cell(text=get(review, one), source=search_file(one.id))


def _source_label(review: Review, search: files.Search) -> str:
    labels = {source.id: source.label for source in review.protocol.sources}
    return labels.get(search.source, search.source)


def _source_arm(review: Review, search: files.Search) -> str:
    return next((one.arm.value for one in review.protocol.sources if one.id == search.source), "")


def hits(review: Review, search: files.Search) -> Count:
    """Return how many records a search found: those we hold, else the number printed, else not reported."""
    if search.files:
        held = frozenset(one for one, record in review.records.items() if record.search == search.id)
        return Count(counted=Counted.RECORD, terms=(Held(ids=held),))
    return _printed(search.reported, search.place or search.unavailable or "")


def _printed(number: int | None, place: str) -> Count:
    term = NotReported(why=place) if number is None else Reported(n=number, place=place)
    return Count(counted=Counted.RECORD, terms=(term,))


def query_hits(asked: Asked) -> Count:
    """Return how many hits were reported for a query."""
    search, query = asked
    return _printed(query.hits, search.place or search.unavailable or "")


def _counted(count: Count, source: str) -> Cell:
    return Cell(count=count, source=source, order=float(count.known))


def _query(get: Callable[[Asked], str]) -> Field[Asked]:
    return lambda _, asked: Cell(text=get(asked), source=search_file(asked[0].id))


def _found(get: Callable[[files.Discrepancy], str]) -> Field[files.Discrepancy]:
    return lambda _, one: Cell(text=get(one), source=f"{DISCREPANCIES}#{one.id}")


def _found_studies(review: Review, one: files.Discrepancy) -> Cell:
    refs = tuple(study_ref(review, work) for work in one.studies)
    return Cell(refs=refs, source=f"{DISCREPANCIES}#{one.id}")


def _node(get: Callable[[files.Node], str]) -> Field[files.Node]:
    return lambda _, node: Cell(text=get(node), source=f"{TAXONOMY}#{node.id}")


def _node_studies(review: Review, node: files.Node) -> Cell:
    reach = selection.below(review, (node.id,))
    held = [work.id for work in selection.included(review) if reach & placed(work)]
    return _count(Counted.STUDY, held, f"{TAXONOMY}#{node.id}")


def _node_name(review: Review, node: files.Node) -> Cell:
    return Cell(refs=(node_ref(review, node.id),), source=f"{TAXONOMY}#{node.id}")


def _node_parent(review: Review, node: files.Node) -> Cell:
    refs = (node_ref(review, node.parent),) if node.parent else ()
    return Cell(refs=refs, source=f"{TAXONOMY}#{node.id}")


WORKS: Mapping[str, Field[Study]] = {
    "id": _work(lambda work: work.id),
    "name": _work_name,
    "title": _work(lambda work: work.bib.title),
    "authors": _work(lambda work: authors(work.bib)),
    "year": _dated(lambda bib: bib.date, year=True),
    "date": _dated(lambda bib: bib.date),
    "first-public": _dated(lambda bib: bib.first_public),
    "first-public-year": _dated(lambda bib: bib.first_public, year=True),
    "venue": _work(lambda work: work.bib.venue),
    "venue-kind": _work(lambda work: work.bib.venue_kind),
    "kind": _work(lambda work: work.bib.kind),
    "doi": _work(lambda work: work.bib.doi),
    "arxiv": _work(lambda work: work.bib.arxiv),
    "summary": _work(lambda work: work.summary),
    "role": _work(lambda work: work.role),
    "nodes": _work_nodes,
    "models": _work(_distinct(lambda claim: claim.model)),
    "hardware": _work(_distinct(lambda claim: claim.hardware)),
    "datasets": _work(_distinct(lambda claim: claim.dataset)),
    "claims": _held(Counted.CLAIM, lambda work: (claim.id for claim in work.claims)),
    "reports": _held(Counted.REPORT, lambda work: work.reports),
}
CLAIMS: Mapping[str, Field[Claim]] = {
    "id": _claim(lambda claim: claim.id),
    "study": lambda review, claim: Cell(
        refs=(study_ref(review, claim.study),), source=_claim_file(review, claim)
    ),
    "metric": _claim_metric,
    "value": _claim_value,
    "kind": _claim(lambda claim: claim.kind.replace("_", " ")),
    "baseline": _claim(lambda claim: claim.baseline),
    "model": _claim(lambda claim: claim.model),
    "hardware": _claim(lambda claim: claim.hardware),
    "dataset": _claim(lambda claim: claim.dataset),
    "condition": _claim(lambda claim: claim.condition),
    "note": _claim(lambda claim: claim.note),
    "standing": _claim(lambda claim: claim.standing.value),
    "places": _claim(lambda claim: "; ".join(dict.fromkeys(s.place for s in claim.statements))),
}
SEARCHES: Mapping[str, Field[files.Search]] = {
    "id": lambda _, one: Cell(
        refs=(Ref(kind="search", id=one.id, label=one.id),), source=search_file(one.id)
    ),
    "source": _search(_source_label),
    "arm": _search(_source_arm),
    "platform": _search(lambda _, one: one.platform or ""),
    "date": _search(lambda _, one: str(one.date)),
    "version": _search(lambda _, one: one.version),
    "filters": _search(lambda _, one: "; ".join(one.filters)),
    "queries": _search(lambda _, one: "; ".join(query.text for query in one.queries)),
    "hits": lambda review, one: _counted(hits(review, one), search_file(one.id)),
    "place": _search(lambda _, one: one.place or ""),
    "unavailable": _search(lambda _, one: one.unavailable or ""),
}
QUERIES: Mapping[str, Field[Asked]] = {
    "id": _query(lambda asked: asked[1].id),
    "search": lambda _, asked: Cell(
        refs=(Ref(kind="search", id=asked[0].id, label=asked[0].id),), source=search_file(asked[0].id)
    ),
    "text": _query(lambda asked: asked[1].text),
    "syntax": _query(lambda asked: asked[1].syntax or ""),
    "hits": lambda _, asked: _counted(query_hits(asked), search_file(asked[0].id)),
    "note": _query(lambda asked: asked[1].note or ""),
}
FOUND: Mapping[str, Field[files.Discrepancy]] = {
    "id": lambda _, one: Cell(
        refs=(Ref(kind="discrepancy", id=one.id, label=one.id),), source=f"{DISCREPANCIES}#{one.id}"
    ),
    "kind": _found(lambda one: one.kind.replace("-", " ")),
    "severity": _found(lambda one: one.severity),
    "finding": _found(lambda one: one.finding),
    "places": _found(lambda one: "; ".join(one.places)),
    "studies": _found_studies,
    "standing": _found(lambda one: one.standing),
}
NODES: Mapping[str, Field[files.Node]] = {
    "id": _node(lambda node: node.id),
    "label": _node_name,
    "definition": _node(lambda node: node.definition),
    "place": _node(lambda node: node.place or ""),
    "parent": _node_parent,
    "studies": _node_studies,
}

_WORKS: Kind[Study] = Kind(rows=selection.works, ident=lambda work: work.id, file=study_file, fields=WORKS)
KINDS: Mapping[str, Kind[Any]] = {
    "studies": _WORKS,
    "context": _WORKS,
    "claims": Kind(rows=selection.claims, ident=lambda claim: claim.id, file=_claim_file, fields=CLAIMS),
    "searches": Kind(
        rows=selection.searches,
        ident=lambda one: one.id,
        file=lambda _, one: search_file(one.id),
        fields=SEARCHES,
    ),
    "queries": Kind(
        rows=selection.queries,
        ident=lambda asked: f"{asked[0].id}/{asked[1].id}",
        file=lambda _, asked: search_file(asked[0].id),
        fields=QUERIES,
    ),
    "discrepancies": Kind(
        rows=selection.discrepancies,
        ident=lambda one: one.id,
        file=lambda *_: DISCREPANCIES,
        fields=FOUND,
    ),
    "nodes": Kind(rows=selection.classes, ident=lambda node: node.id, file=lambda *_: TAXONOMY, fields=NODES),
}
