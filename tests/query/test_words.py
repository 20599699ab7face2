"""How words match words, mode by mode."""

import pytest

from pipeline.query.text import Text
from pipeline.query.tree import Phrase, Word
from pipeline.query.words import plural_forms, stem_of, term


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("model", {"model", "models"}),
        ("models", {"model", "models"}),
        ("study", {"study", "studies"}),
        ("studies", {"study", "studies"}),
        ("day", {"day", "days"}),
        ("box", {"box", "boxes"}),
        ("boxes", {"box", "boxes"}),
        ("branch", {"branch", "branches"}),
        ("branches", {"branch", "branches"}),
        ("class", {"class", "classes"}),
        ("classes", {"class", "classes"}),
        ("bus", {"bus", "buses"}),
        ("analysis", {"analysis", "analysises"}),
        ("gas", {"gas", "gases"}),
        ("its", {"its", "itses"}),
        ("pies", {"pie", "pies"}),
        ("cache", {"cache", "caches"}),
        ("llm", {"llm", "llms"}),
    ],
)
def test_regular_plurals_and_singulars(word, forms):
    assert plural_forms(word) == forms


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("accelerate", "accelerating"),
        ("accelerate", "acceleration"),
        ("optimize", "optimization"),
        ("study", "studies"),
        ("happy", "happiness"),
        ("running", "runs"),
    ],
)
def test_words_of_one_stem(one, other):
    assert stem_of(one) == stem_of(other)


@pytest.mark.parametrize(
    ("query", "mode", "text", "spans"),
    [
        (Word("cat"), "exact", "cat, cats, cat", [(0, 3), (11, 14)]),
        (Word("cat"), "plural", "cat, cats, cat", [(0, 3), (5, 9), (11, 14)]),
        (Word("cat"), "stem", "cat, cats, catty", [(0, 3), (5, 9)]),
        (Word("wild-cat"), "exact", "wild cat wild-cat wildcat", [(0, 8), (9, 17)]),
        (Phrase((Word("wild"), Word("cat"))), "plural", "wild cats", [(0, 9)]),
        (Phrase((Word("wild"), Word("cat")), exact=True), "plural", "wild cats wild cat", [(10, 18)]),
        (Phrase((Word("run"), Word("model"))), "stem", "running models", [(0, 14)]),
        (Phrase((Word("run"), Word("mod*"))), "stem", "running modes", [(0, 13)]),
        (Phrase((Word("cat"), Word("food"))), "plural", "cat's food", [(0, 10)]),
        (Phrase((Word("cat"), Word("food"))), "exact", "cat's food", []),
        (Word("c?t"), "exact", "cat cot ct coat", [(0, 3), (4, 7)]),
        (Word("c$t"), "exact", "cat ct coat", [(0, 3), (4, 6)]),
        (Word("c*t"), "exact", "cat ct coat", [(0, 3), (4, 6), (7, 11)]),
        (Word("a.b"), "exact", "a.b a b ab", [(0, 3), (4, 7)]),
        (Word("skies"), "stem", "sky skies", [(0, 3), (4, 9)]),
        (Word("lie"), "stem", "lying lies", [(0, 5), (6, 10)]),
        (Word("x2"), "exact", "x2 x 2", [(0, 2)]),
    ],
)
def test_a_term_stands_at_its_places(query, mode, text, spans):
    assert list(term(query, mode).spans(Text(text))) == spans


@pytest.mark.parametrize("text", ["", "-", "***", "?", "!!", "* *"])
def test_a_word_without_letters_matches_nothing(text):
    assert term(Word(text), "exact") is None


@pytest.mark.parametrize(
    ("query", "mode", "forms"),
    [
        (Word("cat"), "exact", {"cat"}),
        (Word("cat"), "plural", {"cat", "cats"}),
        (Word("cat"), "stem", set()),
        (Word("cat*"), "plural", set()),
        (Word("wild-cat"), "plural", set()),
        (Phrase((Word("cat"),)), "plural", {"cat", "cats"}),
        (Phrase((Word("cat"),), exact=True), "plural", {"cat"}),
    ],
)
def test_a_single_word_knows_all_words_that_match_it(query, mode, forms):
    assert term(query, mode).forms == forms


@pytest.mark.parametrize("mode", ["exact", "plural", "stem"])
@pytest.mark.parametrize("text", ["Accelerating models", "studies of wild cats", "lying skies", "boxes"])
def test_the_key_of_a_term_stands_in_every_text_that_holds_it(mode, text):
    for word in ("model", "study", "cat", "lie", "sky", "box", "accelerate", "wild"):
        ready = term(Word(word), mode)
        assert not ready.pattern.search(Text(text).plain) or ready.key in Text(text).plain


def test_a_term_stands_or_does_not():
    assert term(Word("cat"), "exact").stands(Text("A cat"))
    assert not term(Word("cat"), "exact").stands(Text("A dog"))
