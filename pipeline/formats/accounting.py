"""Holds a reader to the independent count: raw starts = records + unreadable, whatever the bytes are."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from pipeline.formats import trouble
from pipeline.formats.base import Entry, Reader, Unreadable
from pipeline.formats.stream import Export, Refused, line_at, of, opening, size
from pipeline.problems import Problem

Found = Entry | Unreadable | Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What one file holds: its entries in order, how many raw starts were counted, and all problems."""

    path: str
    entries: tuple[Entry | Unreadable, ...]
    starts: int
    problems: tuple[Problem, ...]

    @property
    def records(self) -> tuple[Entry, ...]:
        """Return the entries that could be read."""
        return tuple(entry for entry in self.entries if isinstance(entry, Entry))

    @property
    def unreadable(self) -> tuple[Unreadable, ...]:
        """Return the entries that could not be read."""
        return tuple(entry for entry in self.entries if isinstance(entry, Unreadable))


def account(data: bytes | Export, reader: Reader, path: str) -> Account:
    """Read all entries of a file at once, reconciled; one that is refused has no entries."""
    found = tuple(reconciled(of(data) if isinstance(data, bytes) else data, reader, path))
    refused = any(isinstance(one, Problem) and one.code in trouble.REFUSED for one in found)
    entries = () if refused else tuple(one for one in found if not isinstance(one, Problem))
    whole = (one for one in found if isinstance(one, Problem))
    return Account(path=path, entries=entries, starts=len(entries), problems=(*whole, *problems_of(entries)))


def reconciled(export: Export, reader: Reader, path: str) -> Iterator[Found]:
    """Yield the entries of an export one at a time, reconciled with the independent count of raw starts.

    A start that the reader passed over becomes an unreadable entry; an entry that begins at no counted
    start is kept out and reported as a fault. So starts = records + unreadable for any bytes. An export
    that is not of the reader's format, or that it refuses to read on, ends with that problem.
    """
    try:
        head = opening(export)
        if head.strip() and not reader.recognises(head):
            yield trouble.refused("not-this-format", path, what=reader.label)
            return
        yield from _joined(export, reader, path)
    except Refused as refusal:
        yield trouble.refused(refusal.code, path, refusal.line, refusal.what)


def _joined(export: Export, reader: Reader, path: str) -> Iterator[Found]:
    starts: Iterator[int | None] = chain(reader.starts(export), (None,))
    start = next(starts)
    for entry in reader.read(export, path):
        while start is not None and start < entry.offset:
            lost, start = start, next(starts)
            yield _passed_over(export, path, lost, start)
        if start == entry.offset:
            yield entry
            start = next(starts)
        else:
            yield trouble.uncounted(path, entry.line)
    while start is not None:
        lost, start = start, next(starts)
        yield _passed_over(export, path, lost, start)


def _passed_over(export: Export, path: str, start: int, end: int | None) -> Unreadable:
    line = line_at(export, start)
    length = (size(export) if end is None else end) - start
    problem = trouble.unreadable("start-not-read", path, line)
    return Unreadable(offset=start, length=length, line=line, problem=problem)


def problems_of(entries: Iterable[Entry | Unreadable]) -> Iterator[Problem]:
    """Yield the problems of entries in order."""
    for entry in entries:
        if isinstance(entry, Entry):
            yield from entry.problems
        else:
            yield entry.problem
