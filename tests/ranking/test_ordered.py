"""Reports in the order of likely relevance: a pure function, and the record of what was done."""

from datetime import date
from decimal import Decimal

import pytest

from pipeline import build as composition
from pipeline.load import load
from pipeline.ranking.models import ELAS
from pipeline.ranking.ordered import ordered, path_of, ranking, told
from pipeline.ranking.stopping import Goal
from pipeline.values import Stage
from tests.ranking import played

TITLES, ABSTRACTS, LABELS = played.records(60, 12)
IDS = [f"k1:{n:04d}" for n in range(60)]
TEXTS = dict(zip(IDS, zip(TITLES, ABSTRACTS, strict=True), strict=True))
KNOWN = {ident: bool(label) for ident, label in zip(IDS[:30], LABELS[:30], strict=True)}


def test_the_likely_relevant_come_first():
    found = ordered(TEXTS, KNOWN, IDS[30:])
    later = {ident for ident, label in zip(IDS[30:], LABELS[30:], strict=True) if label}
    assert sorted(found) == IDS[30:]
    assert len(later & {*found[: len(later) + 2]}) >= len(later) - 1


def test_the_order_of_decisions_does_not_matter():
    again = dict(reversed(KNOWN.items()))
    assert ordered(TEXTS, KNOWN, IDS[30:]) == ordered(TEXTS, again, IDS[30:])


@pytest.mark.parametrize("relevant", [{}, {IDS[0]: True}, {IDS[0]: False, IDS[1]: False}])
def test_while_one_kind_is_missing_the_order_stays(relevant):
    assert ordered(TEXTS, relevant, IDS[40:]) == tuple(IDS[40:])


def test_nothing_waiting_is_no_order():
    assert ordered(TEXTS, KNOWN, []) == ()


@pytest.fixture
def review(review_copy):
    root = review_copy("models")
    loaded = load(root)
    return composition.compose(loaded, loaded.problems)


def test_a_ranking_tells_what_was_done(review):
    made = ranking(review, Stage.TITLE_ABSTRACT, Goal(odds=1), date(2024, 8, 1))
    assert made.relevant > 0 < made.irrelevant
    assert (made.model, made.recall, made.confidence) == ("living", Decimal("0.95"), Decimal("0.95"))
    assert path_of(made) == f"records/ranking/title-abstract/2024-08-01-{made.decisions}.yml"
    assert "scikit-learn" in made.tool


def test_without_decisions_of_both_kinds_there_is_no_ranking(review):
    assert ranking(review, Stage.BEFORE_SCREENING, Goal(), date(2024, 8, 1)) is None


def test_a_model_is_told_with_its_settings():
    assert "C 0.11, relevant reports weigh 9.8 times the rest, seed 535" in told(ELAS)


def test_of_equals_the_earlier_one_comes_first():
    texts = {**TEXTS, **dict.fromkeys(IDS[20:], ("the same boat", "and nothing else"))}
    known = {ident: bool(label) for ident, label in zip(IDS[:20], LABELS[:20], strict=True)}
    assert ordered(texts, known, IDS[20:]) == tuple(IDS[20:])
