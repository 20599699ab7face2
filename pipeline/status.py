"""The state of a review in a dozen numbers, as text and as JSON."""

import json

from pipeline.model import Box, Review, Study
from pipeline.values import Arm, Standing, State

REMAINDERS = (
    State.AWAITING_SCREENING,
    State.CONFLICT_SCREENING,
    State.AWAITING_FULL_TEXT,
    State.CONFLICT_FULL_TEXT,
)
CONFLICTS = (State.CONFLICT_SCREENING, State.CONFLICT_FULL_TEXT)


def status(review: Review) -> dict[str, int | str | None]:
    """Return the numbers of a review; one that nobody reported is None."""
    works = [*review.studies.values(), *review.context.values()]
    claims = [claim for work in works for claim in work.claims]
    return {
        "entries": review.entries,
        "unreadable": len(review.unreadable),
        "reports": len(review.identity.reports),
        "studies": len(included(review)),
        "placements": sum(len(work.placements) for work in works),
        "statements": sum(len(claim.statements) for claim in claims),
        "claims": len(claims),
        "claims_disputed": sum(claim.standing is Standing.DISPUTED for claim in claims),
        "remainders": len(in_states(review, REMAINDERS)),
        "conflicts": len(in_states(review, CONFLICTS)),
        "drift": len(review.drift),
        "reported_identified": reported(review, ("identified", "identified-other")),
        "reported_included": reported(review, ("new-studies",)),
        "last_search": last_search(review),
        "version": review.protocol.versions[-1].id,
    }


def included(review: Review) -> tuple[Study, ...]:
    """Return the studies that are included today."""
    return tuple(study for study in review.studies.values() if study.included)


def last_search(review: Review) -> str | None:
    """Return the date of the newest search; a reconstruction source is no search."""
    rebuilt = {source.id for source in review.protocol.sources if source.arm is Arm.RECONSTRUCTION}
    dates = [search.date for search in review.searches if search.source not in rebuilt]
    return str(max(dates)) if dates else None


def in_states(review: Review, states: tuple[State, ...]) -> frozenset[str]:
    """Return the reports of the version in preparation that stand in one of the states."""
    return frozenset(outcome.report for outcome in review.outcomes if outcome.state in states)


def reported(review: Review, boxes: tuple[str, ...]) -> int | None:
    """Return the sum of what others reported in these boxes, over all columns; None where nothing."""
    found = [
        box
        for column in review.flow.columns
        if column.id.endswith("-reported")
        for name, box in column.boxes.items()
        if name in boxes and _printed(box)
    ]
    return sum(box.count.known for box in found) if found else None


def _printed(box: Box) -> bool:
    return box.count.unknown < len(box.count.terms)


def as_text(numbers: dict[str, int | str | None]) -> str:
    """Return the numbers as an aligned table, a line each."""
    return "".join(
        f"{name.replace('_', ' '):<20} {'not reported' if number is None else number}\n"
        for name, number in numbers.items()
    )


def as_json(numbers: dict[str, int | str | None]) -> str:
    """Return the numbers as one JSON object."""
    return json.dumps(numbers, indent=2) + "\n"
