"""Measure the language and retraction criteria on the labelled corpus, beside their bars.

    python -m tools.bench_criteria

Prints precision and recall of "not in English" against the corpus's own labels: as the criterion answers, and
with all declared languages taken away, so that texts alone are read. Then how many of the works labelled as
retracted or withdrawn are found by the flags of their records, and by a list of titles without the flags.
"""

import csv
import gzip
import io
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from pipeline import files, retractions
from pipeline.cache import digest
from pipeline.converting import Input, Tally, entries
from pipeline.eligibility.judged import of_entry
from pipeline.formats.base import Entry
from pipeline.formats.opening import opened
from pipeline.model import Bib, RetractionList
from pipeline.normalize import language
from pipeline.values import CriterionId, ReasonId, Text, VersionId

SHARED: Final = Path(os.environ.get("REVIEW_SHARED", Path(__file__).parent.parent.parent / "shared"))
CORPUS: Final = SHARED / "corpus" / "acl_anthology_2017_2023.csv.gz"
PRECISION, RECALL = 0.99, 0.97
ENGLISH: Final = files.Criterion(
    id=CriterionId("english"),
    label=Text("in English"),
    test="language",
    reason=ReasonId("other"),
    allowed=(Text("en"),),
)
KEPT: Final = files.Criterion(
    id=CriterionId("kept"), label=Text("not retracted"), test="retraction", reason=ReasonId("other")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How many were found, how many of them rightly, and how many there are to find."""

    found: int
    right: int
    wanted: int

    @property
    def precision(self) -> float:
        """Return the share of what is found that is right, 1 where nothing is."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Return the share of what there is that is found."""
        return self.right / self.wanted if self.wanted else 1.0

    def __str__(self) -> str:
        """Return precision and recall with the counts they come from."""
        return (
            f"precision {self.precision:.4f}, recall {self.recall:.4f}"
            f" ({self.right} of {self.wanted}, {self.found - self.right} besides)"
        )


def corpus(place: Path = CORPUS) -> list[Entry]:
    """Return the entries of the corpus."""
    return [*entries((Input(path=str(place), export=opened(place)),), Tally(told=lambda _: None))]


def labels(place: Path = CORPUS) -> list[Mapping[str, str]]:
    """Return the rows of the corpus as they are."""
    with gzip.open(place, "rt", encoding="utf-8", newline="") as stream:
        return [*csv.DictReader(stream)]


def failing(
    criterion: files.Criterion, given: Iterable[Entry], lists: tuple[RetractionList, ...] = ()
) -> set[str]:
    """Return the keys of the entries that a criterion fails."""
    alone = _protocol(criterion)
    found = (of_entry(entry, number, alone, lists) for number, entry in enumerate(given, start=1))
    return {one.key for one in found if one.failed}


def _protocol(criterion: files.Criterion) -> files.Protocol:
    some = Text("measured")
    return files.Protocol(
        title=some,
        short_title=some,
        question=some,
        responsible=some,
        versions=(files.Version(id=VersionId("1.0.0"), trigger=some),),
        sources=(),
        criteria=(criterion,),
        reasons=(),
        reviewers=(),
    )


def without(given: Iterable[Entry], change: Callable[[Bib], Bib]) -> Iterator[Entry]:
    """Yield entries whose description is changed."""
    return (replace(entry, bib=change(entry.bib)) for entry in given)


def scored(found: set[str], wanted: set[str]) -> Score:
    """Return how well what is found agrees with what is wanted."""
    return Score(found=len(found), right=len(found & wanted), wanted=len(wanted))


def titles(rows: Iterable[Mapping[str, str]]) -> RetractionList:
    """Return a retraction list that holds the titles of some works and nothing else."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerows([["title"], *([row["title"]] for row in rows)])
    data = text.getvalue().encode()
    told = files.Retractions(
        name=Text("labels of the corpus"),
        date=date(2023, 12, 31),
        file=Text("labels.csv"),
        sha256=Text(digest(data)),
    )
    made, problem = retractions.read(told, data, "labels.csv")
    if made is None:
        raise ValueError(str(problem))
    return made


def languages(given: list[Entry], rows: list[Mapping[str, str]]) -> tuple[Score, Score]:
    """Return the scores of "not in English": as the criterion answers, and by text alone."""
    foreign = {row["id"] for row in rows if language(row["language"]) != "en"}
    bare = without(given, lambda bib: replace(bib, language=""))
    return scored(failing(ENGLISH, given), foreign), scored(failing(ENGLISH, bare), foreign)


def withdrawn(given: list[Entry], rows: list[Mapping[str, str]]) -> tuple[Score, Score]:
    """Return the scores of "retracted or withdrawn": by flags and marks, and by a list of titles."""
    marked = [row for row in rows if row["retracted"] or row["withdrawn"]]
    wanted = {row["id"] for row in marked}
    bare = without(given, lambda bib: replace(bib, retracted=False))
    return scored(failing(KEPT, given), wanted), scored(failing(KEPT, bare, (titles(marked),)), wanted)


def main() -> int:
    """Print every figure; return 1 where the criterion misses its bar."""
    if not CORPUS.is_file():
        print(f"the labelled corpus is not there ({CORPUS}): name its folder in REVIEW_SHARED")
        return 0
    given, rows = corpus(), labels()
    start = time.process_time()
    declared, text = languages(given, rows)
    flagged, listed = withdrawn(given, rows)
    print(f"not in English, declared language first   {declared}   bars {PRECISION}, {RECALL}")
    print(f"not in English, by title and abstract     {text}")
    print(f"retracted or withdrawn, flags and marks   {flagged}")
    print(f"retracted or withdrawn, a list of titles  {listed}")
    print(f"{time.process_time() - start:.1f} s CPU for four runs over {len(given)} entries")
    return 1 if declared.precision < PRECISION or declared.recall < RECALL else 0


if __name__ == "__main__":
    sys.exit(main())
