"""What another protocol would change: which reports end elsewhere, and by which criteria."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.eligibility.judged import Judged
from pipeline.model import Finding
from pipeline.values import CriterionId


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """How one criterion answers under two protocols; None where a protocol does not have it."""

    criterion: CriterionId
    before: Finding | None
    after: Finding | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """One report under two protocols, with the criteria that answer differently."""

    before: Judged
    after: Judged
    answers: tuple[Answered, ...]

    @property
    def moves(self) -> bool:
        """Tell whether the report ends elsewhere, or is excluded for another reason."""
        return _end(self.before) != _end(self.after)


def changes(pairs: Iterable[tuple[Judged, Judged]]) -> Iterator[Changed]:
    """Yield the reports that a criterion answers differently for, or that end elsewhere."""
    for before, after in pairs:
        made = Changed(before=before, after=after, answers=tuple(_answers(before, after)))
        if made.answers or made.moves:
            yield made


def _end(one: Judged) -> tuple[object, ...]:
    """Return where a report ends: in its review, or by the criteria alone where it is of none."""
    if one.state is not None:
        return one.state, one.reason
    return one.outcome, one.reasons[:1]


def _answers(before: Judged, after: Judged) -> Iterator[Answered]:
    first = {one.criterion: one for one in before.findings}
    then = {one.criterion: one for one in after.findings}
    for criterion in dict.fromkeys((*first, *then)):
        one, other = first.get(criterion), then.get(criterion)
        if (one.passed if one else "") != (other.passed if other else ""):
            yield Answered(criterion=criterion, before=one, after=other)
