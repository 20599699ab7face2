from decimal import Decimal

import pytest

from pipeline.amounts import number, read, reading, stated, units
from pipeline.values import Bound, Level, Standing
from tests import made, shown

KNOWN = units(shown.METRICS)
SPACE, THIN = "\u00a0", "\u202f"


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ("2.30", "2.30"),
        ("0", "0"),
        ("-5", "−5"),
        ("-0.5", "−0.5"),
        ("1E+3", "1000"),
        ("9999", "9999"),
        ("12345", f"12{THIN}345"),
        ("1234567.890", f"1{THIN}234{THIN}567.890"),
        ("0.0000001", "0.0000001"),
        ("1E+40", "1 × 10^40"),
        ("-2.5E-50", "−2.5 × 10^−50"),
    ],
)
def test_a_number_reads_as_printed(given, text):
    assert number(Decimal(given)) == text


def test_a_number_of_monstrous_size_stays_short():
    assert len(number(Decimal("1E+999999"))) < 20


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (made.amount("2.3"), "2.3×"),
        (made.amount("2.3", bound=Bound.UP_TO), "up to 2.3×"),
        (made.amount("40", bound=Bound.AT_LEAST, unit="percent"), f"≥{SPACE}40{SPACE}%"),
        (made.amount("5", bound=Bound.LESS_THAN, unit="second"), f"<{SPACE}5{SPACE}s"),
        (made.amount("5", bound=Bound.ABOUT, unit="second"), f"≈{SPACE}5{SPACE}s"),
        (made.amount("5", bound=Bound.AVERAGE, unit="second"), f"5{SPACE}s on average"),
        (made.amount("3", "5", bound=Bound.RANGE, unit="second"), f"3–5{SPACE}s"),
        (made.amount("-3", "5", bound=Bound.RANGE, unit="second"), f"−3{SPACE}to{SPACE}5{SPACE}s"),
        (made.amount("7", unit=None), "7"),
        (made.amount("7", unit="unheard-of"), f"7{SPACE}unheard-of"),
        (made.amount(bound=Bound.NOT_NUMERIC), ""),
    ],
)
def test_an_amount_reads_with_its_bound_and_unit(amount, text):
    assert read(amount, KNOWN) == text


def test_every_bound_has_its_words():
    assert all(
        read(made.amount("1", bound=bound), KNOWN) for bound in Bound if bound is not Bound.NOT_NUMERIC
    )


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        (shown.claim("a/b", made.amount("69"), made.amount("79"), standing=Standing.DISPUTED), "69× | 79×"),
        (shown.claim("a/b", made.amount("69"), standing=Standing.DISPUTED), "69×"),
        (shown.claim("a/b", made.amount("69"), made.amount("69", bound=Bound.UP_TO)), "69×"),
        (shown.claim("a/b", made.amount(bound=Bound.NOT_NUMERIC)), "2.3x"),
        (made.claim("a/b", statements=()), "up to 2.3×"),
    ],
)
def test_a_claim_reads_as_its_value_or_as_all_of_them(claim, text):
    assert reading(claim, KNOWN).text == text


@pytest.mark.parametrize(
    ("parts", "context"),
    [
        ({}, "vs a ladle · Pot-3 · full pot"),
        ({"baseline": ""}, "Pot-3 · full pot"),
        ({"model": "", "condition": ""}, "vs a ladle"),
        ({"dataset": "tea", "hardware": "stove"}, "vs a ladle · Pot-3 · tea · stove · full pot"),
        ({"baseline": "", "model": "", "condition": ""}, ""),
    ],
)
def test_the_context_names_baseline_and_conditions(parts, context):
    assert reading(made.claim("a/b", **parts), KNOWN).context == context


def test_a_reading_keeps_every_stated_value_once():
    twice = shown.claim("a/b", made.amount("1"), made.amount("2"), made.amount("1"))
    assert reading(twice, KNOWN).parts == ("1×", "2×")
    assert len(stated(twice)) == 2


def test_what_is_not_stated_falls_back_to_the_claim():
    bare = made.claim("a/b", statements=())
    assert stated(bare) == (bare.amount,)


@pytest.mark.parametrize(
    ("levels", "best"),
    [
        ((Level.REVIEW,), Level.REVIEW),
        ((Level.REVIEW, Level.FULL_TEXT, Level.ABSTRACT), Level.FULL_TEXT),
        ((), Level.REVIEW),
    ],
)
def test_the_evidence_level_is_the_closest_one(levels, best):
    statements = tuple(made.statement(level=level) for level in levels)
    assert reading(made.claim("a/b", statements=statements), KNOWN).level is best


@pytest.mark.parametrize("standing", Standing)
def test_only_a_disputed_claim_is_disputed(standing):
    read_so = reading(made.claim("a/b", standing=standing), KNOWN)
    assert read_so.disputed is (standing is Standing.DISPUTED)
