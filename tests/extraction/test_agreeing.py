"""Agreement on a field: alpha of names, and where there is none."""

import pytest

from pipeline import files, model
from pipeline.extraction.agreeing import alpha
from pipeline.values import Accord

FIELD = files.FormField(id="c", label="C", type="choice", allowed=("a", "b", "c", "d", "e"))


def extract(study, *said):
    notes = tuple(model.Note(by=by, on=None, value=value) for by, value in said)
    return model.Extract(study=study, field="c", notes=notes, accord=Accord.SINGLE, value=None)


def pairs(*words):
    return [extract(f"s{n}", ("ash", one), ("elm", other)) for n, (one, other) in enumerate(words)]


NAMES = pairs("ab", "aa", "bb", "bb", "db", "cc", "cc", "cc", "ee", "dd", "dd", "ad")
BINARY = pairs("ab", "bb", "ab", "aa", "aa", "ab", "aa", "aa", "ba", "aa")
"""Two examples of K. Krippendorff, Computing Krippendorff's alpha-reliability (2011)."""


@pytest.mark.parametrize(
    ("some", "wanted"),
    [
        (pairs("aa", "bb", "cc"), 1.0),
        (pairs("ab", "ba"), -0.5),
        (BINARY, 0.095),
        (NAMES, 0.692),
    ],
)
def test_alpha_is_one_where_all_agree_and_less_where_not(some, wanted):
    assert alpha(FIELD, some, {}) == pytest.approx(wanted, abs=0.0006)


def test_case_does_not_part_two_values_and_one_person_s_do_not_count():
    some = [*pairs("aA", "Bb"), extract("lone", ("ash", "c"))]
    assert alpha(FIELD, some, {}) == 1.0


def test_a_missing_third_person_leaves_the_others():
    some = [*pairs("aa", "bb"), extract("s9", ("ash", "a"), ("elm", "b"), ("fir", "a"))]
    assert 0 < alpha(FIELD, some, {}) < 1


@pytest.mark.parametrize(
    ("kind", "some"),
    [
        ("choice", []),
        ("choice", [extract("s", ("ash", "a"))]),
        ("choice", pairs("aa", "aa")),
        ("text", pairs("ab")),
        ("number", pairs("ab")),
    ],
)
def test_where_alpha_is_not_defined_there_is_none(kind, some):
    field = files.FormField(id="c", label="C", type=kind, allowed=("a", "b"))
    assert alpha(field, some, {}) is None
