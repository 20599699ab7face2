"""A progress bar on standard error for what takes longer than a second; none where nobody watches."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING, TextIO

from pipeline.formats.stream import Export

if TYPE_CHECKING:
    from rich.progress import Progress

AFTER = 1.0


class Bar:
    """How far a job is, shown once it has run for some seconds; `total` is 0 where it is not known."""

    def __init__(self, what: str, total: int, stream: TextIO, after: float = AFTER) -> None:
        self._what, self._total, self._stream, self._after = what, total, stream, after
        self._begun, self._done = monotonic(), 0
        self._shown: Progress | None = None

    def to(self, done: int) -> None:
        """Say how much is done by now."""
        self._done = max(self._done, done)
        if self._shown is None and monotonic() - self._begun >= self._after and self._stream.isatty():
            self._show()
        if self._shown is not None:
            self._shown.update(self._shown.task_ids[0], completed=self._done)

    def _show(self) -> None:
        from rich.console import Console  # noqa: PLC0415 - what is quick needs no bar
        from rich.progress import Progress  # noqa: PLC0415 - likewise

        self._shown = Progress(console=Console(file=self._stream), transient=True)
        self._shown.add_task(self._what, total=self._total or None)
        self._shown.start()

    def close(self) -> None:
        """Take the bar away."""
        if self._shown is not None:
            self._shown.stop()


@contextmanager
def bar(what: str, total: int = 0) -> Iterator[Bar]:
    """Give a bar for a job of a size in any unit, taken away when the job is over."""
    made = Bar(what, total, sys.stderr)
    try:
        yield made
    finally:
        made.close()


def watched(export: Export, shown: Bar, before: int = 0) -> Export:
    """Return an export that tells a bar how many of its bytes were read, after those `before` it."""

    def blocks() -> Iterator[bytes]:
        done = before
        for block in export.blocks():
            yield block
            done += len(block)
            shown.to(done)

    return Export(blocks=blocks)
