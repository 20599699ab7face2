"""How one line-tag format is written, as a value."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.formats.tagged_spans import Spans
from pipeline.model.made import Value


class Fields(Value, frozen=True, gc=False):
    """The values of an entry by their tags: the first of each, "" for none, and all of those with several."""

    one: Mapping[str, str]
    several: Mapping[str, Sequence[str]]

    def all(self, tag: str) -> Sequence[str]:
        """Return all values of a tag in order."""
        if several := self.several.get(tag):
            return several
        return (first,) if (first := self.one.get(tag)) else ()

    def first(self, tags: Iterable[str]) -> str:
        """Return the first value of the first of some tags that has one, "" for none."""
        for tag in tags:
            if value := self.one.get(tag):
                return value
        return ""

    def tags(self) -> set[str]:
        """Return the tags that have a value."""
        return {tag for tag, value in self.one.items() if value}


def collected(pairs: Iterable[tuple[str, str]]) -> Fields:
    """Return values by their tags."""
    one: dict[str, str] = {}
    several: dict[str, list[str]] = {}
    for tag, value in pairs:
        if tag in one:
            several.setdefault(tag, [one[tag]]).append(value)
        else:
            one[tag] = value
    return Fields(one, several)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """How one line-tag format is written.

    `boundary` finds in bytes where an entry surely begins; `spans` finds all of them. `cut` are bytes, line
    ends first, with which an entry begins whatever stands before them, as most do. `line` splits an
    entry's text into tags and values; `loose` finds misspelt tag lines inside a value, of which only
    those in `tags` are taken for tags. `kept` are the tags that anyone asks for, all if empty.
    `opener` and `closer` are the tags of the first and last line, "" where the format has none; `lists`
    are tags whose every line is a value, those in `joined` may put several on one line.

    Of an entry that is spelt to the letter, `head` and `tail` are how its text begins and ends, the line
    end before its last tag included; `sign` parts a tag from its value. `shape` is how a tag is printed;
    `spelt` tells those that are kept by their names, all if empty. `indent` is how the second and later
    lines of a value begin, a line end before them, "" where nothing tells them. `once` are printed tags
    and how often one entry has them at most, its first one before others.
    """

    boundary: re.Pattern[bytes]
    spans: Spans
    cut: bytes
    line: re.Pattern[str]
    loose: re.Pattern[str]
    tags: frozenset[str]
    kept: frozenset[str]
    opener: str
    closer: str
    lists: frozenset[str]
    joined: frozenset[str]
    head: str
    tail: str
    sign: str
    shape: re.Pattern[str]
    spelt: Mapping[str, str]
    indent: str
    once: tuple[tuple[str, int], ...]
