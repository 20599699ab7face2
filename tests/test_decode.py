"""JSON to values and back: the same as pydantic makes, and stricter where that is lenient."""

import json
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Annotated, Literal, NewType, get_args, get_origin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from pipeline import files
from pipeline.decode import Unfit, decode, encode, plain
from pipeline.kinds import KINDS
from pipeline.model import Bib, Name, Record
from pipeline.values import CLAIM, RECORD, VERSION, Bound, PartialDate, Slug, Text

GOOD = [
    (str, '"x"', "x"),
    (Slug, '"x"', "x"),
    (int, "7", 7),
    (bool, "true", True),
    (Decimal, "1.50", Decimal("1.50")),
    (Decimal, "3", Decimal(3)),
    (Decimal, "1E+2", Decimal("1E+2")),
    (date, '"2024-05-25"', date(2024, 5, 25)),
    (Bound, '"up_to"', Bound.UP_TO),
    (Literal["a", "b"], '"b"', "b"),
    (Text | None, "null", None),
    (Text | int | bool, "true", True),
    (Text | int | bool, "3", 3),
    (Text | int | bool, '"x"', "x"),
    (tuple[int, ...], "[1, 2]", (1, 2)),
    (tuple[str, int], '["a", 1]', ("a", 1)),
    (Mapping[Slug, int], '{"a": 1}', {"a": 1}),
    (PartialDate, '{"year": 2020}', PartialDate(2020)),
]
BAD = [
    (str, "1", "wrong-type", ()),
    (int, "1.5", "wrong-type", ()),
    (int, "true", "wrong-type", ()),
    (int, '"1"', "wrong-type", ()),
    (bool, "1", "wrong-type", ()),
    (Decimal, '"1.5"', "wrong-type", ()),
    (Decimal, "true", "wrong-type", ()),
    (date, '"20240525"', "bad-date", ()),
    (date, '"2024-W21-6"', "bad-date", ()),
    (date, '"2024-05-25T00:00:00"', "bad-date", ()),
    (date, "20240525", "bad-date", ()),
    (Bound, '"most"', "wrong-type", ()),
    (Bound, "[]", "wrong-type", ()),
    (Literal["a"], '"b"', "wrong-type", ()),
    (Text | int, "1.5", "wrong-type", ()),
    (tuple[int, ...], '[1, "x"]', "wrong-type", (1,)),
    (tuple[int, ...], "{}", "wrong-type", ()),
    (tuple[int, int], "[1]", "wrong-type", ()),
    (Mapping[Slug, int], '{"a": "x"}', "wrong-type", ("a",)),
    (Mapping[Slug, int], "[]", "wrong-type", ()),
    (Name, '{"familie": "x"}', "wrong-type", ()),
    (Name, "{}", "wrong-type", ()),
    (Bib, '{"authors": [{"family": 1}]}', "wrong-type", ("authors", 0, "family")),
]


@pytest.mark.parametrize(("kind", "text", "wanted"), GOOD)
def test_json_becomes_a_value(kind, text, wanted):
    made = decode(kind, text)
    assert (made, type(made)) == (wanted, type(wanted))


@pytest.mark.parametrize(("kind", "text", "code", "loc"), BAD)
def test_json_that_does_not_fit_is_refused_where_it_stands(kind, text, code, loc):
    with pytest.raises(Unfit) as refusal:
        decode(kind, text)
    assert (refusal.value.code, refusal.value.loc) == (code, loc)


def test_text_that_is_no_json_is_a_value_error():
    with pytest.raises(ValueError, match="Expecting"):
        decode(int, "{")


def test_digits_stay_as_they_were_written():
    assert str(decode(Decimal, "2.300")) == "2.300"


def test_what_is_as_always_is_not_written():
    assert plain(Name(family="Ash", given="")) == {"family": "Ash"}
    assert encode(Bib(title="T", date=PartialDate(2020, 1))) == '{"title":"T","date":{"year":2020,"month":1}}'


texts = st.text(max_size=6)
dates = st.builds(PartialDate, st.integers(1, 9999), st.integers(0, 12), st.integers(0, 31))
names = st.builds(Name, family=texts, given=texts, corporate=st.booleans())
bibs = st.builds(
    Bib,
    title=texts,
    authors=st.lists(names, max_size=2).map(tuple),
    date=st.none() | dates,
    isbn=st.lists(texts, max_size=2).map(tuple),
    retracted=st.booleans(),
)
records = st.builds(
    Record,
    id=texts,
    search=texts,
    source=texts,
    file=texts,
    offset=st.integers(),
    length=st.integers(),
    line=st.integers(),
    bib=bibs,
)


@given(st.lists(records, max_size=2).map(tuple))
def test_records_are_read_back_as_they_were(made):
    assert decode(tuple[Record, ...], encode(made)) == made


FORMS = {RECORD: st.just("a-search:0001"), VERSION: st.just("1.0.0"), CLAIM: st.just("work/claim")}


def of(kind):
    """Return a strategy for the JSON of a type, from the type alone."""
    if isinstance(kind, NewType):
        return of(kind.__supertype__)
    if args := get_args(kind):
        return GENERIC.get(get_origin(kind), lambda *args: st.one_of([of(arg) for arg in args]))(*args)
    if is_dataclass(kind):
        known = {field.name: of(field.type) for field in fields(kind)}
        must = [field.name for field in fields(kind) if field.default is field.default_factory is MISSING]
        return st.fixed_dictionaries(
            {name: known[name] for name in must}, optional={n: v for n, v in known.items() if n not in must}
        )
    if issubclass(kind, Enum):
        return st.sampled_from([member.value for member in kind])
    return SIMPLE[kind]


GENERIC = {
    Annotated: lambda _, form: FORMS.get(form.pattern, st.sampled_from(["a", "b-1"])),
    Literal: lambda *args: st.sampled_from(args),
    tuple: lambda *args: (
        st.lists(of(args[0]), max_size=2) if args[-1] is ... else st.tuples(*map(of, args)).map(list)
    ),
    Mapping: lambda to, item: st.dictionaries(of(to), of(item), max_size=2),
}
SIMPLE = {
    str: st.text(max_size=5),
    int: st.integers(0, 999),
    bool: st.booleans(),
    Decimal: st.integers(0, 99) | st.sampled_from([0.5, 2.25]),
    date: st.dates().map(str),
    type(None): st.none(),
}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
@given(data=st.data())
@settings(max_examples=40)
def test_every_file_value_is_the_one_that_pydantic_makes(kind, data):
    text = json.dumps(data.draw(of(kind.value)))
    assert decode(kind.value, text) == TypeAdapter(kind.value).validate_json(text)


def test_the_value_classes_are_all_covered_by_a_kind():
    reached = set()
    todo = [kind.cls for kind in KINDS]
    while todo:
        cls = todo.pop()
        if is_dataclass(cls):
            reached.add(cls.__name__)
            todo += [field.type for field in fields(cls)]
        todo += [arg for arg in get_args(cls) if arg not in reached]
    assert reached == set(files.__all__)
