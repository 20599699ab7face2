"""Proposals against confirmed placements: conflicts both ways, gaps, and rules that fire together."""

import pytest

from pipeline import build
from pipeline.classify.compare import compared, coverage, together, works_of
from pipeline.classify.scheme import scheme
from pipeline.load import load
from pipeline.model import Placement, Study
from pipeline.values import Basis
from tests.classify.small import GARDEN, paper

READY = scheme(GARDEN)


def work(title, *nodes, ident="w"):
    placed = tuple(
        Placement(study=ident, node=one, basis=Basis.STATED, place="p", by="", on=None, note="")
        for one in nodes
    )
    return Study(
        id=ident,
        reports=("s:0001",),
        links=(),
        name=title,
        role="",
        summary="",
        texts={},
        bib=paper(title),
        placements=placed,
        claims=(),
        included=True,
    )


@pytest.mark.parametrize(
    ("title", "confirmed", "unconfirmed", "unsupported"),
    [
        ("A rose", ("roses",), (), ()),
        ("A rose", (), ("roses",), ()),
        ("A rose", ("plants",), ("roses",), ()),
        ("The garden", ("roses",), (), ("roses",)),
        ("Rocks", ("roses",), (), ("roses",)),
        ("A rose and a spade", ("roses",), ("tools",), ()),
        ("A rose and a spade", ("roses", "herbs"), ("tools",), ("herbs",)),
        ("Rocks", (), (), ()),
        ("A rose", ("gone",), ("roses",), ("gone",)),
    ],
)
def test_a_work_differs_both_ways(title, confirmed, unconfirmed, unsupported):
    found = compared(READY, work(title, *confirmed))
    assert (found.unconfirmed, found.unsupported) == (unconfirmed, unsupported)


def test_two_nodes_fire_together_where_most_of_either_has_both():
    works = [compared(READY, work("A rose and a spade", ident=f"w{n}")) for n in range(3)]
    alone = [compared(READY, work("A rose", ident=f"a{n}")) for n in range(3)]
    (pair,) = together([*works, *alone], READY.ways)
    assert (pair.nodes, pair.works, pair.either) == (("roses", "tools"), ("w0", "w1", "w2"), 6)
    assert together([*works, *alone, compared(READY, work("Roses", ident="b"))], READY.ways) == ()
    assert together(works[:2], READY.ways) == ()


@pytest.fixture(scope="module")
def bees(copying, tmp_path_factory):
    root = copying("bees", tmp_path_factory.mktemp("compared"))
    return build.compose(load(root))


def test_the_works_are_those_included_and_those_placed(bees):
    works = works_of(bees)
    assert {work.id for work in works} >= {study.id for study in bees.studies.values() if study.included}
    assert all(work.included or work.placements for work in works)


def test_a_node_without_rules_is_told_unless_one_below_has_some(bees):
    found = coverage(bees)
    assert "castes" in found.ruleless
    assert not {"pantry", "sweets", "thin-syrups", "dusts", "algae-patties"} & {*found.ruleless}


def test_a_node_is_never_hit_or_some_work_meets_it(bees):
    found = coverage(bees)
    hit = {one.node for work in found.works for one in work.said.proposals if one.points}
    assert {*found.never} | hit == {"thin-syrups", "algae-patties"}
    assert not {*found.never} & hit


def test_what_is_counted_is_a_part_of_the_works(bees):
    found = coverage(bees)
    for some in (found.unplaced, found.silent, found.unconfirmed, found.unsupported):
        assert {one.study.id for one in some} <= {one.study.id for one in found.works}


def test_a_review_without_rules_has_nothing_to_compare(copying, tmp_path):
    found = coverage(build.compose(load(copying("models", tmp_path))))
    assert (found.works, found.never, found.together) == ((), (), ())
