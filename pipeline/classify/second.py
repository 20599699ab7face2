"""A second opinion beside the rules: a linear model over words, fitted on what people confirmed.

It needs scikit-learn (the extra `rank`). It is shown beside the rules and never mixed with them. Features are
TF-IDF of words and pairs of words; each class is told from all others by a linear support vector machine.
"""

from collections.abc import Callable, Sequence

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.multiclass import OneVsRestClassifier
from sklearn.preprocessing import MultiLabelBinarizer
from sklearn.svm import LinearSVC

Model = Callable[[Sequence[str]], list[tuple[str, ...]]]
FEWEST = 2
PARTS = 10


def fit(texts: Sequence[str], given: Sequence[frozenset[str]], most: int = 1) -> Model:
    """Return a model that names the `most` likeliest classes of each text, the likeliest first.

    Classes with fewer than two texts cannot be learned and are never named. The seed is fixed.
    """
    counts: dict[str, int] = {}
    for some in given:
        for one in some:
            counts[one] = counts.get(one, 0) + 1
    kept = [some & {one for one, count in counts.items() if count >= FEWEST} for some in given]
    if len({one for some in kept for one in some}) < FEWEST:
        return lambda asked: [()] * len(asked)
    words = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, strip_accents="unicode")
    classes = MultiLabelBinarizer()
    judge = OneVsRestClassifier(LinearSVC(C=1, class_weight="balanced", random_state=0))
    judge.fit(words.fit_transform(texts), classes.fit_transform(kept))

    def told(asked: Sequence[str]) -> list[tuple[str, ...]]:
        scores = judge.decision_function(words.transform(asked))
        return [
            tuple(str(classes.classes_[at]) for at in (-row).argsort(kind="stable")[:most]) for row in scores
        ]

    return told


def crosswise(texts: Sequence[str], given: Sequence[frozenset[str]], most: int = 1) -> list[tuple[str, ...]]:
    """Return the opinion on each text of a model that was fitted on other texts, a tenth at a time."""
    made: list[tuple[str, ...]] = [()] * len(texts)
    for part in range(min(PARTS, len(texts))):
        rest = [at for at in range(len(texts)) if at % PARTS != part and given[at]]
        own = [*range(part, len(texts), PARTS)]
        told = fit([texts[at] for at in rest], [given[at] for at in rest], most)([texts[at] for at in own])
        for at, some in zip(own, told, strict=True):
            made[at] = some
    return made
