"""Who reviews: the people of the protocol, and the sheets that are theirs."""

from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Final

from pipeline import files
from pipeline.loaded import Stored
from pipeline.values import Basis, ReviewerId, Stage

FOLDER: Final = "records/screening"
CONSENSUS: Final = "consensus"
STAGES: Final = (Stage.TITLE_ABSTRACT, Stage.FULL_TEXT)
Sheets = Iterable[Stored[files.Sheet]]


def people(protocol: files.Protocol) -> tuple[ReviewerId, ...]:
    """Return the reviewers who decide themselves, in the order of the protocol."""
    return tuple(one.id for one in protocol.reviewers if one.basis in {Basis.TAKEN, Basis.ASSIGNED})


def folder(stage: Stage, reviewer: str) -> str:
    """Return the folder of a reviewer's sheets of a stage."""
    return f"{FOLDER}/{stage}/{reviewer}"


def own(sheets: Sheets, stage: Stage, reviewer: str) -> tuple[Stored[files.Sheet], ...]:
    """Return the sheets of a reviewer, or those of the consensus, at a stage."""
    place = PurePosixPath(folder(stage, reviewer))
    return tuple(one for one in sheets if PurePosixPath(one.path).parent == place)


def screeners(sheets: Sheets, protocol: files.Protocol) -> tuple[ReviewerId, ...]:
    """Return the people who have sheets of their own, at any stage."""
    having = {PurePosixPath(one.path).parent.name for one in sheets}
    return tuple(ident for ident in people(protocol) if ident in having)


def reasons(protocol: files.Protocol, stage: Stage) -> tuple[files.Reason, ...]:
    """Return the reasons for exclusion that can be given at a stage."""
    return tuple(one for one in protocol.reasons if stage in one.stages)
