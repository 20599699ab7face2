"""Charts of counts: things sorted into bars by a property; every bar is a set, or a reported number."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline import files
from pipeline.cells import Cell, Ref
from pipeline.charts_types import Bar, CountView
from pipeline.fields import KINDS, hits, node_ref, query_hits, study_ref
from pipeline.model import Count, Held, Review, Study
from pipeline.selection import below, included
from pipeline.tree import placed, tree
from pipeline.values import Counted, NodeId, StudyId

PATH = "records/charts.yml"
FILLED = ("year", "first-public-year")

COUNTED: Mapping[str, Counted] = {
    "studies": Counted.STUDY,
    "context": Counted.STUDY,
    "claims": Counted.CLAIM,
    "searches": Counted.RECORD,
    "queries": Counted.RECORD,
    "discrepancies": Counted.DISCREPANCY,
    "nodes": Counted.STUDY,
}
PROPERTY_WORDS: Mapping[str, str] = {
    "year": "year of publication",
    "first-public-year": "year of first public date",
    "venue-kind": "kind of venue",
    "kind": "kind",
    "node": "class",
    "leaf": "class without subclasses",
    "nodes": "class",
    "label": "class",
    "text": "query",
    "placements": "number of placements",
}


@dataclass(slots=True, kw_only=True)
class _Bucket:
    """A bar in the making."""

    label: str
    order: float | None
    ref: Ref | None = None
    missing: bool = False
    things: list[object] = field(default_factory=list)


def count_view(review: Review, spec: files.Chart) -> CountView:
    """Return the bars of a declared chart; things whose property is not stated have a bar of their own.

    Searches and queries are counted in records found, classes in studies at or below them.
    """
    kind = KINDS[spec.rows.of]
    things = kind.rows(review, spec.rows)
    buckets = _buckets(review, spec, things)
    bars = tuple(_bar(review, spec, bucket) for bucket in buckets)
    name = spec.by or "name"
    return CountView(
        id=spec.id,
        title=spec.title,
        caption=spec.caption,
        property=PROPERTY_WORDS.get(name, name.replace("-", " ")),
        counted=COUNTED[spec.rows.of],
        bars=_ordered(spec, buckets, bars),
        notes=_notes(bars),
        sources=(PATH, *sorted({path for thing in things if (path := kind.file(review, thing))})),
    )


def properties(of: str) -> tuple[str, ...]:
    """Return the properties by which things of a kind can be counted, sorted."""
    own = SPECIAL if of in ("studies", "context") else {}
    return tuple(sorted({*KINDS[of].fields, *own}))


def _buckets(review: Review, spec: files.Chart, things: Sequence[object]) -> list[_Bucket]:
    found: dict[str, _Bucket] = _prepared(review, spec)
    sort = _sorter(review, spec)
    for thing in things:
        for bucket in sort(thing) or [_missing(spec)]:
            key = f"{bucket.missing}{bucket.ref.id if bucket.ref else bucket.label}"
            found.setdefault(key, bucket).things.append(thing)
    return _filled(spec, list(found.values()))


def _missing(spec: files.Chart) -> _Bucket:
    words = "in none of these" if spec.by in ("node", "leaf") else "not stated"
    return _Bucket(label=words, order=None, missing=True)


def _sorter(review: Review, spec: files.Chart) -> Callable[[object], list[_Bucket]]:
    special = SPECIAL.get(spec.by or "")
    if special is not None:
        return lambda thing: special(review, spec, thing) if isinstance(thing, Study) else []
    get = KINDS[spec.rows.of].fields.get(spec.by or "")
    return lambda thing: _by_cell(get(review, thing)) if get else []


def _by_cell(cell: Cell) -> list[_Bucket]:
    if cell.refs:
        return [_Bucket(label=ref.label, order=None, ref=ref) for ref in cell.refs]
    return [_Bucket(label=cell.plain, order=cell.order)] if cell.plain else []


def _by_node(review: Review, spec: files.Chart, work: Study) -> list[_Bucket]:
    held = placed(work)
    return [_node_bucket(review, top) for top in _tops(review, spec.node) if held & below(review, (top,))]


def _by_leaf(review: Review, spec: files.Chart, work: Study) -> list[_Bucket]:
    held = placed(work)
    return [_node_bucket(review, leaf) for leaf in _leaves(review, spec.node) if leaf in held]


def _by_placements(_: Review, __: files.Chart, work: Study) -> list[_Bucket]:
    number = len(placed(work))
    return [_Bucket(label=str(number), order=number)]


Special = Callable[[Review, files.Chart, Study], list[_Bucket]]
SPECIAL: Mapping[str, Special] = {"node": _by_node, "leaf": _by_leaf, "placements": _by_placements}


def _node_bucket(review: Review, node: NodeId) -> _Bucket:
    ref = node_ref(review, node)
    return _Bucket(label=ref.label, order=None, ref=ref)


def _tops(review: Review, node: NodeId | None) -> tuple[NodeId, ...]:
    return tree(review.taxonomy).tops(node)


def _leaves(review: Review, node: NodeId | None) -> tuple[NodeId, ...]:
    return tree(review.taxonomy).leaves(node)


def _prepared(review: Review, spec: files.Chart) -> dict[str, _Bucket]:
    listed = {"node": _tops, "leaf": _leaves}.get(spec.by or "")
    idents = listed(review, spec.node) if listed else ()
    return {f"False{ident}": _node_bucket(review, ident) for ident in idents}


def _filled(spec: files.Chart, buckets: list[_Bucket]) -> list[_Bucket]:
    years = {int(bucket.label) for bucket in buckets if not bucket.missing and bucket.label.isdecimal()}
    if spec.by not in FILLED or not years:
        return buckets
    gaps = (year for year in range(min(years), max(years)) if year not in years)
    return [*buckets, *(_Bucket(label=str(year), order=year * 10_000) for year in gaps)]


def _bar(review: Review, spec: files.Chart, bucket: _Bucket) -> Bar:
    counts = [_count(review, spec, thing) for thing in bucket.things]
    nothing = Count(counted=COUNTED[spec.rows.of], terms=(Held(ids=frozenset()),))
    total = sum(counts[1:], start=counts[0]) if counts else nothing
    return Bar(
        label=bucket.label,
        count=total,
        ref=bucket.ref,
        members=_members(review, total),
        missing=bucket.missing,
    )


def _count(review: Review, spec: files.Chart, thing: object) -> Count:
    match thing:
        case files.Search():
            return hits(review, thing)
        case (files.Search() as search, files.Query() as query):
            return query_hits((search, query))
        case files.Node():
            reach = below(review, (thing.id,))
            ids = frozenset(work.id for work in included(review) if reach & placed(work))
            return Count(counted=Counted.STUDY, terms=(Held(ids=ids),))
    ident = KINDS[spec.rows.of].ident(thing)
    return Count(counted=COUNTED[spec.rows.of], terms=(Held(ids=frozenset((ident,))),))


def _members(review: Review, count: Count) -> tuple[Ref, ...]:
    idents = sorted(count.ids)
    if count.counted is Counted.STUDY:
        return tuple(study_ref(review, StudyId(ident)) for ident in idents)
    kind = {Counted.CLAIM: "claim", Counted.DISCREPANCY: "discrepancy"}.get(count.counted)
    return tuple(Ref(kind=kind, id=ident, label=ident) for ident in idents) if kind else ()


def _ordered(spec: files.Chart, buckets: list[_Bucket], bars: tuple[Bar, ...]) -> tuple[Bar, ...]:
    def key(index: int) -> tuple[bool, float, float, str]:
        bucket, bar = buckets[index], bars[index]
        if bucket.order is not None:
            return (bar.missing, bucket.order, 0, bar.label)
        size = 0 if spec.by in ("node", "leaf") else -bar.count.known
        return (bar.missing, size, index if not size else 0, bar.label)

    return tuple(bars[index] for index in sorted(range(len(bars)), key=key))


def _notes(bars: tuple[Bar, ...]) -> tuple[str, ...]:
    held = [bar.count.ids for bar in bars]
    overlapping = sum(map(len, held)) > len(frozenset().union(*held))
    words = bars[0].count.counted.value if bars else ""
    return (f"A {words} can stand in more than one bar.",) if overlapping else ()
