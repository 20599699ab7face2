"""The two faces of a session in the terminal: a screen drawn for each key, and plain lines with a question.

Either gives a function that shows a state and returns the keys that answer it, none at the end of the input.
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Protocol, TypeVar

import click

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from pipeline.reviewing.session import Mode


class Shown(Protocol):
    """A state of a session: what it shows, and what the next key is taken for."""

    @property
    def shown(self) -> object:
        """Return what is shown."""

    @property
    def mode(self) -> "Mode":
        """Return what the next key is taken for."""


State = TypeVar("State", bound=Shown)


@contextmanager
def screens(
    draw: "Callable[[State, Console], RenderableType]",
) -> Iterator[Callable[[State], tuple[str, ...]]]:
    """Give what draws a screen and returns the key that is typed."""
    from rich.console import Console

    from pipeline.keyboard import keys

    console = Console(file=sys.stdout, highlight=False)
    with keys(sys.stdin.fileno()) as typed:

        def ask(state: State) -> tuple[str, ...]:
            console.clear()
            console.print(draw(state, console), end="")
            return (*islice(typed, 1),)

        yield ask


@contextmanager
def lines(
    tell: Callable[[State], Iterable[str]], question: Callable[[State], str]
) -> Iterator[Callable[[State], tuple[str, ...]]]:
    """Give what prints lines for what is newly shown, and a question; a typed line stands for keys."""
    from pipeline.reviewing.plain import typed

    told: list[object] = []

    def ask(state: State) -> tuple[str, ...]:
        if told != [state.shown]:
            told[:] = [state.shown]
            click.echo("\n".join(["", *tell(state)]))
        click.echo(question(state), nl=False)
        line = sys.stdin.readline()
        return typed(line, state.mode) if line else ()

    yield ask
