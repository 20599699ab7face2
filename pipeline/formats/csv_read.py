"""Readers of tables: one for each dialect, and one for any table whose columns have names that are known."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import islice

from pipeline.formats.author_lists import people
from pipeline.formats.base import Entry, Reader, Unreadable
from pipeline.formats.count_csv import line_starts, row_starts
from pipeline.formats.csv_columns import EVERY, plan
from pipeline.formats.csv_dialect import Dialect
from pipeline.formats.csv_dialects import DIALECTS
from pipeline.formats.csv_entries import Table, entries, fitted, written
from pipeline.formats.csv_own import decoder
from pipeline.formats.csv_rows import batches, rows
from pipeline.formats.csv_shape import Shape, folded, shape
from pipeline.formats.csv_tools import GENERIC, RESEARCHRABBIT, ZOTERO
from pipeline.formats.stream import HEAD, Export, Refused, head, of, opening
from pipeline.model import Bib

_NOTHING = Bib()
_LOOKED_AT = 20
_TELLING = frozenset({"abstract", "doi", "pmid"})
_shape = lru_cache(maxsize=8)(shape)


def reader(dialect: Dialect, *, general: bool = False) -> Reader:
    """Return the reader of a dialect."""
    return Reader(
        name=dialect.name,
        label=dialect.label,
        recognises=_recogniser(dialect),
        starts=row_starts if dialect.quoted else line_starts,
        read=_reading(dialect),
        ending=dialect.ending,
        general=general,
        seen=dialect.seen,
    )


def generic(columns: Mapping[str, str]) -> Reader:
    """Return a reader of any table in which the given meanings stand in the columns of the given names.

    The keys are of `csv_columns.EVERY` (KeyError otherwise); the other columns are known by their names.
    """
    for meaning in columns:
        if meaning not in EVERY:
            raise KeyError(meaning)
    every = {**GENERIC.columns}
    for meaning, name in columns.items():
        every[meaning] = f"{name} | {every.get(meaning, '')}"
    told = " | ".join(columns.values()) or GENERIC.all_of
    return reader(replace(GENERIC, columns=every, all_of=told), general=True)


def _recogniser(dialect: Dialect) -> Callable[[bytes], bool]:
    def recognises(start: bytes) -> bool:
        made = _shape(start, quoted=dialect.quoted)
        if made is None or dialect.tabs not in {None, made.sign == "\t"}:
            return False
        names = frozenset(made.names)
        if dialect.columns is GENERIC.columns and dialect.all_of == GENERIC.all_of:
            return _general(plan(made.header, dialect.columns).known)
        doubled = {RESEARCHRABBIT.name: True, ZOTERO.name: False}.get(dialect.name)
        return dialect.tells(names) and (doubled is None or _doubled(start, made) == doubled)

    return recognises


def _general(known: frozenset[str]) -> bool:
    """Tell whether columns of these meanings describe documents: a title, or three, one of them telling."""
    return "title" in known or (len(known) > 2 and not known.isdisjoint(_TELLING))


def _doubled(start: bytes, made: Shape) -> bool:
    """Tell whether most of the first rows of a table give every author twice, as ResearchRabbit does."""
    cut = start[: start.rfind(b"\n") + 1] if len(start) > HEAD // 2 else start
    looked_at = islice(rows(of(cut), made), _LOOKED_AT)
    padded = [fitted(row.cells, len(made.header)) for row in looked_at]
    lists = plan(made.header, ZOTERO.columns).columns(padded).get("authors", ()) if padded else ()
    told = [people(text, ZOTERO.authors)[0] for text in lists if text]
    doubled = sum(
        text.count(";") >= len(names) for text, names in zip(filter(None, lists), told, strict=True)
    )
    return 2 * doubled > len(told)


def _reading(dialect: Dialect) -> Callable[[Export, str], Iterator[Entry | Unreadable]]:
    def read(export: Export, path: str) -> Iterator[Entry | Unreadable]:
        made = _shape(opening(export), quoted=dialect.quoted)
        if made is None:
            if len(head(export)) >= HEAD:
                raise Refused("entry-too-long")
            return
        spread = dialect.spread and [
            at for at, name in enumerate(made.names) if name.startswith(folded(dialect.spread))
        ]
        table = Table(
            dialect=dialect,
            plan=plan(made.header, dialect.columns),
            spread=spread[-1] if spread else -1,
            path=path,
        )
        own = decoder(made.header)
        for batch in filter(None, batches(export, made)):
            yield from written(batch, table, own) if own else entries(batch, table)

    return read


CSV_READERS = tuple(reader(dialect, general=dialect is GENERIC) for dialect in DIALECTS)
