"""The engine on Spark: its clusters are the local engine's, on 100,000 records in local mode."""

import csv
from dataclasses import fields

import numpy as np
import pytest

pytest.importorskip("pyspark", reason="pyspark is not here; `make test-spark` runs these tests where it is")
pytest.importorskip("pandas", reason="pyspark asks for pandas to call a function on Arrow batches")

import pyarrow as pa

from pipeline.__main__ import main
from pipeline.dedupe import block, local, spark
from pipeline.dedupe.columns import named
from pipeline.dedupe.normalise import normalise
from pipeline.dedupe.weights import weights
from tests.spark.made import descriptions

pytestmark = pytest.mark.spark
SIZE = 100_000


@pytest.fixture(scope="session")
def session():
    made = spark.session()
    yield made
    made.stop()


def clusters(session, raw):
    frame = spark.frame_of(session, [raw])
    return spark.labels_of(spark.clustered(frame, weights(), len(raw)))


def test_100_000_records_have_the_clusters_of_the_local_engine(session):
    raw = descriptions(SIZE)
    wanted = local.clustered(normalise(raw), weights()).labels
    assert len(np.unique(wanted)) < SIZE * 0.9
    assert np.array_equal(clusters(session, raw), wanted)


def test_the_pairs_are_those_of_the_local_blocks(session):
    raw = descriptions(2000, seed=3)
    described = spark.frame_of(session, [raw]).mapInArrow(spark.normalised, spark.SCHEMA)
    found = {(row.a, row.b) for row in spark.pairs(described).collect()}
    a, b = block.pairs(normalise(raw))
    assert found == set(zip(a.tolist(), b.tolist(), strict=True))


def test_columns_come_back_as_they_were_sent():
    columns = normalise(descriptions(300))
    again = spark.unpacked(spark.packed(columns, {"row": pa.array(range(300))}))
    for (name, one), (_, other) in zip(named(columns), named(again), strict=True):
        assert one.dtype == other.dtype, name
        assert one.tolist() == other.tolist(), name


@pytest.mark.parametrize(
    ("edges", "groups"),
    [
        ([], {}),
        ([(0, 1), (1, 2), (5, 6)], {0: 0, 1: 0, 2: 0, 5: 5, 6: 5}),
        ([(7, 8), (8, 9), (3, 9), (3, 4)], dict.fromkeys((3, 4, 7, 8, 9), 3)),
        ([(n, n + 1) for n in range(40)], dict.fromkeys(range(41), 0)),
    ],
)
def test_rows_that_pairs_tie_together_are_a_group(session, edges, groups):
    frame = session.createDataFrame(edges, "a long, b long")
    found = {row["row"]: row["group"] for row in spark.tied(frame).collect()}
    assert found == groups


def test_no_records_have_no_clusters(session):
    assert clusters(session, descriptions(0)).tolist() == []


def test_the_command_writes_the_same_table_with_either_engine(tmp_path):
    raw = descriptions(1500, seed=5)
    names = {"id": "record_id", "venue": "journal", "issue": "number", "form": "entry_type"}
    with (tmp_path / "in.csv").open("w", encoding="utf-8", newline="") as stream:
        table = csv.writer(stream)
        table.writerow(names.get(field.name, field.name) for field in fields(raw))
        table.writerows(zip(*(getattr(raw, field.name) for field in fields(raw)), strict=True))
    for engine in ("local", "spark"):
        out = str(tmp_path / f"{engine}.csv")
        assert main(["dedupe", str(tmp_path / "in.csv"), "-o", out, "--engine", engine]) == 0
    assert (tmp_path / "spark.csv").read_bytes() == (tmp_path / "local.csv").read_bytes()
