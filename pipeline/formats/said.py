"""What an entry of a structured export says, and the entry or the problem that it makes."""

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.formats import trouble
from pipeline.formats.base import UNMARKED, Entry, Marks, Unreadable
from pipeline.formats.text import Chunk
from pipeline.model import Bib
from pipeline.problems import Problem

_NOTHING = Bib()


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A description, the entry's own key and its marks; or else why it is no record (`notice`).

    `missing` names what the entry refers to and the file does not have.
    """

    bib: Bib = _NOTHING
    key: str = ""
    marks: Marks = UNMARKED
    notice: str = ""
    missing: str = ""


def made(said: Said, chunk: Chunk, path: str, found: Iterable[tuple[str, bool]]) -> Entry | Unreadable:
    """Return the entry of what was said, with a warning for each of the codes that was found to hold."""
    if said.notice:
        return unread(chunk, trouble.unreadable("error-notice", path, chunk.line, said.notice))
    codes = (*found, ("missing-parent", bool(said.missing)))
    return Entry(
        offset=chunk.offset,
        length=chunk.length,
        line=chunk.line,
        bib=said.bib,
        problems=tuple(trouble.warning(code, path, chunk.line, said.missing) for code, so in codes if so),
        key=said.key,
        marks=said.marks,
    )


def unread(chunk: Chunk, problem: Problem) -> Unreadable:
    """Return the entry that could not be read for a problem."""
    return Unreadable(offset=chunk.offset, length=chunk.length, line=chunk.line, problem=problem)
