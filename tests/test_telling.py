import doctest

import pytest

from pipeline import telling
from pipeline.model import Match

PAIR = ("a:0001", "b:0002")


@pytest.mark.parametrize(
    ("match", "said"),
    [
        (Match(records=PAIR, rule="doi", agreed=()), "doi; agree in nothing"),
        (Match(records=PAIR, rule="doi", agreed=("doi", "year")), "doi; agree in doi, year"),
        (
            Match(
                records=PAIR,
                rule="doi",
                agreed=("doi",),
                against=("title", "page"),
                parts=(("doi", 6), ("page", -7)),
            ),
            "doi; agree in doi; against: title, page; score -1 = doi +6, page -7",
        ),
    ],
)
def test_evidence_is_told_in_one_sentence(match, said):
    assert telling.told(match) == said


def test_its_example_holds():
    assert doctest.testmod(telling).failed == 0
