"""Bytes become text whatever the encoding, and every entry keeps its place."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.formats.text import chunks, clean, decode, lines_in, open_source, ordinary, words

WORD = "a\u00e9\u6f22\U0001f600b"


@pytest.mark.parametrize(
    ("data", "body", "codec"),
    [
        (b"", b"", ""),
        (b"abc", b"abc", ""),
        (b"\xef\xbb\xbfabc", b"abc", ""),
        ("abcé".encode("utf-16"), "abcé".encode(), "utf-16-le"),
        (b"\xfe\xff" + "abc".encode("utf-16-be"), b"abc", "utf-16-be"),
        ("abc".encode("utf-16-le"), b"abc", "utf-16-le"),
        ("abc".encode("utf-16-be"), b"abc", "utf-16-be"),
        ("abc".encode("utf-32"), b"abc", "utf-32-le"),
        (b"\0\0\xfe\xff" + "abc".encode("utf-32-be"), b"abc", "utf-32-be"),
        (b"abcdef\0ghijkl", b"abcdef\0ghijkl", ""),
    ],
)
def test_a_source_is_ascii_compatible(data, body, codec):
    made = open_source(data)
    assert (made.body, made.codec, made.size) == (body, codec, len(data))


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_chunk_lies_where_its_raw_bytes_lie(codec):
    text = f"first {WORD} line of plain words\nsecond {WORD} of plain words too\n"
    data = text.encode(codec)
    source = open_source(data)
    start = source.body.index(b"second")
    found = list(chunks(source, [(0, start), (start, len(source.body))]))
    plain = codec.replace("-sig", "").replace("utf-16", "utf-16-le", codec == "utf-16")
    plain = "utf-32-le" if codec == "utf-32" else plain
    told = [data[one.offset : one.offset + one.length].decode(plain) for one in found]
    assert told == text.rstrip().split("\n")
    assert [one.line for one in found] == [1, 2]


@pytest.mark.parametrize(
    ("body", "text", "sound"),
    [
        (b"plain", "plain", True),
        ("Müller".encode(), "Müller", True),
        ("Müller".encode("cp1252"), "Müller", False),
        ("é".encode() + "é".encode("cp1252"), "éé", False),
        (b"\x93x\x94", "“x”", False),
        (b"\x81", "\ufffd", False),
        (b"a\r\nb\rc\nd", "a\nb\nc\nd", True),
        ("é".encode()[:1], "Ã", False),
    ],
)
def test_bytes_that_are_not_utf8_are_read_one_by_one(body, text, sound):
    assert decode(body) == (text, sound)


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("", ""),
        (" a  b ", "a b"),
        ("a\u00a0b\u2003c\td\ne", "a b c d e"),
        ("a\0b\x07c\x85d", "abc d"),
        ("e\u0301", "é"),
        ("x\x1cy", "x y"),
        ("\ufeffa", "a"),
        ("\u2028a\u2029", "a"),
        ("漢字", "漢字"),
    ],
)
def test_text_is_one_line_in_nfc(text, made):
    assert clean(text) == made


@given(st.text())
def test_clean_text_is_clean(text):
    made = clean(text)
    assert clean(made) == made
    assert len(made.splitlines()) <= 1
    assert "\0" not in made


@given(st.text("ab\r\n"))
def test_lines_are_counted_alike_in_text_and_bytes(text):
    assert lines_in(text) == lines_in(text.encode()) == len(f"{text}x".splitlines()) - 1


def test_words_are_a_set():
    assert words("b a  b") == {"a", "b"}


def test_only_decoding_uses_the_mending_of_bytes():
    with pytest.raises(UnicodeEncodeError):
        "é".encode("ascii", "mend-windows-1252")


@pytest.mark.parametrize("text", ["a\r\nb", "Éß ĳ ʯ", "α–ω", "“x” … ‰ ≤ ∞ ± µ © €", "₂ →"])
def test_common_text_is_known_to_be_ordinary(text):
    assert ordinary(text.encode())


@settings(max_examples=400, deadline=None)
@given(st.text(st.characters(codec="utf-8"), max_size=6))
def test_ordinary_text_is_printable_and_composed(text):
    if ordinary(text.encode()):
        plain = text.replace("\n", "").replace("\r", "")
        assert plain.isprintable()
        assert unicodedata.is_normalized("NFC", text)


def test_no_single_character_is_wrongly_called_ordinary():
    wrong = [
        chr(code)
        for code in range(0x20, 0x110000)
        if not 0xD800 <= code < 0xE000
        and ordinary(chr(code).encode())
        and not (chr(code).isprintable() and unicodedata.is_normalized("NFC", f"e{chr(code)}"))
    ]
    assert wrong == []


@pytest.mark.parametrize(
    "raw", ["a  b", "a\nb", "a\rb", " a ", "e\u0301", "a\x07", "“β” ≤ 5 µm", "\u212b", "\ud800"]
)
def test_long_text_is_cleaned_as_short_text_is(raw):
    assert clean("word " * 20 + raw) == "word " * 20 + clean(raw)
