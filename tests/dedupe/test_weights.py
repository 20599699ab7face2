import pytest

from pipeline.dedupe.compare import LEVELS, compare
from pipeline.dedupe.weights import (
    AGAINST,
    AGREES,
    CAP,
    PRIOR,
    SAME,
    UNSURE,
    parsed,
    scores,
    weights,
    weights_of,
)
from tests.dedupe.made import bib, columns_of


def test_no_field_decides_alone():
    assert all(PRIOR + row.points < SAME for row in weights().rows)
    assert PRIOR + CAP < SAME


def test_points_go_the_way_that_a_level_says():
    for row in weights().rows:
        assert row.points == 0 or row.says == (AGREES if row.points > 0 else AGAINST)


def test_a_missing_field_has_no_points():
    assert all(points[0] == 0 for points in weights().points.values())


def test_what_is_unsure_lies_between():
    assert PRIOR < UNSURE < SAME


def test_a_score_is_the_sum_of_its_parts():
    one, other = columns_of(bib(volume="7")), columns_of(bib(volume="7", year=2021))
    levels = compare(one, other)
    parts = [int(weights().points[field][found[0]]) for field, found in levels.items()]
    assert scores(levels, weights()).tolist() == [PRIOR + sum(parts)]


@pytest.mark.parametrize(("number", "said"), [(0, "nothing"), (1, AGREES), (2, AGAINST)])
def test_what_a_level_says(number, said):
    assert weights().says("doi", number) == said


def test_a_level_without_a_row_has_no_points():
    made = weights_of(parsed(["field,level,says,points,meaning", "doi,same,agrees,7,one DOI"]))
    assert made.points["doi"].tolist() == [0, 7, 0]
    assert made.says("title", 1) == "nothing"
    assert made.points.keys() == LEVELS.keys()
