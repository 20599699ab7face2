"""Which things a declared table or chart is about: a selection, applied to the review."""

from collections.abc import Callable, Iterable

from pipeline import files
from pipeline.model import Claim, Review, Study
from pipeline.tree import placed, tree
from pipeline.values import NodeId, StudyId


def included(review: Review) -> tuple[Study, ...]:
    """Return the studies that are included today, by id."""
    return tuple(study for _, study in sorted(review.studies.items()) if study.included)


def works(review: Review, selection: files.Selection) -> tuple[Study, ...]:
    """Return the works selected: included studies, or works of context, or the named ones in their order.

    Metrics, kinds, baselines and sections keep a work that has one claim (or, for sections, one
    placement) of that description.
    """
    keep = _keeps(review, selection)
    return tuple(work for work in _candidates(review, selection) if keep(work))


def claims(review: Review, selection: files.Selection) -> tuple[Claim, ...]:
    """Return the claims selected, by work and then as their file has them."""
    inside = _placed(review, selection.nodes)
    return tuple(
        claim
        for work in _candidates(review, selection)
        if inside is None or work.id in inside
        for claim in work.claims
        if fits(claim, selection)
    )


def fits(claim: Claim, selection: files.Selection) -> bool:
    """Tell whether a claim is of the metrics, kinds, baselines and sections that a selection names."""
    return (
        (not selection.metrics or claim.metric in selection.metrics)
        and (not selection.kinds or claim.kind in selection.kinds)
        and (not selection.baselines or _folded(claim.baseline) in map(_folded, selection.baselines))
        and stated_in(claim, selection.sections)
    )


def stated_in(claim: Claim, sections: Iterable[str]) -> bool:
    """Tell whether some statement of a claim stands in one of the sections; no sections means anywhere."""
    wanted = tuple(sections)
    return not wanted or any(within(statement.place, wanted) for statement in claim.statements)


def within(place: str, sections: Iterable[str]) -> bool:
    """Tell whether a place begins with the whole name of a section: "IV" holds "IV-B", not "IVA"."""
    return any(place.startswith(name) and not place[len(name) : len(name) + 1].isalnum() for name in sections)


def searches(review: Review, selection: files.Selection) -> tuple[files.Search, ...]:
    """Return the searches selected, in sequence."""
    ordered = sorted(review.searches, key=lambda search: search.sequence)
    return tuple(search for search in ordered if not selection.ids or str(search.id) in selection.ids)


def queries(review: Review, selection: files.Selection) -> tuple[tuple[files.Search, files.Query], ...]:
    """Return the queries selected, each with its search; `ids` names searches or queries."""
    pairs = [(one, query) for one in searches(review, files.Selection()) for query in one.queries]
    return tuple(p for p in pairs if not selection.ids or {str(p[0].id), str(p[1].id)} & {*selection.ids})


def discrepancies(review: Review, selection: files.Selection) -> tuple[files.Discrepancy, ...]:
    """Return the discrepancies selected; `nodes` keeps those of works placed there."""
    inside = _placed(review, selection.nodes)
    return tuple(
        one
        for one in review.discrepancies.discrepancies
        if (not selection.ids or one.id in selection.ids)
        and (inside is None or inside & {*one.studies})
        and (not selection.sections or any(within(place, selection.sections) for place in one.places))
    )


def classes(review: Review, selection: files.Selection) -> tuple[files.Node, ...]:
    """Return the taxonomy nodes selected, in declared order: the named ones, or all at or below `nodes`."""
    within_tops = below(review, selection.nodes)
    return tuple(
        node
        for node in review.taxonomy.nodes
        if (not selection.nodes or node.id in within_tops)
        and (not selection.ids or str(node.id) in selection.ids)
    )


def below(review: Review, tops: Iterable[NodeId]) -> frozenset[NodeId]:
    """Return the nodes at or below any of these."""
    shape = tree(review.taxonomy)
    return frozenset(node for top in tops for node in shape.below(top))


def _candidates(review: Review, selection: files.Selection) -> tuple[Study, ...]:
    if selection.ids:
        both = {**review.context, **review.studies}
        return tuple(both[StudyId(one)] for one in dict.fromkeys(selection.ids) if one in both)
    if selection.of == "context":
        return tuple(work for _, work in sorted(review.context.items()))
    return included(review)


def _keeps(review: Review, selection: files.Selection) -> Callable[[Study], bool]:
    inside = _placed(review, selection.nodes)
    by_claim = bool(selection.metrics or selection.kinds or selection.baselines)

    def keep(work: Study) -> bool:
        if inside is not None and work.id not in inside:
            return False
        if by_claim or selection.sections:
            fitting = any(fits(claim, selection) for claim in work.claims)
            return fitting or (not by_claim and _placed_in(work, selection.sections))
        return True

    return keep


def _placed_in(work: Study, sections: tuple[str, ...]) -> bool:
    return any(within(placed.place, sections) for placed in work.placements)


def _placed(review: Review, tops: tuple[NodeId, ...]) -> frozenset[StudyId] | None:
    if not tops:
        return None
    wanted = below(review, tops)
    both = [*review.studies.values(), *review.context.values()]
    return frozenset(work.id for work in both if wanted & placed(work))


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
