"""The index of a search keeps every id, whatever the readers learn later."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import index
from pipeline.formats import READERS
from pipeline.formats.accounting import Account, account
from pipeline.formats.base import Entry, Unreadable
from pipeline.loaded import IndexRow
from pipeline.model import Bib
from pipeline.problems import Problem
from pipeline.values import SearchId, SourceId

RIS = b"TY  - JOUR\nTI  - A\nAN  - x1\nER  - \nTY  - JOUR\nTI  - B\nER  - \n"
SEARCH, SOURCE, PATH = SearchId("first"), SourceId("base"), "records/searches/first.index.csv"


def entry(offset, title="T"):
    return Entry(offset=offset, length=5, line=1, bib=Bib(title=title))


def lost(offset):
    return Unreadable(offset=offset, length=5, line=1, problem=Problem("x", 1, 1, "empty-entry", "m"))


def holding(*entries):
    return Account(path="records/searches/a.ris", entries=entries, starts=len(entries), problems=())


def row(ordinal, offset, file="a.ris"):
    return IndexRow(ordinal=ordinal, file=file, offset=offset, length=5, sha256="", accession="")


def joined(rows, **files):
    named = {f"{name}.ris": value for name, value in files.items()}
    return index.join(SEARCH, SOURCE, PATH, rows, named)


def rows_of(data, name="a.ris"):
    return index.index_rows([(name, data, account(data, READERS["ris"], name))])


def test_rows_name_place_hash_and_accession_of_every_entry():
    first, second = rows_of(RIS)
    assert (first.ordinal, first.file, first.offset, first.accession) == (1, "a.ris", 0, "x1")
    assert second.sha256 == hashlib.sha256(RIS[second.offset : second.offset + second.length]).hexdigest()


def test_ordinals_run_through_all_files_of_a_search():
    accounts = [(name, RIS, account(RIS, READERS["ris"], name)) for name in ("a.ris", "b.ris")]
    assert [(made.ordinal, made.file) for made in index.index_rows(accounts)] == [
        (1, "a.ris"),
        (2, "a.ris"),
        (3, "b.ris"),
        (4, "b.ris"),
    ]


def test_an_unreadable_entry_has_a_row():
    made = index.index_rows([("a.ris", b"12345", holding(lost(0)))])
    assert [(one.ordinal, one.accession) for one in made] == [(1, "")]


@pytest.mark.parametrize(
    ("rows", "entries", "records", "unreadable", "codes"),
    [
        ([row(1, 0), row(2, 9)], [entry(0), entry(9)], ["first:0001", "first:0002"], [], []),
        ([row(2, 0), row(1, 9)], [entry(0), entry(9)], ["first:0001", "first:0002"], [], []),
        ([row(1, 0), row(2, 9)], [entry(0), lost(9)], ["first:0001"], ["first:0002"], []),
        ([row(1, 0), row(2, 9)], [entry(0)], ["first:0001"], ["first:0002"], ["index-entry-missing"]),
        ([row(1, 0), row(5, 9)], [entry(0), entry(4), entry(9)],
         ["first:0001", "first:0005", "first:0006"], [], ["not-in-index"]),
        ([], [entry(0), lost(7)], ["first:0001"], ["first:0002"], ["not-in-index", "not-in-index"]),
        ([row(1, 0, "gone.ris")], [], [], ["first:0001"], ["index-entry-missing"]),
        ([row(12345, 0)], [entry(0)], ["first:12345"], [], []),
    ],
)  # fmt: skip
def test_ids_come_from_the_rows_and_new_entries_get_the_next_free_ordinal(
    rows, entries, records, unreadable, codes
):
    made = joined(rows, a=holding(*entries))
    assert [record.id for record in made.records] == records
    assert list(made.unreadable) == unreadable
    assert [problem.code for problem in made.problems] == codes


def test_a_record_says_where_it_comes_from():
    made = joined([row(1, 3)], a=holding(entry(3, "A title"))).records[0]
    assert (made.search, made.source, made.file, made.offset, made.length, made.bib.title) == (
        "first", "base", "records/searches/a.ris", 3, 5, "A title",
    )  # fmt: skip


def test_an_entry_without_a_row_is_offered_as_one():
    made = joined([row(4, 0)], a=holding(entry(0), entry(9)))
    assert [(one.ordinal, one.offset) for one in made.added] == [(5, 9)]


@given(st.sets(st.integers(0, 50), max_size=12), st.sets(st.integers(0, 50), max_size=12))
def test_a_reader_that_finds_more_or_fewer_entries_moves_no_other_id(before, after):
    rows = [row(ordinal, offset) for ordinal, offset in enumerate(sorted(before), 1)]
    old = {
        record.offset: record.id for record in joined(rows, a=holding(*map(entry, sorted(before)))).records
    }
    new = {record.offset: record.id for record in joined(rows, a=holding(*map(entry, sorted(after)))).records}
    assert all(new[offset] == old[offset] for offset in before & after)
    assert len(set(new.values())) == len(new) == len(after)


ROWS = st.builds(
    IndexRow,
    ordinal=st.integers(1, 10**7),
    file=st.text(st.characters(codec="utf-8", exclude_characters="\r\n\0"), min_size=1, max_size=20),
    offset=st.integers(0, 10**12),
    length=st.integers(0, 10**9),
    sha256=st.sampled_from(["", "a" * 64]),
    accession=st.text(st.characters(codec="utf-8", exclude_characters="\r\n\0"), max_size=20),
)


@given(st.lists(ROWS, max_size=6, unique_by=(lambda one: one.ordinal, lambda one: (one.file, one.offset))))
def test_what_is_written_is_read_back(rows):
    assert index.parse(index.write(rows), PATH) == (tuple(sorted(rows, key=lambda one: one.ordinal)), ())


HEAD = "ordinal,file,offset,length,sha256,accession\n"


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ("", 1, "index-header"),
        ("ordinal,file\n", 1, "index-header"),
        (f"{HEAD}1,a,0,5\n", 2, "index-row"),
        (f"{HEAD}x,a,0,5,,\n", 2, "index-row"),
        (f"{HEAD}0,a,0,5,,\n", 2, "index-row"),
        (f"{HEAD}1,a,-1,5,,\n", 2, "index-row"),
        (f"{HEAD}1,a,0,5,abc,\n", 2, "index-row"),
        (f"{HEAD}1,a,0,5,,\n1,a,9,5,,\n", 3, "index-duplicate"),
        (f"{HEAD}1,a,0,5,,\n2,a,0,5,,\n", 3, "index-duplicate"),
        (f"{HEAD}1,a,0,5,,\n{'9' * 20},a,0,5,,\n", 3, "index-row"),
    ],
)
def test_a_bad_index_is_reported_at_its_line(text, line, code):
    rows, problems = index.parse(text, PATH)
    assert [(problem.line, problem.code) for problem in problems] == [(line, code)]
    assert len(rows) == line - 2 if line > 1 else not rows


def test_changed_bytes_are_reported_at_the_row():
    rows = rows_of(RIS)
    assert list(index.verify(PATH, rows, {"a.ris": RIS})) == []
    found = list(index.verify(PATH, rows, {"a.ris": RIS.replace(b"B", b"C")}))
    assert [(problem.line, problem.code) for problem in found] == [(3, "index-hash")]


def test_bytes_that_are_not_here_are_not_judged():
    assert list(index.verify(PATH, rows_of(RIS), {})) == []
