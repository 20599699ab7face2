import html5lib
import pytest

from pipeline import words
from pipeline.model import Count, NotReported, Reported
from pipeline.problems import Problem, Severity
from pipeline.site import site
from pipeline.values import Counted, State
from tests import made

SITE = site(made.full_review())


def said(markup):
    return "".join(html5lib.parseFragment(markup).itertext())


@pytest.mark.parametrize("state", list(State))
def test_every_state_has_words(state):
    assert said(words.state(SITE, "", state))


@pytest.mark.parametrize(
    ("make", "ident", "shown"),
    [
        (words.reason, "no-tea", "Not about tea"),
        (words.criterion, "recent", "Public since 2017"),
        (words.reviewer, "alder", "A. Alder"),
        (words.reviewer, "unknown", "unknown"),
    ],
)
def test_a_thing_of_the_protocol_is_called_by_its_label_or_its_id(make, ident, shown):
    made_of = make(SITE, "", ident)
    assert said(made_of) == shown
    assert 'data-source="records/protocol.yml"' in made_of


@pytest.mark.parametrize(
    ("counted", "ids", "shown"),
    [
        (Counted.STUDY, "ab", "studies"),
        (Counted.STUDY, "a", "study"),
        (Counted.REPORT, "", "reports"),
        (Counted.QUERY, "ab", "queries"),
        (Counted.DISCREPANCY, "ab", "discrepancies"),
        (Counted.SEARCH, "ab", "searches"),
        (Counted.CLAIM, "abc", "claims"),
    ],
)
def test_what_is_counted_is_said_in_the_plural_unless_it_is_one(counted, ids, shown):
    assert said(words.counted(SITE, "", made.held(counted, *ids))) == shown


def test_one_and_an_unknown_part_are_not_one():
    count = Count(counted=Counted.RECORD, terms=(Reported(n=1, place="x"), NotReported(why="y")))
    assert said(words.counted(SITE, "", count)) == "records"


def test_files_are_named():
    review = SITE.review
    assert words.file_of(SITE, "", "ladle") == "records/studies/ladle.yml"
    assert words.report_file(SITE, "", review.identity.reports["k1:0003"]) == "records/searches/k1.bib:3"
    bare = made.study("bare", ("k1:0003",), file="")
    found = site(made.changed(review, studies={"bare": bare}, records={}))
    assert words.file_of(found, "", "bare") == "records/searches/k1.yml"
    assert words.report_file(found, "", review.identity.reports["k1:0003"]) == "records/searches/k1.yml"


@pytest.mark.parametrize(
    ("make", "ident", "linked"),
    [
        (words.study_or_id, "ladle", True),
        (words.study_or_id, "gone", False),
        (words.node_or_id, "clay", True),
        (words.node_or_id, "gone", False),
    ],
)
def test_what_is_gone_is_named_by_its_id(make, ident, linked):
    assert ("<a " in make(SITE, "a/b.md", ident)) is linked


@pytest.mark.parametrize(
    ("problem", "shown"),
    [
        (Problem("a.yml", 3, 4, "c", "is wrong", "mend", Severity.WARNING), "warning a.yml:3:4 is wrongmend"),
        (Problem("a.yml", 0, 0, "c", "is wrong", "", Severity.NOTE), "note a.yml is wrong"),
    ],
)
def test_a_problem_says_severity_place_message_and_repair(problem, shown):
    made_of = words.problems(SITE, "", [problem])
    assert said(made_of) == shown
    assert 'data-source="a.yml"' in made_of
