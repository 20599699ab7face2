from dataclasses import fields

import numpy as np
import pytest

from pipeline.dedupe.columns import Columns, Raw, digest, digests, joined, named, texts
from tests.dedupe.made import OTHER, bare, bib, columns_of, raw


@pytest.mark.parametrize("values", [[], [""], ["a"], ["a", "", "ünï"], ["same", "same"]])
def test_texts_stay_as_they_are(values):
    assert texts(values).tolist() == values


def test_no_text_has_no_digest():
    assert digest("") == 0
    assert digests(["", "a", ""]).tolist() == [0, digest("a"), 0]


@pytest.mark.parametrize(("one", "other"), [("a", "b"), ("a", "a "), ("ab", "ba"), ("1", "01")])
def test_other_texts_have_other_digests(one, other):
    assert digest(one) != digest(other)


def test_broken_text_has_a_digest_too():
    assert digest("\ud800") > 0


def test_a_chunk_knows_its_length():
    assert len(raw(title="Ice")) == 1
    assert len(columns_of(bib(), bare())) == 2


def test_rows_are_taken_in_the_order_that_is_asked_for():
    some = columns_of(bib(), bib(OTHER), bare())
    taken = some.take(np.array([2, 0, 0]))
    assert taken.title.tolist() == ["", some.title[0], some.title[0]]
    assert all(len(column) == 3 for _, column in named(taken))


def test_nothing_is_taken_from_a_chunk():
    assert len(columns_of(bib()).take(np.array([], dtype=np.int64))) == 0


def test_every_column_is_named_once():
    assert [name for name, _ in named(columns_of(bib()))] == [one.name for one in fields(Columns)]


def test_chunks_are_joined_in_their_order():
    parts = [columns_of(bib()), columns_of(), columns_of(bib(OTHER))]
    whole = joined(parts)
    assert whole.title.tolist() == [parts[0].title[0], parts[2].title[0]]
    assert whole.doi.dtype == parts[0].doi.dtype == np.uint64


def test_a_chunk_of_texts_has_a_list_for_each_field():
    assert {one.name for one in fields(Raw)} >= {"id", "title", "authors", "year", "venue", "doi", "form"}
