"""Which documents are two reports of one study, on columns: what joins, what a person decides, what parts."""

import numpy as np
import pytest

from pipeline.dedupe.block import pairs
from pipeline.dedupe.links import LINKED, Kind, Links, kind_of, links, points, studied
from pipeline.dedupe.normalise import normalise
from pipeline.dedupe.reading import Row, raw_of
from pipeline.values import PartialDate
from tests.dedupe.made import OTHER, bib

DRAFT = {"arxiv": "2001.00001", "kind": "preprint", "venue": "arXiv"}
PAPER = {"kind": "conference", "venue": "Proceedings of the Lakes"}
ARTICLE = {"kind": "article", "venue": "Journal of Winter Robotics"}
LONG = "A survey of waggle dances and other movements of robots on frozen lakes"
MANY = ("Ames", "Brook", "Cole", "Dyck", "Eames")


def columns(*bibs):
    return normalise(raw_of(Row(ident=f"a:{number:04d}", bib=one) for number, one in enumerate(bibs, 1)))


def found(*bibs, kinds=tuple(Kind)):
    made = columns(*bibs)
    return links(made, pairs(made), kinds)


SURE = {
    "title and authors": (bib(**DRAFT), bib(**PAPER)),
    "an article": (bib(**DRAFT), bib(year=2021, **ARTICLE)),
    "two years later": (bib(LONG, *MANY, **DRAFT), bib(LONG, *MANY, year=2022, **ARTICLE)),
    "fewer authors printed": (bib(LONG, *MANY, **DRAFT), bib(LONG, *MANY[:4], **PAPER)),
    "a slip of typing": (bib(LONG, *MANY, **DRAFT), bib(LONG.replace("robots", "robot s"), *MANY, **PAPER)),
    "no authors, a long title": (bib(LONG, *MANY, **DRAFT), bib(LONG, "", **PAPER)),
    "a repository's DOI": (bib(doi="10.48550/arxiv.2001.00001"), bib(doi="10.1/b", **PAPER)),
    "the same number under another title": (
        bib(**DRAFT),
        bib("Dancing machines and what they say", arxiv="2001.00001", **PAPER),
    ),
}
PERHAPS = {
    "one title says more": (bib(LONG, *MANY, **DRAFT), bib(f"{LONG}: a longer look", *MANY, **PAPER)),
    "a word is another": (bib(LONG, *MANY, **DRAFT), bib(LONG.replace("survey", "history"), *MANY, **PAPER)),
    "a paper and its article": (bib(**PAPER), bib(year=2022, **ARTICLE)),
}
APART = {
    "two papers": (bib(**PAPER), bib(**PAPER)),
    "another work": (bib(**DRAFT), bib(OTHER, **PAPER)),
    "other people": (bib(LONG, *MANY, **DRAFT), bib(LONG, "Young", "Zander", **PAPER)),
    "four years later": (bib(**DRAFT), bib(year=2024, **PAPER)),
    "the issue of another year": (bib(f"{LONG} 2020", *MANY, **DRAFT), bib(f"{LONG} 2021", *MANY, **PAPER)),
    "a second instalment": (bib(f"First {LONG}", *MANY, **DRAFT), bib(f"Second {LONG}", *MANY, **PAPER)),
    "an unnumbered first": (bib(LONG, *MANY, **DRAFT), bib(f"{LONG} 2", *MANY, **PAPER)),
    "an erratum": (bib(LONG, *MANY, **DRAFT), bib(f"Erratum: {LONG}", *MANY, **ARTICLE)),
    "two preprints": (bib(**DRAFT), bib(**{**DRAFT, "arxiv": "2001.00002"})),
    "another's number": (bib(**DRAFT), bib(OTHER, "Cole", arxiv="2001.00001", **PAPER)),
    "the number of another preprint": (bib(**DRAFT), bib(arxiv="2001.00002", **PAPER)),
    "a short title without authors": (
        bib("Waggle dances", "", **DRAFT),
        bib("Waggle dances", "Ames", **PAPER),
    ),
    "nothing known of where": (bib(**DRAFT), bib()),
}


@pytest.mark.parametrize("bibs", SURE.values(), ids=SURE)
def test_evidence_alone_joins_a_preprint_with_its_publication(bibs):
    made = found(*bibs)
    assert (made.sure.tolist(), made.kind.tolist()) == ([True], [Kind.PREPRINT])


@pytest.mark.parametrize("bibs", PERHAPS.values(), ids=PERHAPS)
def test_a_person_decides_where_evidence_is_not_enough(bibs):
    assert found(*bibs).sure.tolist() == [False]


@pytest.mark.parametrize("bibs", APART.values(), ids=APART)
def test_what_is_of_two_studies_is_not_named(bibs):
    assert len(found(*bibs)) == 0


@pytest.mark.parametrize("bibs", [*SURE.values(), *PERHAPS.values()], ids=[*SURE, *PERHAPS])
def test_the_order_of_the_two_does_not_matter(bibs):
    one, other = found(*bibs), found(*reversed(bibs))
    assert (one.score.tolist(), one.sure.tolist()) == (other.score.tolist(), other.sure.tolist())


def test_papers_and_articles_are_looked_at_only_where_asked():
    assert len(found(*PERHAPS["a paper and its article"], kinds=(Kind.PREPRINT,))) == 0


def test_a_kind_is_of_a_preprint_or_of_two_forms():
    made = columns(bib(**DRAFT), bib(**PAPER), bib(**ARTICLE), bib())
    a, b = np.array([0, 0, 1, 0, 1]), np.array([1, 2, 2, 3, 3])
    assert kind_of(made, a, b).tolist() == [Kind.PREPRINT, Kind.PREPRINT, Kind.CONFERENCE, 0, 0]


def test_no_field_joins_alone():
    best = {}
    for row in points().rows:
        best[row.field] = max(best.get(row.field, 0), row.points)
    alone = {field for field, most in best.items() if most - 10 >= LINKED}
    assert alone == {"doi", "arxiv", "pmid"}


def link(*rows):
    a, b, score, sure = (np.array(column) for column in zip(*rows, strict=True))
    return Links(a=a, b=b, score=score, kind=np.full(len(a), Kind.PREPRINT), sure=sure)


def test_a_study_is_named_after_its_smallest_cluster():
    made = columns(bib(**DRAFT), bib(**PAPER), bib(OTHER), bib(**PAPER))
    labels = np.array([0, 1, 2, 1])
    assert studied(made, labels, link((0, 3, 9, True))).tolist() == [0, 0, 2, 0]


def test_only_sure_links_make_a_study():
    made = columns(bib(**DRAFT), bib(**PAPER))
    assert studied(made, np.arange(2), link((0, 1, 20, False))).tolist() == [0, 1]


@pytest.mark.parametrize(("scores", "wanted"), [((9, 8), [0, 0, 2]), ((8, 9), [0, 1, 1])])
def test_two_preprints_never_meet_in_one_study(scores, wanted):
    made = columns(bib(**DRAFT), bib(**PAPER), bib(**{**DRAFT, "arxiv": "2001.00002"}))
    both = link((0, 1, scores[0], True), (1, 2, scores[1], True))
    assert studied(made, np.arange(3), both).tolist() == wanted


def test_a_study_may_hold_a_preprint_a_paper_and_an_article():
    made = columns(bib(**DRAFT), bib(**PAPER), bib(**ARTICLE, doi="10.1/b"))
    assert studied(made, np.arange(3), links(made, pairs(made))).tolist() == [0, 0, 0]


def test_nothing_gives_no_links():
    assert len(found()) == 0
    assert len(found(bib(date=PartialDate(2020)))) == 0


@pytest.mark.parametrize("row", points().rows, ids=lambda row: f"{row.field}-{row.level}")
def test_every_row_of_the_table_says_what_its_sign_says(row):
    signs = {"agrees": row.points > 0, "against": row.points < 0, "nothing": row.points == 0}
    assert signs[row.says] or (row.says, row.points) == ("agrees", 0)
    assert row.meaning


def test_a_score_is_the_sum_of_the_points_of_the_levels():
    made = found(*SURE["title and authors"])
    assert made.score.tolist() == [-10 + 14 + 10 + 4]


def test_links_can_be_taken_apart():
    made = found(*SURE["title and authors"])
    assert len(made.take(np.array([], dtype=np.int64))) == 0
    assert made.take(np.array([0])).score.tolist() == made.score.tolist()
