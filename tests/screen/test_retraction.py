"""Retraction: by a mark, by a list with its name, date and hash; without a list nothing is known."""

from datetime import date

import pytest

from pipeline.model import ListedWork, RetractionList
from tests.screen.asking import asked, criterion

UNKNOWN = None
TEST = criterion("retraction")
LONG = "A long title about forgotten teapots"
LIST = RetractionList(
    name="Teapot Watch",
    on=date(2031, 2, 3),
    sha256="f" * 64,
    holds=frozenset({"doi", "pmid", "title"}),
    dois={"10.1/a": 2},
    pmids={"77": 3},
    titles={
        "a long title about forgotten teapots": ListedWork(line=2, doi="10.1/a"),
        "short": ListedWork(line=4),
    },
)
MARKS = [
    ({"title": "RETRACTED: Teapots"}, "title: “RETRACTED”", "title"),
    ({"title": "Retracted: Teapots"}, "title: “Retracted:”", "title"),
    ({"title": "[RETRACTED] Teapots"}, "title: “[RETRACTED”", "title"),
    ({"title": "WITHDRAWN: Teapots"}, "title: “WITHDRAWN”", "title"),
    ({"title": "Teapots (Retracted article)"}, "title: “(Retracted article)”", "title"),
    ({"retracted": True}, "marked as retracted by a:0001", "retracted"),
    ({"kind": "retraction"}, "kind: a notice of retraction", "kind"),
    (
        {"abstract": "This paper has been withdrawn by the author."},
        "abstract: “This paper has been withdrawn”",
        "abstract",
    ),
    ({"abstract": "Withdrawn by the authors."}, "abstract: “Withdrawn by the authors”", "abstract"),
    ({"abstract": "Withdrawn."}, "abstract: “Withdrawn”", "abstract"),
]


@pytest.mark.parametrize("lists", [(), (LIST,)])
@pytest.mark.parametrize(("bib", "evidence", "field"), MARKS)
def test_a_mark_of_its_own_fails_with_or_without_a_list(lists, bib, evidence, field):
    found = asked(TEST, lists=lists, **bib)
    assert (found.passed, found.evidence, found.fields) == (False, evidence, (field,))


PLAIN = [
    {"title": "Retracted works on teapots"},
    {"title": "Teapots withdrawn from kitchens"},
    {"abstract": "Withdrawn teapots were counted."},
    {"abstract": "We count works that have been retracted."},
]


@pytest.mark.parametrize("bib", PLAIN)
def test_words_about_retraction_are_no_mark_and_without_a_list_nothing_is_known(bib):
    found = asked(TEST, **bib)
    assert (found.passed, found.evidence) == (
        UNKNOWN,
        "no mark of a retraction, and no retraction list is loaded",
    )


NAMED = f"Teapot Watch, 2031-02-03, SHA-256 {'f' * 64}"
LISTED = [
    ({"title": "x", "doi": "10.1/a"}, False, f"doi: “10.1/a” is on line 2 of {NAMED}"),
    ({"title": "x", "pmid": "77"}, False, f"pmid: “77” is on line 3 of {NAMED}"),
    ({"title": LONG}, False, f"title: “{LONG}” is on line 2 of {NAMED}"),
    (
        {"title": LONG, "doi": "10.1/b"},
        UNKNOWN,
        f"title: “{LONG}” is on line 2 of {NAMED}, with another identifier",
    ),
    ({"title": LONG, "pmid": "5"}, False, f"title: “{LONG}” is on line 2 of {NAMED}"),
    ({"title": "Short"}, UNKNOWN, f"title: “Short” is on line 4 of {NAMED}, but is short"),
    ({"title": "Other", "doi": "10.1/b"}, True, f"not by doi, title in {NAMED}"),
    ({"title": ""}, UNKNOWN, f"nothing to look up in {NAMED}"),
]


@pytest.mark.parametrize(("bib", "passed", "evidence"), LISTED)
def test_a_list_is_looked_up_by_identifier_and_then_by_title(bib, passed, evidence):
    found = asked(TEST, lists=(LIST,), **bib)
    assert (found.passed, found.evidence) == (passed, evidence)


def test_of_several_lists_one_that_knows_the_report_decides():
    from dataclasses import replace

    other = replace(LIST, name="Another", dois={}, titles={})
    found = asked(TEST, lists=(other, LIST), title="x", doi="10.1/a")
    assert (found.passed, "Teapot Watch" in found.evidence) == (False, True)
    assert asked(TEST, lists=(other, LIST), title="Other", doi="10.1/b").evidence.count("SHA-256") == 2
