"""Holds a reader to the independent count: raw starts = records + unreadable, whatever the bytes are."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.formats import trouble
from pipeline.formats.base import Entry, Reader, Unreadable
from pipeline.formats.text import lines_in
from pipeline.problems import Problem


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


def account(data: bytes, reader: Reader, path: str) -> Account:
    """Read all entries of a file and reconcile them with the independent count of raw starts.

    A start that the reader passed over becomes an unreadable entry; an entry that begins at no counted
    start is kept out and reported as a fault. So starts = records + unreadable for any bytes.
    """
    starts = reader.starts(data)
    given = {entry.offset: entry for entry in reader.read(data, path)}
    counted = set(starts)
    ends = (*starts[1:], len(data))[: len(starts)]
    lost = (start for start in starts if start not in given)
    lines = {start: lines_in(data[:start]) + 1 for start in lost}
    entries = tuple(
        given[start] if start in given else _passed_over(path, start, end, lines[start])
        for start, end in zip(starts, ends, strict=True)
    )
    faults = [trouble.uncounted(path, entry.line) for at, entry in given.items() if at not in counted]
    found = (*_refusal(data, reader, path), *faults, *_problems(entries))
    return Account(path=path, entries=entries, starts=len(starts), problems=found)


def _passed_over(path: str, start: int, end: int, line: int) -> Unreadable:
    problem = trouble.unreadable("start-not-read", path, line)
    return Unreadable(offset=start, length=end - start, line=line, problem=problem)


def _problems(entries: tuple[Entry | Unreadable, ...]) -> Iterator[Problem]:
    for entry in entries:
        if isinstance(entry, Entry):
            yield from entry.problems
        else:
            yield entry.problem


def _refusal(data: bytes, reader: Reader, path: str) -> Iterator[Problem]:
    if data.strip() and not reader.recognises(data):
        yield trouble.refused(path, reader.label)
