"""Exports of several formats become one stream of entries with a key each; every problem is counted."""

import json

import pytest

from pipeline.converting import SHOWN, Abandoned, Input, Tally, entries, texts
from pipeline.formats.base import Entry, Marks
from pipeline.formats.stream import of
from pipeline.formats.writers import WRITERS
from pipeline.model import Bib

RIS = b"TY  - JOUR\nTI  - One\nER  - \n"
BIB = b"@article{k, title={Two}}\n@article{l, ?}\n"
OPEN = b"TY  - JOUR\nTI  - Open\n"
HTML = b"<html></html>"


def read(*given):
    told = []
    tally = Tally(told=told.append)
    inputs = [Input(path=f"{n}", export=of(data)) for n, data in enumerate(given)]
    found = []
    try:
        found.extend(entries(inputs, tally))
    except Abandoned:
        found = None
    return found, tally, told


@pytest.mark.parametrize(
    ("given", "said", "codes"),
    [
        ((), "0 records, 0 problems", []),
        ((b"",), "0 records, 0 problems", []),
        ((RIS,), "1 record, 0 problems", []),
        ((OPEN,), "1 record, 1 problem", ["missing-end"]),
        ((RIS, BIB), "2 records, 1 problem", ["empty-entry"]),
        ((HTML,), "0 records, 1 problem", ["web-page"]),
        ((HTML, OPEN, RIS), "0 records, 2 problems", ["web-page", "missing-end"]),
    ],
)
def test_what_was_read_ends_in_two_numbers(given, said, codes):
    _, tally, told = read(*given)
    assert str(tally) == said
    assert [problem.code for problem in told] == codes


def test_the_entries_of_all_inputs_come_in_order():
    found, tally, _ = read(RIS, BIB)
    assert [entry.bib.title for entry in found] == ["One", "Two"]
    assert tally.unreadable == 1


@pytest.mark.parametrize("given", [(HTML,), (RIS, HTML), (HTML, RIS)])
def test_where_one_input_is_refused_nothing_is_to_be_kept(given):
    assert read(*given)[0] is None


def test_only_the_first_problems_are_kept_and_all_are_told():
    _, tally, told = read(*[OPEN] * (SHOWN + 5))
    assert (len(tally.first), len(told)) == (SHOWN, SHOWN + 5)


@pytest.mark.parametrize(
    ("own", "keys"),
    [
        (["a", "b"], ["a", "b"]),
        (["", ""], ["anon", "anon-b"]),
        (["a", "a", "a-b"], ["a", "a-b", "a-b-b"]),
    ],
)
def test_every_entry_is_written_with_a_key_of_its_own(own, keys):
    made = [Entry(offset=0, length=1, line=1, bib=Bib(), key=key) for key in own]
    written = [json.loads(text) for text in texts(made, WRITERS["jsonl"])]
    assert [one["key"] for one in written] == keys


def test_what_people_noted_is_written_too():
    made = Entry(offset=0, length=1, line=1, bib=Bib(title="T"), marks=Marks(labels=("x",)))
    (text,) = texts([made], WRITERS["jsonl"])
    assert json.loads(text)["marks"] == {"labels": ["x"]}
