"""Score the linking of preprints with publications on the frozen list, and on a corpus of another field.

    python -m tools.link_score            # precision and recall on tests/link_pairs.csv
    python -m tools.link_score --corpus   # every paper of the corpus against every other's preprint

All descriptions of the list are thrown together, as a search would bring them. A link between descriptions
of two works is wrong, whether the list names the pair or not; a link between a paper and the preprint that
is made of it counts for nothing. Precision is of links that the evidence alone joins, as `dedupe` does.
"""

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.dedupe.block import pairs
from pipeline.dedupe.columns import Columns
from pipeline.dedupe.links import links
from pipeline.dedupe.normalise import normalise
from pipeline.dedupe.reading import Row, raw_of
from tools import link_described as described
from tools.link_described import Material
from tools.link_pairs import Pair, frozen

Two = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """The pairs that were linked rightly and wrongly, those that were missed, and those left to a person."""

    right: frozenset[Two]
    wrong: frozenset[Two]
    missed: frozenset[Two]
    asked: frozenset[Two]

    @property
    def precision(self) -> float:
        """Return which part of the links is right, 1 where there is none."""
        made = len(self.right) + len(self.wrong)
        return len(self.right) / made if made else 1.0

    @property
    def recall(self) -> float:
        """Return which part of the true pairs was linked, 1 where there is none."""
        true = len(self.right) + len(self.missed)
        return len(self.right) / true if true else 1.0

    def __str__(self) -> str:
        """Return the figures in a line."""
        counts = f"{len(self.right)} right, {len(self.wrong)} wrong, {len(self.missed)} missed"
        return f"precision {self.precision:.4f}, recall {self.recall:.4f}: {counts}, {len(self.asked)} to ask"


def score(listed: Sequence[Pair], material: Material) -> Score:
    """Return how the descriptions of a list are linked."""
    drafts = list(dict.fromkeys(pair.preprint for pair in listed))
    printed = list(dict.fromkeys(pair.publication for pair in listed))
    true = {pair[:2] for pair in listed if pair.same}
    made, asked = linked(drafts, printed, material)
    return Score(
        right=frozenset(made & true),
        wrong=frozenset(made - true),
        missed=frozenset(true - made),
        asked=frozenset(asked - made),
    )


def linked(drafts: Sequence[str], printed: Sequence[str], material: Material) -> tuple[set[Two], set[Two]]:
    """Return the pairs of two names that are linked, and those that a person is asked about."""
    names = [*drafts, *printed]
    columns = _columns(drafts, printed, material)
    found = links(columns, pairs(columns))
    made: tuple[set[Two], set[Two]] = (set(), set())
    for a, b, sure in zip(found.a.tolist(), found.b.tolist(), found.sure.tolist(), strict=True):
        one, other = names[min(a, b)], names[max(a, b)]
        if one != other:
            made[0 if sure else 1].add((one, other))
    return made


def _columns(drafts: Iterable[str], printed: Iterable[str], material: Material) -> Columns:
    rows = [Row(ident=name, bib=described.preprint(name, material)) for name in drafts]
    rows += [Row(ident=name, bib=described.publication(name, material)) for name in printed]
    return normalise(raw_of(rows))


def corpus(material: Material) -> str:
    """Return what is linked among all papers of the corpus and the preprints made of them."""
    names = [f"acl:{ident}" for ident in material.papers]
    made, asked = linked(names, names, material)
    retold = {two for two in made if _letters(two[0], material) != _letters(two[1], material)}
    apart = {frozenset(two) for two in made}
    differing = {frozenset(two) for two in retold}
    return (
        f"{len(names)} papers: {len(apart)} pairs of two papers linked, {len(differing)} of them with titles"
        f" that differ; {len({frozenset(two) for two in asked})} pairs to ask"
    )


def _letters(name: str, material: Material) -> str:
    return described.letters(material.papers[name.removeprefix("acl:")]["title"])


def main(arguments: Sequence[str]) -> int:
    """Print the figures."""
    material = described.read()
    if "--corpus" in arguments:
        print(corpus(material))
        return 0
    found = score(frozen(), material)
    print(found)
    for two in sorted(found.wrong | found.missed):
        print("wrong " if two in found.wrong else "missed", *two)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
