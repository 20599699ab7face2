"""Answers: what fits, what typed words mean, how values read, which are the same."""

from decimal import Decimal

import pytest

from pipeline import files
from pipeline.extraction.answers import essence, fits, missing, printed, typed, unit_fits, wanted, with_unit

UNITS = {
    "gram": files.Unit(id="gram", symbol="g", dimension="mass"),
    "kilo": files.Unit(id="kilo", symbol="kg", dimension="mass", factor=Decimal(1000)),
    "share": files.Unit(id="share", symbol="%", dimension="share", space=False),
}
FIELDS = {
    "text": files.FormField(id="t", label="T", type="text"),
    "number": files.FormField(id="n", label="N", type="number", unit="gram"),
    "choice": files.FormField(id="c", label="C", type="choice", allowed=("red", "Deep blue", "1")),
    "multi-choice": files.FormField(id="m", label="M", type="multi-choice", allowed=("red", "blue")),
    "commas": files.FormField(id="k", label="K", type="multi-choice", allowed=("red, or so", "blue")),
    "yes-no": files.FormField(id="y", label="Y", type="yes-no"),
    "date": files.FormField(id="d", label="D", type="date"),
}


@pytest.mark.parametrize(
    ("kind", "words", "value"),
    [
        ("text", " two  words ", "two words"),
        ("number", "12", 12),
        ("number", "-1.50", Decimal("-1.50")),
        ("choice", "RED", "red"),
        ("choice", "2", "Deep blue"),
        ("choice", "1", "1"),
        ("multi-choice", "blue, red", ("blue", "red")),
        ("multi-choice", "1; 2;", ("red", "blue")),
        ("commas", "red, or so; 2", ("red, or so", "blue")),
        ("yes-no", "Y", True),
        ("yes-no", "no", False),
        ("date", "2020", "2020"),
        ("date", "2020-02-29", "2020-02-29"),
        *((kind, "Not Reported", "not reported") for kind in FIELDS),
    ],
)
def test_typed_words_become_a_value_of_the_field(kind, words, value):
    made = typed(FIELDS[kind], words)
    assert (made, type(made)) == (value, type(value))
    assert fits(FIELDS[kind], made)


@pytest.mark.parametrize(
    ("kind", "words", "told"),
    [
        ("number", "twelve", "write a number"),
        ("number", "١", "write a number"),
        ("choice", "green", "choose one of: red, Deep blue, 1"),
        ("multi-choice", "red, green", "list one or more of, each once: red, blue"),
        ("multi-choice", "red, red", "list one or more of, each once: red, blue"),
        ("yes-no", "maybe", "write yes or no"),
        ("date", "last May", "write YYYY, YYYY-MM or YYYY-MM-DD"),
        ("date", "2020-00-01", "write YYYY, YYYY-MM or YYYY-MM-DD"),
        *((kind, " ", wanted(field)) for kind, field in FIELDS.items() if kind != "yes-no"),
    ],
)
def test_other_words_are_refused_with_what_to_write(kind, words, told):
    with pytest.raises(ValueError, match=r"write|choose|list") as refused:
        typed(FIELDS[kind], words)
    assert str(refused.value) == told


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (True, "yes"),
        (False, "no"),
        (12000, "12\u202f000"),
        (Decimal("1.50"), "1.50"),
        (("a", "b"), "a; b"),
        ("x", "x"),
    ],
)
def test_a_value_reads_as_people_write_it(value, text):
    assert printed(value) == text


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (2, None, "2\u00a0g"),
        (2, "kilo", "2\u00a0kg"),
        (2, "share", "2%"),
        (2, "stone", "2\u00a0stone"),
        ("not reported", "kilo", "not reported"),
    ],
)
def test_a_number_bears_its_unit(value, unit, text):
    assert with_unit(FIELDS["number"], value, unit, UNITS) == text


def test_a_value_without_field_bears_no_unit():
    assert with_unit(None, "x", None, UNITS) == "x"


@pytest.mark.parametrize(
    ("unit", "good"), [(None, True), ("gram", True), ("kilo", True), ("share", False), ("stone", False)]
)
def test_a_unit_is_of_the_dimension_of_the_field(unit, good):
    assert unit_fits(FIELDS["number"], unit, UNITS) is good
    assert unit_fits(FIELDS["text"], unit, UNITS) is (unit is None)


@pytest.mark.parametrize(
    ("kind", "one", "other", "same"),
    [
        ("text", ("A  b", None), ("a B", None), True),
        ("text", ("a", None), ("b", None), False),
        ("number", (1, "kilo"), (1000, None), True),
        ("number", (Decimal("2.50"), None), ("2.5", "gram"), True),
        ("number", (1, None), (1, "kilo"), False),
        ("number", ("many", None), ("many", None), True),
        ("multi-choice", (("red", "blue"), None), (("blue", "red"), None), True),
        ("multi-choice", (("red",), None), (("blue", "red"), None), False),
        ("yes-no", (True, None), (False, None), False),
        ("yes-no", ("not reported", None), ("Not reported", None), True),
        ("yes-no", ("not reported", None), (False, None), False),
        ("date", (2020, None), ("2020", None), True),
    ],
)
def test_values_are_the_same_where_they_say_the_same(kind, one, other, same):
    field = FIELDS[kind]
    assert (essence(field, *one, UNITS) == essence(field, *other, UNITS)) is same


@pytest.mark.parametrize(
    ("value", "gone"), [("not reported", True), (" NOT reported", True), ("no", False), (False, False)]
)
def test_not_reported_is_a_word_of_every_field(value, gone):
    assert missing(value) is gone


@pytest.mark.parametrize("value", [True, ("2020",), Decimal("2020.5"), "20"])
def test_what_only_looks_like_a_date_is_none(value):
    assert not fits(FIELDS["date"], value)
