"""Invented works as databases print them: what is one report, what two, and what a person must see.

Every case is a rule of bibliography in the dress of some database; the fields are printed texts, so that
reading them is tried too.
"""

import pytest

from pipeline.dedupe.columns import joined
from pipeline.dedupe.decide import Verdict, judge
from pipeline.dedupe.local import clustered
from pipeline.dedupe.normalise import normalise
from pipeline.dedupe.weights import weights
from tests.dedupe.made import raw

ARTICLE = {
    "form": "article",
    "title": "Ice drift under old wooden bridges in the northern estuaries",
    "authors": "Ames, A. B. and Brook, C. and Dunnock, E. F.",
    "year": "2011",
    "venue": "Journal of Estuarine Ice",
    "volume": "14",
    "issue": "3",
    "pages": "211-226",
    "doi": "10.1234/jei.2011.0042",
}
TALK = {
    "form": "inproceedings",
    "title": "Ice drift under old wooden bridges in the northern estuaries",
    "authors": "A. B. Ames, C. Brook, E. F. Dunnock",
    "year": "2010",
    "venue": "Proceedings of the Conference on Rivers",
}
COLUMN = {
    "form": "article",
    "title": "Bridge notes",
    "authors": "Vale, V.",
    "year": "2011",
    "venue": "Journal of Estuarine Ice",
}


def of(base, **changes):
    return base | changes


def without(base, *names):
    return {name: text for name, text in base.items() if name not in names}


ONE = {
    "abbreviated journal, last page cut": of(
        ARTICLE, venue="J. Estuar. Ice", pages="211-26", doi=""
    ),
    "authors run together": of(
        ARTICLE, authors="AmesA.B.BrookC.DunnockE.F.", doi=""
    ),
    "authors by initials without commas": of(
        ARTICLE, authors="Ames AB; Brook C; Dunnock EF"
    ),
    "authors cut after the first": of(
        ARTICLE, authors="Ames, A. B. et al."
    ),
    "given names spelt": of(
        ARTICLE, authors="Anna B. Ames, Carl Brook, Emma F. Dunnock", doi=""
    ),
    "a DOI with the identifiers of other systems": of(
        ARTICLE, doi="S0001-0042 [pii];10.1234/JEI.2011.0042 [doi]"
    ),
    "no identifier, volume nor pages": without(
        ARTICLE, "doi", "volume", "issue", "pages"
    ),
    "published online the year before": of(
        without(ARTICLE, "volume", "issue", "pages", "doi"), year="2010"
    ),
    "published online, with the DOI": of(
        without(ARTICLE, "volume", "issue", "pages"), year="2010"
    ),
    "a subtitle left out": of(
        ARTICLE, title="Ice drift under old wooden bridges", doi=""
    ),
    "a title in capitals with a full stop": of(
        ARTICLE, title="ICE DRIFT UNDER OLD WOODEN BRIDGES IN THE NORTHERN ESTUARIES.", doi=""
    ),
    "a slip in the title": of(
        ARTICLE, title="Ice drift under old woden bridges in the northern estuaries", doi=""
    ),
    "markup in the title": of(
        ARTICLE, title="<i>Ice drift</i> under old wooden bridges in the northern estuaries", doi=""
    ),
    "a remark of the database": of(
        ARTICLE, title="Ice drift under old wooden bridges in the northern estuaries [see comments]"
    ),
    "retracted since": of(
        ARTICLE, title="RETRACTED: Ice drift under old wooden bridges in the northern estuaries"
    ),
    "another issue number, the same pages": of(
        ARTICLE, issue="1633", doi=""
    ),
    "a spreadsheet's issue": of(
        ARTICLE, issue="03-Apr", doi=""
    ),
    "an article number instead of pages": of(
        ARTICLE, pages="e0042", doi=""
    ),
    "all in a source line": of(
        without(ARTICLE, "volume", "issue", "pages", "doi"),
        venue="Journal of Estuarine Ice.14 (3) (pp 211-226) 2011.Date of Publication: March 2011",
    ),
    "the journal's new publisher": of(
        ARTICLE, doi="10.9876/jei.2011.0042"
    ),
    "an archive's own DOI": of(
        ARTICLE, doi="10.2307/4242424"
    ),
    "the name of the venue wrong, volume and pages right": of(
        ARTICLE, venue="Annals of Northern Mathematics", doi=""
    ),
}  # fmt: skip
TWO = {
    "its erratum": of(
        ARTICLE, title=f"Erratum: {ARTICLE['title']}", pages="480", doi=""
    ),
    "a comment on it": of(
        ARTICLE, title=f"Comment on: {ARTICLE['title']}", authors="Gale, G.", pages="481-482", doi=""
    ),
    "the reply to the comment": of(
        ARTICLE, title=f"{ARTICLE['title']}: reply", pages="483", doi=""
    ),
    "the retraction of it": of(
        ARTICLE, title=f"Retraction: {ARTICLE['title']}", year="2013", doi=""
    ),
    "another DOI": of(
        ARTICLE, doi="10.1234/jei.2011.0057"
    ),
    "the same title ten years later": of(
        ARTICLE, year="2021", volume="24", pages="1-9", doi=""
    ),
    "the same title by others": of(
        without(ARTICLE, "volume", "pages", "issue", "doi"), authors="Gale, G. and Hart, H."
    ),
    "another journal": of(
        ARTICLE, venue="Annals of Northern Mathematics", volume="3", pages="1-9", doi=""
    ),
    "other work of the same authors on the next pages": of(
        ARTICLE, title="Ice drift under old iron bridges in the northern estuaries", pages="227-240", doi=""
    ),
    "other work of the same authors": of(
        without(ARTICLE, "doi"), title="Tides and the painting of boats", pages="300-310", issue="4"
    ),
    "other volume and pages": of(
        ARTICLE, volume="15", pages="17-31", doi=""
    ),
}  # fmt: skip
RELATED = {
    "the talk before the article": TALK,
    "the preprint of the article": of(
        without(ARTICLE, "volume", "issue", "pages", "doi"), venue="arXiv", arxiv="1101.00042"
    ),
}  # fmt: skip
PARTS = {
    "Roman parts": (
        "Ice drift under old wooden bridges, part II",
        "Ice drift under old wooden bridges, part III",
    ),
    "Arabic parts": ("Ice drift under old wooden bridges 2", "Ice drift under old wooden bridges 3"),
    "yearly reports": (
        "Report on ice drift of the estuaries 1998",
        "Report on ice drift of the estuaries 1999",
    ),
    "numbered substances": (
        "Effects of sulphide-2 on estuarine ice",
        "Effects of sulphide-4 on estuarine ice",
    ),
}


def verdict(one, other):
    made = judge(normalise(raw(**one)), normalise(raw(**other)), weights())
    back = judge(normalise(raw(**other)), normalise(raw(**one)), weights())
    assert made.verdict.tolist() == back.verdict.tolist()
    return Verdict(made.verdict[0])


@pytest.mark.parametrize("other", ONE.values(), ids=ONE)
def test_one_report(other):
    assert verdict(ARTICLE, other) is Verdict.SAME


@pytest.mark.parametrize("other", TWO.values(), ids=TWO)
def test_two_reports(other):
    assert verdict(ARTICLE, other) is not Verdict.SAME


@pytest.mark.parametrize("other", RELATED.values(), ids=RELATED)
def test_two_reports_of_one_study(other):
    assert verdict(ARTICLE, other) is Verdict.RELATED


@pytest.mark.parametrize("titles", PARTS.values(), ids=PARTS)
def test_sister_works_differ_in_a_number(titles):
    one, other = (of(without(ARTICLE, "doi", "pages"), title=title) for title in titles)
    assert verdict(one, other) is Verdict.APART
    assert verdict(one, one) is Verdict.SAME


def test_a_column_of_two_issues_is_for_a_person():
    assert verdict(of(COLUMN, volume="14"), of(COLUMN)) is Verdict.UNSURE


def test_a_column_of_one_issue_and_page_is_one():
    one = of(COLUMN, volume="14", issue="3", pages="199-200")
    assert verdict(one, of(one, venue="J. Estuar. Ice", authors="V. Vale")) is Verdict.SAME


def test_columns_of_other_years_are_other_pieces():
    assert verdict(COLUMN, of(COLUMN, year="2012")) is not Verdict.SAME


def test_a_word_replaced_names_a_sister_work():
    bare = without(ARTICLE, "doi", "volume", "issue", "pages")
    sister = of(bare, title=ARTICLE["title"].replace("wooden", "floating"))
    assert verdict(bare, sister) is not Verdict.SAME


def test_conferences_that_a_person_knows_by_two_names_are_no_obstacle():
    one = of(TALK, title=f"{TALK['title']} revisited")
    assert verdict(one, of(one, venue="RIVERS Symposium", form="")) is Verdict.SAME


def test_all_dresses_of_one_article_make_one_cluster_that_nothing_else_joins():
    dresses = [normalise(raw(**one)) for one in (ARTICLE, *ONE.values())]
    others = [normalise(raw(**one)) for one in (*TWO.values(), *RELATED.values())]
    labels = clustered(joined([*dresses, *others]), weights()).labels.tolist()
    assert len({*labels[: len(dresses)]} - {0}) <= 2
    assert 0 not in labels[len(dresses) :]
