"""Look for runs of eight words that our pages share with the review's text; print them and exit 1.

    python -m tools.check_overlap [--words 8] [ROOT]

Read are docs/, the prose of records/ and, where it is built, site/. Titles of works and proper names are
exempt: whole titles of the reference list, and the names listed here. Without ../shared (see REVIEW_SHARED)
there is nothing to compare with; that is said, and the exit code is 0.
"""

import argparse
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import yaml

from tools.convert_review.source import ROOT, folder, read

LONGEST = 8
NAMES = (
    "Preferred Reporting Items for Systematic Reviews and Meta-Analyses",
    "Achieving Peak Performance for Large Language Models: A Systematic Review",
)
EXEMPT_KEYS = frozenset({"title", "value", "was", "printed", "text", "documents", "sha256"})
BLOCK = re.compile(
    r"article|aside|blockquote|caption|d[dlt]|div|fig.*|footer|h[1-6]|header|li|main|nav|[ou]l"
)
PARTS = re.compile(r"p|pre|section|summary|t(able|body|d|foot|h|head|itle|r|ext)|svg|desc|details")
SILENT = frozenset({"script", "style"})
Run = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """A run of words found in one of our files and in the paper."""

    path: str
    words: Run


def words(text: str) -> Run:
    """Return the words of a text in lower case, without signs.

    >>> words("Low-bit, *fast*!")
    ('low', 'bit', 'fast')
    """
    return tuple(re.findall(r"[^\W_]+", text.lower()))


def runs(found: Run, size: int) -> Iterator[Run]:
    """Yield every run of so many words."""
    return (found[at : at + size] for at in range(len(found) - size + 1))


def body(lines: Iterable[str]) -> str:
    """Return the paper's text without its head, abbreviations and references: those are names and titles."""
    kept, inside = [], False
    for line in lines:
        inside = (inside or line.startswith(("ABSTRACT", "TABLE 6"))) and not line.startswith("LIST OF ABBR")
        kept.append(line if inside else "")
    return "\n".join(kept)


def joined(text: str) -> str:
    """Return text with words mended that a line end cut in two, and line ends as blanks."""
    return " ".join(re.sub(r"(\w)-\s*\n\s*(?=[a-z])", r"\1", text).split())


def shared(
    path: str, texts: Iterable[str], paper: frozenset[Run], exempt: frozenset[Run]
) -> Iterator[Shared]:
    """Yield each run of our texts that is the paper's, longest stretch first joined, exempt ones left out."""
    size = len(next(iter(paper), ())) or LONGEST
    for text in texts:
        found = words(text)
        hits = [at for at, run in enumerate(runs(found, size)) if run in paper and run not in exempt]
        for first, last in stretches(hits):
            yield Shared(path=path, words=found[first : last + size])


def stretches(places: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and last of each row of consecutive places.

    >>> list(stretches([1, 2, 5]))
    [(1, 2), (5, 5)]
    """
    first = last = -2
    for at in places:
        if at != last + 1:
            if first >= 0:
                yield first, last
            first = at
        last = at
    if first >= 0:
        yield first, last


def prose(value: Any, key: str = "") -> Iterator[str]:  # noqa: ANN401 - any YAML value
    """Yield the texts of a YAML value, those under exempt keys left out."""
    if isinstance(value, str) and key not in EXEMPT_KEYS:
        yield value
    elif isinstance(value, dict):
        for name, item in value.items():
            if name not in EXEMPT_KEYS:
                yield from prose(item, str(name))
    elif isinstance(value, list):
        for item in value:
            yield from prose(item, key)


def block(tag: str) -> bool:
    """Tell whether an element begins a text of its own."""
    return bool(BLOCK.fullmatch(tag) or PARTS.fullmatch(tag))


class _Blocks(HTMLParser):
    """Collects the text of every block of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = [""]
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the parser's signature
        """Begin a new text with a block, or skip what nobody reads."""
        self.silent += tag in SILENT
        if block(tag):
            self.texts.append("")

    def handle_endtag(self, tag: str) -> None:
        """End a text with its block."""
        self.silent -= tag in SILENT and self.silent > 0
        if block(tag):
            self.texts.append("")

    def handle_data(self, data: str) -> None:
        """Add to the text at hand."""
        if not self.silent:
            self.texts[-1] += data


def page(html: str) -> Iterator[str]:
    """Yield the texts of the blocks of a page."""
    parser = _Blocks()
    parser.feed(html)
    return (text for text in parser.texts if text.strip())


def ours(root: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield every file of ours that holds prose, with its texts."""
    for path in sorted(root.glob("docs/**/*.md")):
        yield str(path.relative_to(root)), [path.read_text(encoding="utf-8")]
    for path in sorted(root.glob("records/**/*.yml")):
        loaded = yaml.load(path.read_bytes(), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - a safe loader
        yield str(path.relative_to(root)), list(prose(loaded))
    for path in sorted(root.glob("site/**/*.html")):
        yield str(path.relative_to(root)), list(page(path.read_text(encoding="utf-8")))


def check(root: Path, size: int) -> Iterator[Shared]:
    """Yield every shared run."""
    source = read(folder())
    paper = frozenset(runs(words(joined(body(source.lines))), size))
    titles = [row[name] for row in source.references for name in ("title_printed", "title_corrected")]
    exempt = frozenset(run for title in (*titles, *NAMES) for run in runs(words(title), size))
    for path, texts in ours(root):
        yield from shared(path, texts, paper, exempt)


def main() -> int:
    """Check a root; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("root", nargs="?", type=Path, default=ROOT)
    parser.add_argument("--words", type=int, default=LONGEST)
    asked = parser.parse_args()
    if not folder().is_dir():
        print(f"skipped: {folder()} is not there, so there is no text to compare with")
        return 0
    found = list(check(asked.root, asked.words))
    for one in found:
        print(f"{one.path}: {' '.join(one.words)}")
    print(f"{len(found)} runs of {asked.words} words or more are shared")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
