"""Retraction lists: their columns, what counts as a retraction, and what stops a list from being used."""

import hashlib
from datetime import date

import pytest

from pipeline import files
from pipeline.build import derive
from pipeline.load import load
from pipeline.model import ListedWork
from pipeline.retractions import read

PATH = "records/retractions/watch.yml"
PLAIN = "doi,pmid,title\n10.1000/A,77,On cups\n,,On spoons\n"


def sidecar(data, **changes):
    given = {"name": "Watch", "date": date(2031, 2, 3), "file": "watch.csv"}
    return files.Retractions(**{**given, "sha256": hashlib.sha256(data).hexdigest(), **changes})


def listed(text):
    data = text.encode()
    return read(sidecar(data), data, PATH)


def test_a_work_is_looked_up_by_doi_pubmed_id_and_title():
    made, problem = listed(PLAIN)
    assert problem is None
    assert (made.name, made.on, made.holds) == ("Watch", date(2031, 2, 3), {"doi", "pmid", "title"})
    assert (made.dois, made.pmids) == ({"10.1000/a": 2}, {"77": 2})
    assert made.titles == {
        "on cups": ListedWork(line=2, doi="10.1000/a", pmid="77"),
        "on spoons": ListedWork(line=3),
    }


COLUMNS = [
    (
        "Title,OriginalPaperDOI,OriginalPaperPubMedID\nOn cups,10.1000/a,77\n",
        {"10.1000/a"},
        {"77"},
        {"on cups"},
    ),
    ("Article title,PubMed ID\nOn cups,77.0\n", set(), {"77"}, {"on cups"}),
    ("DOI\nhttps://doi.org/10.1000/A\nunavailable\n", {"10.1000/a"}, set(), set()),
    ("pmid\n0\nx\n\n77\n", set(), {"77"}, set()),
    (
        "doi,RetractionNature\n10.1000/a,Retraction\n10.1000/b,Correction\n10.1000/c,Expression of concern\n",
        {"10.1000/a"},
        set(),
        set(),
    ),
    ("doi,nature\n10.1000/a,\n10.1000/b,Reinstatement\n", {"10.1000/a"}, set(), set()),
    ("\ufeffdoi\n10.1000/a\n", {"10.1000/a"}, set(), set()),
]


@pytest.mark.parametrize(("text", "dois", "pmids", "titles"), COLUMNS)
def test_columns_go_by_their_usual_names_and_only_retractions_count(text, dois, pmids, titles):
    made, _ = listed(text)
    assert (set(made.dois), set(made.pmids), set(made.titles)) == (dois, pmids, titles)


def test_of_two_rows_the_first_is_named():
    made, _ = listed("doi\n10.1000/a\n10.1000/a\n")
    assert made.dois == {"10.1000/a": 2}


BROKEN = [
    (None, "retractions-missing"),
    (b"doi\n10.1000/b\n", "retractions-hash"),
]


@pytest.mark.parametrize(("data", "code"), BROKEN)
def test_a_list_that_is_not_the_one_that_was_loaded_is_not_used(data, code):
    made, problem = read(sidecar(b"doi\n10.1000/a\n"), data, PATH)
    assert (made, problem.code, problem.path) == (None, code, PATH)
    assert problem.hint


UNFIT = [
    (b"name\nx\n", "retractions-columns"),
    (b"", "retractions-columns"),
    (b"doi\n\xff\n", "retractions-unreadable"),
]


@pytest.mark.parametrize(("data", "code"), UNFIT)
def test_a_list_without_a_column_we_know_is_refused(data, code):
    made, problem = read(sidecar(data), data, PATH)
    assert (made, problem.code) == (None, code)


def load_list(root, text):
    folder = root / "records" / "retractions"
    folder.mkdir()
    (folder / "watch.csv").write_text(text)
    digest = hashlib.sha256(text.encode()).hexdigest()
    (folder / "watch.yml").write_text(
        f"schema: 1\nname: Watch\ndate: 2031-02-03\nfile: watch.csv\nsha256: {digest}\n"
    )


def amiss(root):
    return {one.code for one in load(root).problems if "retractions" in one.path}


def retracted(root):
    return {one.report: one for one in derive(root).findings if one.criterion == "not-pulled"}


def test_a_review_goes_by_the_lists_it_has_loaded(review_copy):
    root = review_copy("bees")
    before = retracted(root)
    title = next(iter(derive(root).identity.reports.values())).bib.title
    load_list(root, f'title\n"{title}"\n')
    after = retracted(root)
    assert {one.passed for one in before.values()} == {None, False}
    assert {one.passed for one in after.values()} == {True, False}
    first = next(iter(after.values()))
    assert "Watch, 2031-02-03, SHA-256" in first.evidence
    assert amiss(root) == set()


def test_a_list_that_was_changed_is_an_error_and_leaves_all_unknown(review_copy):
    root = review_copy("bees")
    load_list(root, "title\nx\n")
    (root / "records/retractions/watch.csv").write_text("title\ny\n")
    assert amiss(root) == {"retractions-hash"}
    assert True not in {one.passed for one in retracted(root).values()}
