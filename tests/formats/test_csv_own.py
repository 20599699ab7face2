"""Our own tables are read as they were written; tables of others that look like them are not."""

import pytest

from pipeline.formats import READERS
from pipeline.formats.accounting import account
from pipeline.formats.base import Marks, Vote
from pipeline.formats.csv_own import decoder
from pipeline.formats.table_write import COLUMNS
from pipeline.formats.writers import WRITERS
from pipeline.formats.written import Written
from pipeline.model import Bib, Name
from tests.formats.made import circled

TEXTS = ("=1+1", "'=1+1", "''=1", "'tis", "-5", "null", "<i>x</i>", "&amp;", "+x; y", '"a"', "01-Oct", "N/A")
VOTE = (Vote(verdict="include"),)
SHAPES = ("csv", "rayyan", "asreview")


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("shape", SHAPES)
def test_the_guard_is_undone_and_a_text_is_what_it_was(shape, text):
    body = Name(family=text.replace(";", ""), corporate=True)
    item = Written(key="k", bib=Bib(title=text, authors=(body,), abstract=text), marks=Marks(votes=VOTE))
    (made,) = circled(WRITERS[shape], [item])
    assert (made.bib.title, made.bib.abstract, made.bib.authors) == (text, text, (body,))
    assert (made.key, made.marks.votes) == ("k", VOTE)


@pytest.mark.parametrize(
    ("header", "ours"),
    [(COLUMNS, True), (COLUMNS[::-1], False), (COLUMNS[1:], False), ((), False), (("title",), False)],
)
def test_a_table_is_ours_by_its_whole_header(header, ours):
    assert (decoder(header) is not None) == ours


@pytest.mark.parametrize(
    ("reader", "data", "title"),
    [
        ("csv", b"title,abstract\n'=1+1,A\n", "'=1+1"),
        ("rayyan-csv", b"key,title,authors,journal,notes,abstract\nk,'=1+1,,,,A\n", "'=1+1"),
    ],
)
def test_in_a_table_of_others_an_apostrophe_is_text(reader, data, title):
    assert [entry.bib.title for entry in account(data, READERS[reader], "x").records] == [title]


@pytest.mark.parametrize("row", [",", "k" + "," * (len(COLUMNS) - 1)])
def test_a_row_of_ours_that_says_nothing_is_an_empty_entry(row):
    made = account(f"{','.join(COLUMNS)}\n{row}\n".encode(), READERS["csv"], "x")
    assert not made.records
    assert made.starts == len(made.unreadable)


def test_a_short_row_of_ours_is_read_and_told_of():
    made = account(f"{','.join(COLUMNS)}\nk,Title\n".encode(), READERS["csv"], "x")
    assert [entry.bib.title for entry in made.records] == ["Title"]
    assert [(problem.line, problem.code) for problem in made.problems] == [(2, "short-row")]


def test_a_key_outranks_the_number_that_a_tool_gave():
    head = b"record_id,title,included,key,asreview_label\n7,T,1,k:1,1\n"
    (entry,) = account(head, READERS["asreview-csv"], "x").records
    assert (entry.key, entry.marks.votes) == ("k:1", VOTE)


def test_a_table_for_asreview_without_notes_is_read_as_it_was_written():
    table = b"record_id,title,abstract,authors,year,doi,url,keywords,included,key\n1,'=T,A,,,,,,1,k:1\n"
    (entry,) = account(table, READERS["csv"], "x").records
    assert (entry.key, entry.bib.title) == ("k:1", "=T")
    assert entry.marks == Marks(votes=(Vote(verdict="include"),))


def test_what_people_noted_comes_back_from_a_table_for_asreview():
    marks = Marks(votes=(Vote(verdict="maybe", by="ann"),), labels=("a",), reasons=("b",), notes=("c",))
    text = "".join(WRITERS["asreview"].write([Written(key="k:1", bib=Bib(title="T"), marks=marks)]))
    (entry,) = account(text.encode(), READERS["csv"], "x").records
    assert entry.marks == marks
