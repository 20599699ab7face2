"""The measurement of ranking: a line a set, and bars that are met or missed."""

import gzip

import pytest

from pipeline.ranking.models import LIVING
from pipeline.ranking.telling import Figures
from tests.ranking.played import table
from tools import bench_rank
from tools.bench_rank import bars, line, main, played, sets


def figures(**changes):
    given = {"wss95": 0.5, "recall10": 0.5, "loss": 0.1, "screened": 70, "screened_share": 0.7}
    return Figures(**{**given, "recall_at_stop": 1.0, **changes})


@pytest.mark.parametrize(
    ("changes", "seconds", "missed"),
    [
        ({}, 1.0, []),
        ({"loss": 0.2}, 1.0, ["loss"]),
        ({"wss95": 0.4}, 1.0, ["wss95"]),
        ({"recall_at_stop": 0.9}, 1.0, ["runs that kept"]),
        ({"screened_share": 0.9}, 3.0, ["mean share", "CPU seconds"]),
    ],
)
def test_a_bar_is_missed_where_ours_is_worse(changes, seconds, missed):
    told = [*bars({"s": [figures(**changes)]}, {"s": [figures()]}, [seconds])]
    found = [words for met, words in told if not met]
    assert [words.startswith(begin) for words, begin in zip(found, missed, strict=True)] == [True] * len(
        missed
    )


def test_a_set_is_played_once_a_seed(tmp_path, monkeypatch):
    (tmp_path / "lamps.csv.gz").write_bytes(gzip.compress(table().encode()))
    monkeypatch.setattr(bench_rank, "SHARED", tmp_path)
    ((name, records),) = sets()
    found, seconds = played(records, LIVING, 2)
    assert (name, len(found)) == ("lamps", 2)
    assert seconds > 0
    assert "lamps" in line(name, "living", found, seconds)


def test_without_sets_nothing_is_measured(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(bench_rank, "SHARED", tmp_path)
    assert main() == 0
    assert "nothing is measured" in capsys.readouterr().out
