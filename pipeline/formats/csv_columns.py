"""What the columns of a table mean, and a plan that takes the meanings out of a row in one go."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from pipeline.formats.csv_shape import folded

Columns = Mapping[str, str]
MEANINGS = (
    "title", "authors", "full_names", "year", "month", "day", "date", "first_public", "venue",
    "book", "source", "volume", "issue", "pages", "start", "end", "article_number", "publisher", "doi",
    "arxiv", "pmid", "isbn", "issn", "url", "abstract", "keywords", "language", "kind", "said", "retracted",
    "accession", "key",
)  # fmt: skip
MARKED = ("notes", "remarks", "included", "labels", "reasons")
JOINED = {
    "keywords": "; ",
    "isbn": " ; ",
    "issn": " ; ",
    "url": " ",
    "accession": "",
    "notes": "\n",
    "remarks": "\n",
    "labels": "; ",
    "reasons": "; ",
}
EVERY = (*MEANINGS, *MARKED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Where the meanings stand in the rows of one table.

    `take` gives one cell for each of EVERY from a row of `width` cells and an empty one after them;
    `more` are the meanings that stand in several columns: slot, positions, what joins them ("" where
    the first that says something is meant). `known` are the meanings that have a column.
    """

    width: int
    take: Callable[[Sequence[str]], Sequence[str]]
    more: tuple[tuple[int, tuple[int, ...], str], ...]
    known: frozenset[str]
    marked: bool

    def values(self, cells: list[str]) -> list[str]:
        """Return the cells of a row in the order of EVERY, or of MEANINGS where it is not marked."""
        made = list(self.take(cells))
        for slot, places, sign in self.more:
            said = [cells[place] for place in places if cells[place]]
            made[slot] = (sign.join(said) if sign else said[0]) if said else ""
        return made


def spelt(columns: Columns) -> Mapping[str, str]:
    """Return a table of columns, `meaning: header | header ...`, as header to meaning."""
    return {
        folded(name): meaning for meaning, text in columns.items() for name in text.split("|") if folded(name)
    }


def plan(header: Sequence[str], columns: Columns) -> Plan:
    """Return the plan for a header by a table of columns; the first spelling listed is preferred."""
    names = [folded(cell) for cell in header]
    places = {
        meaning: tuple(
            at for name in dict.fromkeys(map(folded, columns.get(meaning, "").split("|")))
            if name for at, given in enumerate(names) if given == name
        )
        for meaning in EVERY
    }  # fmt: skip
    width = len(names)
    known = frozenset(meaning for meaning in EVERY if places[meaning])
    marked = not known.isdisjoint(MARKED)
    taken = EVERY if marked else MEANINGS
    return Plan(
        width=width,
        take=itemgetter(*(places[meaning][0] if places[meaning] else width for meaning in taken)),
        more=tuple(
            (slot, places[meaning], JOINED.get(meaning, ""))
            for slot, meaning in enumerate(EVERY)
            if len(places[meaning]) > 1
        ),
        known=known,
        marked=marked,
    )
