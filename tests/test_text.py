import unicodedata

import html5lib
import pytest
from markupsafe import Markup

from pipeline.text import anchor, clean, raw, safe
from tests.hostile import STRINGS


def text_of(markup):
    """Return the text that a browser's parser finds in markup."""
    return "".join(html5lib.parseFragment(markup).itertext())


def test_there_are_sixty_hostile_strings():
    assert len(set(STRINGS)) == 60


@pytest.mark.parametrize(
    ("given", "cleaned"),
    [
        ("plain words 12", "plain words 12"),
        ("", ""),
        ("  many \t\n spaces\r\n", "many spaces"),
        ("no\u00a0break\u3000wide\u2028line", "no break wide line"),
        ("bell\x07 and \x1b[1m", "bell and [1m"),
        ("\u202eturned\u202c \u200fback\u200e", "turned back"),
        ("a \u200b b", "a b"),
        ("soft\u00adhyphen\ufeff", "softhyphen"),
        ("e\u0301", "é"),
        ("e\u200b\u0301", "é"),
        ("half \ud800 and \ufdd0 none \uffff\U0001ffff", "half and none"),
        ("tag \U000e0041\U000e007f", "tag"),
        ("\x1c\x1d\x1e\x1f", ""),
        ("\u2000quad", "quad"),
        ("joined \U0001f468\u200d\U0001f469", "joined \U0001f468\u200d\U0001f469"),
        ("ideograph \u845b\U000e0100", "ideograph \u845b\U000e0100"),
    ],
)
def test_cleaning_normalises_and_takes_unseen_marks_out(given, cleaned):
    assert clean(given) == cleaned


@pytest.mark.parametrize("given", STRINGS)
def test_cleaning_twice_is_cleaning_once(given):
    assert clean(clean(given)) == clean(given)


@pytest.mark.parametrize("given", STRINGS)
def test_cleaned_text_is_in_nfc(given):
    assert unicodedata.is_normalized("NFC", clean(given))


@pytest.mark.parametrize("given", STRINGS)
def test_spelled_text_reads_as_the_cleaned_text(given):
    assert text_of(safe(given)) == clean(given)


@pytest.mark.parametrize("given", STRINGS)
def test_spelled_text_holds_nothing_but_letters_digits_spaces_and_entities(given):
    left = safe(given).replace("&#", "").replace(";", "")
    assert all(char.isalnum() or char == " " for char in left)


@pytest.mark.parametrize(
    ("given", "spelled"),
    [
        ("a b1", "a b1"),
        ("<", "&#60;"),
        ("a_b", "a&#95;b"),
        ("é", "é"),
        ("n\u0308", "n&#776;"),
        ("2.3", "2&#46;3"),
    ],
)
def test_only_letters_digits_and_the_space_stay_themselves(given, spelled):
    assert safe(given) == raw(spelled)


def test_raw_markup_is_left_alone():
    assert raw("<b>x</b>") + "<" == Markup("<b>x</b>&lt;")


@pytest.mark.parametrize(
    ("given", "ident"),
    [
        ("Speed-up", "speed-up"),
        ("k1:0001", "k1:0001"),
        ("1.0.0", "1.0.0"),
        ("Ü <b>", "b"),
        ("", "-"),
        ("a  b", "a-b"),
    ],
)
def test_an_anchor_holds_only_what_an_id_may(given, ident):
    assert anchor(given) == ident
