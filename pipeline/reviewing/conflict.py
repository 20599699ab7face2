"""A conflict as it is shown: what each said, side by side or in lines, and as JSON; pure."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from pipeline import files
from pipeline.model import Decision
from pipeline.reviewing import session as keys
from pipeline.reviewing.consensus import Conflict
from pipeline.reviewing.screen import lines_of
from pipeline.reviewing.session import Mode
from pipeline.reviewing.settling import Settling
from pipeline.reviewing.words import STAGES, VERDICTS, picks
from pipeline.text import clean
from pipeline.values import Stage

MARGIN: Final = 9
LEAST: Final = 14
ROWS: Final[Mapping[str, int]] = {"who": 1, "verdict": 1, "reason": 2, "note": 3, "day": 1}
Cells = Mapping[str, str]


def cells(decision: Decision, protocol: files.Protocol) -> Cells:
    """Return what a decision says, by the name of the row in which it is shown."""
    names = {one.id: one.label for one in protocol.reviewers}
    why = {one.id: one.label for one in protocol.reasons}
    by = clean(names.get(decision.by, decision.by))
    return {
        "who": f"{by} (consensus)" if decision.consensus else by,
        "verdict": VERDICTS[decision.verdict],
        "reason": clean(why.get(decision.reason, decision.reason)) if decision.reason else "",
        "note": clean(decision.note),
        "day": str(decision.on or ""),
    }


def screen(settling: Settling, console: Console) -> RenderableType:
    """Return the screen of the conflict that is shown, what each said side by side."""
    found = settling.shown
    foot = _foot(settling, console)
    head = [
        Text(f"{_place(settling)}", style="bold"),
        *lines_of(Text(found.title, style="bold"), console, 3),
        *lines_of(Text(found.facts), console, 2),
        Text(),
    ]
    room = max(2, console.height - 1 - len(head) - len(foot) - sum(ROWS.values()) - 2)
    abstract = lines_of(Text(found.abstract or "No abstract is recorded."), console, room)
    return Group(*head, *abstract, Text(), side_by_side(found, settling.protocol, console), Text(), *foot)


def _place(settling: Settling) -> str:
    place = f"{STAGES[settling.shown.stage]}. Conflict {settling.at + 1} of {len(settling.conflicts)}"
    return f"{place}, {settling.shown.report}"


def side_by_side(found: Conflict, protocol: files.Protocol, console: Console) -> Table:
    """Return a column for each decision; a row that says nothing of any is left out."""
    columns = [cells(one, protocol) for one in found.decisions]
    table = Table(box=None, padding=(0, 1), show_header=False, pad_edge=False)
    table.add_column(width=MARGIN)
    width = max(LEAST, (console.width - MARGIN - 2 * len(columns)) // max(1, len(columns)))
    for _ in columns:
        table.add_column(width=width)
    for row, most in ROWS.items():
        texts = [one[row] for one in columns]
        if any(texts):
            shown = (Text("\n").join(lines_of(Text(text), console, most, width)) for text in texts)
            table.add_row(Text(row), *shown, style="bold" if row == "who" else "")
    return table


def _foot(settling: Settling, console: Console) -> list[Text]:
    said = settling.said.get(settling.at)
    lines = [Text(f"You said {VERDICTS[said.verdict]}: {said.note}")] if said and said.verdict else []
    if settling.mode is Mode.NOTE:
        text = f"Why (Enter ends it, empty takes the verdict back): {settling.typed}_"
        return [*lines, *lines_of(Text(text), console, 3)]
    told = "  ".join(f"[{key}] {word}".replace(" ", "\N{NO-BREAK SPACE}") for key, word in choices(settling))
    return [*lines, *lines_of(Text(told, style="bold"), console, 8)]


def choices(settling: Settling) -> tuple[tuple[str, str], ...]:
    """Return the keys that mean something now, each with what it does."""
    if settling.mode is Mode.REASON:
        return (*picks(settling.reasons), (keys.BACK, "back to the verdict"))
    exclude = ((keys.EXCLUDE, "exclude"),) if settling.reasons else ()
    missing = ((keys.MISSING, "not retrieved"),) if settling.shown.stage is Stage.FULL_TEXT else ()
    moves = ((keys.BACK, "back"), (keys.SKIP, "skip"), (keys.QUIT, "quit"))
    return ((keys.INCLUDE, "include"), *exclude, *missing, *moves)


def plain(settling: Settling) -> Iterator[str]:
    """Yield a conflict in lines, each of which says what it is."""
    found = settling.shown
    yield f"{_place(settling)}."
    yield f"Title: {found.title}"
    yield f"Facts: {found.facts}"
    yield f"Abstract: {found.abstract or 'none is recorded'}"
    yield from (line(one, settling.protocol) for one in found.decisions)


def line(decision: Decision, protocol: files.Protocol) -> str:
    """Return a decision in one line."""
    told = cells(decision, protocol)
    why = f": {told['reason']}" if told["reason"] else ""
    more = "; ".join(filter(None, (f"note: {told['note']}" if told["note"] else "", told["day"])))
    return f"{told['who']}: {told['verdict']}{why}{f' ({more})' if more else ''}"


def question(settling: Settling) -> str:
    """Return what is asked now, in one line that waits for an answer."""
    if settling.mode is Mode.NOTE:
        return "Why? An empty line takes the verdict back: "
    words = "; ".join(f"{key}: {word}" for key, word in choices(settling))
    return f"{'Reason' if settling.mode is Mode.REASON else 'Consensus'}? {words}. "


def as_text(found: Sequence[Conflict], protocol: files.Protocol) -> str:
    """Return the conflicts with what each said, and how many there are."""
    lines = [
        text
        for one in found
        for text in (
            f"{one.report}  {one.stage}  {one.title}",
            *(f"    {line(decision, protocol)}" for decision in one.decisions),
        )
    ]
    lines.append(f"{len(found)} {'conflict' if len(found) == 1 else 'conflicts'}")
    return "".join(f"{text}\n" for text in lines)


def as_json(found: Sequence[Conflict]) -> str:
    """Return the conflicts as a JSON list."""
    return json.dumps([_object(one) for one in found], indent=2, ensure_ascii=False) + "\n"


def _object(found: Conflict) -> dict[str, object]:
    said = [
        {
            "by": one.by,
            "verdict": one.verdict,
            "reason": one.reason,
            "note": clean(one.note),
            "on": str(one.on) if one.on else None,
            "consensus": one.consensus,
            "file": one.file,
        }
        for one in found.decisions
    ]
    return {"report": found.report, "stage": found.stage, "title": found.title, "decisions": said}
