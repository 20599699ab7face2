"""What stands in a cell of a table: text, a count, claims as they read, or links; and where it is from."""

from dataclasses import dataclass

from pipeline.amounts import Reading
from pipeline.model import Count


@dataclass(frozen=True, slots=True, kw_only=True)
class Ref:
    """A link to a thing of the review: its id, what to call it, and its kind.

    The kind is one of study (or work of context), claim, node, search and discrepancy.
    """

    kind: str
    id: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell; at most one of text, count, readings and refs is filled, none means not stated.

    `source` is the file (and anchor) that the content was read from, `order` a number to sort by.
    """

    text: str = ""
    count: Count | None = None
    readings: tuple[Reading, ...] = ()
    refs: tuple[Ref, ...] = ()
    source: str = ""
    order: float | None = None

    @property
    def empty(self) -> bool:
        """Tell whether nothing is stated here."""
        return not (self.text or self.count or self.readings or self.refs)

    @property
    def plain(self) -> str:
        """Return the content as plain text, for sorting, searching and exports."""
        if self.count is not None:
            return str(self.count)
        parts = [one.text for one in self.readings] or [one.label for one in self.refs]
        return "; ".join(parts) or self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: the thing it is about, and its cells in the order of the columns."""

    id: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableView:
    """A table ready to be written: labels, rows, notes on what was left out, and source files."""

    id: str
    title: str
    caption: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
