"""What people decided and noted, in the columns of screening tools."""

import pytest

from pipeline.formats.base import UNMARKED, Marks, Vote
from pipeline.formats.csv_marks import VERDICTS, marks


@pytest.mark.parametrize(
    ("cells", "made"),
    [
        (("", "", "", "", ""), UNMARKED),
        (("a database's note", "", "", "", ""), UNMARKED),
        (("", "mine", "", "", ""), Marks(notes=("mine",))),
        (("", "from a@b.org", "", "", ""), Marks(notes=("from",))),
        (("", "", "1", "", ""), Marks(votes=(Vote(verdict="include"),))),
        (("", "", "0.0", "", ""), Marks(votes=(Vote(verdict="exclude"),))),
        (("", "", "-1", "", ""), UNMARKED),
        (("", "", "", "a; b,a", ""), Marks(labels=("a", "b"))),
        (("", "", "", "", "wrong outcome; x"), Marks(reasons=("wrong outcome", "x"))),
        (("", "Exclusion reason: wrong dose; ", "", "", ""), Marks(reasons=("wrong dose",))),
        (
            ('x | RAYYAN-INCLUSION: {"Ann"=>"Maybe"}', "", "", "", ""),
            Marks(votes=(Vote(verdict="maybe", by="Ann"),)),
        ),
    ],
)
def test_cells_become_marks(cells, made):
    assert marks(*cells) == made


def test_every_verdict_is_one_of_three():
    assert set(VERDICTS.values()) == {"include", "exclude", "maybe"}
