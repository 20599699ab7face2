"""How good an order was, from the labels in the order in which records were shown (1 relevant, 0 not)."""

from collections.abc import Sequence
from math import ceil

import numpy as np


def work_saved(labels: Sequence[int], recall: float = 0.95) -> float:
    """Return the work saved over sampling at a recall (WSS): A. M. Cohen and others (2006), JAMIA 13, 206.

    The share of records left when the recall is reached, less what a random order would leave.
    """
    found = np.cumsum(labels)
    if not len(found) or not found[-1]:
        return 0.0
    reached = int(np.searchsorted(found, ceil(recall * int(found[-1]) - 1e-9))) + 1
    return recall - reached / len(found)


def recall_after(labels: Sequence[int], share: float = 0.1) -> float:
    """Return the share of relevant records met in the first share of all (rounded up to whole records)."""
    found = np.cumsum(labels)
    if not len(found) or not found[-1]:
        return 0.0
    return float(found[ceil(share * len(found) - 1e-9) - 1] / found[-1])


def loss(labels: Sequence[int]) -> float:
    """Return the area between the perfect recall curve and this one: 0 is the best order, 1 the worst.

    J. J. Teijema and others (2025); the definition that ASReview uses. 0 where all labels are the same.
    """
    total, relevant = len(labels), int(sum(labels))
    if relevant in (0, total):
        return 0.0
    best = relevant * (total - (relevant - 1) / 2)
    return float((best - np.cumsum(labels).sum()) / (relevant * (total - relevant)))
