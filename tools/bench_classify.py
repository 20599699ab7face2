"""Measure classification against its bars: frozen rules on titles, and rules learned on four folds of five.

    python -m tools.bench_classify            # both bars, per class, and a linear model on the same folds
    python -m tools.bench_classify --misses   # the titles on which rules and people differ, too

The flagship's rules and the crosswalk were frozen in one commit before they were first scored. A fold's own
titles are never seen by what is scored on it. Without the shared folder (REVIEW_SHARED) nothing is measured.
"""

import csv
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final, cast

from pipeline import build, files
from pipeline.classify import rulefile
from pipeline.classify.learn import Labelled, learn
from pipeline.classify.place import best, classified
from pipeline.classify.scheme import Crosswalk, Rule, Scheme, crossed, rules_of, scheme
from pipeline.classify.score import LEVELS, Pair, by_class, macro_f1
from pipeline.model import Bib, Review

ROOT: Final = Path(__file__).parent.parent
SHARED: Final = Path(os.environ.get("REVIEW_SHARED", ROOT / ".." / "shared"))
CROSSWALK: Final = Path(__file__).parent / "crosswalks" / "efficient_llm.yml"
FOLDS: Final = 5
MICRO, MACRO = 0.60, 0.72
JUDGED: Final = "class or parent"
SEEDS: Final = ("0", "1", "2")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar: what is measured, the figure, what is asked."""

    name: str
    figure: float
    asked: float

    def __str__(self) -> str:
        """Return the bar as a line."""
        met = "ok    " if self.figure >= self.asked else "MISSED"
        return f"{met} {self.name:<58} {self.figure:.3f}   >= {self.asked:.2f}"


def titles(path: Path) -> Mapping[str, str]:
    """Return the title of every reference by its key, as corrected where it was misprinted."""
    with path.open(encoding="utf-8", newline="") as stream:
        return {row["key"]: row["title_corrected"] or row["title_printed"] for row in csv.DictReader(stream)}


def placed(review: Review) -> Mapping[str, frozenset[str]]:
    """Return the nodes in which people placed each work that is placed at all."""
    works = [*review.studies.values(), *review.context.values()]
    made = {str(work.id): frozenset(str(one.node) for one in work.placements) for work in works}
    return {work: nodes for work, nodes in made.items() if nodes}


def on_references(review: Review, known: Mapping[str, str]) -> Mapping[str, Pair]:
    """Return for each placed work what people said and what the rules say of its title alone."""
    ready = scheme(review.taxonomy)
    return {
        work: (nodes, frozenset(classified(ready, Bib(title=known[work])).nodes))
        for work, nodes in placed(review).items()
        if work in known
    }


def labelled(path: Path) -> tuple[Labelled, ...]:
    """Return the titles of a list with the class that people gave them; of equal titles the first."""
    with path.open(encoding="utf-8", newline="") as stream:
        rows = [(row["title"], row["label"]) for row in csv.DictReader(stream)]
    first: dict[str, tuple[str, str]] = {}
    for title, label in rows:
        first.setdefault(title.casefold(), (title, label))
    return tuple(Labelled(bib=Bib(title=title), label=label) for title, label in first.values())


def folds(given: Sequence[Labelled], seed: str) -> tuple[int, ...]:
    """Return the fold of each document: each class dealt out evenly, in an order that a hash gives."""
    order = sorted(range(len(given)), key=lambda at: (given[at].label, _digest(seed, given[at].bib.title)))
    made = [0] * len(given)
    for place, at in enumerate(order):
        made[at] = place % FOLDS
    return tuple(made)


def _digest(seed: str, title: str) -> str:
    return sha256(f"{seed}\n{title}".encode()).hexdigest()


def split(
    given: Sequence[Labelled], seed: str
) -> Iterator[tuple[tuple[Labelled, ...], tuple[Labelled, ...]]]:
    """Yield for each fold the documents of the others, and its own."""
    dealt = folds(given, seed)
    for fold in range(FOLDS):
        yield (
            tuple(one for one, at in zip(given, dealt, strict=True) if at != fold),
            tuple(one for one, at in zip(given, dealt, strict=True) if at == fold),
        )


def known_rules(crosswalk: Crosswalk, taxonomy: files.Taxonomy) -> tuple[Rule, ...]:
    """Return all rules of a crosswalk and a taxonomy, made ready."""
    return (*rules_of(crossed(crosswalk, taxonomy)), *rules_of(scheme(taxonomy)))


def judged(ready: Scheme, own: Sequence[Labelled]) -> list[Pair]:
    """Return what people said and the one class with most points, for each document."""
    return [(frozenset({one.label}), frozenset(best(ready, one.bib).nodes)) for one in own]


def learned(
    given: Sequence[Labelled], start: Crosswalk, taxonomy: files.Taxonomy, seed: str
) -> Iterator[list[Pair]]:
    """Yield the pairs of each fold, by rules learned on the other four on top of the frozen ones."""
    known, ready = known_rules(start, taxonomy), crossed(start, taxonomy)
    for rest, own in split(given, seed):
        yield judged(crossed(learn(rest, start, known, ready), taxonomy), own)


def linear(given: Sequence[Labelled], seed: str) -> Iterator[list[Pair]]:
    """Yield the pairs of each fold by a linear model (TF-IDF, LinearSVC) fitted on the other four."""
    from pipeline.classify.second import fit  # noqa: PLC0415 - the extra may not be installed

    for rest, own in split(given, seed):
        model = fit([one.bib.title for one in rest], [frozenset({one.label}) for one in rest])
        told = model([one.bib.title for one in own])
        yield [(frozenset({one.label}), frozenset(first[:1])) for one, first in zip(own, told, strict=True)]


def mean(parts: Sequence[float]) -> float:
    """Return the mean of some figures."""
    return sum(parts) / len(parts) if parts else 0.0


def references(*, misses: bool) -> Iterator[Bar]:
    """Print how the flagship's rules do on titles alone; yield the bar."""
    review = build.derive(ROOT)
    known = titles(SHARED / "review" / "references.csv")
    pairs, ways = on_references(review, known), scheme(review.taxonomy).ways
    print(f"the review's rules on the titles of {len(pairs)} placed works")
    for name, level in LEVELS.items():
        score = level(pairs.values(), ways)
        print(f"    {name:<16} {score} ({score.given} given, {score.proposed} proposed)")
    for work, (given, found) in pairs.items() if misses else ():
        print(f"    {known[work]}\n        missed {_names(given - found)}; besides {_names(found - given)}")
    score = LEVELS[JUDGED](pairs.values(), ways)
    yield Bar(name=f"references.csv, micro precision, {JUDGED}", figure=score.precision, asked=MICRO)
    yield Bar(name=f"references.csv, micro recall, {JUDGED}", figure=score.recall, asked=MICRO)


def _names(some: frozenset[str]) -> str:
    return ", ".join(sorted(some)) or "none"


def eleven(*, misses: bool) -> Iterator[Bar]:
    """Print how frozen and learned rules do on the list with eleven classes; yield the bar."""
    taxonomy = build.derive(ROOT).taxonomy
    start = cast("Crosswalk", rulefile.read(CROSSWALK.read_bytes(), CROSSWALK.name)[0])
    given = labelled(SHARED / "taxonomy" / "horseee_11_classes.csv")
    print(f"{len(given)} titles in eleven classes, one class each; macro-F1, mean of five folds")
    frozen = macro_f1(judged(crossed(start, taxonomy), given))
    print(f"    {'frozen rules through the crosswalk, all titles':<50} {frozen:.3f}")
    by_seed = {seed: [*learned(given, start, taxonomy, seed)] for seed in SEEDS}
    figures = {seed: mean([macro_f1(one) for one in parts]) for seed, parts in by_seed.items()}
    compared = {seed: mean([macro_f1(one) for one in linear(given, seed)]) for seed in SEEDS}
    for seed in SEEDS:
        print(f"    {f'rules learned on four folds, seed {seed}':<50} {figures[seed]:.3f}")
        print(f"    {'    a linear model on the same folds':<50} {compared[seed]:.3f}")
    pairs = [pair for part in by_seed[SEEDS[0]] for pair in part]
    for name, score in by_class(pairs, sorted({one.label for one in given})).items():
        print(f"        {name:<20} {score} of {score.given}")
    asked = [one for _, part in split(given, SEEDS[0]) for one in part]
    for one, (_, found) in zip(asked, pairs, strict=True) if misses else ():
        if one.label not in found:
            print(f"    {one.bib.title}: {one.label}, not {_names(found)}")
    yield Bar(
        name=f"eleven classes, macro-F1, mean of {len(SEEDS)} x five folds",
        figure=mean([*figures.values()]),
        asked=MACRO,
    )


def main() -> int:
    """Print every figure; return 1 where a bar is missed."""
    if not (SHARED / "taxonomy").is_dir():
        print("the shared folder (REVIEW_SHARED) is not here: nothing is measured")
        return 0
    misses = "--misses" in sys.argv[1:]
    bars = [*references(misses=misses), *eleven(misses=misses)]
    for bar in bars:
        print(bar)
    return 1 if any(bar.figure < bar.asked for bar in bars) else 0


if __name__ == "__main__":
    sys.exit(main())
