import pytest

from pipeline.dedupe.people import names_of

DIALECTS = [
    "Ames, A. B. and Brook, C.",
    "Ames AB; Brook C",
    "Ames A. B.Brook C.",
    "AmesA.B.BrookC.",
    "AMES A, BROOK C",
    "Brook C, Ames A",
    "Ames, A B and Brook, C and Ames, A B",
    "Ames, A. B., Jr. and Brook, C. et al",
    "Ámes A., Brook C.",
]


@pytest.mark.parametrize("authors", DIALECTS)
def test_every_dialect_gives_the_same_names(authors):
    assert names_of(authors) == "ames brook"


@pytest.mark.parametrize(
    ("authors", "names"),
    [
        ("Anna Ames, Carl Brook", "ames anna brook carl"),
        ("Li, R.", "li"),
        ("LI R, WU X", "li wu"),
        ("van der Berg, K.", "berg"),
        ("Frost-Vale, L.", "frost vale"),
        ("Smith1, J., Jones2, K.", "jones smith"),
        ("", ""),
        ("A. B.", ""),
    ],
)
def test_names(authors, names):
    assert names_of(authors) == names
