"""Our elas_u4 shows records in the order in which ASReview's shows them, one record a step.

Runs in an environment of its own: `make test-oracle`.
"""

import gzip

import pytest

pytest.importorskip(
    "asreview", reason="asreview is not here; `make test-oracle` runs these tests where it is"
)

from pipeline.ranking.labelled import Labelled, read
from tests.ranking import played
from tools.rank_oracle import SMALLEST, figures, ours, theirs

pytestmark = pytest.mark.oracle


def same(records, seed):
    one, other = ours(records, seed), theirs(records, seed)
    assert one[: len(other)] == other
    assert figures(one, records) == figures(other, records)


@pytest.mark.parametrize(("seed", "relevant"), [(0, 6), (1, 6), (2, 30)])
def test_invented_records_come_in_one_order(seed, relevant):
    titles, abstracts, labels = played.records(80, relevant, seed)
    whole = tuple(map(int, labels))
    same(
        Labelled(titles=tuple(titles), abstracts=tuple(abstracts), labels=whole, rows=tuple(range(80))), seed
    )


@pytest.mark.shared
def test_the_smallest_labelled_set_comes_in_one_order(shared):
    path = shared / "screening" / f"{SMALLEST[0]}.csv.gz"
    same(read(gzip.decompress(path.read_bytes()), path.name).records, 0)


def test_the_oracle_is_the_version_that_was_meant():
    import asreview

    assert asreview.__version__ == "3.0.8"
