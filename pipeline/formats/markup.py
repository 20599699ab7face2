"""HTML in exported text: entities are decoded once, known tags are dropped, everything else stays."""

import html
import re
from html.entities import html5

_TAGS = (
    "a|b|i|u|p|br|em|sub|sup|inf|scp|small|span|div|strong|italic|bold|tt|li|ul|ol|h[1-6]|sec|title|"
    r"jats:[a-z-]+|mml:[a-z]+|math|mrow|mi|mo|mn|msub|msup|msubsup|mtext|mfrac|mover|munder|mspace"
)
_TAG = re.compile(rf"</?(?:{_TAGS})(?:\s[^<>]{{0,300}})?/?>", re.IGNORECASE)
_MARKUP = re.compile(
    rf"(?P<entity>&(?:#[0-9]{{1,7}}|#x[0-9a-f]{{1,6}}|[a-z][a-z0-9]{{1,31}});)|{_TAG.pattern}", re.IGNORECASE
)
_BREAKS = ("<br", "<p", "</p", "<div", "</div", "<li", "<sec", "</title", "</jats:title", "<jats:p")


def plain(text: str) -> str:
    """Return text without HTML tags and with its entities decoded."""
    if "&" not in text and "<" not in text:
        return text
    return _MARKUP.sub(_replace, text)


def untagged(text: str) -> str:
    """Return text without HTML tags; its entities stay."""
    return _TAG.sub(_tag, text) if "<" in text else text


def entity(text: str) -> str:
    """Return the character of one entity; unchanged when it has none."""
    if text[1] != "#":
        return html5.get(text[1:], text)
    made = html.unescape(text)
    return text if made == "\N{REPLACEMENT CHARACTER}" else made


def _replace(found: re.Match[str]) -> str:
    return entity(found["entity"]) if found["entity"] else _tag(found)


def _tag(found: re.Match[str]) -> str:
    return " " if found[0].lower().startswith(_BREAKS) else ""


def guarded(text: str) -> str:
    """Return text that `plain` turns back into itself: whatever it would change is written as entities."""
    return _MARKUP.sub(lambda found: found[0].replace("&", "&amp;").replace("<", "&lt;"), text)
