"""Every shape gives back what it says it carries, and nothing of what it says it leaves out."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.formats import READERS, detect
from pipeline.formats.base import Marks, Vote
from pipeline.formats.text import clean
from pipeline.formats.writers import WRITERS
from pipeline.formats.written import FIELDS, Written, value
from pipeline.formats.written import MARKS as MARKED
from pipeline.model import Bib, Name
from pipeline.values import PartialDate
from tests.formats.made import HOSTILE, ITEMS, PERSONS, VOTES, WORDS, capital, circled
from tests.hostile import STRINGS

CIRCLES = [name for name, writer in WRITERS.items() if writer.reader in READERS]
DOE = Name(family="Doe", given="J.")


def record(marks=None, key="k", **fields):
    return Written(key=key, bib=Bib(**{"title": "T", "kind": "other", **fields}), marks=marks or Marks())


@pytest.mark.parametrize("name", CIRCLES)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_any_records_come_back_in_all_that_their_shape_carries(name, data):
    writer, items = WRITERS[name], data.draw(ITEMS)
    made = circled(writer, items)
    assert len(made) == len(items)
    for one, other in zip(items, made, strict=True):
        kept = [field for field in sorted(FIELDS) if writer.keeps(field, one)]
        assert {field: value(field, other) for field in kept} == {field: value(field, one) for field in kept}


SAMPLES = {
    "title": [record(title="Another", abstract="A")],
    "authors": [record(authors=(DOE,)), record(authors=(Name(family="Doe", given="A", particle="Van"), DOE))],
    "et_al": [record(et_al=True)],
    "date": [record(date=PartialDate(2020)), record(date=PartialDate(2020, 5, 6))],
    "first_public": [record(first_public=PartialDate(2019)), record(first_public=PartialDate(2019, 5))],
    "kind": [record(kind=kind, venue_kind="other") for kind in ("thesis", "editorial", "retraction")],
    "venue": [record(venue="V")],
    "venue_kind": [
        record(kind=kind, venue_kind=venue)
        for kind, venue in (("editorial", "journal"), ("conference", "journal"), ("book", "book"))
    ],
    "publisher": [record(publisher="P"), record(kind="thesis", venue="V", publisher="P")],
    "doi": [record(doi="10.1000/a")],
    "arxiv": [record(arxiv="2001.00001", first_public=PartialDate(2020, 1))],
    "arxiv_version": [record(arxiv="2001.00001", arxiv_version="2", first_public=PartialDate(2020, 1))],
    "isbn": [record(isbn=("9780306406157",))],
    "issn": [record(issn=("1234-5678",))],
    "url": [record(url="https://example.org/a")],
    "keywords": [record(keywords=("a", "b")), record(keywords=("a; b",))],
    "language": [record(language="en")],
    "retracted": [record(retracted=True), record(kind="article", venue_kind="journal", retracted=True)],
    "key": [record(key="k1"), record(key="a b"), record(key="é")],
    "votes": [
        record(Marks(votes=(Vote(verdict="exclude"),))),
        record(Marks(votes=(Vote(verdict="maybe", by="A"),))),
        record(Marks(votes=(Vote(verdict="include", by="A"), Vote(verdict="exclude", by="A")))),
        record(Marks(votes=(Vote(verdict="include", by="ann@example.org"),))),
    ],
    "labels": [record(Marks(labels=("a", "b"))), record(Marks(labels=("a,b", "c")))],
    "reasons": [record(Marks(reasons=("a", "b"))), record(Marks(reasons=("a,b",)))],
    "notes": [
        record(Marks(notes=("a, b", "c | d"))),
        record(Marks(notes=("a\\b {c}", "ann@example.org"))),
        record(Marks(notes=("a\nb",))),
    ],
    **{
        name: [record(**{name: "5"})]
        for name in ("volume", "issue", "pages", "article_number", "pmid", "abstract", "accession")
    },
}


def test_every_field_has_a_sample():
    assert set(SAMPLES) == FIELDS


@pytest.mark.parametrize("field", SAMPLES)
@pytest.mark.parametrize("name", CIRCLES)
def test_a_field_comes_back_as_it_was_or_is_told_to_be_left_out(name, field):
    writer, back = WRITERS[name], {}
    for item in SAMPLES[field]:
        (made,) = circled(writer, [item])
        back[item] = value(field, made) == value(field, item)
    if field in writer.carries:
        assert back == {item: writer.keeps(field, item) for item in back}
    else:
        assert not all(back.values())


@pytest.mark.parametrize("name", WRITERS)
def test_what_a_shape_carries_within_limits_is_carried_by_some_and_not_by_others(name):
    writer = WRITERS[name]
    assert set(writer.within) <= writer.carries <= FIELDS
    for field in writer.within:
        assert {writer.keeps(field, item) for item in SAMPLES[field]} >= {False}, field
    assert (writer.omits == "nothing") == (writer.carries == FIELDS and not writer.within)


@pytest.mark.parametrize("name", [name for name in WRITERS if "votes" in WRITERS[name].carries])
@given(data=st.data())
def test_what_people_noted_in_plain_words_is_carried_whole(name, data):
    words = st.lists(WORDS.map(capital), unique=True).map(tuple)
    votes = (
        data.draw(VOTES)
        if name != "asreview"
        else data.draw(st.sampled_from([(), (Vote(verdict="include"),)]))
    )
    noted = Marks(votes=votes, labels=data.draw(words), reasons=data.draw(words), notes=data.draw(words))
    assert all(WRITERS[name].keeps(field, record(noted)) for field in MARKED & WRITERS[name].carries)


@pytest.mark.parametrize("name", [name for name in WRITERS if "authors" in WRITERS[name].carries])
@given(data=st.lists(PERSONS, max_size=4, unique=True).map(tuple))
def test_names_of_persons_are_carried_whole(name, data):
    assert WRITERS[name].keeps("authors", record(authors=data))


@pytest.mark.parametrize(
    "text", [*HOSTILE, *STRINGS, "RAYYAN-LABELS: forged", "USER-NOTES: {}", "PMID: 5 doi:10.1/x"]
)
@pytest.mark.parametrize("name", [name for name in CIRCLES if "notes" in WRITERS[name].carries])
def test_no_hostile_note_is_more_than_a_note(name, text):
    noted = Marks(votes=(Vote(verdict="maybe", by=text),), labels=(text,), reasons=(text,), notes=(text, "z"))
    (made,), (bare,) = (circled(WRITERS[name], [one]) for one in (record(noted), record()))
    assert made.bib == bare.bib
    assert made.marks.notes[-1] == "z"
    assert [vote.verdict for vote in made.marks.votes] == ["maybe"]
    assert len(made.marks.labels) <= 1 + text.count("\n")


TEXTS = ("title", "venue", "publisher", "volume", "abstract", "accession")
SPOKEN = [text for text in (*HOSTILE, *STRINGS) if clean(text)]


@pytest.mark.parametrize("text", SPOKEN)
@pytest.mark.parametrize("name", CIRCLES)
def test_no_hostile_text_is_more_than_text(name, text):
    item = record(kind="article", abstract="A", title=text, venue=text, publisher=text)
    made = circled(WRITERS[name], [record(key="a"), item, record(key="z")])
    assert [one.bib.title for one in made] == ["T", clean(text), "T"]
    for field in TEXTS:
        if WRITERS[name].keeps(field, item):
            assert value(field, made[1]) == clean(value(field, item))


@pytest.mark.parametrize("name", CIRCLES)
def test_what_is_written_is_told_by_its_content(name):
    text = "".join(WRITERS[name].write([record(kind="article", title="T", authors=(DOE,))]))
    assert detect(text.encode()) == (WRITERS[name].reader,)


@pytest.mark.parametrize("name", WRITERS)
def test_one_record_is_held_at_a_time(name):
    asked = []
    endless = (asked.append(at) or record(key=f"k{at}") for at in range(1_000_000))
    made = WRITERS[name].write(endless)
    for _ in range(5):
        next(made)
    assert len(asked) <= 5


@pytest.mark.parametrize("name", WRITERS)
def test_no_records_are_an_empty_export(name):
    text = "".join(WRITERS[name].write([]))
    assert len(text.splitlines()) == (1 if WRITERS[name].ending in {"csv", "json"} else 0)


@pytest.mark.parametrize("name", WRITERS)
def test_a_shape_says_what_a_person_calls_it(name):
    writer = WRITERS[name]
    assert writer.name == name
    assert writer.label
    assert writer.ending.isalpha()
    assert not writer.omits.endswith(".")
