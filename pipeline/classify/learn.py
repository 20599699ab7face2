"""Derives rules from labelled titles: which words, phrases and known rules speak for or against a class.

Each candidate is a query: a word, two words in a row, or a rule that is known already. Their points are the
weights of a multinomial logistic regression with an absolute penalty, which leaves most of them at zero,
solved by FISTA (Beck and Teboulle, 2009); every class weighs the same, however many titles it has. What known
rules say by their own points is taken as given, so that only what they miss is learned. Points are decibans,
ten times the decimal logarithm of odds. No chance is involved: equal tables give equal rules.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import log
from typing import Final

import numpy as np
from numpy.typing import NDArray

from pipeline import files
from pipeline.classify.place import scores
from pipeline.classify.scheme import Counterpart, Crosswalk, Rule, Scheme
from pipeline.model import Bib
from pipeline.query.reading import Reading
from pipeline.query.text import WORD, Text
from pipeline.query.words import stem_of
from pipeline.values import Slug
from pipeline.values import Text as Said

Array = NDArray[np.float64]
DECIBANS: Final = 10 / log(10)
LEAST: Final = 2
ABSOLUTE: Final = 0.3
SQUARE: Final = 0.3
STEPS: Final = 200
_SIGNS: Final = frozenset({"and", "or", "not", "near", "pre"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A document with the one class that people gave it."""

    bib: Bib
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """What may become a rule: queries over titles, and which documents each of them finds (rows)."""

    rules: tuple[files.PlacementRule, ...]
    found: Array


def learn(given: Sequence[Labelled], start: Crosswalk, known: Sequence[Rule], ready: Scheme) -> Crosswalk:
    """Return a scheme with the rules of `start` and those that labelled documents add to it.

    `ready` is `start` made ready (its points are taken as given), `known` are rules that may be used again
    with other points. Classes are those of `start`, then those of the labels that it lacks.
    """
    classes = classes_of(start, given)
    place = {one.id: at for at, one in enumerate(classes)}
    labels = np.array([place[slug(one.label)] for one in given], dtype=np.intp)
    readings = [Reading(Bib(title=one.bib.title)) for one in given]
    made = candidates(readings, known)
    weights = fitted(made.found, labels, base(readings, ready, classes))
    return replace(start, classes=tuple(_added(one, made, weights[:, at]) for at, one in enumerate(classes)))


def classes_of(start: Crosswalk, given: Sequence[Labelled]) -> tuple[Counterpart, ...]:
    """Return the classes of a scheme, and one for each label that it lacks, the most frequent first."""
    known = {one.id for one in start.classes}
    counts = Counter(one.label for one in given if slug(one.label) not in known)
    new = {slug(label): label for label, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))}
    added = (Counterpart(id=ident, label=Said(label)) for ident, label in new.items())
    return (*start.classes, *added)


def slug(label: str) -> Slug:
    """Return the id that stands for a label.

    >>> slug("Weeds & Grasses")
    'weeds-grasses'
    """
    words = WORD.findall(Text(label).plain)
    return Slug("-".join(word for word in words if word.isascii())[:64].strip("-") or "class")


def candidates(readings: Sequence[Reading], known: Sequence[Rule]) -> Candidates:
    """Return the words, pairs of words and known rules that find two documents or more."""
    terms = [_terms(reading.text("title")) for reading in readings]
    counts = Counter(term for some in terms for term in some)
    often = sorted(term for term, count in counts.items() if count >= LEAST)
    rules = {one.source.query: one for one in known}
    hits = {query: [bool(one.plan.found(reading)) for reading in readings] for query, one in rules.items()}
    reused = [query for query, some in hits.items() if sum(some) >= LEAST]
    place = {term: at for at, term in enumerate(often)}
    found = np.zeros((len(readings), len(often) + len(reused)))
    for row, some in enumerate(terms):
        found[row, [place[term] for term in some if term in place]] = 1
    for at, query in enumerate(reused, len(often)):
        found[:, at] = hits[query]
    spelt = _spelling(readings)
    made = [files.PlacementRule(query=_query(term, spelt), match="stem") for term in often]
    return Candidates(rules=(*made, *(rules[query].source for query in reused)), found=found)


def _terms(text: Text) -> frozenset[str]:
    """Return the stems of a text and its pairs of neighbouring ones."""
    stems = [stem_of(word) for word in WORD.findall(text.plain)]
    return frozenset(stems) | {f"{one} {other}" for one, other in pairwise(stems)}


def _spelling(readings: Sequence[Reading]) -> Mapping[str, str]:
    """Return for each stem the shortest word that has it."""
    words = sorted({word for reading in readings for word in WORD.findall(reading.text("title").plain)})
    return {stem_of(word): word for word in sorted(words, key=lambda word: (-len(word), word))}


def _query(term: str, spelt: Mapping[str, str]) -> Said:
    words = [spelt[stem] for stem in term.split()]
    quoted = len(words) > 1 or words[0] in _SIGNS
    return Said(f'title:"{" ".join(words)}"' if quoted else f"title:{words[0]}")


def base(readings: Sequence[Reading], ready: Scheme, classes: Sequence[Counterpart]) -> Array:
    """Return the points that each document (rows) has for each class before anything is learned."""
    place = {str(one.id): at for at, one in enumerate(classes)}
    made = np.zeros((len(readings), len(classes)))
    for row, reading in enumerate(readings):
        for one, total, _ in scores(ready, reading):
            made[row, place[one.id]] = total
    return made


def fitted(found: Array, labels: NDArray[np.intp], given: Array) -> Array:
    """Return the points of each candidate (rows) for each class in decibans, beside those `given` already."""
    count = given.shape[1]
    sizes = np.bincount(labels, minlength=count)
    weight = (len(labels) / (np.count_nonzero(sizes) * np.maximum(sizes, 1)))[labels][:, None]
    truth = np.eye(count)[labels]
    step = 1 / (0.5 * _norm(found * np.sqrt(weight)) + SQUARE)
    made = np.zeros((found.shape[1], count))
    ahead, pace = made, 1.0
    for _ in range(STEPS):
        slope = found.T @ ((_shares(found @ ahead + given / DECIBANS) - truth) * weight) + SQUARE * ahead
        moved = ahead - step * slope
        fresh = np.sign(moved) * np.maximum(np.abs(moved) - step * ABSOLUTE, 0)
        faster = (1 + (1 + 4 * pace * pace) ** 0.5) / 2
        ahead = fresh + (pace - 1) / faster * (fresh - made)
        made, pace = fresh, faster
    return np.rint(made * DECIBANS)


def _norm(matrix: Array) -> float:
    """Return a bound on the largest eigenvalue of the matrix times itself, by the power method."""
    vector = np.ones(matrix.shape[1])
    size = 0.0
    for _ in range(50):
        vector = matrix.T @ (matrix @ vector)
        size = float(np.linalg.norm(vector))
        vector = vector / size if size else vector
    return 1.05 * size


def _shares(scores: Array) -> Array:
    """Return scores as probabilities that add up to 1 in each row."""
    grown: Array = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: Array = grown / grown.sum(axis=1, keepdims=True)
    return shares


def _added(one: Counterpart, made: Candidates, weights: Array) -> Counterpart:
    """Return a class with the rules that were given points for it, the weightiest first."""
    order = sorted(np.flatnonzero(weights), key=lambda at: (-abs(weights[at]), made.rules[at].query))
    learned = tuple(replace(made.rules[at], points=int(weights[at])) for at in order)
    return replace(one, rules=(*one.rules, *learned))
