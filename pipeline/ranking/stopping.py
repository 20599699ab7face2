"""When enough was screened: the hypergeometric test of M. W. Callaghan and F. Müller-Hansen.

Statistical stopping criteria for automated screening in systematic reviews, Systematic Reviews 9, 273 (2020).
Whatever was screened since some moment is taken for a sample of what was unscreened then. Were the recall so
far below the target, so and so many relevant records would have been there at that moment; the test asks how
likely it would be that as many of them are still unscreened.

The paper takes the sample for a random one, which a ranking is not: it puts relevant records first. The odds
say by how much at least, and with them the hypergeometric law becomes Fisher's noncentral one (the paper's
authors offer the like as a bias in their software). docs/operations/ranking.md tells what was measured.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import floor, isqrt, log

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """The recall that is to be reached, how sure one wants to be of it, and how good the order is at least.

    `odds` is how many times more likely an order picks a relevant record than it picks an irrelevant one:
    1 is a random order, the paper's assumption.
    """

    recall: float = 0.95
    confidence: float = 0.95
    odds: float = 2.0

    def missing(self, relevant: int) -> int:
        """Return the least number of relevant records missed with which the target would not be reached."""
        return floor(relevant / self.recall + 1e-9) + 1 - relevant


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What may be said after some records: the p-value against the target, and the recall that is sure.

    `p` is the probability of the relevant records found so far, were the target missed. `sure` is the
    recall that is reached at the stated confidence; 0 before the first relevant record.
    """

    screened: int
    relevant: int
    p: float
    sure: float


def standing(found: Sequence[int], total: int, goal: Goal, sizes: Sequence[int] | None = None) -> Standing:
    """Return what may be said after the records of `found` (relevant ones, in the order screened).

    Each is one record, 1 relevant or 0 not; or with `sizes` a group screened in an order that nobody knows,
    such as a day: so many records, `found` of them relevant. `total` is how many records there are in all.
    The p-value is the lowest of all moments.
    """
    hits = np.asarray(found, dtype=np.intp)
    seen = np.ones_like(hits) if sizes is None else np.asarray(sizes, dtype=np.intp)
    rest, relevant = total - int(seen.sum()), int(hits.sum())
    if not relevant:
        done = not rest
        return Standing(screened=total - rest, relevant=0, p=0.0 if done else 1.0, sure=float(done))
    before, left = _moments(hits, seen, total)
    most = _most(before, left, (rest, relevant), goal)
    return Standing(
        screened=total - rest,
        relevant=relevant,
        p=_chance(before, left, (rest, relevant), goal.missing(relevant), goal.odds),
        sure=relevant / (relevant + most),
    )


def stopped(found: Sequence[int], total: int, goal: Goal) -> int | None:
    """Return after how many records the target is first reached at the confidence, None if never.

    While no relevant record is met the p-value only falls, so between two of them the place is bisected.
    """
    labels = np.asarray(found, dtype=np.intp)
    hits = np.flatnonzero(labels) + 1
    ends = [*(hits[1:] - 1), len(labels)] if len(hits) else []
    for first, last in zip(hits, ends, strict=True):
        place = _bisected(labels, (int(first), int(last)), total, goal)
        if place is not None:
            return place
    return total if len(labels) == total else None


def _bisected(labels: Ints, reach: tuple[int, int], total: int, goal: Goal) -> int | None:
    low, high = reach
    relevant = int(labels[:low].sum())
    before, left = _moments(labels[:low], np.ones(low, dtype=np.intp), total)

    def met(n: int) -> bool:
        now = (total - n, relevant)
        return _chance(before, left, now, goal.missing(relevant), goal.odds) < 1 - goal.confidence

    if not met(high):
        return None
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if met(middle) else (middle + 1, high)
    return low


def _moments(found: Ints, sizes: Ints, total: int) -> tuple[Ints, Ints]:
    """Return the moments to count from: relevant records found before each, and records left then.

    They are the beginning and right after each group with a relevant record; any other sees fewer
    irrelevant ones.
    """
    ends = np.flatnonzero(found)
    before, left = np.cumsum(found)[ends], total - np.cumsum(sizes)[ends]
    return np.concatenate([[0], before]), np.concatenate([[total], left])


def _most(before: Ints, left: Ints, now: tuple[int, int], goal: Goal) -> int:
    """Return the most relevant records that may still be missed at the confidence, by bisection."""
    low, high = 0, now[0]
    while low < high:
        middle = (low + high) // 2
        sure = _chance(before, left, now, middle + 1, goal.odds) < 1 - goal.confidence
        low, high = (low, middle) if sure else (middle + 1, high)
    return low


def _chance(before: Ints, left: Ints, now: tuple[int, int], missing: int, odds: float) -> float:
    """Return the lowest probability, over all moments, that so many relevant ones or more are unscreened now.

    `now` holds how many records are unscreened and how many relevant ones were found. From a moment with
    `left` records, of which found - before + missing are relevant, how many of these are unscreened follows
    Fisher's noncentral hypergeometric law. Terms so far out that they add nothing are left out.
    """
    rest, relevant = now
    if missing > rest:
        return 0.0
    marked = (relevant - before + missing)[:, None]
    everything = left[:, None]
    most = int(marked.max())
    unseen = np.arange(min(most, rest, missing + 20 + 6 * isqrt(most)) + 1)[None, :]
    logs = _choose(marked, unseen) + _choose(everything - marked, rest - unseen) - unseen * log(odds)
    terms = np.exp(logs - logs.max(axis=1, keepdims=True))
    return float((terms[:, missing:].sum(axis=1) / terms.sum(axis=1)).min())


def _choose(n: Ints, k: Ints) -> Floats:
    """Return the logarithm of n over k, minus infinity where k is out of reach."""
    n, k = np.broadcast_arrays(n, k)
    good = (k >= 0) & (k <= n)
    table = _factorials(int(n.max(initial=0)).bit_length())
    n, k = np.where(good, n, 0), np.where(good, k, 0)
    return np.where(good, table[n] - table[k] - table[n - k], -np.inf)


@cache
def _factorials(bits: int) -> Floats:
    """Return the logarithms of the factorials of all numbers of so many bits."""
    return np.concatenate([[0.0], np.cumsum(np.log(np.arange(1, 2**bits)))])
