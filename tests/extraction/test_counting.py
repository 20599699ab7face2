"""Counting what was extracted, as sets of STUDY/FIELD."""

import pytest

from pipeline import files, model
from pipeline.extraction.counting import numbers
from pipeline.values import Accord, Counted
from tests import made

FORM = files.Form(
    fields=(
        files.FormField(id="c", label="Colour", type="text"),
        files.FormField(id="d", label="Depth", type="text"),
    )
)


def extract(study, field, *people, alike=True, accord=Accord.SINGLE):
    notes = tuple(model.Note(by=by, on=None, value="x") for by in people)
    return model.Extract(study=study, field=field, notes=notes, accord=accord, value="x", alike=alike)


def counts(*some):
    base = made.full_review()
    ladle = made.changed(base.studies["ladle"], extracted={one.field: one for one in some})
    found = numbers(made.changed(base, form=FORM, studies={"ladle": ladle}))
    return {number.name: number.count for number in found}


@pytest.mark.parametrize(
    ("some", "name", "ids"),
    [
        ([], "extraction.values", set()),
        ([extract("ladle", "c", "ash")], "extraction.values", {"ladle/c"}),
        ([extract("ladle", "c", "ash")], "extraction.twice", set()),
        ([extract("ladle", "c", "ash", "ash")], "extraction.twice", set()),
        ([extract("ladle", "c", "ash", "elm")], "extraction.twice", {"ladle/c"}),
        ([extract("ladle", "c", "ash", "elm")], "extraction.same", {"ladle/c"}),
        ([extract("ladle", "c", "ash", "elm", alike=False)], "extraction.same", set()),
        ([extract("ladle", "c", "ash", "elm", accord=Accord.SETTLED)], "extraction.reconciled", {"ladle/c"}),
        ([extract("ladle", "c", "ash", "elm", accord=Accord.DIFFERS)], "extraction.differs", {"ladle/c"}),
        ([extract("ladle", "c", "ash"), extract("ladle", "d", "ash")], "field.d", {"ladle/d"}),
        ([extract("ladle", "d", "ash", "elm")], "field.d.same", {"ladle/d"}),
        ([extract("ladle", "gone", "ash")], "extraction.values", set()),
    ],
)
def test_a_number_counts_the_values_it_names(some, name, ids):
    assert counts(*some)[name].ids == ids
    assert counts(*some)[name].counted is Counted.VALUE


def test_a_field_that_nobody_filled_has_its_numbers():
    assert {"field.c", "field.c.twice", "field.c.same"} <= counts().keys()
