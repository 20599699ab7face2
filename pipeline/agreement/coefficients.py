"""Percent agreement and the coefficients that correct it for chance, as functions of how often a row counts.

A measure takes multiplicities (samples × rows; all 1 for the estimate, drawn for a bootstrap) and returns
one value a sample, nan where it is not defined. Missing votes follow K. L. Gwet, Handbook of Inter-Rater
Reliability (2014), chapters 2 to 5: observed agreement is the mean over the rows with two votes or more of
the share of agreeing pairs among the row's votes; chance agreement uses every row with a vote.
"""

from collections.abc import Callable

import numpy as np

from pipeline.agreement.votes import MISSING, Floats, Votes

Measure = Callable[[Floats], Floats]
_NOTHING = 1e-12


def identity(votes: Votes) -> Floats:
    """Return the weights by which only equal categories agree (categories × categories)."""
    return np.eye(len(votes.categories))


def linear(votes: Votes) -> Floats:
    """Return weights that fall with the distance of two categories, 1 for equal and 0 for the farthest.

    Cicchetti and Allison (1971); distances are those of the values, as numbers or as ranks.
    """
    return 1 - _distance(votes)


def quadratic(votes: Votes) -> Floats:
    """Return weights that fall with the square of the distance of two categories.

    Fleiss and Cohen (1973); distances are those of the values, as numbers or as ranks.
    """
    return 1 - _distance(votes) ** 2


def percent(votes: Votes, weights: Floats) -> Measure:
    """Return the share of agreeing pairs of votes: the mean over the rows with two votes or more."""
    agreed, paired = observed(votes, weights)
    return lambda times: _ratio(times @ agreed, times @ paired)


def fleiss(votes: Votes, weights: Floats) -> Measure:
    """Return Fleiss' kappa: by chance each vote falls as the votes of a row do on average.

    J. L. Fleiss (1971), Psychological Bulletin 76, 378; with missing votes a category's chance is the
    mean over rows of its share of the row's votes.
    """
    shares, voted = shares_of(votes)

    def chance(times: Floats) -> Floats:
        share = _ratio(times @ shares, (times @ voted)[:, None])
        return _form(share, weights)

    return _corrected(votes, weights, chance)


def conger(votes: Votes, weights: Floats) -> Measure:
    """Return Conger's kappa: by chance each rater votes as often for a category as that rater does.

    A. J. Conger (1980), Psychological Bulletin 88, 322: the mean over all pairs of raters; with missing
    votes a rater's shares are those of the rows that the rater voted on. For two raters and the rows
    on which both voted it is Cohen's kappa (1960), with weights the weighted kappa of Cohen (1968).
    """
    q = len(votes.categories)
    given = (votes.codes[:, :, None] == np.arange(q)).astype(np.float64)
    flat = given.reshape(len(given), len(votes.raters) * q)
    voted = (votes.codes != MISSING).astype(np.float64)

    def chance(times: Floats) -> Floats:
        cast = times @ voted
        share = (times @ flat).reshape(len(times), len(votes.raters), q) / np.maximum(cast, 1)[:, :, None]
        raters = (cast > 0).sum(axis=1)
        same = _form(share, weights).sum(axis=1)
        every = _form(share.sum(axis=1), weights)
        return _ratio(every - same, raters * (raters - 1.0))

    return _corrected(votes, weights, chance)


def gwet(votes: Votes, weights: Floats) -> Measure:
    """Return Gwet's AC1, with weights AC2: by chance agree only votes that were cast at random.

    K. L. Gwet (2008), British Journal of Mathematical and Statistical Psychology 61, 29; a question has
    two possible answers at least, so where all votes are the same the coefficient is 1.
    """
    shares, voted = shares_of(votes)
    factor = random_share(weights)

    def chance(times: Floats) -> Floats:
        share = _ratio(times @ shares, (times @ voted)[:, None])
        return np.asarray(factor * (share * (1 - share)).sum(axis=1))

    return _corrected(votes, weights, chance)


def random_share(weights: Floats) -> float:
    """Return by what chance agreement is more than the chance that a vote is random, in AC1 and AC2."""
    q = max(len(weights), 2)
    return float(weights.sum()) / (q * (q - 1))


def _corrected(votes: Votes, weights: Floats, chance: Measure) -> Measure:
    """Return (observed - chance) / (1 - chance), not defined where chance alone would always agree."""
    by_rows = percent(votes, weights)

    def value(times: Floats) -> Floats:
        by_chance = chance(times)
        return _ratio(by_rows(times) - by_chance, 1 - by_chance)

    return value


def observed(votes: Votes, weights: Floats) -> tuple[Floats, Floats]:
    """Return for each row the share of agreeing pairs, and 1 where it has two votes or more, else 0."""
    counts = votes.counts()
    size = counts.sum(axis=1)
    paired = (size > 1).astype(np.float64)
    agreeing = (counts * (counts @ weights - 1)).sum(axis=1) * paired
    return agreeing / np.maximum(size * (size - 1), 1), paired


def shares_of(votes: Votes) -> tuple[Floats, Floats]:
    """Return each category's share of a row's votes (rows × categories), and 1 where there are any."""
    counts = votes.counts()
    size = counts.sum(axis=1)
    return counts / np.maximum(size, 1)[:, None], (size > 0).astype(np.float64)


def _form(shares: Floats, weights: Floats) -> Floats:
    return np.asarray(((shares @ weights) * shares).sum(axis=-1))


def _ratio(above: Floats, below: Floats) -> Floats:
    """Return a quotient, nan where the divisor is nothing."""
    nothing = np.abs(below) < _NOTHING
    return np.where(nothing, np.nan, above / np.where(nothing, 1, below))


def _distance(votes: Votes) -> Floats:
    values = np.array(votes.values)
    apart = np.abs(values[:, None] - values[None, :])
    return np.asarray(apart / max(float(apart.max(initial=0)), _NOTHING))
