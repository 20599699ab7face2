"""The first public date of a report held to a window: for sure inside, for sure outside, or unknown."""

from pipeline import files
from pipeline.screen.answers import Answer, Asked, unknown
from pipeline.values import PartialDate


def first_public(asked: Asked) -> Answer:
    """Compare the first public date with the window; a publication date is the latest it can be."""
    bib = asked.bib
    try:
        earliest, latest = _window(asked.criterion)
    except ValueError as error:
        return unknown(f"the window of the criterion cannot be read: {error}")
    if bib.first_public:
        first, last = _days(bib.first_public)
        found = _within(first, last, earliest, latest)
        return Answer(found, f"first public on {bib.first_public}", ("first_public",))
    if not bib.date:
        return unknown("no date recorded", ("first_public", "date"))
    first, last = _days(bib.date)
    passed = _within(first, last, earliest, latest)
    if passed is False and first > latest:
        told = f"published on {bib.date}, when it was first public is not recorded"
        return unknown(told, ("first_public",))
    return Answer(passed, f"published on {bib.date}, no earlier public date recorded", ("date",))


def _window(criterion: files.Criterion) -> tuple[PartialDate, PartialDate]:
    """Return the first and the last day that a criterion allows."""
    first = _days(PartialDate.parse(criterion.earliest))[0] if criterion.earliest else PartialDate(0)
    last = _days(PartialDate.parse(criterion.latest))[1] if criterion.latest else PartialDate(9999, 12, 31)
    return first, last


def _days(date: PartialDate) -> tuple[PartialDate, PartialDate]:
    """Return the first and the last day that a partial date can mean."""
    first = PartialDate(date.year, date.month or 1, date.day or 1)
    return first, PartialDate(date.year, date.month or 12, date.day or 31)


def _within(first: PartialDate, last: PartialDate, earliest: PartialDate, latest: PartialDate) -> bool | None:
    """Tell whether a span of days lies within the window: for sure, for sure not, or perhaps."""
    if earliest <= first and last <= latest:
        return True
    return False if last < earliest or latest < first else None
