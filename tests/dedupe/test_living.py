"""A later search beside an index: only the new is compared, importing twice adds nothing, names stay."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.dedupe import known as index
from pipeline.dedupe.block import WINDOW, keys
from pipeline.dedupe.columns import named
from pipeline.dedupe.known import OtherVersion, opened
from pipeline.dedupe.living import grown, met, names_of, rows, studies_of, unified
from pipeline.dedupe.weights import weights
from pipeline.dedupe.whole import Records, deduplicated, indexed
from tests.dedupe.made import OTHER, TITLE, bare, bib, columns_of

STEADY = settings(derandomize=True, deadline=None, database=None, max_examples=25)
LONG = f"{TITLE} in the far north of nowhere"
THIRD = "Salt marshes and the memory of herons in winter"
OLD = (bib(LONG), bib(OTHER, pages="17"), bib(LONG, volume="7"), bare(title="Editorial"))


def records(*bibs, start=0):
    ids = [f"r{start + number:03d}" for number in range(len(bibs))]
    return Records(ids=ids, file=np.zeros(len(bibs), dtype=np.int32), columns=columns_of(*bibs))


def kept(folder, *bibs):
    some = records(*bibs)
    return index.write(folder, indexed(some, deduplicated(some, weights())))


@pytest.fixture
def held(tmp_path):
    kept(tmp_path / "index", *OLD)
    return opened(tmp_path / "index")


def names(held, *bibs):
    new = records(*bibs, start=100)
    return names_of(held, new, met(held, new, weights()))


def test_what_was_written_is_read_as_it_was(held):
    whole = held.columns(np.arange(held.size))
    assert held.size == len(OLD)
    for name, column in named(columns_of(*OLD)):
        assert getattr(whole, name).tolist() == column.tolist()


@pytest.mark.parametrize("name", [name for name, _ in keys(columns_of(*OLD))])
def test_the_block_of_a_key_holds_the_rows_that_bear_it(held, name):
    key = dict(keys(columns_of(*OLD)))[name]
    low, high = held.block(name, key)
    order = held.array(f"rows.{name}")
    for row, (start, end) in enumerate(zip(low.tolist(), high.tolist(), strict=True)):
        mates = np.flatnonzero((key == key[row]) & (key != 0))
        assert sorted(order[start:end].tolist()) == mates.tolist()


@pytest.mark.parametrize(
    ("new", "name"),
    [
        (bib(LONG, volume="7", pages="3"), "r000"),
        (bib(OTHER), "r001"),
        (bib(OTHER, pages="17"), "r001"),
        (bare(title="Editorial"), "r003"),
        (bib(THIRD), "r100"),
        (bib(OTHER, "Vale", "Zahn", pages="99"), "r100"),
        (bare(), "r100"),
    ],
)
def test_a_new_record_finds_its_cluster_or_makes_one(held, new, name):
    assert names(held, new) == [name]


def test_new_records_are_compared_with_each_other_too(held):
    assert names(held, bib(THIRD), bib(THIRD, volume="3"), bib(OTHER)) == ["r100", "r100", "r001"]


def test_to_import_what_is_known_adds_nothing(held):
    new = records(*OLD, start=100)
    found = met(held, new, weights())
    assert len(found.kept) == 0
    assert names_of(held, new, found) == ["r000", "r001", "r000", "r003"]
    assert {row[4] for row in rows(held, new, found)} == {"same-entry"}
    assert len(grown(held, new, found).columns) == held.size


def test_a_row_tells_what_joined_it(held):
    new = records(bib(OTHER), bib(THIRD), start=100)
    joined, alone = rows(held, new, met(held, new, weights()))
    assert joined[:3] == ("r100", "r001", "r001")
    assert (int(joined[3]) > 0, joined[4]) == (True, "same-title")
    assert alone == ("r101", "r101", "r101", "", "")


def test_what_has_grown_is_an_index_of_both(held, tmp_path):
    new = records(bib(THIRD), bib(OTHER), start=100)
    index.write(tmp_path / "more", grown(held, new, met(held, new, weights())))
    more = opened(tmp_path / "more")
    assert more.size == len(OLD) + 2
    assert more.texts("names", np.arange(more.size)) == ["r000", "r001", "r000", "r003", "r100", "r001"]
    assert names(more, bib(THIRD, volume="9"), bib(LONG)) == ["r100", "r000"]


def test_two_known_clusters_that_a_new_record_ties_become_one(tmp_path):
    apart = (bib(LONG, doi="10.1234/abc.1", year=2020), bib(THIRD, pmid="7"))
    held = kept(tmp_path / "index", *apart)
    tie = bib(LONG, doi="10.1234/abc.1", pmid="7", year=2020)
    new = records(tie, start=100)
    assert names_of(held, new, met(held, new, weights()))[0] == "r000"


def test_a_contradiction_is_not_joined_to_what_is_known(tmp_path):
    held = kept(tmp_path / "index", bib(LONG, doi="10.1234/abc.1"), bib(LONG))
    assert names(held, bib(LONG, doi="10.1234/abc.2")) == ["r100"]


def test_a_crowd_under_one_key_is_met_where_it_is_nearest(tmp_path):
    crowd = [bib("Editorial", f"Author{'x' * n}", volume=str(n), pages=str(n + 7)) for n in range(1, 120)]
    held = kept(tmp_path / "index", *crowd)
    new = columns_of(crowd[60])
    key = dict(keys(new))["title"]
    found = [*held.near("title", new, held.block("title", key))]
    assert len(found) <= 2 * WINDOW
    assert (60, 0) in found


PREPRINT = bib(THIRD, arxiv="2001.00001", kind="preprint")
PAPER = bib(THIRD, kind="conference", venue="LAKES")


def test_a_publication_joins_the_study_of_its_known_preprint(tmp_path):
    held = kept(tmp_path / "index", *OLD, PREPRINT)
    new = records(PAPER, bib(OTHER), start=100)
    found = met(held, new, weights())
    assert names_of(held, new, found) == ["r100", "r001"]
    assert studies_of(held, new, found) == ["r004", "r001"]
    assert next(row[:3] for row in rows(held, new, found)) == ("r100", "r100", "r004")


def test_a_known_study_is_found_again_through_any_of_its_reports(tmp_path):
    held = kept(tmp_path / "index", *OLD, PREPRINT, PAPER)
    new = records(bib(THIRD, kind="conference", venue="LAKES", pages="9"), start=100)
    found = met(held, new, weights())
    assert (names_of(held, new, found), studies_of(held, new, found)) == (["r005"], ["r004"])


def test_an_index_that_grows_keeps_its_studies(tmp_path):
    held = kept(tmp_path / "index", PREPRINT)
    new = records(PAPER, bib(OTHER), start=100)
    more = index.write(tmp_path / "more", grown(held, new, met(held, new, weights())))
    assert more.texts("studies", np.arange(more.size)) == ["r000", "r000", "r101"]


@pytest.mark.parametrize(
    ("names", "others", "known", "made"),
    [
        ("abc", "abc", "", "abc"),
        ("abc", "aac", "", "aac"),
        ("abc", "bcc", "", "aaa"),
        ("abc", "bcc", "c", "ccc"),
        ("abcd", "bbdd", "bd", "bbdd"),
        ("", "", "", ""),
    ],
)
def test_names_that_are_tied_become_one_known_name(names, others, known, made):
    assert unified(names, others, {*known}) == [*made]


def test_nothing_new_is_nothing(held):
    assert names(held) == []


@pytest.mark.parametrize("head", [None, "{", "[]", json.dumps({"version": 1, "size": 1})])
def test_what_is_no_index_of_this_version_is_refused(tmp_path, head):
    if head is not None:
        (tmp_path / "index.json").write_text(head)
    with pytest.raises(OtherVersion, match="--index"):
        opened(tmp_path)


BOTH = st.lists(
    st.sampled_from((*OLD, bib(THIRD), bib(THIRD, volume="9"), bib(OTHER, year=2021))), max_size=6
)


@STEADY
@given(BOTH.filter(bool), BOTH)
def test_known_clusters_are_never_parted_and_importing_twice_adds_nothing(first, later):
    with TemporaryDirectory() as place:
        held = kept(Path(place) / "one", *first)
        new = records(*later, start=100)
        both = grown(held, new, met(held, new, weights()))
        before = held.array("labels").tolist()
        for row, label in enumerate(before):
            assert both.labels[row] == both.labels[label]
        more = index.write(Path(place) / "two", both)
        assert len(met(more, new, weights()).kept) == 0
        assert names_of(more, new, met(more, new, weights())) == names(held, *later)


@STEADY
@given(BOTH.filter(bool))
def test_an_index_of_records_tells_their_own_clusters(some):
    with TemporaryDirectory() as place:
        held = kept(Path(place), *some)
        new = records(*some)
        whole = deduplicated(new, weights()).labels.tolist()
        assert names_of(held, new, met(held, new, weights())) == [f"r{label:03d}" for label in whole]
