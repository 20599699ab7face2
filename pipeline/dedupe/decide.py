"""Decide: what is to be done with a pair, from its score and the vetoes; pure, on columns in chunks.

`judge` is the one function that every engine calls: it compares two equally long chunks row by row.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

import numpy as np

from pipeline.dedupe.block import Pairs
from pipeline.dedupe.columns import Array, Columns, Mask
from pipeline.dedupe.compare import CHUNK, compare
from pipeline.dedupe.vetoes import HARD, NAMES, Pairing, identified, vetoes
from pipeline.dedupe.weights import SAME, UNSURE, Weights, scores


class Verdict(IntEnum):
    """What is to be done with a pair; the two of a related pair are two reports of one study, perhaps."""

    APART = 0
    UNSURE = 1
    RELATED = 2
    REFUSED = 3
    SAME = 4


RULES: Final = ("likeness", "same-place", "same-title", "doi", "arxiv", "pmid", "same-text")
LONG: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """For each pair its score in decibans, its verdict, and the numbers of its rule and of its veto."""

    score: Array
    verdict: Array
    rule: Array
    veto: Array

    def take(self, rows: Array) -> "Judged":
        """Return these rows."""
        return Judged(
            score=self.score[rows], verdict=self.verdict[rows], rule=self.rule[rows], veto=self.veto[rows]
        )


def judge(one: Columns, other: Columns, weights: Weights) -> Judged:
    """Compare two equally long chunks row by row and return what is to be done with each pair."""
    levels = compare(one, other)
    pair = Pairing(one=one, other=other, levels=levels)
    score, veto, rule = scores(levels, weights), vetoes(pair), rules(pair)
    return Judged(score=score, verdict=_verdicts(pair, score, veto, rule), rule=rule, veto=veto)


def judged(columns: Columns, pairs: Pairs, weights: Weights) -> Judged:
    """Return what is to be done with each of these pairs of rows, worked out chunk by chunk."""
    a, b = pairs
    found = [judge(columns.take(a[rows]), columns.take(b[rows]), weights) for rows in _chunks(len(a))]
    return Judged(
        score=np.concatenate([one.score for one in found]),
        verdict=np.concatenate([one.verdict for one in found]),
        rule=np.concatenate([one.rule for one in found]),
        veto=np.concatenate([one.veto for one in found]),
    )


def _chunks(size: int) -> Iterator[slice]:
    for start in range(0, max(size, 1), CHUNK):
        yield slice(start, min(start + CHUNK, size))


def rules(pair: Pairing) -> Array:
    """Return the number in `RULES` of the strongest thing that the two share."""
    made = np.zeros(len(pair.one), dtype=np.uint8)
    said = {
        "same-place": pair.at("volume", "same") & pair.at("page", "range", "first"),
        "same-title": pair.at("title", "long", "same", "short"),
        "doi": pair.at("doi", "same"),
        "arxiv": pair.at("arxiv", "same"),
        "pmid": pair.at("pmid", "same"),
        "same-text": (pair.one.text == pair.other.text) & telling(pair.one),
    }
    for name, rows in said.items():
        made[rows] = RULES.index(name)
    return made


def telling(one: Columns) -> Array:
    """Tell where a description that is printed twice, word for word, names one document.

    An identifier does, and a title that is long enough or has several authors or a page.
    """
    title = np.fromiter(map(len, one.title.tolist()), dtype=np.int64, count=len(one))
    authors = np.fromiter((len(names.split()) for names in one.authors.tolist()), np.int64, len(one))
    known = (one.doi != 0) | (one.arxiv != 0) | (one.pmid != 0)
    return np.asarray(known | ((title > 0) & ((title >= LONG) | (authors > 1) | (one.first > 0))))


def _verdicts(pair: Pairing, score: Array, veto: Array, rule: Array) -> Array:
    known = identified(pair)
    made = np.full(len(score), Verdict.APART, dtype=np.uint8)
    made[(veto > len(HARD)) & (score >= SAME)] = Verdict.UNSURE
    made[(veto == 0) & (score >= UNSURE)] = Verdict.UNSURE
    named = _bare(pair) | _registered(pair) | (rule == RULES.index("same-text"))
    made[(veto == 0) & ((score >= SAME) | named)] = Verdict.SAME
    contrary = pair.at("doi", "other") | pair.at("arxiv", "other") | pair.at("pmid", "other")
    alike = (score >= SAME) | known
    made[contrary & alike & (veto == NAMES.index("identifier"))] = Verdict.REFUSED
    made[known & (made <= Verdict.UNSURE)] = Verdict.REFUSED
    made[(veto == NAMES.index("form")) & (score >= SAME)] = Verdict.RELATED
    return made


def _registered(pair: Pairing) -> Mask:
    """Tell where two share an identifier, a title as far as it goes, and no author speaks against."""
    titled = pair.at("title", "long", "same", "short", "typing", "subtitle", "start", "longer")
    return identified(pair) & titled & ~pair.at("authors", "few", "none")


def _bare(pair: Pairing) -> Mask:
    """Tell where one side says little but an identifier that the other has too, and nothing is against."""
    silent = (pair.levels["title"] == 0) & (pair.levels["authors"] == 0)
    return np.asarray(identified(pair) & silent & ~pair.at("page", "other") & ~pair.at("volume", "other"))
