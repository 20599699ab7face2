"""What is learned from decisions: texts as weighted words, and a linear support vector machine on them.

Needs scikit-learn, the extra `rank`; only what is called here loads it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import numpy as np

from pipeline.ranking.stopping import Floats, Ints

Matrix = Any
"""A sparse matrix of SciPy, records × features; SciPy ships no types."""
SEED: Final = 535
"""What the machine's own chance is seeded with; ASReview's default, so that both draw the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """A model by its settings.

    `cost` is that of a fault, `ratio` how much all relevant records together weigh against the rest,
    `stems` whether words are taken as their stems (English ones).
    """

    name: str
    cost: float = 0.11
    ratio: float = 9.8
    stems: bool = False


ELAS: Final = Model(name="elas_u4")
"""The default of ASReview 3 (its configuration "ELAS u4"), with the settings its documentation prints."""
LIVING: Final = Model(name="living", stems=True)
"""Our own: the same on stems, so that what is learned of a word holds for its forms."""
MODELS: Final[Mapping[str, Model]] = {model.name: model for model in (LIVING, ELAS)}
WORD: Final = re.compile(r"\w\w+")


def matrix(titles: Sequence[str], abstracts: Sequence[str], model: Model) -> Matrix:
    """Return records as rows of features, each of length 1 (or 0 where nothing tells it from the others)."""
    texts = [f"{title} {abstract}" for title, abstract in zip(titles, abstracts, strict=True)]
    return _weighted(_stemmed(texts) if model.stems else texts)


def _stemmed(texts: Sequence[str]) -> list[str]:
    from snowballstemmer import stemmer  # noqa: PLC0415 - loaded where it is used

    stem = cache(stemmer("english").stemWord)
    return [" ".join(map(stem, WORD.findall(text.lower()))) for text in texts]


def _weighted(texts: Sequence[str]) -> Matrix:
    """Return texts as TF-IDF weights of words and pairs of words, sublinear, rows of length 1."""
    from scipy.sparse import csr_matrix  # noqa: PLC0415 - the extra is loaded where it is used
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415 - likewise

    maker = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, max_df=0.95, min_df=1)
    try:
        return maker.fit_transform(texts).tocsr()
    except ValueError:
        return csr_matrix((len(texts), 1))


def trained(rows: Matrix, labels: Ints, model: Model, chance: np.random.RandomState) -> Any:  # noqa: ANN401 - no types
    """Return a machine trained on rows of both labels."""
    from sklearn.svm import LinearSVC  # noqa: PLC0415 - the extra is loaded where it is used

    made = LinearSVC(C=model.cost, loss="squared_hinge", random_state=chance)
    return made.fit(rows, labels, sample_weight=weights(labels, model.ratio))


def weights(labels: Ints, ratio: float) -> Floats:
    """Return a weight for each record, 1 on average; the relevant ones weigh `ratio` times the rest."""
    relevant = labels.sum()
    light = relevant / (ratio * (len(labels) - relevant))
    made = np.where(labels == 1, 1.0, light)
    return np.asarray(made * (len(labels) / made.sum()))
