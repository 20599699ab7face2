"""Rules of screening sheets: where they stand, and what each block says."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import PurePosixPath
from typing import Final

from pipeline import files
from pipeline.files.decisions import MOST
from pipeline.loaded import Stored
from pipeline.places import Loc
from pipeline.rules.world import Finding, World, unknown
from pipeline.values import Basis, Stage, Verdict

_AUTOMATIC: Final = ("criterion", "evidence", "tool")


def sheets(world: World) -> Iterator[Finding]:
    """Yield sheets that stand in the wrong folder, are too long, or have blocks that are amiss."""
    decided: dict[tuple[str, ...], str] = {}
    for stored in world.loaded.sheets:
        sheet, path = stored.value, stored.path
        yield from _folders(stored)
        yield from unknown(world, path, ("reviewer",), "reviewer", sheet.reviewer)
        if len(sheet.blocks) > MOST:
            message = f"the sheet has {len(sheet.blocks)} blocks"
            loc = ("blocks", list(sheet.blocks)[MOST])
            yield Finding(path, loc, "sheet-too-long", message, f"begin a new sheet after {MOST} blocks")
        for ident, block in sheet.blocks.items():
            here: Loc = ("blocks", ident)
            mark = (ident, sheet.reviewer, str(PurePosixPath(path).parent))
            first = decided.setdefault(mark, path)
            if first != path:
                message = f"{first} has a block for {ident} too"
                yield Finding(path, here, "decided-twice", message, "keep one of the two blocks")
            yield from unknown(world, path, here, "record", ident)
            yield from too_early(world, path, (*here, "on"), ident, block.on)
            yield from _block(world, stored, here, block)


def too_early(world: World, path: str, loc: Loc, ident: str, on: date | None) -> Iterator[Finding]:
    """Yield a decision on an entry of a search that was not yet run on that day."""
    search = world.searches.get(ident.partition(":")[0])
    if search is not None and on is not None and on < search.date:
        message = f"decided on {on}; the search that found {ident} was run on {search.date}"
        yield Finding(path, loc, "decision-before-search", message, "mend one of the two dates")


def _folders(stored: Stored[files.Sheet]) -> Iterator[Finding]:
    """Yield a sheet whose folders or name do not say what stands in it."""
    *_, stage, reviewer, name = PurePosixPath(stored.path).parts
    if stage != stored.value.stage:
        message = f"a sheet of stage {stored.value.stage} in the folder {stage}"
        yield Finding(stored.path, ("stage",), "sheet-folder", message, "move the file, or mend the stage")
    if reviewer not in (stored.value.reviewer, "consensus"):
        message = f"a sheet of {stored.value.reviewer} in the folder {reviewer}"
        yield Finding(
            stored.path, ("reviewer",), "sheet-folder", message, "move the file, or mend the reviewer"
        )
    whose = f"(?:{re.escape(stored.value.reviewer)}-)?" if reviewer == "consensus" else ""
    if not re.fullmatch(rf"{whose}[0-9]{{3}}\.yml", name):
        yield Finding(
            stored.path, (), "file-name", "the name is no number", "call it 001.yml, 002.yml and so on"
        )


def _block(world: World, stored: Stored[files.Sheet], here: Loc, block: files.Block) -> Iterator[Finding]:
    """Yield what is wrong with one block."""
    path, stage = stored.path, stored.value.stage
    yield from unknown(world, path, (*here, "criterion"), "criterion", block.criterion)
    yield from unknown(world, path, (*here, "reason"), "reason", block.reason)
    for place, label in enumerate(block.labels):
        yield from unknown(world, path, (*here, "labels", place), "label", label)
    yield from _reason(world, path, stage, here, block)
    if block.verdict is None:
        yield from _stub(path, here, block)
        return
    if block.verdict is Verdict.NOT_RETRIEVED and stage is not Stage.FULL_TEXT:
        message = f"nothing is retrieved at stage {stage}"
        hint = "say so at stage full-text"
        yield Finding(path, (*here, "verdict"), "verdict-at-wrong-stage", message, hint)
    reviewer = world.reviewers.get(stored.value.reviewer)
    if reviewer is not None:
        yield from _origin(path, here, block, reviewer)


def _reason(world: World, path: str, stage: Stage, here: Loc, block: files.Block) -> Iterator[Finding]:
    """Yield an exclusion without a reason, a reason without one, and a reason that the stage cannot give."""
    excludes = block.verdict is Verdict.EXCLUDE
    if excludes and block.reason is None:
        hint = "name a reason of records/protocol.yml"
        yield Finding(
            path, (*here, "verdict"), "exclusion-without-reason", "an exclusion without a reason", hint
        )
    if not excludes and block.reason is not None:
        message = f"a reason, though the verdict is {block.verdict or 'open'}"
        loc = (*here, "reason")
        yield Finding(path, loc, "reason-without-exclusion", message, "take it out, or mend the verdict")
    for reason in world.loaded.protocol.value.reasons:
        if reason.id == block.reason and stage not in reason.stages:
            message = f"the reason {reason.id} is not given at stage {stage}"
            hint = f"give it at: {', '.join(reason.stages)}; or choose another"
            yield Finding(path, (*here, "reason"), "reason-at-wrong-stage", message, hint)


def _stub(path: str, here: Loc, block: files.Block) -> Iterator[Finding]:
    """Yield what stands in a block that is not decided yet."""
    for name in ("on", "place", *_AUTOMATIC):
        if getattr(block, name) is not None:
            hint = "write the verdict, or take it out"
            yield Finding(path, (*here, name), "stub-with-decision", f"{name} without a verdict", hint)


def _origin(path: str, here: Loc, block: files.Block, reviewer: files.Reviewer) -> Iterator[Finding]:
    """Yield what a decision of this origin lacks, or cannot have."""
    needed = _NEEDED[reviewer.basis]
    for name in needed:
        if getattr(block, name) is None:
            message = f"a decision of {reviewer.id} ({reviewer.basis}) without {name}"
            yield Finding(path, here, f"{_CODES.get(name, name)}-missing", message, f"add {name}")
    for name in _AUTOMATIC:
        if getattr(block, name) is not None and reviewer.basis is not Basis.DERIVED:
            message = f"{name} belongs to automatic decisions; {reviewer.id} is {reviewer.basis}"
            hint = "take it out, or mend the reviewer's basis"
            yield Finding(path, (*here, name), "not-automatic", message, hint)


_CODES: Final = {"on": "date"}
_NEEDED: Final = {
    Basis.STATED: ("place",),
    Basis.DERIVED: ("on", *_AUTOMATIC),
    Basis.TAKEN: ("on",),
    Basis.ASSIGNED: ("on",),
}
