"""The screen of a report: title, abstract with the words that matched, the criteria beside it; pure.

It fits 80 columns by 24 lines and needs no colour: matched words are bold and underlined, or stand in
brackets where a terminal has no styles at all.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from pipeline import files
from pipeline.reviewing.card import Card, Span, Spans
from pipeline.reviewing.session import Mode, Session
from pipeline.reviewing.words import STAGES, choices, criteria, progress, told

SIDE: Final = 26
LIT: Final = "bold underline yellow"
STYLES: Final = {"+": "green", "-": "bold red"}
_LEAST: Final = 4
_ASKED: Final = {
    Mode.REASON: "Why is it excluded?",
    Mode.LABEL: "Which labels? Again takes one away.",
    Mode.PAUSE: "Paused; all decisions are in the sheet. Any key goes on, q ends.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What is drawn: the session, the card of the report that is shown, where words matched, for whom."""

    session: Session
    card: Card
    spans: Spans
    protocol: files.Protocol
    reviewer: str


def screen(view: View, console: Console) -> RenderableType:
    """Return the screen for a report, in as many lines as the console has, less one."""
    head = _head(view, console)
    foot = _foot(view, console)
    room = max(_LEAST, console.height - 1 - len(head) - len(foot))
    return Group(*head, _body(view, console, room), *foot)


def _head(view: View, console: Console) -> list[Text]:
    session = view.session
    place = f"{STAGES[session.stage]}, {view.reviewer}. Report {session.at + 1} of {len(session.reports)}"
    first = Text(f"{place}; {progress(session)}", style="bold", no_wrap=True, overflow="ellipsis")
    title = lit(view.card.title, view.spans.get("title", ()), console)
    title.stylize("bold")
    return [first, *lines_of(title, console, 3), *lines_of(Text(view.card.facts), console, 2), Text()]


def lines_of(text: Text, console: Console, most: int, width: int = 0) -> list[Text]:
    """Return a text in at most so many lines, with a mark where something was left out."""
    width = width or console.width
    lines = [*text.wrap(console, width)]
    if len(lines) > most:
        lines = lines[:most]
        lines[-1].truncate(width - 2)
        lines[-1].append(" …")
    return lines


def lit(text: str, spans: Sequence[Span], console: Console) -> Text:
    """Return a text in which the words that matched stand out."""
    if console.is_terminal and not console.is_dumb_terminal:
        made = Text(text)
        for start, end in spans:
            made.stylize(LIT, start, end)
        return made
    for start, end in reversed(spans):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return Text(text)


def _body(view: View, console: Console, room: int) -> Table:
    """Return the abstract, a page of it where it is long, with the criteria beside it."""
    table = Table(box=None, padding=(0, 1), show_header=False, pad_edge=False)
    wide = max(20, console.width - SIDE - 2)
    table.add_column(width=wide)
    table.add_column(width=SIDE)
    lines = _page(view, console, room, wide)
    left = [*lines, *[Text()] * (room - len(lines))]
    table.add_row(Text("\n").join(left), Text("\n").join(_beside(view, console, room)))
    return table


def _page(view: View, console: Console, room: int, width: int) -> list[Text]:
    card = view.card
    text = lit(card.abstract, view.spans.get("abstract", ()), console) if card.abstract else Text()
    lines = [*text.wrap(console, width)] if card.abstract else [Text("No abstract is recorded.")]
    if card.keywords:
        lines += [Text(), *Text(f"Keywords: {'; '.join(card.keywords)}").wrap(console, width)]
    if len(lines) <= room:
        return lines
    pages = -(-len(lines) // (room - 1))
    page = view.session.page % pages
    shown = lines[page * (room - 1) : (page + 1) * (room - 1)]
    return [*shown, Text(f"(part {page + 1} of {pages}; space shows the next)")]


def _beside(view: View, console: Console, room: int) -> list[Text]:
    lines = [Text("Criteria", style="bold")]
    for sign, label in criteria(view.card, view.protocol, view.session.stage):
        first, *rest = Text(label, style=STYLES.get(sign, "")).wrap(console, SIDE - 2)
        lines += [Text(f"{sign} ") + first, *(Text("  ") + line for line in rest)]
    return lines if len(lines) <= room else [*lines[: room - 1], Text("…")]


def _foot(view: View, console: Console) -> list[Text]:
    session = view.session
    said = told(session.word, session)
    lines = lines_of(Text(f"You said {said}."), console, 2) if said else [Text()]
    if session.mode is Mode.NOTE:
        return [*lines, *lines_of(Text(f"Note (Enter ends it): {session.typed}_"), console, 3)]
    asked = [Text(_ASKED[session.mode], style="bold")] if session.mode in _ASKED else []
    keys = "  ".join(f"[{key}] {word}".replace(" ", "\N{NO-BREAK SPACE}") for key, word in choices(session))
    return [*lines, *asked, *lines_of(Text(keys, style="bold"), console, 8)]
