"""Where a term is found: whole words, whatever their case, with or without a plural s."""

import pytest

from pipeline.screen.terms import found_term

FOUND = [
    ("cat", "A cat", True),
    ("cat", "CATS sleep", True),
    ("cats", "one cat", True),
    ("cat", "education", False),
    ("cat", "concatenate cat-like", True),
    ("pre-training", "on pre training of", True),
    ("pre training", "Pre–Training", True),
    ("pretraining", "pre-training", False),
    ("large cat", "large, cats", True),
    ("large cat", "large black cat", False),
    ("large cat", "cat large", False),
    ("bus", "buses", False),
    ("class", "classes", False),
    ("class", "clas", False),
    ("glass", "glass", True),
    ("as", "a", False),
    ("straße", "STRASSE", True),
    ("ﬁne", "fine", True),
    ("caf\u00e9", "cafe\u0301", True),
    ("gpt 3", "GPT-3", True),
    ("", "anything", False),
    ("—", "anything", False),
    ("cat", "", False),
]


@pytest.mark.parametrize(("term", "text", "found"), FOUND)
def test_a_term_is_found_as_whole_words(term, text, found):
    assert bool(found_term(term, text)) is found


QUOTES = [
    ("cat", "A cat sat", "A cat sat"),
    ("cat", "one two three four five six cat", "… two three four five six cat"),
    ("cat", "cat one two three four five six", "cat one two three four five …"),
    ("cat", "the   cat,\n  here", "the cat, here"),
]


@pytest.mark.parametrize(("term", "text", "quote"), QUOTES)
def test_the_place_is_quoted_with_words_around_it(term, text, quote):
    assert found_term(term, text) == quote
