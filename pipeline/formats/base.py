"""What a reader is: bytes in, entries and problems out, one at a time, with its own byte counter."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pipeline.formats.stream import Export
from pipeline.model import Bib, Withheld
from pipeline.model.made import Value
from pipeline.problems import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """A screening decision that an export carries: by whom, as printed but never an address, and what.

    `verdict` is one of include, exclude and maybe.
    """

    verdict: str
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What people noted on an entry in a screening tool: votes, labels, reasons for exclusion, notes."""

    votes: tuple[Vote, ...] = ()
    labels: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


UNMARKED = Marks()


class Entry(Value, frozen=True, gc=False):
    """One entry read from an export: its place in the bytes, its line (from 1) and what it says.

    `problems` are what was recovered from while reading it; the entry still counts as a record. `key`
    is the entry's own name in its file (a citekey, say), "" where the format has none; `withheld` and
    `spoken` are what a review asks of a text, see `permitted`; no reader fills them.
    """

    offset: int
    length: int
    line: int
    bib: Bib
    problems: tuple[Problem, ...] = ()
    key: str = ""
    marks: Marks = UNMARKED
    withheld: tuple[Withheld, ...] = ()
    spoken: str = ""


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

    `recognises` sees the beginning of an export as UTF-8 (`stream.opening`). `starts` shares no code with
    `read`: it is the independent count that the reader is held to, the raw offsets in order. `read(export,
    path)` yields, in order of offset, one Entry or Unreadable for every start. Both hold one window of an
    export at a time, and raise `stream.Refused` where it holds what no export would. A reader that is
    `general` is asked only where no other recognises an export. `ending` is what its files are called;
    `seen` is False where no real export was at hand, only the public documentation of the format.
    """

    name: str
    label: str
    recognises: Callable[[bytes], bool]
    starts: Callable[[Export], Iterator[int]]
    read: Callable[[Export, str], Iterator[Entry | Unreadable]]
    ending: str = "txt"
    general: bool = False
    seen: bool = True
