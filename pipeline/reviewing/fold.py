"""Folds what a journal says into the sheets, block by block; no other line of a sheet changes.

Doing it twice is doing it once, so that a crash on the way costs nothing: the journal goes last.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from pipeline import files, typed
from pipeline.cache import FOLDER, Cache
from pipeline.folder import opened
from pipeline.kinds import BY_NAME
from pipeline.reviewing.journal import Journal, Spoiled
from pipeline.reviewing.people import folder
from pipeline.reviewing.said import Line, into
from pipeline.reviewing.stubs import free, parted
from pipeline.store import edit, edit_blocks, to_text
from pipeline.values import ReportId

Lines = Mapping[ReportId, Line]


def fold(journal: Journal) -> int:
    """Bring the journal of a reviewer into the sheets, take it away, and return how many reports it told of.

    Raises Spoiled where the journal or a sheet cannot be read: the journal then stays as it is.
    """
    last = {line.report: line for line in journal.lines()}
    if last:
        place = folder(journal.stage, journal.reviewer)
        there = opened(journal.root).under(f"{place}/", ".yml")
        put = {ident for path in there for ident in _put(journal.root, path, last)}
        rest = {ident: line for ident, line in last.items() if ident not in put}
        _added(journal, rest, free(place, there))
    journal.clear()
    return len(last)


def _put(root: Path, path: str, lines: Lines) -> tuple[ReportId, ...]:
    """Change the blocks of one sheet and return the reports that have one in it.

    The sheet is read again as it was written, so that the next session finds it in the cache.
    """
    cache = Cache(folder=root / FOLDER)
    found: list[ReportId] = []

    def change(text: str) -> str:
        told = {ident: line for ident, line in lines.items() if f"\n  {ident}:" in text}
        blocks = changed(_read(text, path, cache), told) if told else {}
        if not blocks:
            return text
        found.extend(map(ReportId, blocks))
        made = edit_blocks(text, blocks)
        _read(made, path, cache)
        return made

    edit(root, path, change)
    return tuple(found)


def _read(text: str, path: str, cache: Cache) -> files.Sheet:
    made, problems = typed.read(BY_NAME["sheet"], text.encode(), path, cache)
    if not isinstance(made, files.Sheet):
        raise Spoiled(problems[0])
    return made


def changed(sheet: files.Sheet, lines: Lines) -> Mapping[str, files.Block]:
    """Return the blocks of a sheet as some lines change them."""
    return {
        ident: into(sheet.blocks[ident], line.said, line.on)
        for ident, line in lines.items()
        if ident in sheet.blocks
    }


def _added(journal: Journal, lines: Lines, paths: Iterator[str]) -> None:
    """Write new sheets for reports whose block is gone."""
    made = {ident: into(files.Block(), line.said, line.on) for ident, line in lines.items()}
    for blocks in parted(made):
        sheet = files.Sheet(stage=journal.stage, reviewer=journal.reviewer, blocks=blocks)
        edit(journal.root, next(paths), lambda _, sheet=sheet: to_text(sheet))  # type: ignore[misc]
