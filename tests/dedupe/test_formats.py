"""One set of records as .bib, .ris and .csv: the same clusters, whatever the order and however often read."""

import csv
import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.converting import Input, Tally
from pipeline.dedupe.exports import chunks, place_of, records_of
from pipeline.dedupe.weights import weights
from pipeline.dedupe.whole import deduplicated
from pipeline.formats import bibtex_write, ris_write
from pipeline.formats.stream import of
from pipeline.formats.written import Written
from pipeline.model import Bib
from pipeline.values import PartialDate
from tests.dedupe.made import OTHER, TITLE, bib, people

STEADY = settings(
    derandomize=True,
    deadline=None,
    database=None,
    max_examples=30,
    suppress_health_check=[HealthCheck.too_slow],
)
LONG = f"{TITLE} in the far north of nowhere"
bibs = st.builds(
    lambda title, authors, year, volume, pages, doi: Bib(
        title=title,
        authors=people(*authors),
        date=PartialDate(year),
        kind="article",
        venue="Journal of Winter Robotics",
        venue_kind="journal",
        volume=volume,
        pages=pages,
        doi=doi,
    ),
    st.sampled_from((TITLE, LONG, OTHER, f"{LONG}, part II", "Ice notes")),
    st.sampled_from((("Ames", "Brook"), ("Ames",), ("Vale", "Frost", "Gale"))),
    st.sampled_from((2020, 2021, 2023)),
    st.sampled_from(("", "7", "8")),
    st.sampled_from(("", "117-119", "237-241")),
    st.sampled_from(("", "10.1234/abc.1", "10.1234/abc.2")),
)


def as_csv(some):
    out = io.StringIO()
    made = csv.writer(out)
    made.writerow(
        ("record_id", "entry_type", "title", "authors", "year", "journal", "volume", "pages", "doi")
    )
    for key, one in some:
        authors = " and ".join(f"{name.family}, {name.given}" for name in one.authors)
        place = (one.venue, one.volume, one.pages, one.doi)
        made.writerow((key, one.kind, one.title, authors, one.date.year, *place))
    return out.getvalue()


def as_written(writer):
    """Return the function that writes keys and descriptions in one of our formats."""
    return lambda some: "".join(writer.write(Written(key=key, bib=one) for key, one in some))


bibtex, ris = as_written(bibtex_write), as_written(ris_write)
WRITERS = {"bib": bibtex, "ris": ris, "csv": as_csv}


def read(*texts):
    inputs = [Input(path=path, export=of(text.encode())) for path, text in texts]
    return records_of(inputs, Tally(told=lambda _: None))


def groups(records):
    labels = deduplicated(records, weights()).labels.tolist()
    return {frozenset(row for row, label in enumerate(labels) if label == one) for one in labels}


def keyed(some):
    return [(f"k{number}", one) for number, one in enumerate(some)]


@STEADY
@given(st.lists(bibs, min_size=1, max_size=8))
def test_every_format_gives_the_same_clusters(some):
    found = [groups(read((f"a.{name}", write(keyed(some))))) for name, write in WRITERS.items()]
    assert found[0] == found[1] == found[2]


@STEADY
@given(st.lists(bibs, min_size=1, max_size=6), st.sampled_from(sorted(WRITERS)))
def test_a_file_twice_has_the_clusters_of_it_once(some, name):
    text = WRITERS[name](keyed(some))
    once, twice = (groups(read(*((f"{number}.{name}", text) for number in range(times)))) for times in (1, 2))
    assert len(once) == len(twice)
    assert {frozenset(row % len(some) for row in group) for group in twice} == once


@STEADY
@given(st.lists(bibs, min_size=1, max_size=6), st.lists(bibs, min_size=1, max_size=6))
def test_the_order_of_files_changes_no_cluster(one, other):
    texts = [("a.bib", bibtex(keyed(one))), ("b.csv", as_csv(keyed(other)))]
    there, back = groups(read(*texts)), groups(read(*reversed(texts)))
    moved = {
        row: row + len(other) if row < len(one) else row - len(one) for row in range(len(one) + len(other))
    }
    assert {frozenset(moved[row] for row in group) for group in there} == back


def test_ids_are_keys_where_a_format_has_them_and_numbers_where_not():
    one = keyed([bib(), bib(OTHER)])
    assert read(("a.bib", bibtex(one))).ids == ["k0", "k1"]
    assert read(("a.csv", as_csv(one))).ids == ["k0", "k1"]
    assert len({*read(("dir/a.ris", ris(one))).ids}) == 2


def test_files_are_numbered_in_the_order_they_are_given():
    one = as_csv(keyed([bib(), bib(OTHER)]))
    assert read(("a.csv", one), ("b.csv", one)).file.tolist() == [0, 0, 1, 1]


def test_what_was_read_is_counted_and_what_is_amiss_is_told():
    told = []
    tally = Tally(told=told.append)
    text = "record_id,title\nx,Ice\ny\n"
    (chunk,) = chunks(Input(path="a.csv", export=of(text.encode())), tally)
    assert (len(chunk), tally.records) == (2, 2)
    assert [(problem.path, problem.line, problem.code) for problem in told] == [("a.csv", 3, "ragged-row")]


def test_no_files_are_no_records():
    assert read().ids == []
    assert groups(read()) == set()


@pytest.mark.parametrize(("wanted", "row"), [("a", 0), ("b", 1), ("c", None)])
def test_the_row_of_an_id(wanted, row):
    assert place_of(["a", "b", "a"], wanted) == row
