"""What is learned from decisions: texts as weighted words, and a linear support vector machine on them.

Needs scikit-learn, the extra `rank`; only what is called here loads it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from pipeline.ranking.stopping import Floats, Ints

Matrix = Any
"""A sparse matrix of SciPy, records × features; SciPy ships no types."""
SEED: Final = 535
"""What the machine's own chance is seeded with; ASReview's default, so that both draw the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """A model: the cost of a fault, and how much all relevant records together weigh against the rest."""

    name: str
    cost: float
    ratio: float


ELAS: Final = Model(name="elas_u4", cost=0.11, ratio=9.8)
"""The default of ASReview 3 (its configuration "ELAS u4"), with the settings its documentation prints."""
LIVING: Final = Model(name="living", cost=0.06, ratio=30.0)
"""Our own for batches: the relevant ones, few at first, weigh more, and a single fault less."""
MODELS: Final[Mapping[str, Model]] = {model.name: model for model in (LIVING, ELAS)}


def matrix(titles: Sequence[str], abstracts: Sequence[str]) -> Matrix:
    """Return records as rows of features: TF-IDF weights of words and pairs of words, sublinear.

    Each row is of length 1, or 0 where nothing tells it from the others.
    """
    from scipy.sparse import csr_matrix  # noqa: PLC0415 - the extra is loaded where it is used
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415 - likewise

    texts = [f"{title} {abstract}" for title, abstract in zip(titles, abstracts, strict=True)]
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
