"""No typed number in prose: every digit comes from a call, a name, code, a link or a list's own count."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from pipeline.model import Prose
from pipeline.problems import Problem

CODE: Final = "typed-number"
MESSAGE: Final = "the number {} is typed by hand"
HINT: Final = (
    "call n('…') or claim('…') for it, write it in words, or list the proper name in records/names.yml"
)

_SET_ASIDE: Final = (
    re.compile(r"\A---[ \t]*\n.*?\n---[ \t]*$", re.DOTALL | re.MULTILINE),  # front matter
    re.compile(r"^ {0,3}(`{3,}|~{3,})[^\n]*\n.*?(?:^ {0,3}\1|\Z)", re.DOTALL | re.MULTILINE),  # fenced code
    re.compile(r"\{\{.*?\}\}", re.DOTALL),
    re.compile(r"(`+).+?\1", re.DOTALL),
    re.compile(r"<!--.*?-->|<[A-Za-z/][^<>]*>", re.DOTALL),
    re.compile(r"\]\([^()\s]*(?:\s+\"[^\"]*\")?\)"),  # where a link leads
    re.compile(r"^ {0,3}\[[^\]\n]+\]:.*$", re.MULTILINE),
    re.compile(r"\[\^[^\]\n]+\]"),
    re.compile(r"\{[:#.][^{}\n]*\}"),
    re.compile(r"^[ \t]*[0-9]+[.)](?=\s)", re.MULTILINE),  # the count of a list
)
_NUMBER: Final = re.compile(r"\d+(?:[.,  ]?\d+)*|[²³¹⁰-⁹₀-₉¼-¾]+")


@dataclass(frozen=True, slots=True)
class Typed:
    """A number typed by hand: its line and column from 1, and the number."""

    line: int
    column: int
    number: str


def typed(text: str, names: Iterable[str] = ()) -> Iterator[Typed]:
    """Yield the numbers that stand in Markdown as typed."""
    for aside in _SET_ASIDE:
        text = aside.sub(_blank, text)
    yield from _numbers(_named(tuple(names)).sub(_blank, text))


def plain(text: str, names: Iterable[str] = ()) -> Iterator[Typed]:
    """Yield the numbers that stand in a text which is no Markdown."""
    yield from _numbers(_named(tuple(names)).sub(_blank, text))


def _numbers(text: str) -> Iterator[Typed]:
    for found in _NUMBER.finditer(text):
        start = found.start()
        yield Typed(text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start), found[0])


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])


@lru_cache(maxsize=8)
def _named(names: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    listed = "|".join(r"\s+".join(map(re.escape, name.split())) for name in longest_first)
    return re.compile(rf"(?<!\w)(?:{listed})(?!\w)" if listed else r"(?!)")


def problems(prose: Prose, names: Iterable[str]) -> Iterator[Problem]:
    """Yield a problem for each number typed in a hand-written page."""
    for found in typed(prose.text, names):
        message = MESSAGE.format(found.number)
        yield Problem(f"docs/{prose.path}", found.line, found.column, CODE, message, HINT)
