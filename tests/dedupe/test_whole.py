import numpy as np
import pytest

from pipeline.dedupe.weights import weights
from pipeline.dedupe.whole import Records, copies, deduplicated, explained, rows, unsure
from tests.dedupe.made import OTHER, TITLE, bare, bib, columns_of


def records(*bibs, ids=None, files=None):
    return Records(
        ids=ids or [f"x{number}" for number in range(len(bibs))],
        file=np.array(files or [0] * len(bibs), dtype=np.int32),
        columns=columns_of(*bibs),
    )


@pytest.mark.parametrize(
    ("text", "file", "stands"),
    [
        ([5, 6, 7], [0, 0, 0], [0, 1, 2]),
        ([5, 5], [0, 0], [0, 1]),
        ([5, 5], [0, 1], [0, 0]),
        ([5, 5, 5, 5], [0, 0, 1, 1], [0, 1, 0, 1]),
        ([5, 5, 5], [0, 1, 2], [0, 0, 0]),
        ([5, 6, 5, 6, 5], [0, 0, 1, 1, 1], [0, 1, 0, 1, 4]),
        ([], [], []),
    ],
)
def test_the_kth_of_several_alike_is_the_kth_of_another_file(text, file, stands):
    kept, which = copies(np.array(text, dtype=np.uint64), np.array(file, dtype=np.int32))
    assert kept[which].tolist() == stands


def test_two_entries_of_one_file_that_say_little_are_two():
    some = records(bare(title="Editorial"), bare(title="Editorial"))
    assert deduplicated(some, weights()).labels.tolist() == [0, 1]


def test_two_entries_of_two_files_that_say_little_are_one_entry_twice():
    some = records(bare(title="Editorial"), bare(title="Editorial"), files=[0, 1])
    assert deduplicated(some, weights()).labels.tolist() == [0, 0]
    assert [row[4] for row in rows(some, deduplicated(some, weights()))] == ["", "same-entry"]


def test_a_cluster_is_named_after_its_smallest_id():
    some = records(bib(), bib(OTHER), bib(pages="17"), ids=["c", "b", "a"])
    assert [row[:2] for row in rows(some, deduplicated(some, weights()))] == [
        ("c", "a"),
        ("b", "b"),
        ("a", "a"),
    ]


def test_files_that_number_their_records_alike_are_told_apart():
    some = records(bib(), bib(OTHER), ids=["1", "1"], files=[0, 1])
    assert [row[1] for row in rows(some, deduplicated(some, weights()))] == ["1", "1~2"]


DRAFT = bib(arxiv="2001.00001", kind="preprint", venue="arXiv")
PAPER = bib(kind="conference", venue="Proceedings of the Lakes")


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_a_preprint_and_its_publication_are_two_reports_of_one_study(order):
    bibs, ids = (DRAFT, PAPER, bib(OTHER)), ("c", "b", "a")
    some = records(*(bibs[row] for row in order), ids=[ids[row] for row in order])
    told = {row[0]: row[1:3] for row in rows(some, deduplicated(some, weights()))}
    assert told == {"c": ("c", "b"), "b": ("b", "b"), "a": ("a", "a")}


def test_unsure_pairs_name_records_and_the_veto():
    notes = bib("Ice notes", "Ames", kind="article")
    some = records(notes, bib("Ice notes", "Ames", kind="article", volume="7"))
    ((a, b, score, why),) = unsure(some, deduplicated(some, weights()))
    assert ({a, b}, why) == ({"x0", "x1"}, "column")
    assert int(score) > 0


def test_any_pair_is_explained():
    match = explained(records(bib(), bib(OTHER), bib(TITLE, volume="7")), (1, 2), weights())
    assert match.records == ("x1", "x2")
    assert match.against == ("title",)
