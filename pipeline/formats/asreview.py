"""The labels that ASReview writes into the notes of an export."""

import re
from collections.abc import Iterable

from pipeline.formats.base import UNMARKED, Marks, Vote

_LABEL = re.compile(r"\bASReview_([a-z_]+)")
_VERDICTS = {"relevant": "include", "irrelevant": "exclude"}


def marks(notes: Iterable[str]) -> Marks:
    """Return the vote and the labels of notes such as `ASReview_relevant`; one not seen has no vote.

    >>> marks(["ASReview_irrelevant", "ASReview_prior"]).labels
    ('prior',)
    """
    found = [label for note in notes if "ASReview_" in note for label in _LABEL.findall(note)]
    if not found:
        return UNMARKED
    votes = tuple(Vote(verdict=_VERDICTS[label]) for label in found if label in _VERDICTS)
    labels = tuple(label for label in found if label not in _VERDICTS and label != "not_seen")
    return Marks(votes=votes, labels=labels)
