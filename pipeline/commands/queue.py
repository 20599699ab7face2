"""The command that asks a person about uncertain pairs and proposed links, one at a time: queue."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.commands.shared import DONE, FORM, derived, known_person, today
from pipeline.values import ReviewerId

if TYPE_CHECKING:
    from pipeline.asking import Session
    from pipeline.doubts import Answer

TAKEN = "this pair was answered meanwhile; the first answer stands"


@click.command()
@click.option("--reviewer", metavar="ID", help="who answers; one of the protocol's reviewers")
@click.option("--list", "only_list", is_flag=True, help="print the queue and ask nothing")
@FORM
@click.pass_obj
def queue(root: Path, reviewer: str | None, form: str, *, only_list: bool) -> int:
    """Ask about uncertain pairs and proposed links, two records side by side."""
    from pipeline import build as composition
    from pipeline.asking import Session, summary
    from pipeline.doubts import doubts
    from pipeline.load import load
    from pipeline.queued import as_json, as_text

    loaded = load(root)
    review = derived(composition.compose(loaded, loaded.problems))
    found = doubts(loaded, review.identity, review.proposed)
    if only_list or form == "json":
        click.echo(as_json(found) if form == "json" else as_text(found), nl=False)
        return DONE
    who = known_person(reviewer, loaded.protocol.value)
    ended = _ask(root, Session(doubts=found), who)
    click.echo(summary(ended))
    return DONE


def _ask(root: Path, session: "Session", who: ReviewerId) -> "Session":
    from rich.console import Console
    from rich.text import Text

    from pipeline.asking import LATER, QUIT, pressed, word_of
    from pipeline.doubts import answer
    from pipeline.keyboard import keys
    from pipeline.sidebyside import screen

    console = Console(file=sys.stdout, highlight=False)
    note = ""
    with keys(sys.stdin.fileno()) as typed:
        while not session.over:
            console.clear()
            console.print(screen(session, console.width))
            console.print(Text(note), end="")
            key, note = next(typed, QUIT), ""
            word, again = word_of(key), session.at in session.said
            if word and not _put(root, answer(session.shown, word, who, today()), again=again):
                key, note = LATER, TAKEN
            session = pressed(session, key)
    return session


def _put(root: Path, given: "Answer", *, again: bool) -> bool:
    """Write an answer's file whole; leave one that somebody else wrote, and tell whether ours stands."""
    from pipeline.doubts import path_of
    from pipeline.store import edit, to_text

    text = to_text(given)
    return edit(root, path_of(given), lambda old: text if again or not old else old) or again
