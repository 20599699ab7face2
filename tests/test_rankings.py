"""The rankings of a review: the newest last, and the numbers that pages may print of it."""

from datetime import date

from pipeline import rankings
from pipeline.values import Stage
from tests import made
from tests.reviewing.test_ranked import ranking

PLACE = "records/ranking/title-abstract/x.yml"


def ranked(**rows):
    """Return a review with these rankings, a file each."""
    return made.changed(made.review(), rankings={f"{name}.yml": one for name, one in rows.items()})


def test_the_newest_is_last_and_of_one_day_what_learned_from_more():
    old, few, many = ranking(1, relevant=99), ranking(2, relevant=1), ranking(2, relevant=9)
    assert rankings.of_stage(ranked(c=many, a=few, b=old), Stage.TITLE_ABSTRACT) == (old, few, many)


def test_a_stage_has_its_own():
    assert rankings.of_stage(ranked(a=ranking()), Stage.FULL_TEXT) == ()


def test_what_was_ordered_is_held_and_what_was_learned_from_is_reported_with_its_place():
    review = made.changed(
        made.review(), rankings={PLACE: ranking(order=("k1:0002", "k1:0003", "k9:0001"), on=date(2024, 1, 2))}
    )
    found = {one.name: one.count for one in rankings.numbers(review)}
    assert found["ranking.title-abstract.order"].ids == {"k1:0001", "k1:0003"}
    (term,) = found["ranking.title-abstract.relevant"].terms
    assert (term.n, term.place) == (3, PLACE)
    assert found["ranking.title-abstract.irrelevant"].terms[0].n == 5


def test_a_review_without_rankings_has_no_such_numbers():
    assert [*rankings.numbers(made.review())] == []
