"""What Rayyan writes into notes: who included or excluded an entry, labels, reasons, reviewers' notes."""

import re
from collections.abc import Iterable, Iterator

from pipeline.formats.base import UNMARKED, Marks, Vote

_KEY = re.compile(
    r"(?:\s*\|\s*)?\b(RAYYAN-INCLUSION|RAYYAN-LABELS|RAYYAN-EXCLUSION-REASONS|USER-NOTES)\s*:\s*"
)
_TEXT = r'"((?:[^"\\]|\\.)*+)"'
_VOTE = re.compile(rf"{_TEXT}\s*=>\s*{_TEXT}")
_NOTED = re.compile(rf"{_TEXT}\s*=>\s*\[((?:\s*,?\s*{_TEXT})*+)\s*\]")
_ONE = re.compile(_TEXT)
_ADDRESS = re.compile(r"[^\s<>\"'(),;:]+@[^\s<>\"'(),;]+")
_ESCAPE = re.compile(r"\\(.)")
_SPOKEN = {"n": "\n", "t": " ", "r": ""}
VERDICTS = {"included": "include", "excluded": "exclude", "maybe": "maybe", "undecided": "maybe"}


def marks(notes: Iterable[str]) -> Marks:
    """Return what people noted on an entry, from the notes that hold it; addresses are dropped.

    >>> marks(['RAYYAN-INCLUSION: {"Ann"=>"Included"} | RAYYAN-LABELS: a,b']).labels
    ('a', 'b')
    """
    said: dict[str, list[str]] = {}
    for key, value in (pair for note in notes for pair in segments(note)):
        said.setdefault(key, []).append(value)
    if not said:
        return UNMARKED
    return Marks(
        votes=tuple(vote for text in said.get("RAYYAN-INCLUSION", ()) for vote in _votes(text)),
        labels=_listed(said.get("RAYYAN-LABELS", ())),
        reasons=_listed(said.get("RAYYAN-EXCLUSION-REASONS", ())),
        notes=tuple(note for text in said.get("USER-NOTES", ()) for note in _noted(text)),
    )


def segments(note: str) -> Iterator[tuple[str, str]]:
    """Yield the keys that Rayyan wrote into a note with their values; what stands before is another's."""
    if "RAYYAN-" not in note and "USER-NOTES" not in note:
        return
    parts = _KEY.split(note)
    yield from zip(parts[1::2], (value.strip(" |\n") for value in parts[2::2]), strict=True)


def without(note: str) -> str:
    """Return what a note says besides Rayyan's keys."""
    return _KEY.split(note, maxsplit=1)[0].strip()


def unaddressed(text: str) -> str:
    """Return text without e-mail addresses.

    >>> unaddressed("Ann (ann@example.org)")
    'Ann ()'
    """
    return _ADDRESS.sub("", text).strip() if "@" in text else text


def _votes(text: str) -> Iterator[Vote]:
    for who, verdict in _VOTE.findall(text):
        if made := VERDICTS.get(verdict.strip().lower(), ""):
            yield Vote(verdict=made, by=unaddressed(_unescaped(who)).strip(" ()<>"))


def _listed(texts: Iterable[str]) -> tuple[str, ...]:
    parts = (part.strip() for text in texts for part in text.split(","))
    return tuple(dict.fromkeys(unaddressed(part) for part in parts if part))


def _noted(text: str) -> Iterator[str]:
    for found in _NOTED.finditer(text):
        notes = (unaddressed(_unescaped(note)) for note in _ONE.findall(found[2]))
        yield from (note for note in notes if note)


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda found: _SPOKEN.get(found[1], found[1]), text) if "\\" in text else text
