import pytest

from pipeline.dedupe.titles import notice_of, numbers_of, rare_words, words_of

WORDS = [
    ("On Frozen Lakes — Again", "on frozen lakes again"),
    ("On <i>frozen</i> lakes &amp; ice", "on frozen lakes ice"),
    ("Ice β-waves", "ice beta waves"),
    ("Ice and fire [see comments]", "ice and fire"),
    ("Ice and fire (In Norse)", "ice and fire"),
    ("RETRACTED: Ice and fire", "ice and fire"),
    ("[Ice and fire]", "ice and fire"),
    ("", ""),
]
NUMBERS = [
    ("ice part ii", "ice part 2", True),
    ("ice part ii", "ice part iii", False),
    ("ice 1998", "ice 1999", False),
    ("ice 01", "ice 1", True),
    ("phase one of ice", "phase i of ice", True),
    ("ice x", "ice 10", True),
    ("vitamin c and ice", "ice", True),
]
NOTICES = [
    ("erratum ice and fire", 1),
    ("correction to ice and fire", 1),
    ("the correction of errors", 0),
    ("comment on ice and fire", 2),
    ("ice and fire reply", 2),
    ("response to ice", 2),
    ("response of bears to ice", 0),
    ("editorial", 4),
    ("ice and fire", 0),
]


@pytest.mark.parametrize(("title", "words"), WORDS)
def test_the_words_of_a_title(title, words):
    assert words_of(title) == words


@pytest.mark.parametrize(("one", "other", "same"), NUMBERS)
def test_numbers_are_the_same_in_whatever_script(one, other, same):
    assert (numbers_of(one) == numbers_of(other)) is same


def test_a_title_without_numbers_has_none():
    assert numbers_of("ice and fire") == 0


@pytest.mark.parametrize(("title", "kind"), NOTICES)
def test_notices_about_other_works(title, kind):
    assert notice_of(title) == kind


def test_the_longest_words_in_alphabetical_order():
    assert rare_words("waggling robots on frozen lakes again") == "again frozen robots waggling"
