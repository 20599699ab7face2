"""The measure of the readers: what is measured, and how a figure is told."""

import pytest

from pipeline.formats import READERS
from tools import bench_formats as bench
from tools.bench_formats import CODE, MEASURES, Taken


def test_bars_are_those_of_the_kind_of_format():
    bars = {one.name: one.bar for one in MEASURES}
    assert bars["bibtex"] == 3_000
    assert {bars["ris"], bars["nbib"], bars["wos"]} == {20_000}


@pytest.mark.parametrize("one", MEASURES, ids=lambda one: one.name)
def test_what_is_made_is_read_whole(one, tmp_path):
    assert one.name in READERS
    assert set(one.others) <= set(CODE)
    path = tmp_path / "made"
    bench.write(path, one.made(5))
    assert bench.ours(path, one.name).records == 5


@pytest.mark.parametrize(("seconds", "rate"), [(2.0, 5), (0.0, 10_000)])
def test_a_rate_is_records_a_second(seconds, rate):
    assert Taken(records=10, seconds=seconds, megabytes=1).rate == rate


def test_a_format_that_is_slow_or_lost_a_record_misses_its_bar(tmp_path, monkeypatch):
    one = bench.Measure(name="ris", bar=10**9, records=3, made=MEASURES[1].made)
    monkeypatch.setattr(bench, "MEASURES", (one,))
    monkeypatch.setattr(bench, "TIMES", 1)
    ((told, missed),) = bench.lines(tmp_path, [])
    assert told.startswith("ris")
    assert missed
