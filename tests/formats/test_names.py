"""Names of persons and bodies from every form that exports print them in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.formats.bibtex_names import bibtex_names
from pipeline.formats.latex import decode
from pipeline.formats.names import gather, people, person, persons, uncommon, undoubled
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
        ("bell hooks", name("hooks", "bell")),
        ("Doe, Jane, Jr.", name("Doe", "Jane", "", "Jr.")),
        ("Doe, III, Jane", name("Doe", "Jane", "", "III")),
        ("Doe, Jane Jr.", name("Doe", "Jane", "", "Jr.")),
        ("Doe Jr., Jane", name("Doe", "Jane", "", "Jr.")),
        ("John Smith III", name("Smith", "John", "", "III")),
        ("Doe, Jane, PhD", name("Doe", "Jane")),
        ("World Health Organization", body("World Health Organization")),
        ("The Bee Study Group", body("The Bee Study Group")),
        ("A very long name of more than seven words", body("A very long name of more than seven words")),
        ("WHO,", body("WHO")),
        ("Foo, Bar Inc,", body("Foo, Bar Inc")),
        ("de", name("de")),
        ("d'Alembert, Jean", name("d'Alembert", "Jean")),
        ("al-Masri, Omar", name("al-Masri", "Omar")),
        ("doe smith, jane", name("doe smith", "jane")),
        ("van 't Hof, Jan", name("Hof", "Jan", "van 't")),
        ("Maria De La Cruz", name("De La Cruz", "Maria")),
        ("Yann Le Clerc", name("Le Clerc", "Yann")),
        ("De La Cruz, Maria", name("De La Cruz", "Maria")),
        ("José Lopez y Garcia", name("Lopez y Garcia", "José")),
        ("Maria Costa e Silva", name("Costa e Silva", "Maria")),
        ("Kim J-H", name("Kim", "J-H")),
        ("Kim J.-H.", name("Kim", "J.-H.")),
        ("Doe J Q", name("Doe", "J Q")),
        ("Garcia Lopez M. J.", name("Garcia Lopez", "M. J.")),
        ("Орлова А.А.", name("Орлова", "А.А.")),
        ("Doe JQ Jr", name("Doe", "JQ", "", "Jr")),
        ("Doe JQ 3rd", name("Doe", "JQ", "", "3rd")),
        ("JANE MILLER", name("MILLER", "JANE")),
        ("DOE, JANE", name("DOE", "JANE")),
        ("王 伟", name("王", "伟")),
        ("王，伟", name("王", "伟")),
        ("王伟", name("王伟")),
        ("김 철수", name("김", "철수")),
        ("Doe, Jane, M.D.", name("Doe", "Jane")),
        ("Doe, Jane, Ph. D., MPH", name("Doe", "Jane")),
        ("Doe, Jane, Jr., M.D.", name("Doe", "Jane", "", "Jr.")),
        ("Doe, M.D.", name("Doe", "M.D.")),
        ("Doe, MD", name("Doe", "MD")),
        ("Doe, Jane PhD", name("Doe", "Jane")),
        ("Doe, Jane, Esq.", name("Doe", "Jane")),
        ("Doe, Dr. Jane", name("Doe", "Jane")),
        ("Prof. Dr. Jane Doe", name("Doe", "Jane")),
        ("Prof Doe", name("Doe")),
        ("Doe, Jane (0000-0002-1825-0097)", name("Doe", "Jane")),
        ("Doe, Jane https://orcid.org/0000-0002-1825-009X", name("Doe", "Jane")),
        ("Jane Doe <jane@example.org>", name("Doe", "Jane")),
        ("Doe, Jane (ed.)", name("Doe", "Jane")),
        ("Jane Doe1,2", name("Doe", "Jane")),
        ("Jane Doe*", name("Doe", "Jane")),
        ("Doe, Jane¹,²", name("Doe", "Jane")),
        ("Jane Doe 0001", name("Doe", "Jane")),
        ("Wei Wang 0001", name("Wang", "Wei")),
        ("COVID19 Study Group", body("COVID19 Study Group")),
        ("Ministry of Health, Utopia", body("Ministry of Health, Utopia")),
        ("Bureau of Bees", body("Bureau of Bees")),
        ("Friends for Life", body("Friends for Life")),
        ("Université du Nord", body("Université du Nord")),
        ("Team, Jane", name("Team", "Jane")),
        ("M. Group", body("M. Group")),
        ("X", name("X")),
        ("*", name("*")),
        ("@", name("@")),
        (",", body(",")),
    ],
)
def test_a_name_is_taken_apart(text, made):
    assert person(text) == made


@pytest.mark.parametrize("text", ["others", "et al.", "et al", "And Others", "...", "[et al.]", "等", "u.a."])
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
        ((name("A", "J."), name("A", "Jo"), B, B), (name("A", "Jo"), B)),
        ((name("A", "J. Q."), name("A", "Jo"), B, B), (name("A", "J. Q."), B)),
        ((name("A", "J."), name("A", "Jo")), (name("A", "J."), name("A", "Jo"))),
        ((name("A", "Jim"), name("A", "Jo"), B, B), (name("A", "Jim"), name("A", "Jo"), B, B)),
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
        ("Doe, J. et al.", [name("Doe", "J.")], True),
        ("Doe, J., et al", [name("Doe", "J.")], True),
        ("Jane Doe and Richard Roe et al.", [name("Doe", "Jane"), name("Roe", "Richard")], True),
        ("Doe, J., Roe, R., Poe, P.", [name("Doe", "J."), name("Roe", "R."), name("Poe", "P.")], False),
        (
            "Jane Doe, Richard Roe, Peter Poe",
            [name("Doe", "Jane"), name("Roe", "Richard"), name("Poe", "Peter")],
            False,
        ),
        (
            "Jane Doe, Richard Roe, and Peter Poe",
            [name("Doe", "Jane"), name("Roe", "Richard"), name("Poe", "Peter")],
            False,
        ),
        ("Doe J, Roe RQ", [name("Doe", "J"), name("Roe", "RQ")], False),
        ("Garcia Lopez, Maria Jose", [name("Garcia Lopez", "Maria Jose")], False),
        ("Jane Doe & Richard Roe", [name("Doe", "Jane"), name("Roe", "Richard")], False),
        ("Barnes & Noble", [body("Barnes & Noble")], False),
        ("Doe, J.; Roe, R. and Poe, P.", [name("Doe", "J."), name("Roe", "R."), name("Poe", "P.")], False),
        ("{Doe, Jane and Roe, Richard}", [name("Doe", "Jane"), name("Roe", "Richard")], False),
        (
            "family=Berg, given=Jan, prefix=van den, useprefix=true and {Bee Club}",
            [name("Berg", "Jan", "van den"), body("Bee Club")],
            False,
        ),
        ("given=Jan and {Bee Club}", [name("given=Jan"), body("Bee Club")], False),
        (r"{O}zg{\"u}r, X and \v{S}imi\'{c}, Y", [name("Ozgür", "X"), name("Šimić", "Y")], False),
        (r"{\c C}elik, {\'E}. and {\AA}s, B.", [name("Çelik", "É."), name("Ås", "B.")], False),
        ("Doe, PhD, Jane", [name("Doe", "Jane")], False),
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


@pytest.mark.parametrize(
    ("texts", "made", "et_al"),
    [
        (["Doe J", "Roe R"], ("Doe", "Roe"), False),
        (["Doe J", "et al"], ("Doe",), True),
        (["Doe J, et al."], ("Doe",), True),
        (["Doe, Jane & al."], ("Doe",), True),
        (["Jane Doe…"], ("Doe",), True),
        (["张 三等"], ("张",), True),
        (["Al, E."], ("Al",), False),
        (["Cristal, B. and others"], ("Cristal",), True),
        ([], (), False),
    ],
)
def test_the_end_of_a_list_may_stand_beside_a_name(texts, made, et_al):
    names, flag = people(texts)
    assert (tuple(name.family for name in names), flag) == (made, et_al)


@given(st.text("aA1*@.,;()-&\u00b9 ", max_size=30))
def test_any_text_gives_a_name_that_says_something(text):
    made = person(" ".join(text.split()))
    assert made is None or made.family or made.given or not text.strip(" ,")


FAMILIES = ["Doe", "Öz", "van", "O'Neil", "Owen-Smith", "IV", "", "doe", "A", "Institute", "王"]
GIVEN = [
    "Jane", "J.", "J. B.", "J.-B.", "JB", "Jr", "jr.", "III",
    "Jane A.", "Phd", "Dr", "M. J.", "II.", "é", "J. II",
]  # fmt: skip


@pytest.mark.parametrize("family", FAMILIES)
def test_a_common_name_is_read_the_short_way_and_the_long_way_alike(family):
    for called in GIVEN:
        text = f"{family}, {called}"
        assert person(text) == uncommon(text, suffix_second=False)


LISTED = (
    "Doe, Jane", "Roe, J. K.", "Poe, J K", "Müller, Änne", "Smith-Jones, Max", "van Dam, Jo", "Doe, J.K.",
    "Roe, Dr", "Poe, MD", "Doe, Et Al", "Roe, Etal", "Doe, et al", "Poe, Max Jr", "Doe", "Doe, ", "",
    "Roe, Ann, Jr.", "Doe, Jane\nRoe, Max", "Group of Maps", "others", "Ödön, Žana", "Poe, Max PhD",
)  # fmt: skip


@given(st.lists(st.sampled_from(LISTED), max_size=4))
def test_names_of_a_list_are_those_of_each_by_itself(texts):
    assert list(persons(texts)) == [person(text) for text in texts]


@pytest.mark.parametrize("text", ["Doe, Jane Et Al", "Doe, Jane And Others", "Doe, Jane, Etal"])
def test_a_name_with_and_others_behind_it_is_not_read_the_short_way(text):
    assert people([text]) == ((name("Doe", "Jane"),), True)
