"""What a session starts from: the protocol, a reviewer's own sheets, the desk; the rest is not read.

Nobody else's sheet is opened, so that nothing of other decisions can be shown.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar, cast

from pipeline import files, typed
from pipeline.cache import FOLDER, Cache
from pipeline.folder import Folder
from pipeline.kinds import BY_NAME
from pipeline.loaded import Stored
from pipeline.problems import Problem
from pipeline.reviewing import said as saying
from pipeline.reviewing.desk import Desk
from pipeline.reviewing.people import STAGES, folder, reasons
from pipeline.reviewing.session import Session
from pipeline.values import ReportId, ReviewerId, Stage

T = TypeVar("T")
Sheets = tuple[Stored[files.Sheet], ...]


class Unreadable(Exception):  # noqa: N818 - the files are unreadable, which is no error of ours
    """Raised where a file that a session needs cannot be read; carries the problems."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(str(problems[0]))
        self.problems = problems


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """A review directory as a session reads it: file by file, each from the cache where it is known."""

    folder: Folder
    cache: Cache
    held: dict[tuple[str, bytes], object] = field(default_factory=dict)

    @classmethod
    def of(cls, folder: Folder) -> "Shelf":
        """Return the shelf of a listed directory."""
        return cls(folder=folder, cache=Cache(folder=folder.root / FOLDER))

    def read(self, name: str, path: str, kind: type[T]) -> T:
        """Return the value of a file; raise Unreadable with what is wrong with it."""
        data = self.folder.read(path) or b""
        made = self.held.get((path, data))
        if made is None:
            made, problems = typed.read(BY_NAME[name], data, path, self.cache)
            if not isinstance(made, kind):
                raise Unreadable(problems)
            self.held[path, data] = made
        return cast("T", made)

    def protocol(self) -> files.Protocol:
        """Return the protocol."""
        return self.read("protocol", "records/protocol.yml", files.Protocol)

    def searches(self) -> Iterator[files.Search]:
        """Yield the searches."""
        paths = self.folder.under("records/searches/", ".yml")
        return (self.read("search", path, files.Search) for path in paths)

    def rankings(self, stage: Stage) -> Iterator[files.Ranking]:
        """Yield the rankings of a stage."""
        paths = self.folder.under(f"records/ranking/{stage}/", ".yml")
        return (self.read("ranking", path, files.Ranking) for path in paths)

    def sheets(self, stage: Stage, reviewer: ReviewerId) -> Sheets:
        """Return a reviewer's sheets of a stage."""
        paths = self.folder.under(f"{folder(stage, reviewer)}/", ".yml")
        made = ((path, self.read("sheet", path, files.Sheet)) for path in paths)
        return tuple(Stored(path=path, value=sheet) for path, sheet in made)


def stage_of(shelf: Shelf, reviewer: ReviewerId) -> Stage:
    """Return the first stage at which a reviewer has something to decide, or else the first."""
    waiting = (stage for stage in STAGES if any(_open(one.value) for one in shelf.sheets(stage, reviewer)))
    return next(waiting, STAGES[0])


def _open(sheet: files.Sheet) -> bool:
    return any(block.verdict is None for block in sheet.blocks.values())


def session(
    protocol: files.Protocol, stage: Stage, sheets: Sheets, desk: Desk, only: str | None = None
) -> Session:
    """Return the session of a reviewer: all stubs in the order of the sheets, or one report alone.

    What was decided under another id of a report is not asked again.
    """
    blocks = {ident: block for one in sheets for ident, block in one.value.blocks.items()}
    asked = _asked(blocks, desk) if only is None else _only(blocks, desk, only)
    left = blocks.keys() - {*asked}
    return Session(
        stage=stage,
        reasons=reasons(protocol, stage),
        labels=protocol.labels,
        reports=asked,
        said={ident: saying.of(blocks[ident]) for ident in asked},
        decided=sum(blocks[ident].verdict is not None for ident in left),
    )


def _asked(blocks: Mapping[ReportId, files.Block], desk: Desk) -> tuple[ReportId, ...]:
    known = {desk.report(ident) for ident, block in blocks.items() if block.verdict is not None} | {None}
    asked: list[ReportId] = []
    for ident in blocks:
        if (report := desk.report(ident)) not in known:
            known.add(report)
            asked.append(ident)
    return tuple(asked)


def _only(blocks: Mapping[ReportId, files.Block], desk: Desk, only: str) -> tuple[ReportId, ...]:
    wanted = desk.report(only)
    return tuple(ident for ident in blocks if ident == only or wanted == desk.report(ident) is not None)[:1]
