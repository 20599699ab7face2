"""What is kept of exports that may not be published: of every entry, what its source lets a review store.

The raw files of such a source stay out of version control. In their place `searches/ID.records.jsonl` holds
a line for each file, bound to it by its hash, and a line for each of its entries: the description without
abstract and keywords, the terms of the protocol that those hold, the language of the text where none is
declared and the protocol asks for it, and the codes of its problems. A review
goes by that file whether or not the raw ones are at hand: every copy of a commit builds the same.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, cast

from pipeline import files
from pipeline.decode import decode, encode
from pipeline.formats import trouble
from pipeline.formats.accounting import Account, problems_of
from pipeline.formats.base import UNMARKED, Entry, Unreadable
from pipeline.model import Bib, Withheld
from pipeline.problems import Problem
from pipeline.screen.answers import WITHHELD
from pipeline.screen.spoken import UNSURE, spoken
from pipeline.values import SearchId

SCHEMA: Final = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Questions:
    """What a review asks of texts when it reads them: terms of its queries, and whether the language."""

    terms: tuple[str, ...] = ()
    language: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """A problem of an export by its code; its message is made anew, without what it quoted."""

    code: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The line of a file: what binds it to the raw one, and which terms were looked for in its entries."""

    schema: int
    file: str
    sha256: str
    entries: int
    terms: tuple[str, ...] = ()
    problems: tuple[Noted, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """The line of an entry; `found` are the terms that each withheld field holds, `unreadable` a code.

    `spoken` are the languages that its text is in, as `Record` has them.
    """

    offset: int
    length: int
    line: int
    key: str = ""
    bib: Bib = Bib()  # noqa: RUF009 - it is frozen
    found: Mapping[str, tuple[str, ...]]
    problems: tuple[Noted, ...] = ()
    unreadable: str = ""
    spoken: str = ""


class Unfit(ValueError):  # noqa: N818 - the file is unfit, which is no error of ours
    """Raised where the text of a file is not as it was written; `line` counts from 1."""

    def __init__(self, line: int) -> None:
        super().__init__(f"line {line} is not as it was written")
        self.line = line


def questions_of(protocol: files.Protocol) -> Questions:
    """Return what the automatic criteria of a protocol ask of texts."""
    from pipeline.screen.wanted import questions  # noqa: PLC0415 - most reviews keep their texts

    return replace(of_language(protocol), terms=questions(protocol))


def of_language(protocol: files.Protocol) -> Questions:
    """Return whether a criterion asks for the language of texts, and no term."""
    return Questions(language=any(one.test == "language" for one in protocol.criteria))


def quotable(searches: Iterable[files.Search], protocol: files.Protocol) -> frozenset[SearchId]:
    """Return the searches of sources that let all be published."""
    free = {source.id for source in protocol.sources if source.publish == "everything"}
    return frozenset(search.id for search in searches if search.source in free)


def unquoted(account: Account) -> Account:
    """Return an account whose problems quote nothing from the export."""
    return replace(
        account,
        entries=tuple(map(_unquoted, account.entries)),
        problems=tuple(map(trouble.bare, account.problems)),
    )


def _unquoted(entry: Entry | Unreadable) -> Entry | Unreadable:
    if isinstance(entry, Entry):
        return replace(entry, problems=tuple(map(trouble.bare, entry.problems))) if entry.problems else entry
    return replace(entry, problem=trouble.bare(entry.problem))


def heard(account: Account) -> Account:
    """Return an account that says of each entry without a declared language what its text is written in."""
    return replace(account, entries=tuple(map(_heard, account.entries)))


def _heard(entry: Entry | Unreadable) -> Entry | Unreadable:
    if not isinstance(entry, Entry) or entry.bib.language:
        return entry
    return replace(entry, spoken=spoken(entry.bib) or UNSURE)


def reduced(account: Account, questions: Questions) -> Account:
    """Return an account without what may not be stored; of that, what the questions asked of it tell."""
    bare = unquoted(heard(account) if questions.language else account)
    return replace(bare, entries=tuple(_reduced(entry, questions.terms) for entry in bare.entries))


def _reduced(entry: Entry | Unreadable, terms: Sequence[str]) -> Entry | Unreadable:
    if not isinstance(entry, Entry):
        return entry
    from pipeline.screen.wanted import held  # noqa: PLC0415 - likewise

    bib = replace(entry.bib, abstract="", keywords=())
    return replace(entry, bib=bib, marks=UNMARKED, withheld=held(entry.bib, terms))


def write(kept: Iterable[tuple[files.ExportFile, Account]], terms: Sequence[str]) -> str:
    """Return the text of the file that holds the reduced accounts of a search."""
    return "".join(f"{encode(one)}\n" for file, account in kept for one in _lines(file, account, terms))


def _lines(file: files.ExportFile, account: Account, terms: Sequence[str]) -> Iterator[Head | Line]:
    own = len(tuple(problems_of(account.entries)))
    yield Head(
        schema=SCHEMA,
        file=file.path,
        sha256=file.sha256,
        entries=len(account.entries),
        terms=tuple(terms),
        problems=_noted(account.problems[: len(account.problems) - own]),
    )
    yield from map(_line, account.entries)


def _line(entry: Entry | Unreadable) -> Line:
    place = (entry.offset, entry.length, entry.line)
    offset, length, line = place
    if isinstance(entry, Unreadable):
        return Line(offset=offset, length=length, line=line, found={}, unreadable=entry.problem.code)
    return Line(
        offset=offset,
        length=length,
        line=line,
        key=entry.key,
        bib=entry.bib,
        found={one.field: one.found for one in entry.withheld},
        problems=_noted(entry.problems),
        spoken=entry.spoken,
    )


def _noted(problems: Iterable[Problem]) -> tuple[Noted, ...]:
    return tuple(Noted(code=problem.code, line=problem.line) for problem in problems)


def parse(text: str, folder: str) -> Mapping[str, tuple[str, Account]]:
    """Return the hash and the account of each file by its name; raise Unfit where the text has none.

    The files lie in `folder`, which ends in a slash.
    """
    lines = text.splitlines()
    found: dict[str, tuple[str, Account]] = {}
    at = 0
    while at < len(lines):
        head = cast("Head", _decoded(Head, lines, at))
        if head.schema != SCHEMA:
            raise Unfit(at + 1)
        rows = [cast("Line", _decoded(Line, lines, at + 1 + place)) for place in range(head.entries)]
        found[head.file] = (head.sha256, _account(head, rows, folder + head.file))
        at += 1 + head.entries
    return found


def _decoded(kind: type, lines: Sequence[str], at: int) -> object:
    try:
        return decode(kind, lines[at])
    except (ValueError, IndexError) as error:
        raise Unfit(at + 1) from error


def _account(head: Head, rows: Sequence[Line], path: str) -> Account:
    entries = tuple(_entry(row, head.terms, path) for row in rows)
    whole = tuple(trouble.told(one.code, path, one.line) for one in head.problems)
    return Account(path=path, entries=entries, starts=len(entries), problems=(*whole, *problems_of(entries)))


def _entry(row: Line, terms: tuple[str, ...], path: str) -> Entry | Unreadable:
    if row.unreadable:
        problem = trouble.told(row.unreadable, path, row.line)
        return Unreadable(offset=row.offset, length=row.length, line=row.line, problem=problem)
    return Entry(
        offset=row.offset,
        length=row.length,
        line=row.line,
        bib=row.bib,
        key=row.key,
        problems=tuple(trouble.told(one.code, path, one.line) for one in row.problems),
        withheld=tuple(
            Withheld(field=name, asked=terms, found=row.found[name]) for name in WITHHELD if name in row.found
        ),
        spoken=row.spoken,
    )
