"""Values made the quick way cannot be told from those that their class makes."""

from dataclasses import FrozenInstanceError, dataclass

import pytest

from pipeline.model import Bib, Name
from pipeline.model.quick import bib, name, quick


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two fields, one of which has a default."""

    one: str
    other: int = 2


@pytest.mark.parametrize(
    ("made", "same"),
    [
        (bib(title="a", authors=(Name(family="b"),)), Bib(title="a", authors=(Name(family="b"),))),
        (bib(), Bib()),
        (name("a"), Name(family="a")),
        (name("a", "b", "c", "d", corporate=True),
         Name(family="a", given="b", particle="c", suffix="d", corporate=True)),
        (quick(Pair)(one="x"), Pair(one="x")),
        (quick(Pair)(one="x", other=3), Pair(one="x", other=3)),
    ],
)  # fmt: skip
def test_a_quick_value_is_of_the_class(made, same):
    assert (type(made), repr(made), hash(made)) == (type(same), repr(same), hash(same))
    assert made == same


@pytest.mark.parametrize("made", [bib(), name("a"), quick(Pair)(one="x")])
def test_a_quick_value_is_frozen(made):
    with pytest.raises(FrozenInstanceError):
        setattr(made, type(made).__slots__[0], "y")
