"""Folds what a journal says into the sheets, block by block; no other line of a sheet changes.

Doing it twice is doing it once, so that a crash on the way costs nothing: the journal goes last.
"""

from collections.abc import Mapping

from pipeline import files, typed
from pipeline.cache import FOLDER, Cache
from pipeline.folder import Folder, opened
from pipeline.kinds import BY_NAME
from pipeline.reviewing.journal import Journal, Spoiled
from pipeline.reviewing.people import folder
from pipeline.reviewing.said import Line, into
from pipeline.reviewing.stubs import free, parted
from pipeline.store import edit_blocks, locked, save, to_text
from pipeline.values import ReportId, ReviewerId, Stage

Lines = Mapping[ReportId, Line]


def fold(journal: Journal) -> int:
    """Bring the journal of a reviewer into the sheets, take it away, and return how many reports it told of.

    Raises Spoiled where the journal or a sheet cannot be read: the journal then stays as it is.
    """
    last = {line.report: line for line in journal.lines()}
    if last:
        with locked(journal.root):
            made = folded(opened(journal.root), (journal.stage, journal.reviewer), last, {})
            for path, text in made.items():
                save(journal.root / path, text.encode())
    journal.clear()
    return len(last)


def folded(
    there: Folder, whose: tuple[Stage, ReviewerId], lines: Lines, stubs: Mapping[ReportId, files.Block]
) -> Mapping[str, str]:
    """Return the new text of each sheet that changes by what some lines say, and of new sheets, by path.

    A report whose block is nowhere gets one in a new sheet, on the ground of its stub.
    """
    place = folder(*whose)
    paths = there.under(f"{place}/", ".yml")
    cache = Cache(folder=there.root / FOLDER)
    made: dict[str, str] = {}
    rest = dict(lines)
    for path in paths:
        text = (there.read(path) or b"").decode("utf-8", "replace")
        told = {ident: rest[ident] for ident in rest if f"\n  {ident}:" in text}
        blocks = changed(_read(text, path, cache), told) if told else {}
        if blocks:
            made[path] = edit_blocks(text, {str(ident): block for ident, block in blocks.items()})
            _read(made[path], path, cache)
            rest = {ident: line for ident, line in rest.items() if ident not in blocks}
    new = {ident: into(stubs.get(ident, files.Block()), line.said, line.on) for ident, line in rest.items()}
    stage, reviewer = whose
    for path, some in zip(free(place, paths), parted(new), strict=False):
        made[path] = to_text(files.Sheet(stage=stage, reviewer=reviewer, blocks=some))
    return made


def _read(text: str, path: str, cache: Cache) -> files.Sheet:
    """Return the sheet that a text is; what was read is in the cache, so that the next session finds it."""
    made, problems = typed.read(BY_NAME["sheet"], text.encode(), path, cache)
    if not isinstance(made, files.Sheet):
        raise Spoiled(problems[0])
    return made


def changed(sheet: files.Sheet, lines: Lines) -> Mapping[ReportId, files.Block]:
    """Return the blocks of a sheet as some lines change them."""
    return {
        ident: into(sheet.blocks[ident], line.said, line.on)
        for ident, line in lines.items()
        if ident in sheet.blocks
    }
