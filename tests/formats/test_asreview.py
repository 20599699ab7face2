"""The labels of ASReview."""

import pytest

from pipeline.formats.asreview import marks
from pipeline.formats.base import UNMARKED, Marks, Vote


@pytest.mark.parametrize(
    ("notes", "made"),
    [
        ([], UNMARKED),
        (["a note on relevance"], UNMARKED),
        (["ASReview_relevant"], Marks(votes=(Vote(verdict="include"),))),
        (["ASReview_irrelevant", "else"], Marks(votes=(Vote(verdict="exclude"),))),
        (["ASReview_not_seen"], UNMARKED),
        (["ASReview_relevant, ASReview_prior"], Marks(votes=(Vote(verdict="include"),), labels=("prior",))),
    ],
)
def test_notes_become_votes_and_labels(notes, made):
    assert marks(notes) == made
