"""Yield: what each source found, what no other found, every overlap."""

from functools import cache

import pytest

from pipeline.model import NotReported
from pipeline.workload.sources import found_by, holds, included, numbers, overlap_name, overlaps
from tests import made


@cache
def bees():
    return made.tiny_review("bees")


@cache
def counts():
    return {number.name: number.count for number in numbers(bees())}


@pytest.mark.parametrize(
    ("name", "n"),
    [
        ("yield.apidex.reports", 13),
        ("yield.apidex.only", 10),
        ("yield.apidex.included", 6),
        ("yield.apidex.only-included", 4),
        ("yield.keepers-guild.reports", 2),
        ("yield.keepers-guild.included", 0),
        ("found-by.apidex", 10),
        ("found-by.apidex.waggle-trail", 2),
    ],
)
def test_a_source_brings_so_many_reports(name, n):
    assert counts()[name].known == n


def test_the_overlaps_part_all_reports():
    parts = list(overlaps(bees()).values())
    assert sum(map(len, parts)) == len(frozenset().union(*parts)) == len(bees().identity.reports)


def test_the_reports_of_a_source_are_its_overlaps_together():
    for source in ("apidex", "waggle-trail"):
        mine = [reports for sources, reports in overlaps(bees()).items() if source in sources]
        assert frozenset().union(*mine) == counts()[f"yield.{source}.reports"].ids


def test_the_largest_overlap_comes_first():
    sizes = [len(reports) for reports in overlaps(bees()).values()]
    assert sizes == sorted(sizes, reverse=True)


def test_sources_of_an_overlap_stand_in_the_order_of_the_protocol():
    assert overlap_name(("apidex", "waggle-trail")) == "found-by.apidex.waggle-trail"
    assert ("waggle-trail", "apidex") not in overlaps(bees())


def test_what_is_included_is_every_report_of_a_study():
    assert {"apidex-a:0001", "apidex-b:0003"} <= included(bees())


def test_a_source_without_an_export_is_not_reported():
    bare = made.changed(
        bees(), searches=tuple(made.changed(one, files=()) for one in bees().searches), records={}
    )
    found = {number.name: number.count for number in numbers(bare)}
    assert not holds(bare, "apidex")
    assert str(found["yield.apidex.reports"]) == "not reported"
    assert isinstance(found["yield.apidex.only"].terms[0], NotReported)


def test_a_record_that_is_gone_names_no_source():
    bare = made.changed(bees(), records={})
    assert set(found_by(bare).values()) == {frozenset()}
    assert overlaps(bare) == {}
