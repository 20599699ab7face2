"""Agreement on a field beyond chance: Krippendorff's alpha for names, where two people extracted it."""

from collections.abc import Mapping, Sequence
from math import isnan
from typing import Final

from pipeline import files
from pipeline.amounts import Units
from pipeline.extraction.answers import essence
from pipeline.model import Extract
from pipeline.values import ReviewerId

KINDS: Final = ("choice", "multi-choice", "yes-no")
"""Types of fields whose values are names; a free text or a number agrees or not, chance has little say."""


def alpha(field: files.FormField, some: Sequence[Extract], units: Units) -> float | None:
    """Return alpha of the values that people gave before any was settled; None where it is not defined.

    A list of words is one name. It is not defined for other types, without two values of one study, and
    where all values are the same, so that chance alone would agree always.
    """
    doubled = [one for one in some if one.twice]
    if field.type not in KINDS or not doubled:
        return None
    said = [
        {note.by: str(essence(field, note.value, note.unit, units)) for note in reversed(one.notes)}
        for one in doubled
    ]
    return _alpha([one.study for one in doubled], said)


def _alpha(subjects: Sequence[str], said: Sequence[Mapping[ReviewerId, str]]) -> float | None:
    import numpy as np  # noqa: PLC0415 - a review without two extractors needs none of it

    from pipeline.agreement import krippendorff  # noqa: PLC0415 - likewise
    from pipeline.agreement.votes import MISSING, Scale, Votes  # noqa: PLC0415 - likewise

    people = sorted({by for one in said for by in one})
    names = sorted({name for one in said for name in one.values()})
    places = {name: place for place, name in enumerate(names)}
    codes = [[places[one[by]] if by in one else MISSING for by in people] for one in said]
    votes = Votes(
        subjects=tuple(subjects),
        raters=tuple(people),
        categories=tuple(names),
        values=(),
        scale=Scale.NAMED,
        codes=np.array(codes, dtype=np.intp),
    )
    found = float(krippendorff.nominal(votes)(np.ones((1, len(subjects))))[0])
    return None if isnan(found) else found
