"""The language of a report: declared first, then read from its text, and never guessed from a Latin title."""

import pytest

from tests.screen.asking import asked, criterion
from tests.screen.test_spoken import ENGLISH, FRENCH

UNKNOWN = None


def reads(*allowed):
    return criterion("language", allowed=allowed)


DECLARED = [
    (("en",), "en", True),
    (("en",), "English", True),
    (("English",), "eng", True),
    (("en",), "German", False),
    (("en",), "de", False),
    (("en",), "German; English", True),
    (("en",), "Elvish", UNKNOWN),
    (("en",), "German; Elvish", UNKNOWN),
    (("Elvish",), "elvish", True),
    (("en", "de"), "ger", True),
    (("en",), "und", UNKNOWN),
]


@pytest.mark.parametrize(("allowed", "language", "passed"), DECLARED)
def test_what_is_declared_counts_and_only_what_is_understood_fails(allowed, language, passed):
    found = asked(reads(*allowed), language=language, abstract=FRENCH)
    assert (found.passed, found.evidence, found.fields) == (passed, f"language: “{language}”", ("language",))


READ = [
    (("en",), "Teapots", ENGLISH, True, ("abstract", "title")),
    (("en",), "Théières", FRENCH, False, ("abstract", "title")),
    (("fr",), "Théières", FRENCH, True, ("abstract", "title")),
    (("fr",), "Teapots", ENGLISH, UNKNOWN, ("abstract", "title")),
    (("en",), "Théières", "", UNKNOWN, ("language",)),
    (("en",), "Théières", "x", UNKNOWN, ("language",)),
    (("en",), "花园里的茶壶", "", False, ("title",)),
    (("zh",), "花园里的茶壶", "", UNKNOWN, ("title",)),
    (("zh", "ja"), "花园里的茶壶", "", True, ("title",)),
]


@pytest.mark.parametrize(("allowed", "title", "abstract", "passed", "fields"), READ)
def test_where_none_is_declared_the_text_is_read(allowed, title, abstract, passed, fields):
    found = asked(reads(*allowed), title=title, abstract=abstract)
    assert (found.passed, found.fields) == (passed, fields)


@pytest.mark.parametrize(("quoted", "words"), [(("a",), "abstract “Cette étude"), ((), "title “Théières”")])
def test_the_first_words_are_quoted_as_far_as_they_may_be(quoted, words):
    found = asked(reads("en"), quoted=quoted, title="Théières", abstract=FRENCH)
    assert words in found.evidence
    assert "is written in “fr”" in found.evidence


KEPT = [
    (("fr",), False),
    (("en",), True),
    (("fr", "en"), UNKNOWN),
    (("und",), UNKNOWN),
    (("und", "fr"), False),
]


@pytest.mark.parametrize(("spoken", "passed"), KEPT)
def test_what_was_found_out_about_texts_that_are_not_stored_counts(spoken, passed):
    assert asked(reads("en"), title="Théières", changes={"spoken": spoken}).passed is passed
