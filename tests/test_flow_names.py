"""Studies keep one name through all versions, and no two share one."""

import pytest

from pipeline.flow_names import Listing, names


def listing(moved=(), **studies):
    """Return a version's studies, each with its reports as one word of letters."""
    reports = {letter: ident for ident, letters in studies.items() for letter in letters}
    return Listing(ids=frozenset(studies), reports=reports, moved=dict(moved))


def named(*listings):
    return [dict(each) for each in names(listings)]


def test_a_study_that_stays_keeps_its_name():
    assert named(listing(oak="a"), listing(oak="a")) == [{"oak": "oak"}, {"oak": "oak"}]


PAIRS = [
    ({"oak": "a"}, {"quercus": "a"}, {"oak": "quercus"}),
    ({"oak": "a"}, {"elm": "b"}, {"oak": "oak"}),
    ({"oak": "a"}, {}, {"oak": "oak"}),
    ({"oak": "a", "elm": "b"}, {"oak": "ab"}, {"oak": "oak", "elm": "elm"}),
    ({"oak": "a", "elm": "b"}, {"grove": "ab"}, {"oak": "grove", "elm": "elm"}),
    ({"oak": "ab"}, {"oak": "a", "elm": "b"}, {"oak": "oak"}),
    ({"oak": "ab"}, {"fir": "b", "elm": "a"}, {"oak": "elm"}),
    ({"oak": "a", "elm": "b"}, {"elm": "a", "oak": "b"}, {"oak": "oak", "elm": "elm"}),
]


@pytest.mark.parametrize(("first", "second", "expected"), PAIRS)
def test_a_renamed_study_is_followed_by_a_report_that_both_have(first, second, expected):
    assert named(listing(**first), listing(**second))[0] == expected


def test_a_report_that_moved_leads_to_its_study():
    assert named(listing(oak="a"), listing(moved={"a": "b"}, quercus="b"))[0] == {"oak": "quercus"}


def test_moves_are_followed_to_their_end_and_circles_end():
    chain = {"a": "b", "b": "c"}
    assert named(listing(oak="a"), listing(moved=chain, quercus="c"))[0] == {"oak": "quercus"}
    circle = {"a": "b", "b": "a"}
    assert named(listing(oak="a"), listing(moved=circle, quercus="c"))[0] == {"oak": "oak"}


def test_names_run_through_several_versions():
    found = named(listing(oak="a"), listing(elm="a"), listing(fir="a"))
    assert found == [{"oak": "fir"}, {"elm": "fir"}, {"fir": "fir"}]


def test_a_study_that_comes_back_is_the_same_one():
    found = named(listing(oak="a"), listing(elm="b"), listing(oak="a", elm="b"))
    assert found[0] == {"oak": "oak"}
    assert found[2] == {"oak": "oak", "elm": "elm"}


def test_what_comes_later_does_not_join_what_was_released_as_two():
    before = named(listing(oak="a"), listing(elm="b"))
    after = named(listing(oak="a"), listing(elm="b"), listing(moved={"a": "c", "b": "c"}, grove="c"))
    assert [len(set(each.values())) for each in after[:2]] == [1, 1]
    assert before[0]["oak"] != before[1]["elm"]
    assert after[0]["oak"] != after[1]["elm"]


def test_a_name_that_a_later_study_took_is_numbered():
    found = named(listing(oak="a", elm="b"), listing(elm="b"), listing(oak="b"))
    assert found[0] == {"elm": "oak", "oak": "oak-2"}


def test_no_version_has_no_names():
    assert named() == []
