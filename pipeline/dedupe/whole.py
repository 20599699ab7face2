"""Whole files deduplicated without a review: exports in, a cluster for every record out."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from pipeline.dedupe.block import Pairs, mixed, pairs
from pipeline.dedupe.cluster import Edge
from pipeline.dedupe.columns import Array, Columns, Rows
from pipeline.dedupe.decide import RULES
from pipeline.dedupe.evidence import Case, evidence
from pipeline.dedupe.known import Held
from pipeline.dedupe.links import links, studied
from pipeline.dedupe.local import Clustered, Found, settled
from pipeline.dedupe.local import found as found_locally
from pipeline.dedupe.vetoes import NAMES
from pipeline.dedupe.weights import Weights
from pipeline.model import Match
from pipeline.values import RecordId

HEADER: Final = ("record_id", "cluster_id", "study_id", "score", "rule")
QUEUE: Final = ("record_a", "record_b", "score", "why")
COPY: Final = "same-entry"
Find = Callable[[Columns, Pairs, Weights], Found]


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """The records of several files: their ids as printed, the number of their file, their columns."""

    ids: list[str]
    file: Array
    columns: Columns


@dataclass(frozen=True, slots=True, kw_only=True)
class Deduplicated:
    """For every record the row that stands for it (of several copies), and the clusters of those rows.

    `joined` holds the study of each of those rows.
    """

    stands: Rows
    kept: Rows
    made: Clustered
    joined: Rows

    @property
    def labels(self) -> Rows:
        """Return the row that the cluster of each record is named after."""
        return np.asarray(self.kept[self.made.labels[self.stands]])

    @property
    def studies(self) -> Rows:
        """Return the row that the study of each record is named after."""
        return np.asarray(self.kept[self.joined[self.stands]])


def deduplicated(records: Records, weights: Weights, find: Find = found_locally) -> Deduplicated:
    """Cluster records; what another file repeats word for word is taken for the same entry.

    The k-th of several entries alike is the k-th of them in the other file: a file given twice adds nothing.
    `find` judges pairs, here or elsewhere.
    """
    kept, stands = copies(records.columns.text, records.file)
    columns = records.columns.take(kept)
    met = pairs(columns)
    made = settled(columns, weights, find(columns, met, weights))
    joined = studied(columns, made.labels, links(columns, met))
    return Deduplicated(stands=stands, kept=kept, made=made, joined=joined)


def copies(text: Array, file: Array) -> tuple[Rows, Rows]:
    """Return the rows that stand for themselves and their copies in other files, and for each row which."""
    order = np.lexsort((np.arange(len(text)), file, text))
    first = np.ones(len(order), dtype=bool)
    first[1:] = (text[order][1:] != text[order][:-1]) | (file[order][1:] != file[order][:-1])
    starts = np.maximum.accumulate(np.where(first, np.arange(len(order)), 0))
    number = np.empty(len(order), dtype=np.int64)
    number[order] = np.arange(len(order)) - starts + 1
    _, first_of, which = np.unique(mixed(text, number), return_index=True, return_inverse=True)
    kept = np.sort(first_of)
    return kept, np.searchsorted(kept, first_of[which.ravel()])


def rows(records: Records, found: Deduplicated) -> Iterator[tuple[str, str, str, str, str]]:
    """Yield the rows of the table of clusters, in the order of records.

    A cluster is named after the smallest of its record ids. Score and rule are those of the pair that joined
    a record to its cluster; a study joins a preprint with its publication, where the evidence is enough.
    """
    names = _named(records.ids, found.labels)
    studies = _studies(names, found)
    told = {int(found.kept[row]): said for row, said in told_by(found.made.edges).items()}
    ends = zip(records.ids, found.labels.tolist(), found.studies.tolist(), strict=True)
    for row, (ident, label, study) in enumerate(ends):
        score, rule = told.get(int(found.kept[found.stands[row]]), ("", ""))
        if found.kept[found.stands[row]] != row:
            score, rule = "", COPY
        yield ident, names[label], studies[study], score, rule


def indexed(records: Records, found: Deduplicated) -> Held:
    """Return what an index of the kept rows is written from."""
    names = _named(records.ids, found.labels)
    studies = _studies(names, found)
    return Held(
        columns=records.columns.take(found.kept),
        labels=found.made.labels,
        names=[names[row] for row in found.kept[found.made.labels].tolist()],
        studies=[studies[row] for row in found.kept[found.joined].tolist()],
    )


def _named(ids: Sequence[str], labels: Rows) -> dict[int, str]:
    """Return a name for every cluster, no two alike, even where files number their records alike."""
    names: dict[int, str] = {}
    for label, ident in zip(labels.tolist(), ids, strict=True):
        names[label] = min(names.get(label, ident), ident)
    taken: set[str] = set()
    for label, name in names.items():
        number = 2
        while names[label] in taken:
            names[label], number = f"{name}~{number}", number + 1
        taken.add(names[label])
    return names


def _studies(names: Mapping[int, str], found: Deduplicated) -> dict[int, str]:
    """Return a name for every study: that of the cluster in it whose name comes first."""
    told: dict[int, str] = {}
    for label, study in zip(found.labels.tolist(), found.studies.tolist(), strict=True):
        told[study] = min(told.get(study, names[label]), names[label])
    return told


def told_by(edges: Iterable[Edge]) -> dict[int, tuple[str, str]]:
    """Return for each row that edges joined the score and the rule of the first of them."""
    told: dict[int, tuple[str, str]] = {}
    for edge in edges:
        for row in edge.pair:
            told.setdefault(row, (str(edge.score), RULES[edge.rule]))
    return told


def unsure(records: Records, found: Deduplicated) -> Iterator[tuple[str, str, str, str]]:
    """Yield the pairs that a person should look at: two record ids, the score, the veto if any."""
    some = found.made.unsure
    columns = (found.kept[some.a], found.kept[some.b], some.said.score, some.said.veto)
    for a, b, score, veto in zip(*(column.tolist() for column in columns), strict=True):
        yield records.ids[a], records.ids[b], str(score), NAMES[veto]


def explained(records: Records, pair: tuple[int, int], weights: Weights) -> Match:
    """Return the evidence of two rows, whatever cluster they are in."""
    ids = [RecordId(ident) for ident in records.ids]
    (match,) = evidence(records.columns, ids, [Case(pair=pair, rule="")], weights)
    return match
