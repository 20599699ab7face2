"""The engine past one machine: the same functions inside `mapInArrow`, over block joins, on Spark.

Normalising, comparing, scoring and settling are those of the local engine, called on the batches that Spark
deals out, so that the clusters are the same. What is Spark's own is what goes over the wire: the blocks (a
window over each key in place of a sorted array), the groups of rows that pairs tie together (alternating
large-star and small-star, Kiveris and others 2014), and the joins that bring descriptions to pairs.

Unsigned numbers travel as signed ones with the highest bit turned, which keeps their order.
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields
from functools import reduce
from itertools import count
from pathlib import Path
from typing import Any, Final

import numpy as np
import pyarrow as pa
from pyspark.sql import Column, DataFrame, SparkSession, Window
from pyspark.sql import functions as sql

from pipeline.dedupe.block import WINDOW, Pairs, keys
from pipeline.dedupe.columns import Array, Columns, Raw, Rows, texts
from pipeline.dedupe.decide import Judged, Verdict, judge
from pipeline.dedupe.local import Found, settled
from pipeline.dedupe.normalise import normalise
from pipeline.dedupe.weights import Weights

Batches = Iterator[pa.RecordBatch]
TEXTS: Final = ("title", "authors", "venue")
ORDER: Final = ("title_key", "authors_key", "year", "first", "text", "row")
TURN: Final = np.uint64(1 << 63)
PER_BUCKET: Final = 20_000
_SAID: Final = ("score", "verdict", "rule", "veto")
_RAW: Final = tuple(one.name for one in fields(Raw))
_COLUMNS: Final = tuple(one.name for one in fields(Columns))
SCHEMA: Final = "row long, " + ", ".join(
    f"{name} {'string' if name in TEXTS else 'long'}" for name in _COLUMNS
)


def session(master: str = "local[2]", memory: str = "4g", parts: int = 8) -> SparkSession:
    """Return a session on one machine, which listens to nobody outside.

    Its workers are of this interpreter and find this package; `docs/operations/scale.md` tells of a cluster.
    """
    settings = {
        "spark.driver.memory": memory,
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.executorEnv.PYTHONPATH": ":".join([str(Path(__file__).parents[2]), *sys.path]),
        "spark.sql.execution.arrow.maxRecordsPerBatch": "20000",
        "spark.sql.shuffle.partitions": str(parts),
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
    }
    builder = SparkSession.builder.master(master).appName("dedupe")
    made = reduce(lambda so_far, one: so_far.config(*one), settings.items(), builder).getOrCreate()
    made.sparkContext.setLogLevel("ERROR")
    made.sparkContext.pythonExec = sys.executable
    return made


def frame_of(spark: SparkSession, chunks: Iterable[Raw]) -> DataFrame:
    """Return the descriptions as a frame with their row; for data that no executor can read by itself."""
    rows = count()
    tables = [
        pa.table({"row": [next(rows) for _ in raw.id], **{name: getattr(raw, name) for name in _RAW}})
        for raw in chunks
    ]
    return spark.createDataFrame(pa.concat_tables(tables))


def found(columns: Columns, _: Pairs, weights: Weights) -> Found:
    """Judge the pairs of columns on this machine's Spark; the blocks are made there, and are those given."""
    spark = session()
    try:
        rows = packed(columns, {"row": pa.array(np.arange(len(columns)))})
        described = spark.createDataFrame(pa.Table.from_batches([rows])).localCheckpoint()
        return _found(_judged(described, pairs(described), weights).toArrow())
    finally:
        spark.stop()


def _found(table: pa.Table) -> Found:
    table = table.sort_by([("a", "ascending"), ("b", "ascending")])
    a, b = (np.asarray(table[name].to_numpy(), dtype=np.int64) for name in ("a", "b"))
    return Found(a=a, b=b, said=Judged(**{name: table[name].to_numpy() for name in _SAID}))


def clustered(frame: DataFrame, weights: Weights, size: int) -> DataFrame:
    """Return row and label for each of so many described rows; a cluster is named after its smallest row."""
    described = frame.mapInArrow(normalised, SCHEMA).localCheckpoint()
    found = _judged(described, pairs(described), weights).localCheckpoint()
    same = found.where(sql.col("verdict") == int(Verdict.SAME)).select("a", "b")
    groups = tied(same)
    labels = _settled(described, found, groups, weights, max(1, size // PER_BUCKET))
    label = sql.coalesce("label", "row").alias("label")
    return described.select("row").join(labels, "row", "left").select("row", label)


def labels_of(frame: DataFrame) -> Rows:
    """Return the label of every row in the order of rows."""
    table = frame.toArrow().sort_by("row")
    return np.asarray(table["label"].to_numpy(), dtype=np.int64)


def normalised(batches: Batches) -> Batches:
    """Normalise batches of printed descriptions."""
    for batch in batches:
        raw = Raw(**{name: batch[name].to_pylist() for name in _RAW})
        yield packed(normalise(raw), {"row": batch["row"]})


def packed(columns: Columns, more: Mapping[str, Any]) -> pa.RecordBatch:
    """Return columns as a batch, with more columns before them."""
    return pa.RecordBatch.from_pydict({**more, **{name: _sent(getattr(columns, name)) for name in _COLUMNS}})


def _sent(column: Array) -> pa.Array:
    if column.dtype == object:
        return pa.array(column, type=pa.string())
    turned = (column ^ TURN).view(np.int64) if column.dtype == np.uint64 else column.astype(np.int64)
    return pa.array(turned)


def unpacked(batch: pa.RecordBatch | pa.Table, prefix: str = "") -> Columns:
    """Return the columns of a batch, whose names begin with a prefix."""
    made = {name: _received(batch[f"{prefix}{name}"], _KINDS[name]) for name in _COLUMNS}
    return Columns(**made)


def _received(column: pa.Array | pa.ChunkedArray, kind: np.dtype[Any]) -> Array:
    if kind.hasobject:
        return texts(column.to_pylist())
    numbers = column.to_numpy(zero_copy_only=False) if isinstance(column, pa.Array) else column.to_numpy()
    return np.asarray(numbers.view(np.uint64) ^ TURN if kind == np.uint64 else numbers.astype(kind))


def _kinds() -> Mapping[str, np.dtype[Any]]:
    none = normalise(Raw(**{name: [] for name in _RAW}))
    return {name: getattr(none, name).dtype for name in _COLUMNS}


_KINDS: Final = _kinds()


def pairs(described: DataFrame) -> DataFrame:
    """Return the pairs of rows to compare, a before b, each once: the blocks of the local engine."""
    schema = "name int, key long, " + ", ".join(f"{name} long" for name in ORDER)
    keyed = described.mapInArrow(_keyed, schema)
    near = Window.partitionBy("name", "key").orderBy(*ORDER)
    nexts = sql.array(*(sql.lead("row", step).over(near) for step in range(1, WINDOW + 1)))
    met = keyed.select("row", nexts.alias("others")).select("row", sql.explode("others").alias("other"))
    ordered = (sql.least("row", "other").alias("a"), sql.greatest("row", "other").alias("b"))
    return met.where(sql.col("other").isNotNull()).select(*ordered).distinct()


def _keyed(batches: Batches) -> Batches:
    for batch in batches:
        for number, (_, key) in enumerate(keys(unpacked(batch))):
            rows = np.flatnonzero(key)
            ranked = {name: batch[name].take(pa.array(rows)) for name in ORDER}
            told = {"name": pa.array(np.full(len(rows), number, np.int32)), "key": _sent(key[rows])}
            yield pa.RecordBatch.from_pydict({**told, **ranked})


def _judged(described: DataFrame, met: DataFrame, weights: Weights) -> DataFrame:
    """Return the pairs that are not plainly apart, with what was found of them."""
    sides = [
        described.select(*(sql.col(name).alias(f"{side}_{name}") for name in (*_COLUMNS, "row")))
        for side in ("a", "b")
    ]
    both = met.join(sides[0], sql.col("a") == sql.col("a_row")).join(
        sides[1], sql.col("b") == sql.col("b_row")
    )
    schema = "a long, b long, " + ", ".join(f"{name} long" for name in _SAID)
    return both.mapInArrow(judging(weights), schema)


def judging(weights: Weights) -> Callable[[Batches], Batches]:
    """Return the function that judges batches of pairs with both descriptions beside them."""

    def judge_all(batches: Batches) -> Batches:
        for batch in batches:
            said = judge(unpacked(batch, "a_"), unpacked(batch, "b_"), weights)
            kept = np.flatnonzero(said.verdict != Verdict.APART)
            ends = {name: batch[name].take(pa.array(kept)) for name in ("a", "b")}
            told = {name: _sent(getattr(said, name)[kept]) for name in _SAID}
            yield pa.RecordBatch.from_pydict({**ends, **told})

    return judge_all


def tied(edges: DataFrame) -> DataFrame:
    """Return row and group for all rows that pairs tie together, however loosely; named by the smallest."""
    links, last = edges.select(sql.col("b").alias("u"), sql.col("a").alias("v")).distinct(), -1
    while True:
        links = _small_star(_large_star(links)).localCheckpoint()
        state = links.agg(sql.count("*"), sql.coalesce(sql.sum(sql.hash("u", "v")), sql.lit(0))).first()
        if state == last:
            break
        last = state
    roots = links.select(sql.col("v").alias("row"), sql.col("v").alias("group"))
    return links.select(sql.col("u").alias("row"), sql.col("v").alias("group")).union(roots).distinct()


def _large_star(links: DataFrame) -> DataFrame:
    both = links.union(links.select(sql.col("v"), sql.col("u")))
    least = both.groupBy("u").agg(sql.least(sql.min("v"), sql.col("u")).alias("m"))
    up = both.join(least, "u").where(sql.col("v") > sql.col("u"))
    return up.select(sql.col("v").alias("u"), sql.col("m").alias("v")).distinct()


def _small_star(links: DataFrame) -> DataFrame:
    down = links.select(sql.greatest("u", "v").alias("u"), sql.least("u", "v").alias("v"))
    least = down.groupBy("u").agg(sql.min("v").alias("m"))
    moved = down.join(least, "u").select(sql.col("v").alias("u"), sql.col("m").alias("v"))
    own = least.select("u", sql.col("m").alias("v"))
    return moved.union(own).where(sql.col("u") != sql.col("v")).distinct()


def _settled(
    described: DataFrame, found: DataFrame, groups: DataFrame, weights: Weights, buckets: int
) -> DataFrame:
    """Return row and label of all rows that pairs tie together, settled group by group."""
    placed = groups.withColumn("bucket", _bucket(sql.col("group"), buckets))
    one = groups.select(sql.col("row").alias("a"), sql.col("group").alias("a_group"))
    other = groups.select(sql.col("row").alias("b"), sql.col("group").alias("b_group"))
    inner = found.join(one, "a").join(other, "b").where(sql.col("a_group") == sql.col("b_group"))
    told = inner.withColumn("bucket", _bucket(sql.col("a_group"), buckets)).drop("a_group", "b_group")
    rows = described.join(placed, "row").drop("group")
    both = told.groupBy("bucket").cogroup(rows.groupBy("bucket"))
    return both.applyInArrow(settling(weights), "row long, label long")


def _bucket(group: Column, buckets: int) -> Column:
    return sql.pmod(sql.hash(group), sql.lit(buckets))


def settling(weights: Weights) -> Callable[[pa.Table, pa.Table], pa.Table]:
    """Return the function that settles whole groups of rows: their pairs, and their descriptions."""

    def settle(pairs: pa.Table, rows: pa.Table) -> pa.Table:
        rows = rows.sort_by("row")
        names = rows["row"].to_numpy()
        ends = [np.searchsorted(names, pairs[side].to_numpy()) for side in ("a", "b")]
        said = {name: pairs[name].to_numpy() for name in _SAID}
        some = Found(a=ends[0], b=ends[1], said=Judged(**said))
        order = np.lexsort((some.b, some.a))
        labels = settled(unpacked(rows), weights, some.take(order)).labels
        return pa.table({"row": names, "label": names[labels]})

    return settle
