"""HTML, JATS and MathML in exported text: entities are decoded, known tags dropped, all else stays.

Databases hand text on from one to the next, so that an entity may be written as one of an entity (`&amp;lt;`)
and a tag may come escaped (`&lt;i&gt;`): both are read as what was meant first.
"""

import html
import re
from functools import lru_cache
from html.entities import html5

_TAGS = (
    "a|b|i|u|p|br|em|sub|sup|inf|hi|scp|sc|small|big|span|div|strong|italics?|bold|monospace|roman|underline|tt"
    "|font|li|ul|ol|dl|dt|dd|h[1-6]|sec|title|label|abstract(?:text)?|list(?:-item)?|xref|ext-link|uri|inline-"
    "(?:formula|graphic)|disp-formula|alternatives|tex-math|named-content|styled-content|emphasis|subscript|"
    r"superscript|inlineequation|equationsource|simplepara|para|heading|jats:[a-z-]+|ce:[a-z-]+|mml:[a-z]+|"
    "math|m(?:row|i|n|o|s|text|frac|sqrt|root|over|under|underover|sub|sup|subsup|space|style|padded|fenced|"
    "table|tr|td|phantom|multiscripts|prescripts|enclose)|none|semantics|annotation"
)
_CLOSE = r"&(?:amp;)*gt;"
_TAG = re.compile(
    rf"<(?:mml:)?annotation(?:\s[^<>]{{0,300}})?>[^<>]{{0,4000}}</(?:mml:)?annotation>"
    rf"|</?(?:{_TAGS})(?:\s[^<>]{{0,300}})?/?>|<!--[^<>]{{0,1000}}-->"
    rf"|&(?:amp;)*lt;/?(?:{_TAGS})(?:\s(?:(?!{_CLOSE})[^<>]){{0,300}})?/?{_CLOSE}",
    re.IGNORECASE,
)
_ENTITY = re.compile(
    r"&(?P<entity>(?:amp;)*(?:#[0-9]{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});)", re.IGNORECASE
)
_ESCAPED = re.compile(r"&(?:amp;)*lt;", re.IGNORECASE)
_MARKUP = re.compile(rf"{_TAG.pattern}|{_ENTITY.pattern}", re.IGNORECASE)
_PLAIN_TAG = re.compile(r"</?(?:i|b|su[bp]|em|scp?|inf|strong|italic|bold|mml:m[ion])>")
_SHORT = 40
_BREAKS = re.compile(
    r"(?:<|&(?:amp;)*lt;)(?:br|/?p|/?div|/?li|/?h[1-6]|/?list|/?sec|/?(?:simple)?para|/title|/label|/heading|"
    r"/abstract|/?jats:(?:p|sec|list)|/jats:title|/ce:(?:section-title|simple-para|para))\b",
    re.IGNORECASE,
)


def plain(text: str) -> str:
    """Return text without tags and with its entities decoded.

    >>> plain("H<sub>2</sub>O &amp;amp; &lt;i&gt;salt&lt;/i&gt;")
    'H2O & salt'
    """
    if "&" not in text:
        bare = _PLAIN_TAG.sub("", text) if "<" in text else text
        if "<" not in bare:
            return bare
    return scanned(text)


def scanned(text: str) -> str:
    """Return text without tags and with its entities decoded, mark by mark."""
    entity, tag = _next(text, "&", 0), _next(text, "<", 0)
    made: list[str] = []
    done = 0
    while (first := min(entity, tag)) < len(text):
        mark = _mark(text, first)
        if mark:
            made += text[done:first], _replaced(mark)
            done = first + len(mark)
        end = max(done, first + 1)
        entity = entity if entity >= end else _next(text, "&", end)
        tag = tag if tag >= end else _next(text, "<", end)
    return f"{''.join(made)}{text[done:]}" if made else text


def _mark(text: str, first: int) -> str:
    """Return the tag or entity that begins at a place, "" for none.

    But for an annotation, a tag ends at its first closing sign: the few that are in use are tried once each.
    """
    if text[first] == "<" and (end := text.find(">", first, first + _SHORT) + 1):
        mark = text[first:end]
        if not mark.lower().startswith(("<annotation", "<mml:annotation")):
            return mark if _known(mark) else ""
    entity = text[first] == "&" and not _ESCAPED.match(text, first)
    found = (_ENTITY if entity else _MARKUP).match(text, first)
    return found[0] if found else ""


@lru_cache(maxsize=4096)
def _known(mark: str) -> bool:
    return _MARKUP.fullmatch(mark) is not None


def _next(text: str, sign: str, start: int) -> int:
    """Return the next place of a sign, the end of the text for none."""
    found = text.find(sign, start)
    return found if found >= 0 else len(text)


def untagged(text: str) -> str:
    """Return text without tags; its other entities stay."""
    return _TAG.sub(_tag, text) if "<" in text or "lt;" in text else text


def entity(text: str) -> str:
    """Return the character of one entity, which may be one of an entity; unchanged when it has none."""
    name = text[1:]
    while name.startswith("amp;") and len(name) > 4:
        name = name[4:]
    if name[0] != "#":
        return html5.get(name, f"&{name}")
    made = html.unescape(f"&{name}")
    return f"&{name}" if made == "\N{REPLACEMENT CHARACTER}" else made


@lru_cache(maxsize=1024)
def _replaced(mark: str) -> str:
    """Return what stands for one tag or entity."""
    found = _MARKUP.fullmatch(mark)
    if found and found["entity"]:
        return entity(mark)
    return " " if _BREAKS.match(mark) else ""


def _tag(found: re.Match[str]) -> str:
    return " " if _BREAKS.match(found[0]) else ""


def guarded(text: str) -> str:
    """Return text that `plain` turns back into itself: what it would change is written as entities."""
    return _MARKUP.sub(_spelt, text)


def _spelt(found: re.Match[str]) -> str:
    return found[0].replace("&", "&#38;").replace("<", "&lt;")
