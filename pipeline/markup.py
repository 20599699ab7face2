"""Elements of HTML made from text: every plain string is spelled by `text.safe`, markup stays as it is."""

from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import quote

from markupsafe import Markup

from pipeline import addresses, text

SPACE = text.raw(" ")
COMMA = text.raw(", ")
_VOID = frozenset({"img", "hr", "br", "wbr", "input"})


def element(tag: str, *inside: str, **attributes: str | None) -> Markup:
    """Return an element; an attribute's underscores become hyphens, one that is None is left out."""
    named = [
        (name.rstrip("_").replace("_", "-"), given) for name, given in attributes.items() if given is not None
    ]
    head = "".join(f' {name}="{_quoted(given)}"' for name, given in named)
    if tag in _VOID:
        return text.raw(f"<{tag}{head}>")
    return text.raw(f"<{tag}{head}>{joined(inside)}</{tag}>")


def joined(parts: Iterable[str], between: Markup = SPACE[:0]) -> Markup:
    """Return the parts one after the other, with markup between them."""
    return text.raw(between.join(_spelled(part) for part in parts))


@lru_cache(maxsize=8192)
def to(here: str, target: str) -> Markup:
    """Return a link within the site as the value of an attribute; `target` is seen from the root."""
    return text.raw(quote(addresses.relative(here, target), safe="/#.:-_~"))


def outward(address: str, *inside: str) -> Markup:
    """Return a link out of the site; the inside alone where there is no safe address."""
    if not address:
        return joined(inside)
    return element("a", *inside, href=text.raw(address.replace("&", "&amp;")), rel="noopener external")


def _quoted(given: str) -> str:
    return given if isinstance(given, Markup) else text.attribute(given)


def _spelled(part: str) -> str:
    if isinstance(part, Markup):
        return part
    if len(part) < 4 and not any(map(str.isalnum, part)):
        return text.separator(part)
    return text.safe(part)
