"""A later search beside what is known: the new is compared with the known and with itself, no more."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import chain, pairwise

import numpy as np

from pipeline.dedupe import block
from pipeline.dedupe.block import Pairs
from pipeline.dedupe.columns import Columns, Rows, joined
from pipeline.dedupe.known import Held, Known
from pipeline.dedupe.links import links, studied
from pipeline.dedupe.local import Clustered, found, settled
from pipeline.dedupe.weights import Weights
from pipeline.dedupe.whole import COPY, Records, copies, told_by


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """New records beside the known ones that they met.

    `known` are rows of the index; the clusters of `made` are of these, then of the new rows that say
    something new (`kept`), and `joined` is the study of each. `stands` gives for every new record its row
    among the two.
    """

    known: Rows
    kept: Rows
    stands: Rows
    made: Clustered
    joined: Rows


def met(known: Known, records: Records, weights: Weights) -> Met:
    """Cluster new records; clusters that are known stay as they are, or are joined by what is new."""
    kept, stands = copies(records.columns.text, records.file)
    twin = _twins(known, records.columns.take(kept))
    fresh = np.flatnonzero(twin < 0)
    new = records.columns.take(kept[fresh])
    a, b = _between(known, new)
    seen = np.unique(np.concatenate([a, twin[twin >= 0]]))
    rows = known.mates(np.unique(known.array("labels")[seen]))
    columns = joined([known.columns(rows), new])
    c, d = block.pairs(new)
    pairs = (
        np.concatenate([np.searchsorted(rows, a), c + len(rows)]),
        np.concatenate([b, d]) + len(rows),
    )
    made = settled(columns, weights, found(columns, pairs, weights), _tied(known, rows))
    place = np.empty(len(kept), dtype=np.int64)
    place[fresh] = np.arange(len(fresh)) + len(rows)
    place[twin >= 0] = np.searchsorted(rows, twin[twin >= 0])
    study = studied(columns, made.labels, links(columns, pairs))
    return Met(known=rows, kept=kept[fresh], stands=place[stands], made=made, joined=study)


def _twins(known: Known, new: Columns) -> Rows:
    """Return for each new row the known one that is the same word for word, -1 where there is none."""
    order = np.argsort(new.text, kind="stable")
    number = np.empty(len(order), dtype=np.int64)
    number[order] = np.arange(len(order)) - np.searchsorted(new.text[order], new.text[order])
    low, high = known.block("text", new.text)
    twin = np.full(len(new), -1, dtype=np.int64)
    there = np.flatnonzero(low + number < high)
    twin[there] = known.array("rows.text")[(low + number)[there]]
    return twin


def _between(known: Known, new: Columns) -> Pairs:
    pairs = chain.from_iterable(
        known.near(name, new, known.block(name, key)) for name, key in block.keys(new) if len(new)
    )
    some = np.array(sorted({*pairs}), dtype=np.int64).reshape(-1, 2)
    return some[:, 0], some[:, 1]


def _tied(known: Known, rows: Rows) -> list[tuple[int, int]]:
    labels = known.array("labels")[rows]
    order = np.argsort(labels, kind="stable")
    return [(a, b) for a, b in pairwise(order.tolist()) if labels[a] == labels[b]]


def names_of(known: Known, records: Records, some: Met) -> list[str]:
    """Return the name of the cluster of every new record: a known one keeps its name."""
    names = _names(known, records, some)
    return [names[row] for row in some.stands.tolist()]


def studies_of(known: Known, records: Records, some: Met) -> list[str]:
    """Return the name of the study of every new record: a known one keeps its name."""
    names = _studies(known, records, some)
    return [names[row] for row in some.stands.tolist()]


def _names(known: Known, records: Records, some: Met) -> list[str]:
    ids = [records.ids[row] for row in some.kept.tolist()]
    return _named(known.texts("names", some.known), ids, some.made.labels)


def _studies(known: Known, records: Records, some: Met) -> list[str]:
    """Return the name of the study of every row that met another; studies that are tied become one."""
    old = known.texts("studies", some.known)
    names = [*old, *_names(known, records, some)[len(old) :]]
    first = dict(zip(some.joined.tolist(), names, strict=True))
    return unified(names, [first[label] for label in some.joined.tolist()], {*old})


def unified(names: Sequence[str], others: Sequence[str], known: AbstractSet[str]) -> list[str]:
    """Return one name for all that two columns of names tie together: the smallest, of known ones if any.

    >>> unified(["c", "b", "a"], ["b", "b", "a"], {"b", "c"})
    ['b', 'b', 'a']
    """
    parent = dict(zip((*names, *others), (*names, *others), strict=True))

    def root(name: str) -> str:
        while parent[name] != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    for one, other in zip(names, others, strict=True):
        first, second = sorted((root(one), root(other)), key=lambda name: (name not in known, name))
        parent[second] = first
    return [root(name) for name in names]


def rows(known: Known, records: Records, some: Met) -> Iterator[tuple[str, str, str, str, str]]:
    """Yield the rows of the table of clusters for the new records, as `whole.rows` does."""
    told = told_by(some.made.edges)
    named = zip(names_of(known, records, some), studies_of(known, records, some), strict=True)
    for ident, (name, study), row in zip(records.ids, named, some.stands.tolist(), strict=True):
        score, rule = told.get(row, ("", "")) if row >= len(some.known) else ("", COPY)
        yield ident, name, study, score, rule


def grown(known: Known, records: Records, some: Met) -> Held:
    """Return what an index of the known and the new records is written from.

    What is known word for word adds no row. Known clusters, or studies, that a new record ties together
    become one.
    """
    every = np.arange(known.size)
    columns = joined([known.columns(every), records.columns.take(some.kept)])
    place = np.concatenate([some.known, known.size + np.arange(len(some.kept))])
    labels = np.concatenate([known.array("labels"), known.size + np.arange(len(some.kept))])
    labels[place] = place[some.made.labels]
    ids = [records.ids[row] for row in some.kept.tolist()]
    studies = _studies(known, records, some)
    old = known.texts("studies", every)
    renamed = dict(zip(known.texts("studies", some.known), studies, strict=False))
    return Held(
        columns=columns,
        labels=labels,
        names=_named(known.texts("names", every), ids, labels),
        studies=[*(renamed.get(name, name) for name in old), *studies[len(some.known) :]],
    )


def _named(old: Sequence[str], ids: Sequence[str], labels: Rows) -> list[str]:
    """Return the name of the cluster of every row, known ones first: the smallest known name, else id."""
    names: dict[int, str] = {}
    for row, label in enumerate(labels.tolist()):
        name = old[row] if row < len(old) else ids[row - len(old)]
        if row < len(old) or label >= len(old):
            names[label] = min(names.get(label, name), name)
    return [names[label] for label in labels.tolist()]
