"""What is said of a report, of many, and of two protocols: in words and as data."""

from dataclasses import replace
from io import StringIO

import pytest
from rich.console import Console

from pipeline.eligibility import telling
from pipeline.eligibility.judged import judged, summed
from pipeline.eligibility.tables import drawn
from pipeline.eligibility.whatif import changes
from pipeline.values import State
from tests import worlds
from tests.eligibility.test_judged import PROTOCOL, findings
from tests.worlds import FT, IN, OUT, said


def report(state=None, reason=None, key="", **answers):
    made = judged(worlds.report("a:0001", title="On cups"), findings(**answers), PROTOCOL)
    return replace(made, state=state, reason=reason, key=key)


FIRST = [
    (report(kept=True), "  automatic criteria: all pass"),
    (report(kept=None), "  automatic criteria: none fails, left to people"),
    (report(recent=False), "  automatic criteria: excluded by criterion: Too old [old]"),
]


@pytest.mark.parametrize(("given", "line"), FIRST)
def test_the_outcome_stands_first(given, line):
    assert telling.why(given, PROTOCOL).splitlines()[1] == line


def test_all_other_reasons_are_told_and_where_the_report_ends():
    told = telling.why(report(State.EXCLUDED_FULL_TEXT, "wrong", recent=False, kept=False), PROTOCOL)
    assert "  and also: Wrong kind, or none; at all [wrong]" in told
    assert "  ends in this review as: excluded-full-text, Wrong kind, or none; at all [wrong]" in told


def test_every_criterion_has_a_line_and_those_of_people_say_so():
    told = telling.why(report(recent=False), PROTOCOL)
    assert "  fail     C [recent], at before-screening\n           e (f)\n" in told
    assert "  people   C [sense], at full-text\n" in told


DECISIONS = [
    (said("a:0001", FT, IN), "decided  full-text: include, by"),
    (said("a:0001", FT, OUT, "wrong"), "decided  full-text: exclude, wrong, by"),
    (said("a:0001", FT, OUT, "wrong", place="Table 2"), "; Table 2"),
]


@pytest.mark.parametrize(("decision", "words"), DECISIONS)
def test_what_was_decided_is_told_with_its_place(decision, words):
    assert words in telling.why(report(kept=True), PROTOCOL, [decision])
    assert telling.decided(decision)["verdict"] == decision.verdict


def test_a_report_as_data_has_its_reasons_apart():
    told = telling.row(report(State.INELIGIBLE, "old", "k1", recent=False, kept=False))
    assert (told["primary"], told["other"], told["state"], told["key"]) == (
        "old",
        ["wrong"],
        "ineligible-automatic",
        "k1",
    )
    assert told["findings"][0] == {"criterion": "recent", "answer": "fail", "evidence": "e", "fields": ["f"]}


def test_a_report_that_nothing_excludes_has_no_primary_reason():
    told = telling.row(report(kept=None))
    assert (told["outcome"], told["primary"], told["other"]) == ("to people", None, [])


def test_counts_are_told_by_name():
    told = telling.summary(summed([report(State.INCLUDED, kept=False)], PROTOCOL))
    assert told["criteria"]["kept"] == {"pass": 0, "fail": 1, "unknown": 0}
    assert told["reasons"]["wrong"] == {"primary": 1, "other": 0}
    assert told["failing_but_standing"] == 1


def drawing(*given):
    text = StringIO()
    Console(width=100, highlight=False, file=text).print(drawn(summed(given, PROTOCOL), PROTOCOL))
    return [" ".join(line.split()) for line in text.getvalue().splitlines()]


def test_the_tables_have_a_row_for_each_criterion_and_each_reason_that_was_given():
    lines = drawing(report(kept=True), report(recent=False), report(recent=None))
    assert "C [recent] 0 1 1" in lines
    assert "C [sense] people" in lines
    assert "Too old [old] 1 0" in lines
    assert not any("[off-topic]" in line for line in lines)
    assert lines[-1] == "3 reports: 1 excluded, 1 to people, 1 passes"


def test_the_tables_say_how_many_that_fail_are_not_excluded():
    assert any(
        line.startswith("1 of those excluded by criterion")
        for line in drawing(report(State.INCLUDED, kept=False))
    )


def test_a_change_is_told_with_both_ends_and_the_answers_that_differ():
    made = [*changes([(report(key="k", recent=True), report(key="k", recent=False))])]
    assert telling.changes(made).splitlines() == [
        "a:0001 (k): On cups",
        "    passes -> excluded: old",
        "    recent: pass -> fail",
        "        e",
        "1 reports would end elsewhere; 0 more only answer differently",
    ]
    told = telling.change(made[0])
    assert (told["moves"], told["before"], told["after"]) == (
        True,
        {"state": "passes", "reason": None},
        {"state": "excluded", "reason": "old"},
    )


def test_a_criterion_that_one_protocol_lacks_is_not_asked():
    made = [*changes([(report(recent=True), report(kept=True))])]
    assert made[0].moves is False
    assert telling.change(made[0])["criteria"][0]["after"] is None
    assert telling.changes(made) == "0 reports would end elsewhere; 1 more only answer differently\n"
