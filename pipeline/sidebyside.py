"""Side by side: one screen for a pair, two descriptions and what was found to say; pure.

It fits 80 columns by 24 lines and needs no colour: `+` stands beside what agrees, `-` beside what differs.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from textwrap import wrap
from typing import Final

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from pipeline.asking import KEYS, Session
from pipeline.doubts import Doubt, Question
from pipeline.model import Bib, Match, Name
from pipeline.text import clean

WIDTH: Final = 80
_MARGIN: Final = 12
_ASKED: Final[Mapping[Question, str]] = {
    Question.REPORT: "Are these two records one report?",
    Question.STUDY: "Are these two reports one study?",
}
_STYLES: Final[Mapping[str, str]] = {"+": "green", "-": "bold red", " ": ""}


def screen(session: Session, width: int) -> RenderableType:
    """Return the screen for the pair that a session shows."""
    doubt = session.shown
    place = f"Pair {session.at + 1} of {len(session.doubts)}. {_ASKED[doubt.question]}"
    said = session.said.get(session.at)
    head = Text(f"{place} You said {said}." if said else place, style="bold")
    return Group(head, _columns(doubt, width), *evidence(doubt.match, width), _keys())


def _columns(doubt: Doubt, width: int) -> Table:
    table = Table(box=None, padding=(0, 1), expand=False, show_header=False, pad_edge=False)
    room = max((width - _MARGIN - 3) // 2, 16)
    table.add_column(width=_MARGIN)
    for _ in doubt.bibs:
        table.add_column(width=room)
    table.add_row("", *(Text(ident, style="bold") for ident in doubt.ids))
    for label, (get, fields, most) in ROWS.items():
        texts = [clean(get(bib)) for bib in doubt.bibs]
        if any(texts):
            sign = _sign(doubt.match, fields)
            cells = (Text("\n".join(cut(text or "not known", room, most))) for text in texts)
            table.add_row(Text(f"{sign} {label}", style=_STYLES[sign]), *cells)
    return table


def _sign(match: Match, fields: tuple[str, ...]) -> str:
    if not {*fields}.isdisjoint(match.against):
        return "-"
    return "+" if not {*fields}.isdisjoint(match.agreed) else " "


def cut(text: str, width: int, most: int) -> list[str]:
    """Return a text in at most so many lines, with a mark where something was left out."""
    width = width // 2 if cell_len(text) > len(text) else width
    lines = wrap(text, width) or [""]
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1][: width - 2]} …"]
    return lines


def evidence(match: Match, width: int) -> Iterator[Text]:
    """Yield what agrees, what speaks against, and the score with its parts, each in two lines at most."""
    yield from _told("agree", match.agreed, width)
    yield from _told("against", match.against, width)
    yield Text(f"{'score':<{_MARGIN}}{match.score} (rule {match.rule})")
    yield from _told("= sum of", [f"{part} {points:+d}" for part, points in match.parts], width)


def _told(label: str, things: Sequence[str], width: int) -> Iterator[Text]:
    lines = cut(", ".join(things) or "nothing", width - _MARGIN, 2)
    starts = (f"{label:<{_MARGIN}}", " " * _MARGIN)
    yield from (Text(start + line) for start, line in zip(starts, lines, strict=False))


def _keys() -> Text:
    return Text("  ".join(f"[{key}] {word}" for key, word in KEYS.items()), style="bold")


def names(bib: Bib) -> str:
    """Return the authors of a description as one text."""
    listed = "; ".join(map(_name, bib.authors))
    return f"{listed}; et al." if bib.et_al else listed


def _name(name: Name) -> str:
    family = " ".join(filter(None, (name.particle, name.family)))
    return ", ".join(filter(None, (family, name.given)))


def place(bib: Bib) -> str:
    """Return where in its venue a document stands."""
    given = {"vol.": bib.volume, "no.": bib.issue, "pp.": bib.pages, "art.": bib.article_number}
    return ", ".join(f"{label} {value}" for label, value in given.items() if value)


def _dates(bib: Bib) -> str:
    first = f"first public {bib.first_public}" if bib.first_public not in {None, bib.date} else ""
    return "; ".join(filter(None, (str(bib.date or ""), first)))


Row = tuple[Callable[[Bib], str], tuple[str, ...], int]
ROWS: Final[Mapping[str, Row]] = {
    "title": (lambda bib: bib.title, ("title", "numbers"), 3),
    "authors": (names, ("authors",), 2),
    "date": (_dates, ("year",), 1),
    "venue": (lambda bib: bib.venue, ("venue",), 2),
    "place": (place, ("volume", "issue", "page"), 1),
    "kind": (lambda bib: bib.kind, ("form",), 1),
    "doi": (lambda bib: bib.doi, ("doi",), 1),
    "arxiv": (lambda bib: bib.arxiv, ("arxiv",), 1),
    "pmid": (lambda bib: bib.pmid, ("pmid",), 1),
}
