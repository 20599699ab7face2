import pytest

from pipeline.dedupe.words import first_of, parts_of, squeezed, words

SQUEEZED = {
    "High-performance": "highperformance",
    "HIGHPERFORMANCE": "highperformance",
    "Éléphants, rêves": "elephantsreves",
    "Größe": "grosse",
    "  a  b\tc ": "abc",
    "?!": "",
    "": "",
    "中文 標題": "中文標題",
}
WORDS = {
    "Proceedings of the 27th Annual International Conference on Frozen Lakes": ("frozen", "lakes"),
    "Journal of Winter Robotics": ("winter", "robotics"),
    "J. Wint. Robot.": ("wint", "robot"),
    "LAKES '21": ("lakes",),
    "The Journal": ("the", "journal"),
    "ACM": ("acm",),
    "2021": (),
    "": (),
}
PARTS = {
    "Waggle dances": (),
    "Waggle dances, part II": ("ii",),
    "Waggle dances: Part 2": ("2",),
    "Waggle dances IV": ("iv",),
    "Seven lakes, volume b, 1998 to 2001": ("1998", "2001", "b"),
    "A mix": (),
    "": (),
}
FIRST = {"1669-1675": "1669", "S12--S14": "s12", "abs/2001.1": "abs", "12(3)": "12", "": "", " - ": ""}


@pytest.mark.parametrize(("text", "key"), SQUEEZED.items())
def test_letters_and_digits_alone_are_compared(text, key):
    assert squeezed(text) == key


@pytest.mark.parametrize(("text", "found"), WORDS.items())
def test_words_that_tell_one_venue_from_another(text, found):
    assert words(text) == found


@pytest.mark.parametrize(("text", "found"), PARTS.items())
def test_what_numbers_a_title_among_its_sisters(text, found):
    assert parts_of(text) == found


@pytest.mark.parametrize(("text", "found"), FIRST.items())
def test_the_first_word_of_a_page_or_volume(text, found):
    assert first_of(text) == found
