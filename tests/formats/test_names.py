"""Names of persons and bodies from every form that exports print them in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.formats.latex import decode
from pipeline.formats.names import bibtex_names, gather, person, undoubled
from pipeline.model import Name


def name(family, given="", particle="", suffix=""):
    return Name(family=family, given=given, particle=particle, suffix=suffix)


def body(text):
    return Name(family=text, corporate=True)


A, B, C = name("A"), name("B"), name("C")


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Doe, Jane", name("Doe", "Jane")),
        ("Doe,Jane", name("Doe", "Jane")),
        ("Jane Doe", name("Doe", "Jane")),
        ("J. Q. Doe", name("Doe", "J. Q.")),
        ("Doe J.Q.", name("Doe", "J.Q.")),
        ("Doe JQ", name("Doe", "JQ")),
        ("Y. LI", name("LI", "Y.")),
        ("Müller", name("Müller")),
        ("van de Schoot, Rens", name("Schoot", "Rens", "van de")),
        ("Ludwig van Beethoven", name("Beethoven", "Ludwig", "van")),
        ("Maria de la Cruz Lopez", name("Cruz Lopez", "Maria", "de la")),
        ("van der Berg J.", name("Berg", "J.", "van der")),
        ("bell hooks", name("hooks", "", "bell")),
        ("Doe, Jane, Jr.", name("Doe", "Jane", "", "Jr.")),
        ("Doe, III, Jane", name("Doe", "Jane", "", "III")),
        ("Doe, Jane Jr.", name("Doe", "Jane", "", "Jr.")),
        ("Doe Jr., Jane", name("Doe", "Jane", "", "Jr.")),
        ("John Smith III", name("Smith", "John", "", "III")),
        ("Doe, Jane, PhD", name("Doe", "Jane, PhD")),
        ("World Health Organization", body("World Health Organization")),
        ("The Bee Study Group", body("The Bee Study Group")),
        ("A very long name of more than seven words", body("A very long name of more than seven words")),
        ("WHO,", body("WHO")),
        ("Foo, Bar Inc,", body("Foo, Bar Inc")),
        ("de", name("de")),
        (",", body(",")),
    ],
)
def test_a_name_is_taken_apart(text, made):
    assert person(text) == made


@pytest.mark.parametrize("text", ["others", "et al.", "et al", "And Others", "...", "[et al.]"])
def test_and_others_is_no_name(text):
    assert person(text) is None
    assert gather([A, person(text)]) == ((A,), True)


@pytest.mark.parametrize(
    ("names", "made"),
    [
        ((), ()),
        ((A,), (A,)),
        ((A, B), (A, B)),
        ((A, A, B, B), (A, B)),
        ((A, A), (A,)),
        ((A, A, B, B, C, C, C), (A, B, C)),
        ((A, A, B), (A, A, B)),
        ((A, B, B), (A, B, B)),
        ((A, B, A, B), (A, B, A, B)),
    ],
)
def test_names_are_made_single_only_where_all_are_doubled(names, made):
    assert undoubled(names) == made


@pytest.mark.parametrize(
    ("raw", "made", "et_al"),
    [
        ("Doe, Jane and Roe, R.", [name("Doe", "Jane"), name("Roe", "R.")], False),
        ("Jane Doe AND Richard Roe", [name("Doe", "Jane"), name("Roe", "Richard")], False),
        ("Doe, Jane and others", [name("Doe", "Jane")], True),
        (
            "{World Health Organization} and Doe, J.",
            [body("World Health Organization"), name("Doe", "J.")],
            False,
        ),
        ("{Barnes and Noble}", [body("Barnes and Noble")], False),
        (r"M{\"u}ller, A. and {\'E}mile Zola", [name("Müller", "A."), name("Zola", "Émile")], False),
        (r"{\"O}zg{\"u}r, X", [name("Özgür", "X")], False),
        (r"{\'A}", [name("Á")], False),
        ("{de Foo}, {A, B}", [name("de Foo", "A, B")], False),
        ("{van} Gogh, V.", [name("Gogh", "V.", "van")], False),
        ("Jean {de la} Fontaine", [name("Fontaine", "Jean", "de la")], False),
        ("Doe, Sr, Jane", [name("Doe", "Jane", "", "Sr")], False),
        ("Doe, V, Jane", [name("Doe", "Jane", "", "V")], False),
        ("Doe, Jane; Roe, R.", [name("Doe", "Jane"), name("Roe", "R.")], False),
        ("Doe, J. and and Roe, R. and", [name("Doe", "J."), name("Roe", "R.")], False),
        ("Sandy Brand", [name("Brand", "Sandy")], False),
        ("{others}", [], True),
        ("Doe, J.,", [name("Doe", "J.")], False),
        ("a}b and c{", [name("ab"), name("c")], False),
        ("", [], False),
    ],
)
def test_a_bibtex_field_is_split_outside_braces(raw, made, et_al):
    assert bibtex_names(raw, decode) == (tuple(made), et_al)


@given(st.text("aA{}, \\and~.;", max_size=40))
def test_any_author_field_gives_names(raw):
    names, _ = bibtex_names(raw, decode)
    assert all(isinstance(one, Name) for one in names)
