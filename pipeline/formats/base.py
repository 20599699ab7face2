"""What a reader is: bytes in, entries and problems out, one at a time, with its own byte counter."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pipeline.model import Bib
from pipeline.problems import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry read from an export: its place in the bytes, its line (from 1) and what it says.

    `problems` are what was recovered from while reading it; the entry still counts as a record. `key`
    is the entry's own name in its file (a citekey, say), "" where the format has none.
    """

    offset: int
    length: int
    line: int
    bib: Bib
    problems: tuple[Problem, ...] = ()
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """One raw entry that could not be read, with the problem that says why."""

    offset: int
    length: int
    line: int
    problem: Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """One format: how it is recognised, how raw starts are counted, how entries are read.

    `starts` shares no code with `read`: it is the independent count that the reader is held to.
    `read(data, path)` yields, in order of offset, one Entry or Unreadable for every start.
    """

    name: str
    label: str
    recognises: Callable[[bytes], bool]
    starts: Callable[[bytes], tuple[int, ...]]
    read: Callable[[bytes, str], Iterator[Entry | Unreadable]]
