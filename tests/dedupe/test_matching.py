"""What is one report and what is not, said by examples of made-up works."""

from itertools import permutations

import pytest

from pipeline.dedupe.matching import match
from tests.dedupe.made import OTHER, TITLE, bare, bib, identity_of, record, records, reports, ruling

DOI, ELSE = "10.1234/one", "10.1234/two"
ARXIV = {"arxiv": "2001.00001", "kind": "preprint", "venue": "arXiv", "venue_kind": "repository"}
PAPER = {"kind": "conference", "venue": "Proceedings of the Symposium on Frozen Lakes"}
ARTICLE = {"kind": "article", "venue": "Journal of Winter Robotics", "venue_kind": "journal"}
STRANGER = (OTHER, "Cole", "Dunn")

ONE = {
    "the same text twice": (bib(), bib()),
    "the same DOI": (bib(doi=DOI), bib("Waggle dances of robots", doi=DOI, year=2023)),
    "the same DOI and nothing else known": (bare(doi=DOI), bib(doi=DOI)),
    "the same PubMed number": (bib(pmid="77"), bib(pmid="77", year=0)),
    "the same arXiv id, once with a new title": (bib(**ARXIV), bib("On dancing machines", **ARXIV)),
    "title, author and a year apart": (bib(), bib(year=2021)),
    "a title with a lost hyphen": (
        bib("High-performance waggle dances of robots"),
        bib("Highperformance waggle dances of robots"),
    ),
    "an author list cut short": (bib(), bib(TITLE, "Ames", et_al=True)),
    "a year that is not printed": (bib(), bib(year=0)),
    "a DOI on one side only": (bib(doi=DOI), bib()),
    "two long titles and nothing else": (bare(title=TITLE), bare(title=TITLE)),
    "no authors, but the same page of a year": (
        bare(title=TITLE, pages="7-9", date=bib().date),
        bib(pages="7-9"),
    ),
    "a preprint and its record without venue": (bib(**ARXIV), bib()),
    "called article and paper under one DOI": (bib(doi=DOI, **ARTICLE), bib(doi=DOI, **PAPER)),
    "two versions of a repository's DOI": (
        bib(doi="10.21203/rs.3.rs-1/v1"),
        bib(doi="10.21203/rs.3.rs-1/v2"),
    ),
}
TWO = {
    "nothing in common": (bib(), bib(*STRANGER)),
    "two records that say nothing": (bare(), bare()),
    "short titles and nothing else": (bare(title="Editorial"), bare(title="Editorial")),
    "a bare title and a full record": (bare(title=TITLE), bib()),
    "the same title by others": (bib(), bib(TITLE, "Cole")),
    "the same title years later": (bib(), bib(year=2024)),
    "part one and part two": (
        bib("Waggle dances of robots, part I"),
        bib("Waggle dances of robots, part II"),
    ),
    "a preprint and its publication": (bib(**ARXIV), bib(**PAPER)),
    "a preprint that prints its publication's DOI": (bib(doi=DOI, **ARXIV), bib(doi=DOI, **ARTICLE)),
    "a publication that prints its preprint's id": (bib(**ARXIV), bib(arxiv=ARXIV["arxiv"], **PAPER)),
    "a conference paper and its article": (bib(**PAPER), bib(**ARTICLE)),
    "the same editorial in two volumes": (
        bib("Editorial", volume="1", **ARTICLE),
        bib("Editorial", volume="2", **ARTICLE),
    ),
    "a yearly report": (bib(volume="1", **ARTICLE), bib(volume="2", year=2021, **ARTICLE)),
    "the same article in another journal": (
        bib(**ARTICLE),
        bib(kind="article", venue="Annals of Ice", venue_kind="journal"),
    ),
}
REFUSED = {
    "a DOI of another work": (bib(doi=DOI), bib(*STRANGER, doi=DOI), ("doi",), ("title", "authors")),
    "an arXiv id of another work": (bib(**ARXIV), bib(*STRANGER, **ARXIV), ("arxiv",), ("title", "authors")),
    "an arXiv id of another work, published": (
        bib(**ARXIV),
        bib(*STRANGER, arxiv=ARXIV["arxiv"], **PAPER),
        ("arxiv",),
        ("title", "authors", "form"),
    ),
    "one PubMed number, two DOIs": (bib(pmid="7", doi=DOI), bib(pmid="7", doi=ELSE), ("pmid",), ("doi",)),
    "one DOI, two arXiv ids": (
        bib(doi=DOI, arxiv="2001.1"),
        bib(doi=DOI, arxiv="2001.2"),
        ("doi",),
        ("arxiv",),
    ),
    "one text, two DOIs": (bib(doi=DOI), bib(doi=ELSE), ("title",), ("doi",)),
    "a DOI of a supplement": (
        bib(doi=DOI, pages="S11"),
        bib(OTHER, doi=DOI, pages="S17"),
        ("doi", "authors"),
        ("title", "page"),
    ),
    "a DOI, another title and nothing else": (
        bare(title=TITLE, doi=DOI),
        bare(title=OTHER, doi=DOI),
        ("doi",),
        ("title",),
    ),
}


@pytest.mark.parametrize("pair", ONE.values(), ids=ONE)
def test_one_report(pair):
    assert reports(records(*pair)) == [["1", "2"]]


@pytest.mark.parametrize("pair", TWO.values(), ids=TWO)
def test_two_reports(pair):
    assert reports(records(*pair)) == [["1"], ["2"]]
    assert match(records(*pair), [], {}).refused == ()


@pytest.mark.parametrize(("one", "other", "agreed", "against"), REFUSED.values(), ids=REFUSED)
def test_a_contradiction_is_refused_and_says_why(one, other, agreed, against):
    matched = match(records(one, other), [], {})
    assert matched.matches == ()
    (refused,) = matched.refused
    assert refused.records == ("a:0001", "a:0002")
    assert {*agreed} <= {*refused.agreed}
    assert {*against} <= {*refused.against}


@pytest.mark.parametrize("pair", [*ONE.values(), *TWO.values()], ids=[*ONE, *TWO])
def test_the_order_of_two_records_does_not_matter(pair):
    assert reports(records(*pair)) == reports(records(*reversed(pair)))


def test_a_match_names_what_agreed_and_what_spoke_against():
    (found,) = match(records(bib(doi=DOI, year=2020), bib(doi=DOI, year=2024)), [], {}).matches
    assert (found.rule, found.agreed, found.against) == ("doi", ("doi", "title", "authors"), ("year",))


CHAINS = {
    "two DOIs": (bib(doi=DOI), bib(), bib(doi=ELSE)),
    "two arXiv ids": (bib(arxiv="2001.1", kind="preprint"), bib(), bib(arxiv="2001.2", kind="preprint")),
    "preprint and publication": (bib(**ARXIV), bib(), bib(**PAPER)),
    "a refused pair": (bib(doi=DOI), bare(doi=DOI), bib(*STRANGER, doi=DOI)),
}


@pytest.mark.parametrize("chain", CHAINS.values(), ids=CHAINS)
def test_a_third_record_never_joins_two_that_contradict_each_other(chain):
    matched = match(records(*chain), [], {})
    groups = reports(records(*chain))
    assert sorted(map(len, groups)) == [1, 2]
    assert ["1", "3"] not in groups
    assert any("a:0002" in refused.records for refused in matched.refused)


@pytest.mark.parametrize("chain", CHAINS.values(), ids=CHAINS)
def test_the_order_of_rows_does_not_change_clusters(chain):
    several = [records(*order) for order in permutations((*chain, bib(*STRANGER)))]
    assert len({clusters_of_texts(rows) for rows in several}) == 1


def clusters_of_texts(rows):
    """Return the clusters as sets of descriptions, whatever ids they bear."""
    identity, _ = identity_of(rows)
    text = {row.id: repr(row.bib) for row in rows}
    return frozenset(frozenset(text[one] for one in report.records) for report in identity.reports.values())


def test_different_is_final():
    rows = records(bib(doi=DOI), bib(doi=DOI))
    matched = match(rows, [ruling("a:0001", "a:0002")], {})
    assert (matched.matches, matched.refused) == ((), ())


def test_different_cannot_be_chained_around():
    rows = records(bib(), bib(), bib())
    assert reports(rows, [ruling("a:0001", "a:0003")]) == [["1", "2"], ["3"]]
    (refused,) = match(rows, [ruling("a:0001", "a:0003")], {}).refused
    assert refused.records == ("a:0002", "a:0003")
    assert refused.against == ("ruling",)


def test_what_people_ruled_different_is_told_in_order():
    ruled = [ruling("a:0003", "a:0001"), ruling("a:0002", "a:0001"), ruling("a:0001", "z:0001")]
    found = match(records(bib(), bib(OTHER), bib("Third work")), ruled, {}).different
    assert found == (("a:0001", "a:0002"), ("a:0001", "a:0003"))


def test_same_joins_what_contradicts_itself():
    rows = records(bib(doi=DOI, **ARTICLE), bib(*STRANGER, doi=ELSE, **PAPER))
    assert reports(rows, [ruling("a:0002", "a:0001", "same")]) == [["1", "2"]]


def test_same_settles_a_refusal():
    rows = records(bib(doi=DOI), bib(*STRANGER, doi=DOI))
    matched = match(rows, [ruling("a:0001", "a:0002", "same")], {})
    assert [found.rule for found in matched.matches] == ["ruling"]
    assert matched.refused == ()


def test_same_does_not_outweigh_different():
    rows = records(bib(), bib())
    both = [ruling("a:0001", "a:0002", "same"), ruling("a:0001", "a:0002")]
    assert reports(rows, both) == [["1"], ["2"]]
    assert [refused.against for refused in match(rows, both, {}).refused] == [("ruling",)]


def test_same_is_not_chained_around_different():
    rows = records(bib(), bib(*STRANGER), bib("Third work of nobody at all", "Eve"))
    ruled = [
        ruling("a:0001", "a:0002", "same"),
        ruling("a:0002", "a:0003", "same"),
        ruling("a:0001", "a:0003"),
    ]
    assert reports(rows, ruled) == [["1", "2"], ["3"]]


def test_same_brings_its_contradictions_along():
    rows = records(bib(), bib(doi=DOI), bib(*STRANGER, doi=ELSE))
    assert reports(rows, [ruling("a:0001", "a:0003", "same")]) == [["1", "3"], ["2"]]


@pytest.mark.parametrize("ids", [("a:0001", "z:0009"), ("a:0001", "a:0001")])
def test_a_ruling_on_unknown_records_or_on_one_changes_nothing(ids):
    assert reports(records(bib(), bib()), [ruling(*ids)]) == [["1", "2"]]


def test_an_import_never_parts_what_earlier_searches_joined():
    first = [record("a:0001", bib()), record("a:0002", bib(pmid="8"))]
    later = [record("b:0001", bib(doi=DOI)), record("b:0002", bib(doi=DOI, pmid="9"))]
    before, _ = identity_of(first)
    after, _ = identity_of(first + later)
    assert after.reports["a:0001"].records[:2] == before.reports["a:0001"].records


def test_many_pieces_of_one_title_stay_apart_and_cheap():
    rows = records(*(bib("Editorial", f"Author{n}", doi=f"10.1/{n}") for n in range(400)))
    assert len(reports(rows + records(*(row.bib for row in rows), search="b"))) == 400


def test_many_works_under_one_identifier_are_refused_not_joined():
    titles = [f"{chr(97 + n % 26) * 9} {chr(97 + n // 26) * 11} {n}" for n in range(100)]
    rows = records(*(bib(title, title.replace(" ", ""), doi=DOI) for title in titles))
    assert len(reports(rows)) == 100
    assert len(match(rows, [], {}).refused) < 1500
