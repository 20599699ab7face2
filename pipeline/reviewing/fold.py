"""Folds what a journal says into the sheets, block by block; no other line of a sheet changes.

Doing it twice is doing it once, so that a crash on the way costs nothing: the journal goes last.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import cast

from pipeline import files
from pipeline.decode import decode
from pipeline.folder import opened
from pipeline.problems import Problem
from pipeline.reviewing.journal import Journal, Spoiled
from pipeline.reviewing.people import folder
from pipeline.reviewing.said import Line, into
from pipeline.reviewing.stubs import free, parted
from pipeline.store import edit, edit_blocks, to_text
from pipeline.values import ReportId
from pipeline.yamltext import parse

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
    """Change the blocks of one sheet and return the reports that have one in it."""
    found: list[ReportId] = []

    def change(text: str) -> str:
        told = {ident: line for ident, line in lines.items() if f"\n  {ident}:" in text}
        blocks = changed(text, told, path) if told else {}
        found.extend(map(ReportId, blocks))
        return edit_blocks(text, blocks) if blocks else text

    edit(root, path, change)
    return tuple(found)


def changed(text: str, lines: Lines, path: str) -> Mapping[str, files.Block]:
    """Return the blocks of a sheet as some lines change them; raise Spoiled where it is no sheet."""
    parsed = parse(text.encode(), path)
    if parsed.json is None:
        raise Spoiled(parsed.problems[0])
    try:
        sheet = cast("files.Sheet", decode(files.Sheet, parsed.json))
    except ValueError as error:
        hint = "run check and mend it; the decisions stay in the journal until then"
        raise Spoiled(Problem(path, 0, 0, "sheet-unreadable", str(error), hint)) from error
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
