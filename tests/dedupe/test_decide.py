"""What comes of score and vetoes together; the examples of whole works are in test_matching."""

import numpy as np
import pytest

from pipeline.dedupe.decide import RULES, Verdict, judge, judged, telling
from pipeline.dedupe.vetoes import NAMES
from pipeline.dedupe.weights import SAME, UNSURE, weights
from tests.dedupe.made import OTHER, TITLE, bare, bib, columns_of

ARTICLE = {"kind": "article", "venue": "Journal of Winter Robotics", "venue_kind": "journal"}
DOI = "10.1234/abc.1"
LONG = f"{TITLE} in the far north of nowhere"

JUDGED = [
    (bib(), bib(), Verdict.SAME, "same-text"),
    (bib(doi=DOI), bib(doi=DOI, pages="17"), Verdict.SAME, "doi"),
    (bib(pmid="7"), bib(pmid="7", pages="17"), Verdict.SAME, "pmid"),
    (bib(arxiv="1"), bib(arxiv="1", pages="17"), Verdict.SAME, "arxiv"),
    (bib(), bib(pages="17"), Verdict.SAME, "same-title"),
    (bare(doi=DOI), bib(doi=DOI), Verdict.SAME, "doi"),
    (
        bib(volume="7", pages="17-19"),
        bib(f"{TITLE}: a field study", volume="7", pages="17-19"),
        Verdict.SAME,
        "same-place",
    ),
    (bib(LONG), bib(LONG.replace("frozen", "frozzen")), Verdict.SAME, "likeness"),
    (bib(doi=DOI), bib(OTHER, "Cole", doi=DOI), Verdict.REFUSED, "doi"),
    (bib(doi=DOI), bib(doi="10.1234/abc.2"), Verdict.REFUSED, "same-title"),
    (bib(kind="preprint"), bib(**ARTICLE), Verdict.RELATED, "same-title"),
    (bib(kind="conference"), bib(**ARTICLE), Verdict.RELATED, "same-title"),
    (
        bib("Ice notes", "Ames", **ARTICLE),
        bib("Ice notes", "Ames", volume="7", **ARTICLE),
        Verdict.UNSURE,
        "",
    ),
    (bib(), bare(title=TITLE), Verdict.UNSURE, ""),
    (bib(), bib(OTHER), Verdict.APART, ""),
    (bib(), bib(year=2024), Verdict.APART, ""),
]


def found(one, other):
    return judge(columns_of(one), columns_of(other), weights())


@pytest.mark.parametrize(("one", "other", "verdict", "rule"), JUDGED)
def test_what_is_done_with_a_pair_and_by_which_rule(one, other, verdict, rule):
    for said in (found(one, other), found(other, one)):
        assert said.verdict[0] == verdict
        assert not rule or RULES[said.rule[0]] == rule


def test_nothing_is_joined_below_the_threshold_without_an_identifier_or_the_same_text():
    for one, other, verdict, rule in JUDGED:
        if verdict is Verdict.SAME and rule in {"likeness", "same-title", "same-place"}:
            assert found(one, other).score[0] >= SAME


def test_what_is_unsure_is_near_or_softly_vetoed():
    near = found(bib(), bare(title=TITLE))
    assert UNSURE <= near.score[0] < SAME
    column = found(bib("Ice notes", "Ames", **ARTICLE), bib("Ice notes", "Ames", volume="7", **ARTICLE))
    assert NAMES[column.veto[0]] == "column"
    assert column.score[0] >= SAME


@pytest.mark.parametrize(
    ("one", "answer"),
    [
        (bare(title="Preface"), False),
        (bare(title="Preface", pages="17"), True),
        (bare(title=TITLE), True),
        (bib("Preface", "Ames"), False),
        (bib("Preface", "Ames", "Brook"), True),
        (bare(doi=DOI), True),
        (bare(), False),
    ],
)
def test_what_names_one_document_when_it_is_printed_twice(one, answer):
    assert telling(columns_of(one)).tolist() == [answer]


def test_pairs_of_rows_are_judged_as_chunks_are():
    rows = columns_of(*(made for case in JUDGED for made in case[:2]))
    a = np.arange(0, len(rows), 2)
    said = judged(rows, (a, a + 1), weights())
    assert said.verdict.tolist() == [verdict for _, _, verdict, _ in JUDGED]
    assert len(judged(rows, (a[:0], a[:0]), weights()).verdict) == 0


REGISTERED = [
    (bib(doi=DOI), bib("Waggle dances of robots", doi=DOI, year=2024), Verdict.SAME),
    (bib(doi=DOI), bib(f"{TITLE}: a field study", doi=DOI, year=2024), Verdict.SAME),
    (bib(doi=DOI), bib(TITLE, "Vale", "Zahn", doi=DOI, year=2024), Verdict.REFUSED),
    (bib(doi=DOI), bib(f"Erratum: {TITLE}", doi=DOI), Verdict.REFUSED),
    (bib(pmid="7"), bib(pmid="7", doi=DOI), Verdict.SAME),
    (bib(pmid="7", doi=DOI), bib(pmid="7", doi="10.1234/abc.2"), Verdict.REFUSED),
    (bare(doi=DOI), bare(doi=DOI, pages="17-19"), Verdict.SAME),
    (bare(doi=DOI, pages="37-39"), bare(doi=DOI, pages="117-119"), Verdict.REFUSED),
]


@pytest.mark.parametrize(("one", "other", "verdict"), REGISTERED)
def test_a_shared_identifier_needs_a_title_or_silence_beside_it(one, other, verdict):
    assert found(one, other).verdict.tolist() == [verdict]
    assert found(other, one).verdict.tolist() == [verdict]
