"""Text from records on its way into a page, a feed or an attribute: cleaned, then spelled as entities.

Escaping the characters that Markdown knows, one by one, lets headings, notices, links and
abbreviations through; here every character but letters, digits and the space becomes a numeric
entity, so that neither a Markdown nor an HTML reader finds anything to interpret.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from markupsafe import Markup

_DROPPED: Final = re.compile(
    "["
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"  # controls that are no white space
    "\u00ad\u061c\u180e\u200b\u200e\u200f\u2060-\u206f\u202a-\u202e"  # unseen, or turning the direction
    "\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f"  # marks, halves and tags
    "]"
    "|[\ufffe\uffff]"
    "|[\U0001fffe\U0001ffff\U0002fffe\U0002ffff\U0003fffe\U0003ffff\U000ffffe\U000fffff\U0010fffe\U0010ffff]"
)
_SPELLED: Final = re.compile(r"[^\w ]|_")
_UNQUIET: Final = re.compile(r"[^A-Za-z0-9 ._/:#-]")
_PLAIN: Final = re.compile(r"[A-Za-z0-9]+(?: [A-Za-z0-9]+)*")


def clean(text: str) -> str:
    """Return the text in NFC without controls and direction marks, its white space collapsed."""
    if _PLAIN.fullmatch(text):
        return text
    kept = _DROPPED.sub("", text)
    return " ".join(unicodedata.normalize("NFC", " ".join(kept.split())).split())


@lru_cache(maxsize=8192)
def safe(text: str) -> Markup:
    """Return cleaned text as markup that reads as exactly that text, in Markdown, HTML or an attribute."""
    return Markup(_SPELLED.sub(_entity, clean(text)))  # noqa: S704 - the one place where text becomes markup


@lru_cache(maxsize=8192)
def attribute(text: str) -> Markup:
    """Return cleaned text as the value of a quoted attribute; names and paths stay readable."""
    return Markup(_UNQUIET.sub(_entity, clean(text)))  # noqa: S704 - as above, for attributes only


def separator(marks: str) -> Markup:
    """Return marks that stand between two texts, such as ": ", with the spaces around them."""
    return Markup(" ").join(safe(part) for part in marks.split(" "))


def raw(markup: str) -> Markup:
    """Return markup that the engine wrote itself; never call it on anything that was read."""
    return Markup(markup)  # noqa: S704 - callers pass only what the engine composed


def anchor(text: str) -> str:
    """Return a text as the id of an element: lower-case letters, digits, dots, colons and hyphens."""
    return re.sub(r"[^a-z0-9.:]+", "-", clean(text).casefold()).strip("-") or "-"


def _entity(found: re.Match[str]) -> str:
    return f"&#{ord(found[0])};"
