"""Decisions as people and tools recorded them in screening sheets, each on the report it is about today."""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from pipeline import files
from pipeline.loaded import Loaded, Stored
from pipeline.model import Decision, Identity
from pipeline.problems import Problem
from pipeline.values import Basis, ReportId, ReviewerId, Stage, Verdict

Found = tuple[tuple[Decision, ...], tuple[Problem, ...]]


def decisions(loaded: Loaded, identity: Identity) -> Found:
    """Return every recorded decision, by report and stage, and a problem for each that has no report.

    A block without a verdict is a stub, not a decision. What was recorded for a report that has been
    merged since is a decision on the report it is part of now.
    """
    origins = {reviewer.id: reviewer.basis for reviewer in loaded.protocol.value.reviewers}
    found = [each for sheet in loaded.sheets for each in _of_sheet(sheet, identity, origins)]
    made = [each for each in found if isinstance(each, Decision)]
    lost = [each for each in found if isinstance(each, Problem)]
    return tuple(sorted(made, key=_order)), (*sorted(lost), *_repeated(made))


def _of_sheet(
    sheet: Stored[files.Sheet], identity: Identity, origins: Mapping[ReviewerId, Basis]
) -> Iterator[Decision | Problem]:
    """Yield the decisions of one sheet, and a problem for each decision on an unknown report."""
    for ident, block in sheet.value.blocks.items():
        if block.verdict is None:
            continue
        report = identity.resolve(ident)
        if report is None:
            yield _lost(sheet.path, ident)
        else:
            origin = origins.get(sheet.value.reviewer, Basis.TAKEN)
            yield _decision(sheet, (ident, report), block.verdict, origin)


def _decision(
    sheet: Stored[files.Sheet], ids: tuple[ReportId, ReportId], verdict: Verdict, origin: Basis
) -> Decision:
    """Return the decision that a sheet records for the first id, on the report of the second."""
    ident, report = ids
    block = sheet.value.blocks[ident]
    return Decision(
        report=report,
        recorded_for=ident,
        stage=sheet.value.stage,
        verdict=verdict,
        reason=block.reason,
        by=sheet.value.reviewer,
        on=block.on,
        note=block.note or "",
        origin=origin,
        place=block.place or "",
        evidence=block.evidence or "",
        file=sheet.path,
        consensus=PurePosixPath(sheet.path).parent.name == "consensus",
        criterion=block.criterion,
    )


def _order(decision: Decision) -> tuple[str, int, str, str, str]:
    stage = list(Stage).index(decision.stage)
    return decision.report, stage, decision.recorded_for, decision.by, decision.file


def _lost(path: str, ident: str) -> Problem:
    return Problem(
        path,
        0,
        0,
        "decision-without-report",
        f"a decision is recorded for {ident}, which is no report, no record and no alias",
        "name a record of the report, or add the retired id to aliases.csv",
    )


def _repeated(made: list[Decision]) -> Iterator[Problem]:
    """Yield a problem for each decision that one reviewer recorded twice for one id at one stage."""
    seen: dict[tuple[str, str, str, bool], str] = {}
    for each in sorted(made, key=_order):
        key = (each.recorded_for, each.stage, each.by, each.consensus)
        if key in seen:
            message = f"{each.by} decides on {each.recorded_for} here and in {seen[key]}"
            yield Problem(each.file, 0, 0, "decided-twice", message, "keep one of the two blocks")
        seen.setdefault(key, each.file)
