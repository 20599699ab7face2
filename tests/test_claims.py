from datetime import date
from decimal import Decimal

import pytest

from pipeline import claims, files
from pipeline.values import (
    Bound,
    ClaimId,
    ClaimKind,
    Level,
    MetricId,
    NodeId,
    ReportId,
    ReviewerId,
    Slug,
    Standing,
    StudyId,
    UnitId,
)

STUDY = StudyId("ada2020")
UNITS = {
    UnitId("second"): files.Unit(id=UnitId("second"), symbol="s", dimension="time"),
    UnitId("minute"): files.Unit(id=UnitId("minute"), symbol="min", dimension="time", factor=Decimal(60)),
    UnitId("gram"): files.Unit(id=UnitId("gram"), symbol="g", dimension="mass"),
}
READING = files.Reading(document=Slug("paper"), level=Level.REVIEW, by=ReviewerId("ada"), on=date(2024, 1, 2))


def stated(place="p. 1", printed="2 s", **changes):
    return files.StatedValue(place=place, printed=printed, **changes)


def file(*statements, **changes):
    entry = {"bound": Bound.EXACT, "low": Decimal(2), "unit": UnitId("second")} | changes
    claim = files.ClaimEntry(
        id=Slug("c"), metric=MetricId("m"), kind=ClaimKind.OUTCOME, statements=statements, **entry
    )
    return files.StudyFile(report=ReportId("s:0001"), name="Ada", reading=READING, claims=(claim,))


def claim(*statements, doubts=None, **changes):
    (made,) = claims.claims(STUDY, file(*statements, **changes), UNITS, doubts or {})
    return made


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        ([stated()], Standing.SINGLE),
        ([stated(), stated("p. 2")], Standing.AGREED),
        ([stated(), stated(low=Decimal("2.0"))], Standing.AGREED),
        ([stated(), stated(low=Decimal(3))], Standing.DISPUTED),
        ([stated(), stated(bound=Bound.UP_TO)], Standing.BOUND_DIFFERS),
        ([stated(), stated(bound=Bound.UP_TO, low=Decimal(3))], Standing.DISPUTED),
        ([stated(low=Decimal(120)), stated(low=Decimal(2), unit=UnitId("minute"))], Standing.AGREED),
        ([stated(), stated(unit=UnitId("gram"))], Standing.DISPUTED),
        ([stated(), stated(unit=UnitId("minute"))], Standing.DISPUTED),
        ([stated(), stated(bound=Bound.RANGE, low=Decimal(2), high=Decimal(4))], Standing.DISPUTED),
        ([stated(), stated(bound=Bound.NOT_NUMERIC, printed="some")], Standing.DISPUTED),
    ],
)
def test_standing_compares_values_then_bounds(statements, expected):
    assert claim(*statements).standing is expected


@pytest.mark.parametrize(("second", "expected"), [("Better  THAN before", "agreed"), ("worse", "disputed")])
def test_words_agree_whatever_their_case_and_space(second, expected):
    both = stated(printed="better than before"), stated(printed=second)
    assert claim(*both, bound=Bound.NOT_NUMERIC, low=None, unit=None).standing == expected


def test_a_discrepancy_makes_a_claim_disputed():
    ident = ClaimId("ada2020/c")
    made = claim(stated(), doubts={ident: ("d1", "d2")})
    assert (made.standing, made.discrepancies) == (Standing.DISPUTED, ("d1", "d2"))


def test_doubts_gather_every_discrepancy_of_a_claim():
    def row(ident, *disputes):
        return files.Discrepancy(
            id=ident, kind="k", severity="low", finding="f", places=("p",), standing="s", disputes=disputes
        )

    found = claims.doubts([row("d1", "a/x", "a/y"), row("d2", "a/x"), row("d3")])
    assert found == {"a/x": ("d1", "d2"), "a/y": ("d1",)}


def test_a_statement_takes_what_it_does_not_say_from_claim_and_reading():
    (made,) = claim(stated(), bound=Bound.UP_TO).statements
    assert (made.document, made.level, made.by, made.on) == ("paper", Level.REVIEW, "ada", date(2024, 1, 2))
    assert (made.amount.bound, made.amount.low, made.amount.high) == (Bound.UP_TO, Decimal(2), Decimal(2))


def test_a_statement_keeps_its_own_reader():
    (made,) = claim(stated(by=ReviewerId("bob"), document=Slug("poster"), level=Level.ABSTRACT)).statements
    assert (made.document, made.level, made.by) == ("poster", Level.ABSTRACT, "bob")


def test_a_range_keeps_both_ends():
    made = claim(stated(), bound=Bound.RANGE, low=Decimal(1), high=Decimal(4))
    assert (made.amount.low, made.amount.high) == (Decimal(1), Decimal(4))


def test_a_value_that_is_not_numeric_has_no_number():
    made = claim(stated(bound=Bound.NOT_NUMERIC))
    assert (made.statements[0].amount.low, made.statements[0].amount.high) == (None, None)


def test_placements_keep_their_origin():
    placed = files.Placed(node=NodeId("n"), place="p. 3", note="why")
    made = files.StudyFile(report=ReportId("s:0001"), name="Ada", placements=(placed,))
    (one,) = claims.placements(STUDY, made)
    assert (one.study, one.node, one.basis, one.place, one.note) == (STUDY, "n", "stated", "p. 3", "why")
