"""Values made by the hundred thousand are what a frozen dataclass is."""

import copy
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, fields, is_dataclass, replace
from multiprocessing import get_context

import pytest

from pipeline.model.made import Value


class Quick(Value, frozen=True, gc=False):
    """Two fields, one of which has a default."""

    one: str
    other: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Slow:
    """The same, made by the standard library."""

    one: str
    other: tuple[int, ...] = ()


def through_a_process(made):
    with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as pool:
        return pool.submit(copy.copy, made).result()


QUICK, SLOW = Quick("a", (1,)), Slow("a", (1,))


def test_it_is_described_as_a_dataclass_is():
    assert is_dataclass(Quick)
    told = [(one.name, one.type, one.default, one.init) for one in fields(Quick)]
    assert told == [(one.name, one.type, one.default, one.init) for one in fields(Slow)]


def test_it_is_printed_and_taken_apart_as_a_dataclass_is():
    assert repr(QUICK) == repr(SLOW).replace("Slow", "Quick")
    assert asdict(QUICK) == asdict(SLOW)
    assert asdict(Slow("b", (QUICK,)))["other"] == (asdict(SLOW),)


def test_it_is_equal_to_what_holds_the_same_and_is_of_the_same_class():
    assert Quick(one="a", other=(1,)) == QUICK
    assert hash(QUICK) == hash(Quick("a", (1,)))
    assert Quick("a") != QUICK
    assert QUICK != SLOW


def test_it_is_changed_only_into_another_one():
    assert replace(QUICK, one="b") == Quick("b", (1,))
    assert QUICK.one == "a"
    with pytest.raises(AttributeError, match="immutable"):
        QUICK.one = "b"
    with pytest.raises(TypeError):
        replace(QUICK, third=1)


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, through_a_process])
def test_it_outlives_being_copied_and_sent_to_another_process(copied):
    made = copied(QUICK)
    assert (type(made), made) == (Quick, QUICK)
