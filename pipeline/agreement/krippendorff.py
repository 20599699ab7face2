"""Krippendorff's alpha at four levels of measurement.

K. Krippendorff, Content Analysis (2013), chapter 12: 1 - observed / expected disagreement of all pairable
votes. A row with one vote takes no part; a row of m votes counts each of its pairs 1 / (m - 1) times, so
that every pairable vote counts once whatever is missing.
"""

import numpy as np

from pipeline.agreement.coefficients import Measure
from pipeline.agreement.votes import Floats, Votes


def nominal(votes: Votes) -> Measure:
    """Return alpha for names: two categories differ or they do not."""
    return _alpha(votes, 1 - np.eye(len(votes.categories)))


def interval(votes: Votes) -> Measure:
    """Return alpha for numbers whose differences mean something: squared differences."""
    values = np.array(votes.values)
    return _alpha(votes, (values[:, None] - values[None, :]) ** 2)


def ratio(votes: Votes) -> Measure:
    """Return alpha for numbers with a true zero: the squared ratio of difference and sum."""
    values = np.array(votes.values)
    apart, total = values[:, None] - values[None, :], values[:, None] + values[None, :]
    return _alpha(votes, (apart / np.where(total == 0, 1, total)) ** 2)


def ordinal(votes: Votes) -> Measure:
    """Return alpha for ranks: the squared number of votes between two categories, half of each included."""
    paired, size = _pairable(votes)

    def value(times: Floats) -> Floats:
        return np.array([_of(one[None, :], paired, size, _ranks(one @ paired))[0] for one in times])

    return value


def _alpha(votes: Votes, differences: Floats) -> Measure:
    paired, size = _pairable(votes)
    return lambda times: _of(times, paired, size, differences)


def _pairable(votes: Votes) -> tuple[Floats, Floats]:
    """Return the counts of each row, all 0 where it has one vote, and its number of votes, 2 or more."""
    counts = votes.counts()
    size = counts.sum(axis=1)
    return counts * (size > 1)[:, None], np.maximum(size, 2)


def _of(times: Floats, paired: Floats, size: Floats, differences: Floats) -> Floats:
    """Return alpha for each sample of rows, nan where no two pairable votes differ."""
    within = ((paired @ differences) * paired).sum(axis=1) / (size - 1)
    totals = times @ paired
    every = totals.sum(axis=1)
    expected = ((totals @ differences) * totals).sum(axis=1)
    nothing = expected <= 0
    observed = (times @ within) * (every - 1)
    return np.where(nothing, np.nan, 1 - observed / np.where(nothing, 1, expected))


def _ranks(totals: Floats) -> Floats:
    middles = np.cumsum(totals) - totals / 2
    return np.asarray((middles[:, None] - middles[None, :]) ** 2)
