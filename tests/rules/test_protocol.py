"""Rules of the protocol."""

from dataclasses import replace

import pytest

from pipeline import files
from pipeline.problems import Problem
from pipeline.rules.protocol import (
    criteria,
    number,
    queries,
    reasons,
    reported,
    schedule,
    sources,
    versions,
    vocabularies,
    votes,
)
from pipeline.values import Counted
from tests.rules.small import BEFORE, DAY, FULL, PROTOCOL, TITLES, found, protocol, search, single

RULES = (vocabularies, versions, sources, queries, reasons, criteria, votes, reported, schedule)


def told(rule, **changes):
    return found(rule, protocol=single("protocol", protocol(**changes)))


def criterion(**changes):
    given = {"id": "c", "label": "C", "test": "human", "reason": "off", "stage": FULL}
    return files.Criterion(**{**given, **changes})


@pytest.mark.parametrize("rule", RULES)
def test_a_sound_protocol_has_nothing_to_tell(rule):
    assert told(rule) == []


@pytest.mark.parametrize("name", ["sources", "reasons", "reviewers", "versions"])
def test_an_id_stands_once(name):
    listed = (*PROTOCOL[name], PROTOCOL[name][0])
    assert told(vocabularies, **{name: listed}) == [((name, len(listed) - 1, "id"), "duplicate-id")]


def test_nobody_is_called_consensus():
    listed = (files.Reviewer(id="consensus", label="C"),)
    assert told(vocabularies, reviewers=listed) == [(("reviewers", 0, "id"), "reserved-id")]


def test_a_label_is_no_verdict_and_stands_once():
    listed = [files.Label(id=one, label="L") for one in ("odd", "not-retrieved", "odd")]
    assert told(vocabularies, labels=tuple(listed)) == [
        (("labels", 2, "id"), "duplicate-id"),
        (("labels", 1, "id"), "reserved-id"),
    ]


def test_a_review_has_a_version():
    assert told(versions, versions=()) == [(("versions",), "no-version")]


def test_a_protocol_that_cannot_be_read_is_not_missed_twice():
    broken = (Problem("records/protocol.yml", 1, 1, "yaml-tab", ""),)
    assert found(versions, protocol=single("protocol", protocol(versions=())), problems=broken) == []


@pytest.mark.parametrize(
    ("ids", "wanted"),
    [
        (("1.0.0", "0.9.0"), [1]),
        (("1.9.0", "1.10.0"), []),
        (("2.0.0", "1.0.0", "1.5.0"), [1]),
        (("1.0.0",), []),
    ],
)
def test_versions_ascend(ids, wanted):
    listed = tuple(files.Version(id=one, trigger="t") for one in ids)
    places = [(("versions", place, "id"), "versions-not-ascending") for place in wanted]
    assert told(versions, versions=listed) == places


def test_a_version_is_compared_by_its_numbers():
    assert number("1.10.2") > number("1.9.30")


@pytest.mark.parametrize(
    ("url", "good"),
    [
        ("https://example.org/a?b=c", True),
        ("http://example.org", False),
        ("javascript:alert(1)", False),
        ("https://user@example.org", False),
        ("example.org", False),
        (None, True),
    ],
)
def test_an_address_can_be_linked_to(url, good):
    listed = (replace(PROTOCOL["sources"][0], url=url),)
    assert told(sources, sources=listed) == ([] if good else [(("sources", 0, "url"), "bad-url")])


def test_a_reason_has_stages_each_once():
    listed = (
        files.Reason(id="a", label="A", stages=()),
        files.Reason(id="b", label="B", stages=(FULL, FULL)),
    )
    assert told(reasons, reasons=listed) == [
        (("reasons", 0, "stages"), "reason-without-stage"),
        (("reasons", 1, "stages", 1), "duplicate-id"),
    ]


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({}, []),
        ({"reason": "none"}, [("reason", "unknown-reason")]),
        ({"stage": BEFORE}, [("reason", "reason-at-wrong-stage")]),
        ({"latest": "2020"}, [("latest", "option-unused")]),
        ({"test": "first-public-date", "earliest": "2020"}, []),
        ({"test": "first-public-date"}, [("test", "option-missing")]),
        ({"test": "first-public-date", "earliest": "20"}, [("earliest", "bad-date")]),
        ({"test": "first-public-date", "earliest": "2020-02", "latest": "2020"}, []),
        (
            {"test": "first-public-date", "earliest": "2020-02", "latest": "2020-01"},
            [("latest", "window-reversed")],
        ),
        ({"test": "first-public-date", "earliest": "2020-02-03", "latest": "2020-02-03"}, []),
        ({"test": "first-public-date", "earliest": "2020", "terms": ("x",)}, [("terms", "option-unused")]),
        ({"test": "language", "allowed": ("en",)}, []),
        ({"test": "language"}, [("test", "option-missing")]),
        (
            {"test": "publication-type", "allowed": ("article", "poem")},
            [(("allowed", 1), "unknown-publication-type")],
        ),
        ({"test": "retraction"}, []),
        ({"test": "query", "query": "a AND b", "match": "stem"}, []),
        ({"test": "query", "query": "a AND b"}, [("test", "option-missing")]),
        ({"test": "query", "match": "stem"}, [("test", "option-missing")]),
        ({"test": "query", "query": "(a", "match": "exact"}, [("query", "unbalanced-parenthesis")]),
        (
            {"test": "query", "query": "a OR b c", "match": "exact"},
            [("query", "mixed-operators"), ("query", "implicit-operator")],
        ),
        ({"test": "language", "allowed": ("en",), "query": "a"}, [("query", "option-unused")]),
        ({"test": "terms", "terms": ("x",), "fields": ("title",)}, []),
        ({"test": "terms", "terms": ("x",)}, [("test", "option-missing")]),
        ({"test": "terms", "fields": ("title",)}, [("test", "option-missing")]),
    ],
)
def test_a_criterion_fits_its_test(changes, wanted):
    places = [(("criteria", 0, *(key if isinstance(key, tuple) else (key,))), code) for key, code in wanted]
    assert told(criteria, criteria=(criterion(**changes),)) == places


def planned(ident="q1", query="topic:(tea AND pot)", **changes):
    return files.PlannedQuery(**{"id": ident, "query": query, "match": "plural", **changes})


PLANNED = [
    ((planned(),), []),
    ((planned(), planned()), [(("queries", 1, "id"), "duplicate-id")]),
    ((planned(query="(tea"),), [(("queries", 0, "query"), "unbalanced-parenthesis")]),
    ((planned(), planned("q2", "tea pot")), [(("queries", 1, "query"), "implicit-operator")]),
]


@pytest.mark.parametrize(("listed", "wanted"), PLANNED)
def test_a_planned_query_stands_once_and_can_be_run(listed, wanted):
    assert told(queries, queries=listed) == wanted


RUN = [("q1", "tea pot", []), ("q1", "tea", ["query-differs"]), ("q2", "tea", [])]


@pytest.mark.parametrize(("ident", "text", "codes"), RUN)
def test_a_search_prints_a_planned_query_as_the_protocol_does(ident, text, codes):
    ran = search(queries=(files.Query(id=ident, text=text),))
    given = single("protocol", protocol(queries=(planned(printed="tea pot"),)))
    assert [code for _, code in found(queries, protocol=given, searches=(ran,))] == codes


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        ({FULL: 2, TITLES: 1}, []),
        ({FULL: 3}, [FULL]),
        ({FULL: 0}, [FULL]),
        ({BEFORE: 1}, [BEFORE]),
    ],
)
def test_votes_can_be_cast(asked, wanted):
    assert told(votes, votes=asked) == [(("votes", stage.value), "votes-impossible") for stage in wanted]


def test_votes_of_reviewers_that_are_not_named_are_taken_as_stated():
    assert told(votes, votes={FULL: 3}, reviewers=PROTOCOL["reviewers"][2:]) == []


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({}, []),
        ({"version": "9.0.0"}, [("version", "unknown-version")]),
        ({"n": -1}, [("n", "negative-count")]),
        ({"n": None}, []),
        ({"box": "nowhere"}, [("box", "unknown-box")]),
        ({"counted": Counted.STUDY}, [("counted", "wrong-unit")]),
    ],
)
def test_a_reported_number_belongs_to_a_box(changes, wanted):
    given = {"version": "1.0.0", "box": "screened", "counted": Counted.RECORD, "n": 3, "place": "p"}
    row = files.ReportedNumber(**{**given, **changes})
    assert told(reported, reported=(row,)) == [(("reported", 0, key), code) for key, code in wanted]


def test_a_box_is_reported_once_a_version():
    row = files.ReportedNumber(version="1.0.0", box="screened", counted=Counted.RECORD, n=3, place="p")
    rows = (row, replace(row, version="1.1.0"), replace(row, n=4))
    assert told(reported, reported=rows) == [(("reported", 2, "box"), "duplicate-id")]


@pytest.mark.parametrize("name", ["search_every_months", "decide_within_months"])
def test_an_interval_is_at_least_a_month(name):
    given = {
        "search_every_months": 6,
        "decide_within_months": 1,
        "retirement": "r",
        "set_by": "s",
        "since": DAY,
    }
    plan = files.Schedule(**{**given, name: 0})
    assert told(schedule, schedule=plan) == [(("schedule", name), "bad-interval")]
