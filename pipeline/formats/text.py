"""Bytes of an export as text: encodings, places and clean strings.

A source's body is always ASCII-compatible, so that splitting works on bytes and each entry is decoded
by itself: one entry in another encoding harms no other.
"""

import codecs
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.model.made import Value

BOMS = (
    (codecs.BOM_UTF8, ""),
    ("ï»¿".encode(), ""),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]")
_SNIFFED = 4096
_SHORT = 60
_ASCII = bytes([10, 13, *range(0x20, 0x7F)])
_SIGNS = re.compile(
    "[\xa1-\xac\xae-\u02ff\u0391-\u03a1\u03a3-\u03ce\u2010-\u2027\u2030-\u203f\u2080-\u208e\u20a0-\u20bf"
    "\u2190-\u22ff]*"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An export, or a window of one, as ASCII-compatible bytes.

    `codec` is empty unless the raw bytes were transcoded; `skipped` and `size` are where the body begins
    and ends in the raw bytes, `line` is the line it begins on.
    """

    body: bytes
    codec: str
    skipped: int
    size: int
    line: int = 1


class Chunk(Value, frozen=True, gc=False):
    """A part of a source: its place in the raw bytes, its first line (from 1), and its body."""

    offset: int
    length: int
    line: int
    body: bytes


def open_source(data: bytes) -> Source:
    """Return the bytes of an export without byte order mark, wide encodings turned into UTF-8."""
    bom, codec = encoding(data)
    body = data[len(bom) :]
    if codec:
        body = body.decode(codec, "replace").encode("utf-8")
    return Source(body=body, codec=codec, skipped=len(bom), size=len(data))


def encoding(data: bytes) -> tuple[bytes, str]:
    """Return the byte order mark that bytes begin with, and the codec to transcode from ("" for none)."""
    return next(((bom, codec) for bom, codec in BOMS if data.startswith(bom)), (b"", _wide(data)))


def _wide(data: bytes) -> str:
    """Return the codec of UTF-16 without a byte order mark, known by where its zero bytes stand."""
    head = data[:_SNIFFED]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if 20 * max(even, odd) <= 7 * len(head):
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def chunks(source: Source, spans: Iterable[tuple[int, int]]) -> Iterator[Chunk]:
    """Yield the ascending spans (start, end) of a body, trimmed, with their raw places and lines."""
    whole, codec = source.body, source.codec
    at, raw, line, returns = 0, source.skipped, source.line, b"\r" in whole
    for start, end in spans:
        raw += width(whole[at:start], codec) if codec else start - at
        line += lines_in(whole[at:start]) if returns else whole.count(b"\n", at, start)
        body = whole[start:end].rstrip(b" \t\r\n\0")
        length = min(width(body, codec), source.size - raw)
        yield Chunk(offset=raw, length=length, line=line, body=body)
        at = start


def lines_in(body: bytes | str) -> int:
    """Return how many line ends (LF, CR LF or CR) a text has."""
    if isinstance(body, str):
        return body.count("\n") + body.count("\r") - body.count("\r\n")
    returns = body.count(b"\r") - body.count(b"\r\n") if b"\r" in body else 0
    return newlines(body) + returns


def newlines(body: bytes) -> int:
    """Return how many LF bytes have; to leave them out takes a third of the time of counting them."""
    return len(body) - len(body.replace(b"\n", b""))


def width(body: bytes, codec: str) -> int:
    """Return how many raw bytes a body takes in the encoding it came in."""
    return len(body.decode("utf-8").encode(codec)) if codec else len(body)


def decode(body: bytes) -> tuple[str, bool]:
    """Return the text of one entry with LF line ends, and whether every byte of it was UTF-8.

    Bytes that are not UTF-8 are read as Windows-1252, each by itself, so mixed files come out right.
    """
    try:
        text, sound = body.decode("utf-8"), True
    except UnicodeDecodeError:
        text, sound = body.decode("utf-8", "mend-windows-1252"), False
    if "\r" in text:
        text = text.replace("\r\n", "\n")
        text = text.replace("\r", "\n") if "\r" in text else text
    return text, sound


def _mend(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("mend-windows-1252", _mend)


def ordinary(body: bytes) -> bool:
    """Tell whether UTF-8 is surely in NFC and without controls; no other answer is sure.

    Such are line ends, printable ASCII, the letters up to U+02FF, Greek, and the signs of typography and
    mathematics that have no other form.
    """
    rest = body.translate(None, _ASCII)
    return not rest or bool(_SIGNS.fullmatch(rest.decode("utf-8", "replace")))


def words(text: str) -> frozenset[str]:
    """Return the words of a text as a set."""
    return frozenset(text.split())


def clean(text: str) -> str:
    """Return text on one line, in NFC, single-spaced and without control characters."""
    if len(text) > _SHORT and _settled(text):
        return text.strip()
    if "  " in text or not text.isprintable():
        text = _CONTROL.sub("", text)
        text = " ".join(text.split())
    text = text.strip()
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _settled(text: str) -> bool:
    """Tell whether text is surely clean, but for blanks around it; faster than to look at each character."""
    if "  " in text or "\n" in text or "\r" in text:
        return False
    return ordinary(text.encode("utf-8", "surrogatepass"))
