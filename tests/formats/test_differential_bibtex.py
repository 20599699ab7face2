"""Our BibTeX agrees with pybtex on well-formed input: field by field, names part by part."""

from itertools import groupby

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pybtex import errors
from pybtex.database import Person, parse_string
from pybtex.exceptions import PybtexError

from pipeline.formats.bibtex import SILENT
from pipeline.formats.bibtex_bib import spoken
from pipeline.formats.bibtex_blocks import blocks
from pipeline.formats.bibtex_fields import parse, resolve
from pipeline.formats.bibtex_names import bibtex_names
from pipeline.formats.stream import of, windows
from pipeline.formats.text import clean
from pipeline.formats.text import decode as text_of
from tests.formats.test_shared import BIBTEX, FIXTURES

STRINGS = {"acm": "Association A", "jx": "Journal {X}"}
DEFINED = "".join(f'@string{{{name} = "{value}"}}\n' for name, value in STRINGS.items())
MONTHS = {
    month[:3].lower(): month
    for month in (
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
        "November", "December",
    )
}  # fmt: skip
WORDS = st.sampled_from(
    ["bee", "Hive", "of", "é", "x-y", "50\\%", '{\\"u}', "{GPU}", "{a {b} c}", "1.5", "$x_1$", "#", "@"]
)
TEXTS = st.lists(WORDS, max_size=6).map(" ".join)
PLAIN = st.lists(st.sampled_from(["bee", "{Hive}", "{a {b}}", "1", ","]), max_size=5).map(" ".join)
VALUES = st.one_of(
    TEXTS.map("{{{}}}".format),
    PLAIN.map('"{}"'.format),
    st.integers(0, 3000).map(str),
    st.sampled_from(["jan", "DEC", "acm", "jx", 'acm # " and " # jx', "{a} # {b}", '"1~" # feb']),
)
NAMES = st.sampled_from(["title", "Author", "YEAR", "journal", "x-note", "doi"])
FIELDS = st.dictionaries(NAMES, VALUES, min_size=1, max_size=5)
SPACES = st.sampled_from(["", " ", "\n  ", "\t"])
KEYS = st.sampled_from(["k", "Doe2020", "10.1000/a:b", "a_b-c+d", "DBLP:conf/x/Y20"])


@st.composite
def entries(draw):
    gap = draw(SPACES)
    fields = (f",{gap}{name}{gap}={gap}{value}" for name, value in draw(FIELDS).items())
    return f"@article{{{draw(KEYS)}{''.join(fields)}{draw(st.sampled_from(['', ',', ',  ']))}{gap}}}"


def by_pybtex(text):
    """Return key, fields and lists of names of the one entry of a text; None where it is malformed."""
    with errors.capture():
        try:
            made = parse_string(DEFINED + text, "bibtex")
        except PybtexError:
            return None
    (key, entry), *_ = made.entries.items()
    people = {role.lower(): tuple(map(parts, persons)) for role, persons in entry.persons.items()}
    return key, {name.lower(): clean(value) for name, value in entry.fields.items()}, people


def parts(person):
    """Return given name, particle, family name and suffix of a name as pybtex has it, decoded."""
    given_name = person.first_names + person.middle_names
    found = (given_name, person.prelast_names, person.last_names, person.lineage_names)
    return tuple(spoken(" ".join(words)) for words in found)


def our_parts(name):
    return name.given, name.particle, name.family, name.suffix


def by_us(text):
    made = parse(text)
    known = {**MONTHS, **STRINGS}
    first_last = reversed(made.fields)
    return made.key, {name.lower(): clean(resolve(value, known, [])) for name, value in first_last}


@settings(max_examples=300, deadline=None)
@given(entries())
def test_fields_of_well_formed_entries_are_the_same(text):
    key, fields, _ = by_pybtex(text)
    ours = by_us(text)
    ours[1].pop("author", None)
    assert ours == (key, fields)


GIVEN = st.sampled_from(["Jane", "J.", "J.-P.", r"{\'E}mile", "Jane Q.", "Mary Ann", r"{\v{S}}ime"])
PARTICLES = st.sampled_from(["", "van", "von der", "de la", "al"])
FAMILY = st.sampled_from(["Doe", "O'Neil", r"{\"O}zg{\"u}r", "Bee-Hive", "Łys"])
SUFFIX = st.sampled_from(["", "Jr", "III"])


@st.composite
def names(draw):
    given_name, particle = draw(GIVEN), draw(PARTICLES)
    family, suffix = f"{particle} {draw(FAMILY)}".strip(), draw(SUFFIX)
    spoken_form = f"{given_name} {family}"
    inverted = f"{family}, {given_name}"
    return draw(st.sampled_from([inverted, f"{family}, {suffix}, {given_name}" if suffix else spoken_form]))


@settings(max_examples=300, deadline=None)
@given(names())
def test_names_of_well_formed_entries_are_the_same_part_by_part(person):
    found, et_al = bibtex_names(f"Roe, R. and {person} and others", spoken)
    assert et_al
    assert [our_parts(name) for name in found] == [("R.", "", "Roe", ""), parts(Person(person))]


# Where we mean to differ: what an author field says, and how we and pybtex read it.
DIFFERENT = {
    "a body is known by its words": ("Bee Research Group", ("", "", "Bee Research Group", ""),
     ("Bee Research", "", "Group", "")),
    "a family name comes first, then initials": ("Doe JQ", ("JQ", "", "Doe", ""), ("Doe", "", "JQ", "")),
    "a particle may have a capital": ("Ana De La Cruz", ("Ana", "", "De La Cruz", ""),
     ("Ana De La", "", "Cruz", "")),
    "a small word need be no particle": ("bell hooks", ("bell", "", "hooks", ""), ("", "bell", "hooks", "")),
    "`y` joins two family names": ("José Lopez y Garcia", ("José", "", "Lopez y Garcia", ""),
     ("José Lopez", "y", "Garcia", "")),
    "a degree is no name": ("Doe, Jane, PhD", ("Jane", "", "Doe", ""), ("PhD", "", "Doe", "Jane")),
    "a title is no name": ("Doe, Dr. Jane", ("Jane", "", "Doe", ""), ("Dr. Jane", "", "Doe", "")),
    "a suffix may come last": ("Doe, Jane, Jr.", ("Jane", "", "Doe", "Jr."), ("Jr.", "", "Doe", "Jane")),
    "a suffix may follow the name": ("Jane Doe III", ("Jane", "", "Doe", "III"), ("Jane Doe", "", "III", "")),
    "a number of an affiliation is no name": ("Jane Doe1", ("Jane", "", "Doe", ""), ("Jane", "", "Doe1", "")),
    "Eastern names begin with the family": ("王 伟", ("伟", "", "王", ""), ("王", "", "伟", "")),
}  # fmt: skip


@pytest.mark.parametrize("why", DIFFERENT)
def test_where_we_read_a_name_otherwise_we_mean_to(why):
    raw, ours, theirs = DIFFERENT[why]
    (name,), _ = bibtex_names(raw, spoken)
    assert (our_parts(name), parts(Person(raw))) == (ours, theirs)


def entries_of(file):
    for window in windows(of((FIXTURES / file).read_bytes()), lambda _: 0):
        for block in blocks(window.body):
            if block.kind not in SILENT:
                yield text_of(window.body[block.start : block.end])[0]


@pytest.mark.shared
@pytest.mark.parametrize("file", BIBTEX)
def test_real_entries_are_the_same_field_by_field(file):
    """An entry without a key, and what follows a field with a blank in its name, are unknown to pybtex."""
    for text in entries_of(file):
        key, fields, people = by_pybtex(text)
        our_key, ours = by_us(text)
        known = {name: ours[name] for name in ours if name not in people}
        assert not our_key or (our_key == key and fields.items() <= known.items())
        assert not our_key or len(known) == len(fields) or any({" ", "\u00a0"} & {*name} for name in known)


@pytest.mark.shared
@pytest.mark.parametrize("file", BIBTEX)
def test_real_names_are_the_same_part_by_part(file):
    """A name given twice in a row is made single, a title before it left off; pybtex keeps both."""
    for text in entries_of(file):
        _, _, people = by_pybtex(text)
        our_key, ours = by_us(text)
        found, et_al = bibtex_names(ours.get("author", ""), spoken)
        shown = [(given.removeprefix("Dr. "), *rest) for given, *rest in people.get("author", ())]
        shown = shown[: len(shown) - et_al] if our_key else []
        if len(found) == len(shown):
            assert [our_parts(name) for name in found] == shown
        elif our_key:
            families = [family for family, _ in groupby(family for _, _, family, _ in shown)]
            assert [name.family for name in found] == families
