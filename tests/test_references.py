"""references.bib holds what is included or cited, once each, and nothing that is not ours to print."""

from dataclasses import replace

import pytest

from pipeline import references
from pipeline.formats import READERS
from pipeline.formats.accounting import account
from pipeline.model import Bib
from tests.made import review, study

SECRET = Bib(title="A title", abstract="planted abstract", keywords=("planted",), accession="planted")


def work(ident, title="A title", **changes):
    return replace(study(ident, [f"s:{len(ident):04d}"]), bib=replace(SECRET, title=title), **changes)


def rendered(studies, context):
    made = review()
    return references.render(
        replace(made, studies={one.id: one for one in studies}, context={one.id: one for one in context})
    )


def keys(text):
    return [entry.key for entry in account(text.encode(), READERS["bibtex"], "references.bib").records]


@pytest.mark.parametrize(
    ("studies", "context", "found"),
    [
        ([], [], []),
        ([work("b2", included=True), work("a1", included=True)], [], ["a1", "b2"]),
        ([work("a1", included=False)], [], []),
        ([work("b2", included=True)], [work("a1", included=False)], ["a1", "b2"]),
    ],
)
def test_included_studies_and_context_stand_by_their_keys(studies, context, found):
    assert keys(rendered(studies, context)) == found


def test_it_says_that_it_is_generated():
    assert rendered([], []) == references.HEADER
    assert rendered([work("a1", included=True)], []).startswith(f"{references.HEADER}\n@")


def test_what_a_source_may_withhold_is_not_printed():
    assert "planted" not in rendered([work("a1", included=True)], [work("c1")])
