"""How well proposed classes agree with those that people gave: precision, recall, F1, micro and macro."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

Pair = tuple[frozenset[str], frozenset[str]]
"""The classes that people gave a document, and those proposed for it."""
Ways = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Counts of classes over some documents: of the `proposed` ones `right` are, of the `given` `found`."""

    right: int
    proposed: int
    found: int
    given: int

    @property
    def precision(self) -> float:
        """Return the part of the proposals that is right, 0 where there are none."""
        return self.right / self.proposed if self.proposed else 0.0

    @property
    def recall(self) -> float:
        """Return the part of what people gave that is found, 0 where they gave nothing."""
        return self.found / self.given if self.given else 0.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __str__(self) -> str:
        """Return the three numbers to three places."""
        return f"precision {self.precision:.3f}, recall {self.recall:.3f}, F1 {self.f1:.3f}"


def micro(pairs: Iterable[Pair]) -> Score:
    """Return the score over all classes together: a class is right where people gave just this one."""
    kept = list(pairs)
    right = sum(len(given & proposed) for given, proposed in kept)
    return Score(
        right=right,
        proposed=sum(len(proposed) for _, proposed in kept),
        found=right,
        given=sum(len(given) for given, _ in kept),
    )


def by_class(pairs: Sequence[Pair], classes: Collection[str]) -> Mapping[str, Score]:
    """Return the score of each class by itself."""
    return {
        one: micro((given & frozenset({one}), proposed & frozenset({one})) for given, proposed in pairs)
        for one in classes
    }


def macro_f1(pairs: Sequence[Pair]) -> float:
    """Return the mean of F1 over the classes that people gave, each as weighty as another."""
    classes = sorted({one for given, _ in pairs for one in given})
    scores = by_class(pairs, classes)
    return sum(one.f1 for one in scores.values()) / len(scores) if scores else 0.0


def leaf_or_parent(pairs: Iterable[Pair], ways: Ways) -> Score:
    """Return the score where a class is right if it or its parent is a given class or the parent of one.

    In the same way a given class is found.
    """
    kept = list(pairs)

    def near(one: str, others: frozenset[str]) -> bool:
        return any(not set(ways[one][-2:]).isdisjoint(ways[other][-2:]) for other in others)

    return Score(
        right=sum(near(one, given) for given, proposed in kept for one in proposed),
        proposed=sum(len(proposed) for _, proposed in kept),
        found=sum(near(one, proposed) for given, proposed in kept for one in given),
        given=sum(len(given) for given, _ in kept),
    )


def with_all_above(pairs: Iterable[Pair], ways: Ways) -> Score:
    """Return hierarchical precision and recall: each class stands for itself and all those above it.

    After Kiritchenko, Matwin and Famili, “Functional annotation of genes using hierarchical text
    categorization” (2005).
    """
    return _at(pairs, lambda one: ways[one])


def at_parent(pairs: Iterable[Pair], ways: Ways) -> Score:
    """Return the score with every class replaced by its parent; a root stays."""
    return _at(pairs, lambda one: ways[one][-2:-1] or ways[one])


def _at(pairs: Iterable[Pair], of: Callable[[str], tuple[str, ...]]) -> Score:
    return micro(
        (
            frozenset(up for one in given for up in of(one)),
            frozenset(up for one in proposed for up in of(one)),
        )
        for given, proposed in pairs
    )


LEVELS: Final[Mapping[str, Callable[[Iterable[Pair], Ways], Score]]] = {
    "class itself": lambda pairs, _: micro(pairs),
    "its parent": at_parent,
    "class or parent": leaf_or_parent,
    "with all above": with_all_above,
}
