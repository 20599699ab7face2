"""Rules of claims and statements."""

from dataclasses import replace
from decimal import Decimal

import pytest

from pipeline import files
from pipeline.rules.claims import claims
from pipeline.rules.world import World
from pipeline.values import Bound, Level
from tests.rules.small import DAY, claim, loaded, study

READ = files.Reading(document="text", level=Level.ABSTRACT, by="ash", on=DAY)
WORLD = World(loaded())
STATED = claim().statements[0]


def told(*made, reading=READ):
    found = claims(WORLD, "records/studies/a.yml", study(claims=made, reading=reading))
    return [(one.loc[1:], one.code) for one in found]


def stated(**changes):
    return claim(statements=(replace(STATED, **changes),))


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({}, []),
        ({"unit": "kilo"}, []),
        ({"metric": "none"}, [((0, "metric"), "unknown-metric")]),
        ({"unit": "ell"}, [((0, "unit"), "unknown-unit")]),
        ({"unit": "hour"}, [((0, "unit"), "wrong-dimension")]),
        ({"metric": "mood"}, [((0, "unit"), "wrong-dimension")]),
        ({"metric": "mood", "unit": None}, []),
        ({"unit": None}, [((0, "low"), "unit-missing")]),
        ({"statements": ()}, [((0, "statements"), "claim-without-statement")]),
    ],
)
def test_a_claim_speaks_the_vocabulary(changes, wanted):
    assert told(claim(**changes)) == wanted


def d(number):
    return None if number is None else Decimal(number)


@pytest.mark.parametrize(
    ("bound", "low", "high", "wanted"),
    [
        (Bound.EXACT, "2", None, []),
        (Bound.UP_TO, "2", "2", []),
        (Bound.ABOUT, None, None, [("bound", "number-missing")]),
        (Bound.AT_LEAST, None, "2", [("bound", "number-missing")]),
        (Bound.LESS_THAN, "2", "3", [("high", "number-unwanted")]),
        (Bound.AVERAGE, "0", None, []),
        (Bound.RANGE, "2", "3", []),
        (Bound.RANGE, "3", "2", [("high", "range-reversed")]),
        (Bound.RANGE, "2", "2.0", [("high", "range-reversed")]),
        (Bound.RANGE, "2", None, [("bound", "range-reversed")]),
        (Bound.RANGE, None, None, [("bound", "number-missing")]),
        (Bound.NOT_NUMERIC, None, None, []),
        (Bound.NOT_NUMERIC, "2", None, [("low", "number-unwanted")]),
        (Bound.NOT_NUMERIC, None, "2", [("high", "number-unwanted")]),
    ],
)
def test_numbers_fit_their_bound(bound, low, high, wanted):
    made = claim(bound=bound, low=d(low), high=d(high))
    assert told(made) == [((0, key), code) for key, code in wanted]


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({}, []),
        ({"document": "z"}, [(("document",), "unknown-document")]),
        ({"by": "oak"}, [(("by",), "unknown-reviewer")]),
        ({"line": 1}, []),
        ({"line": 0}, [(("line",), "bad-line")]),
        ({"unit": "hour"}, [(("unit",), "wrong-dimension")]),
        ({"low": d("3")}, []),
        ({"low": d("3"), "high": d("4"), "bound": Bound.RANGE}, []),
        ({"low": d("3"), "high": d("4")}, [(("high",), "number-unwanted")]),
        ({"high": d("2"), "bound": Bound.UP_TO}, [(("high",), "number-missing")]),
        ({"bound": Bound.NOT_NUMERIC}, [(("low",), "number-unwanted")]),
    ],
)
def test_a_statement_is_sound(changes, wanted):
    assert told(stated(**changes)) == [((0, "statements", 0, *key), code) for key, code in wanted]


@pytest.mark.parametrize("name", ["document", "level", "by", "on"])
def test_somebody_read_each_statement(name):
    one = stated(**{name: None})
    assert told(one) == []
    assert told(one, reading=None) == [((0, "statements", 0), "reading-missing")]


def test_claims_and_statements_stand_once():
    doubled = claim(statements=(STATED, STATED, replace(STATED, place="q")))
    assert told(doubled, claim()) == [
        ((1, "id"), "duplicate-id"),
        ((0, "statements", 1), "duplicate-statement"),
    ]
