"""What the command `criteria` goes by: a protocol or two, and the retraction lists."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import cast

from pipeline import files, retractions, typed
from pipeline.cache import digest
from pipeline.commands.shared import Wrong
from pipeline.kinds import BY_NAME
from pipeline.load import PROTOCOL, load
from pipeline.loaded import Loaded, Stored, alone
from pipeline.model import RetractionList
from pipeline.outfile import content, unreadable
from pipeline.problems import Problem, errors
from pipeline.rules import check_protocol
from pipeline.values import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The protocol to run, the one to compare it with (None for none), the review and its lists."""

    protocol: files.Protocol
    other: Stored[files.Protocol] | None
    review: Loaded
    lists: tuple[RetractionList, ...]

    @property
    def compares(self) -> bool:
        """Tell whether two protocols are compared."""
        return self.other is not None and self.other.value is not self.protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """Why a protocol or a list cannot be used."""

    problems: tuple[Problem, ...]


def given(
    root: Path, other: str | None, lists: Sequence[str], on: datetime | None, *, review: bool
) -> Rules | Refused:
    """Return what to go by; raise Wrong where a file is not there, ReviewMissing where a review is needed.

    Without a review the other protocol is the one to run.
    """
    second = _protocol(other) if other else None
    if isinstance(second, Refused):
        return second
    here = (root / PROTOCOL).is_file()
    if not here and not review and second is None:
        raise Wrong("there is no review here: name its folder with --root, or a protocol with --protocol")
    loaded = load(root) if here or review or second is None else alone(second)
    if broken := [one for one in errors(loaded.problems) if one.path == PROTOCOL]:
        return Refused(problems=tuple(broken))
    more = _lists(lists, on)
    if isinstance(more, Refused):
        return more
    return Rules(
        protocol=loaded.protocol.value, other=second, review=loaded, lists=(*loaded.retractions, *more)
    )


def _read(place: str) -> bytes:
    if wrong := unreadable(Path(place)):
        raise Wrong(wrong)
    return content(Path(place))


def _protocol(place: str) -> Stored[files.Protocol] | Refused:
    """Return a protocol that is no part of the review, or what is wrong with it."""
    data = _read(place)
    made, problems = typed.alone(BY_NAME["protocol"], data, place)
    if made is None:
        return Refused(problems=problems)
    stored = Stored(path=place, value=cast("files.Protocol", made))
    amiss = errors(check_protocol(stored, data))
    return Refused(problems=tuple(amiss)) if amiss else stored


def _lists(places: Sequence[str], on: datetime | None) -> tuple[RetractionList, ...] | Refused:
    """Return the lists that are named, each with the day on which it was obtained."""
    if not places:
        return ()
    if on is None:
        raise Wrong("say when the list was obtained with --obtained YYYY-MM-DD: it is part of the evidence")
    made: list[RetractionList] = []
    for place in places:
        data = _read(place)
        name = Text(Path(place).name)
        told = files.Retractions(name=name, date=on.date(), file=name, sha256=Text(digest(data)))
        found, problem = retractions.read(told, data, place)
        if problem is not None:
            return Refused(problems=(problem,))
        made += [found] if found else []
    return tuple(made)
