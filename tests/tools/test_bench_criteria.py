"""The measure of the criteria against labels: its scores, and the bars on the labelled corpus."""

from dataclasses import replace

import pytest

from tests.eligibility.test_judged import entry
from tests.screen.test_spoken import ENGLISH, FRENCH
from tools.bench_criteria import (
    CORPUS,
    PRECISION,
    RECALL,
    Score,
    corpus,
    labels,
    languages,
    scored,
    withdrawn,
)

ROWS = [
    {"id": "a", "title": "x", "language": "eng(default)", "retracted": "", "withdrawn": ""},
    {"id": "b", "title": "x", "language": "fra", "retracted": "", "withdrawn": ""},
    {"id": "c", "title": "A long title on many cups", "language": "fra", "retracted": "yes", "withdrawn": ""},
    {"id": "d", "title": "A long title on many jugs", "language": "eng", "retracted": "", "withdrawn": "yes"},
]
GIVEN = [
    entry("a", title="x", abstract=ENGLISH, language="en"),
    entry("b", title="x", abstract=FRENCH, language="fr"),
    entry("c", title="A long title on many cups", language="fr", retracted=True),
    entry("d", title="A long title on many jugs", language="en", retracted=True),
]
SCORES = [
    ({"a", "b"}, {"a", "b"}, 1, 1),
    ({"a", "b", "c"}, {"a"}, 1 / 3, 1),
    ({"a"}, {"a", "b"}, 1, 0.5),
    (set(), {"a"}, 1, 0),
    (set(), set(), 1, 1),
]


@pytest.mark.parametrize(("found", "wanted", "precision", "recall"), SCORES)
def test_a_score_is_two_shares(found, wanted, precision, recall):
    made = scored(found, wanted)
    assert (made.precision, made.recall) == (pytest.approx(precision), pytest.approx(recall))


def test_a_score_is_told_with_its_counts():
    told = str(Score(found=4, right=3, wanted=6))
    assert told == "precision 0.7500, recall 0.5000 (3 of 6, 1 besides)"


def test_languages_are_scored_with_and_without_what_is_declared():
    declared, text = languages(GIVEN, ROWS)
    assert (declared.recall, text.recall, text.precision) == (1, 0.5, 1)


def test_retractions_are_scored_by_flags_and_by_titles():
    flagged, listed = withdrawn(GIVEN, ROWS)
    assert (flagged.recall, listed.recall, listed.found) == (1, 1, 2)
    bare = [replace(one, bib=replace(one.bib, retracted=False)) for one in GIVEN]
    assert withdrawn(bare, ROWS)[0].recall == 0


@pytest.mark.shared
@pytest.mark.skipif(not CORPUS.is_file(), reason="no labelled corpus: see REVIEW_SHARED")
def test_the_labelled_corpus_is_met():
    given, rows = corpus(), labels()
    declared, text = languages(given, rows)
    assert (declared.precision >= PRECISION, declared.recall >= RECALL) == (True, True)
    assert (text.precision >= 0.98, text.recall >= 0.85) == (True, True)
    flagged, listed = withdrawn(given, rows)
    assert (flagged.recall, listed.recall) == (1, 1)
