"""Citation keys: readable, the same each time, and never twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.formats.bibtex_write import harmless
from pipeline.formats.citekeys import citekey, keyed
from pipeline.formats.written import Written
from pipeline.model import Bib, Name
from pipeline.values import PartialDate
from tests.formats.made import BIBS

MULLER = (Name(family="Müller-Lüdenscheidt", given="A."), Name(family="Doe"))


def keys(*asked):
    return [item.key for item in keyed(Written(key=key, bib=Bib(title=key or "Title")) for key in asked)]


@pytest.mark.parametrize(
    ("bib", "key"),
    [
        (Bib(), "anon"),
        (Bib(title="The Origin"), "anonorigin"),
        (Bib(title="Über $O(n)$ Étude"), "anonuber"),
        (Bib(title="$O(n)$ of the 3D world"), "anon3d"),
        (Bib(title="the of"), "anon"),
        (Bib(title="漢字"), "anon"),
        (Bib(title="On it", authors=MULLER, date=PartialDate(2020, 3)), "mullerludenscheidt2020it"),
        (Bib(authors=MULLER[1:], first_public=PartialDate(2019)), "doe2019"),
        (Bib(authors=(Name(family="Schoot", particle="van de"),)), "schoot"),
        (Bib(authors=(Name(family="漢"),), title="A" * 99), f"anon{'a' * 24}"),
    ],
)
def test_a_key_is_family_year_and_first_word(bib, key):
    assert citekey(bib) == key


@pytest.mark.parametrize(
    ("asked", "given_keys"),
    [
        ([], []),
        (["k", "l"], ["k", "l"]),
        (["k", "k", "k"], ["k", "k-b", "k-c"]),
        (["", ""], ["anontitle", "anontitle-b"]),
        (["k-b", "k", "k"], ["k-b", "k", "k-c"]),
        (["k", "k", "k-b"], ["k", "k-b", "k-b-b"]),
        (["Key", "key"], ["Key", "key-b"]),
        (["a b", "a-b", "a{b"], ["a b", "a-b-b", "a{b-c"]),
    ],
)
def test_a_key_that_is_taken_gets_a_letter(asked, given_keys):
    assert keys(*asked) == given_keys


def test_after_z_come_two_letters():
    assert keys(*["k"] * 28)[-3:] == ["k-z", "k-aa", "k-ab"]


@given(st.lists(st.sampled_from(["", "k", "K", "k-b", "k-c", "k b", "anontitle", "é", "-"])))
def test_no_two_keys_are_the_same_to_bibtex(asked):
    made = keys(*asked)
    assert len({harmless(key).lower() for key in made}) == len(asked)
    assert keys(*asked) == made


@given(BIBS)
def test_a_made_key_is_harmless_everywhere(bib):
    assert citekey(bib).isascii()
    assert citekey(bib).isalnum()


def test_keys_are_given_as_records_come():
    asked = iter([Written(key="a", bib=Bib()), Written(key="b", bib=Bib())])
    assert next(keyed(asked)).key == "a"
    assert next(asked).key == "b"
