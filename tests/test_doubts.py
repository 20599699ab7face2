"""The pairs on which a person is asked to rule, and the file that each answer becomes."""

from dataclasses import replace

import pytest

from pipeline.doubts import Question, answer, doubts, path_of, reason
from pipeline.linking import candidates
from tests.dedupe.made import (
    DAY,
    OTHER,
    bib,
    identity_of,
    link,
    proposals_of,
    record,
    records,
    ruling,
)
from tests.worlds import loaded, protocol, stored

PREPRINT = bib(arxiv="2001.00001", kind="preprint")
PAPER = bib(kind="conference", venue="LAKES")
VERSIONS = tuple(replace(one, title="Pebbles on an imaginary beach") for one in (PREPRINT, PAPER))
CONTRARY = (bib(doi="10.1/a"), bib(OTHER, "Cole", doi="10.1/a"))


def queued(rows, rulings=(), links=()):
    world = loaded(
        protocol(),
        records=rows,
        rulings=tuple(map(stored, rulings)),
        links=tuple(map(stored, links)),
    )
    identity = identity_of(rows, rulings)[0]
    return doubts(world, identity, candidates(identity, proposals_of(identity), links))


@pytest.mark.parametrize(
    ("bibs", "asked"),
    [
        (CONTRARY, [Question.REPORT]),
        ((PREPRINT, PAPER), [Question.STUDY]),
        ((bib(), bib()), []),
        ((*CONTRARY, *VERSIONS), [Question.REPORT, Question.STUDY]),
    ],
)
def test_records_are_asked_before_reports(bibs, asked):
    assert [one.question for one in queued(records(*bibs))] == asked


def test_a_doubt_shows_both_descriptions():
    found = queued(records(*CONTRARY))[0]
    assert (found.ids, found.bibs) == (("a:0001", "a:0002"), CONTRARY)


@pytest.mark.parametrize("verdict", ["same", "different"])
def test_a_pair_that_was_ruled_on_is_not_asked_again(verdict):
    rows = records(*CONTRARY)
    assert queued(rows, [ruling("a:0002", "a:0001", verdict)]) == ()


def test_a_pair_of_two_reports_is_asked_once_whatever_their_records():
    rows = [*records(*CONTRARY), record("b:0001", CONTRARY[0]), record("b:0002", CONTRARY[1])]
    assert len(queued(rows)) == 1
    assert queued(rows, [ruling("b:0001", "a:0002")]) == ()


@pytest.mark.parametrize("relation", ["preprint", "unrelated"])
def test_a_pair_of_reports_that_a_person_linked_or_parted_is_not_asked_again(relation):
    said = answer(queued(records(PREPRINT, PAPER))[0], "same", "ada", DAY)
    assert queued(records(PREPRINT, PAPER), links=[replace(said, relation=relation)]) == ()


def test_what_is_one_study_by_a_link_is_not_asked_for_one_report():
    assert queued(records(*CONTRARY), links=[link("a:0001", "a:0002")]) == ()


@pytest.mark.parametrize("word", ["same", "different"])
def test_an_answer_on_records_is_a_ruling(word):
    doubt = queued(records(*CONTRARY))[0]
    said = answer(doubt, word, "ada", DAY)
    assert (said.records, said.verdict, said.by, said.on) == (("a:0001", "a:0002"), word, "ada", DAY)
    assert said.note == reason(doubt)


@pytest.mark.parametrize(
    ("other", "word", "relation"),
    [
        (PREPRINT, "same", "preprint"),
        (bib(kind="article", venue="Winter Robotics"), "same", "conference-version"),
        (PREPRINT, "different", "unrelated"),
    ],
)
def test_an_answer_on_reports_is_a_link(other, word, relation):
    said = answer(queued(records(other, PAPER))[0], word, "ada", DAY)
    assert (said.reports, said.relation) == (("a:0001", "a:0002"), relation)


def test_an_answer_has_its_own_file_named_after_the_pair():
    rows = records(*CONTRARY, *VERSIONS)
    paths = [path_of(answer(one, "same", "ada", DAY)) for one in queued(rows)]
    assert paths[0] == "records/verdicts/a-0001--a-0002.yml"
    assert paths[1] == "records/links/a-0003--a-0004.yml"


def test_a_reason_tells_the_evidence():
    said = reason(queued(records(*CONTRARY))[0])
    assert said.startswith("Seen side by side: doi; agree in doi, year; against: title, authors; score -")
