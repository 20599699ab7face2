"""The one order of records: by the sequence of their search, then by their ordinal in it."""

from collections.abc import Iterable, Mapping

from pipeline.values import SearchId

Position = tuple[int, str, int]
LAST = 1 << 31


def position(ident: str, order: Mapping[SearchId, int]) -> Position:
    """Return the sort key of a record or report id; a search that is not known comes last.

    The ordinal is compared as a number, so that a search may outgrow four digits.
    """
    search, _, ordinal = ident.partition(":")
    return (order.get(SearchId(search), LAST), search, int(ordinal))


def ordered(idents: Iterable[str], order: Mapping[SearchId, int]) -> list[str]:
    """Return the ids in the order of records."""
    return sorted(idents, key=lambda ident: position(ident, order))
