"""What other tools say, as decisions: each rule in a row, and each thing that is amiss with its repair."""

import pytest

from pipeline import files
from pipeline.formats.base import Entry, Marks, Vote
from pipeline.model import Bib
from pipeline.reviewing.receiving import Amiss, Finder, Terms, receive, said
from pipeline.reviewing.said import NOTHING, Said
from pipeline.reviewing.vocabulary import Vocabulary
from pipeline.values import PartialDate
from tests import worlds
from tests.reviewing.small import DAY, FULL, IN, LABELS, MISSING, OUT, TITLES, UNSURE

PROTOCOL = worlds.protocol(labels=LABELS)
YES, NO, MAYBE = (Vote(verdict=verdict) for verdict in ("include", "exclude", "maybe"))
ADA = {verdict: Vote(verdict=verdict, by="Ada") for verdict in ("include", "exclude", "maybe")}
BOB = Vote(verdict="exclude", by="bob")


def terms(stage=FULL, given=None, **changes):
    return Terms(reviewer="ada", words=Vocabulary(PROTOCOL, stage, given or {}), **changes)


def votes(*some, **more):
    return Marks(votes=some, **more)


EXCLUDED = Said(verdict=OUT, reason="off-topic")


@pytest.mark.parametrize(
    ("marks", "changes", "wanted"),
    [
        (Marks(), {}, NOTHING),
        (votes(YES), {}, Said(verdict=IN)),
        (votes(MAYBE), {}, Said(verdict=UNSURE)),
        (votes(NO, reasons=("Off the TOPIC",)), {}, EXCLUDED),
        (votes(NO, reasons=("off-topic",)), {}, EXCLUDED),
        (votes(NO, labels=("off-topic",)), {}, EXCLUDED),
        (votes(NO), {"reason": "off-topic"}, EXCLUDED),
        (votes(NO, reasons=("old",)), {"reason": "off-topic"}, Said(verdict=OUT, reason="old")),
        (votes(NO, reasons=("Weird",)), {"given": {"weird": "off-topic"}}, EXCLUDED),
        (votes(YES, reasons=("Weird",)), {"given": {"weird": ""}}, Said(verdict=IN)),
        (
            votes(NO, reasons=("off-topic", "old")),
            {},
            Said(verdict=OUT, reason="old", note="also: Off the topic"),
        ),
        (votes(YES, labels=("an odd one", "ask")), {}, Said(verdict=IN, labels=("odd", "ask"))),
        (votes(YES, labels=("x",)), {"given": {"x": "odd"}}, Said(verdict=IN, labels=("odd",))),
        (votes(YES, labels=("x",)), {"given": {"x": ""}}, Said(verdict=IN)),
        (votes(YES, notes=("a", "b")), {}, Said(verdict=IN, note="a; b")),
        (Marks(labels=("not-retrieved",)), {}, Said(verdict=MISSING)),
        (votes(YES, labels=("not-retrieved",)), {}, Said(verdict=IN)),
        (Marks(), {"verdict": IN}, Said(verdict=IN)),
        (votes(MAYBE), {"verdict": IN}, Said(verdict=UNSURE)),
        (votes(ADA["include"], BOB), {}, Said(verdict=IN)),
        (votes(BOB, reasons=("old",)), {}, Said(verdict=OUT, reason="old")),
        (votes(ADA["include"], BOB, reasons=("old",)), {"voter": "BOB"}, Said(verdict=OUT, reason="old")),
        (votes(BOB), {"voter": "eve"}, NOTHING),
        (votes(ADA["exclude"], YES, reasons=("old",)), {}, Said(verdict=IN)),
        (votes(ADA["exclude"], NO, reasons=("old",)), {}, Said(verdict=OUT, reason="old")),
    ],
)
def test_marks_become_a_decision(marks, changes, wanted):
    assert said(marks, terms(**changes)) == wanted


@pytest.mark.parametrize(
    ("marks", "changes", "code", "hint"),
    [
        (votes(NO), {}, "exclusion-without-reason", "--reason"),
        (votes(NO, reasons=("Weird",)), {}, "unknown-reason", "--map 'Weird=ID'"),
        (votes(NO, reasons=("old",)), {"stage": TITLES}, "unknown-reason", "with one of off-topic"),
        (votes(YES, labels=("x",)), {}, "unknown-label", "--map 'x=ID'"),
        (votes(YES, reasons=("old",)), {}, "reason-without-exclusion", "take the reason out"),
        (Marks(reasons=("old",)), {}, "reason-without-exclusion", "take the reason out"),
        (votes(BOB, Vote(verdict="include", by="eve")), {}, "several-votes", "--voter"),
        (votes(YES, NO), {}, "several-votes", "--voter"),
        (Marks(labels=("not-retrieved",)), {"stage": TITLES}, "verdict-at-wrong-stage", "--stage full-text"),
    ],
)
def test_what_cannot_be_taken_is_told_with_its_repair(marks, changes, code, hint):
    with pytest.raises(Amiss) as caught:
        said(marks, terms(**changes))
    assert caught.value.told[0] == code
    assert hint in caught.value.told[2]


IDENTITY = worlds.identity(("a:0001", "b:0001"), ("a:0002",), ("a:0003",), aliases=[("z:0001", "a:0002")])
BIBS = {
    "a:0001": {"doi": "10.5555/one", "title": "One", "date": PartialDate(2020)},
    "a:0002": {"pmid": "22", "title": "Twin", "date": PartialDate(2020)},
    "a:0003": {"arxiv": "2030.00003", "title": "Twin", "date": PartialDate(2020)},
}
DESCRIBED = type(IDENTITY)(
    reports={ident: worlds.report(*IDENTITY.reports[ident].records, **bib) for ident, bib in BIBS.items()},
    report_of=IDENTITY.report_of,
    aliases=IDENTITY.aliases,
    refused=(),
)


def entry(key="", marks=None, line=1, **bib):
    return Entry(offset=0, length=1, line=line, bib=Bib(**bib), key=key, marks=marks or votes(YES))


def received(*entries, blocks=None, **changes):
    finder = Finder(identity=DESCRIBED, blocks=blocks or {})
    return receive(entries, "file.csv", finder, terms(**changes))


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ({"key": "a:0001"}, "a:0001"),
        ({"key": "b:0001"}, "a:0001"),
        ({"key": "z:0001"}, "a:0002"),
        ({"accession": "a:0003"}, "a:0003"),
        ({"key": "rayyan-7", "doi": "10.5555/one"}, "a:0001"),
        ({"key": "7", "pmid": "22"}, "a:0002"),
        ({"arxiv": "2030.00003"}, "a:0003"),
        ({"title": "ONE.", "date": PartialDate(2020, 5)}, "a:0001"),
    ],
)
def test_an_entry_is_found_by_id_or_by_what_only_one_report_is_known_by(given, wanted):
    assert [*received(entry(**given)).said] == [wanted]


@pytest.mark.parametrize(
    "given",
    [
        {"key": "a:0009"},
        {"key": "a:0009", "doi": "10.5555/one"},
        {"key": "rayyan-7", "title": "Other"},
        {"title": "Twin", "date": PartialDate(2020)},
        {"title": "One"},
        {},
    ],
)
def test_an_entry_that_names_no_report_is_told_at_its_line(given):
    found = received(entry(line=9, **given))
    assert found.said == {}
    (problem,) = found.problems
    assert (problem.path, problem.line, problem.code) == ("file.csv", 9, "unknown-id")
    assert problem.hint


DONE = files.Block(verdict=OUT, reason="off-topic", on=DAY, note="mine", labels=("odd",))


def test_the_block_that_is_there_is_the_one_that_changes():
    found = received(entry("a:0001"), blocks={"b:0001": files.Block(note="n")})
    assert found.said == {"b:0001": Said(verdict=IN, note="n")}


@pytest.mark.parametrize(
    ("marks", "changes", "wanted"),
    [
        (Marks(notes=("x",)), {}, Said(verdict=OUT, reason="off-topic", note="mine; x", labels=("odd",))),
        (
            Marks(labels=("ask",)),
            {},
            Said(verdict=OUT, reason="off-topic", note="mine", labels=("odd", "ask")),
        ),
        (votes(YES), {"replace": True}, Said(verdict=IN, note="mine", labels=("odd",))),
    ],
)
def test_what_an_entry_leaves_open_stays(marks, changes, wanted):
    assert received(entry("a:0001", marks), blocks={"a:0001": DONE}, **changes).said == {"a:0001": wanted}


@pytest.mark.parametrize(
    ("marks", "same", "silent"),
    [
        (votes(NO, reasons=("off-topic",), notes=("mine",), labels=("odd",)), 1, 0),
        (votes(NO, reasons=("off-topic",)), 1, 0),
        (Marks(), 1, 0),
        (Marks(notes=("MINE",)), 1, 0),
    ],
)
def test_what_says_nothing_new_changes_nothing(marks, same, silent):
    found = received(entry("a:0001", marks), blocks={"a:0001": DONE})
    assert (found.said, found.same, found.silent, found.problems) == ({}, same, silent, ())


def test_a_stub_that_stays_a_stub_is_silent():
    found = received(entry("a:0001", Marks()), blocks={"a:0001": files.Block()})
    assert (found.said, found.same, found.silent) == ({}, 0, 1)


@pytest.mark.parametrize("marks", [votes(YES), votes(NO, reasons=("old",))])
def test_another_decision_than_the_sheets_is_told(marks):
    (problem,) = received(entry("a:0001", marks, line=3), blocks={"a:0001": DONE}).problems
    assert (problem.line, problem.code) == (3, "decided-otherwise")
    assert "the sheet says exclude (off-topic)" in problem.message


def test_an_entry_that_stands_twice_says_one_thing():
    assert received(entry("a:0001"), entry("b:0001")).problems == ()
    (problem,) = received(entry("a:0001"), entry("b:0001", votes(MAYBE), line=4)).problems
    assert (problem.line, problem.code) == (4, "decided-twice")
