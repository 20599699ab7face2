"""A progress bar shows on a terminal, after a second, and nowhere else."""

import io

import pytest

from pipeline.formats.stream import Export, whole
from pipeline.progress import Bar, bar, watched


class Terminal(io.StringIO):
    """A stream that somebody watches."""

    def isatty(self):
        """Return True."""
        return True


def shown(stream, after):
    made = Bar("Reading", 10, stream, after)
    made.to(5)
    made.to(3)
    made.to(10)
    made.close()
    return stream.getvalue()


@pytest.mark.parametrize(
    ("stream", "after", "there"), [(Terminal(), 0, True), (Terminal(), 60, False), (io.StringIO(), 0, False)]
)
def test_a_bar_is_shown_on_a_terminal_and_only_for_what_takes_time(stream, after, there):
    assert ("Reading" in shown(stream, after)) is there


def test_a_bar_of_unknown_length_is_shown_too():
    stream = Terminal()
    made = Bar("Reading", 0, stream, 0)
    made.to(5)
    made.close()
    assert "Reading" in stream.getvalue()


def test_nothing_is_printed_off_a_terminal(capsys):
    with bar("Reading", 10) as made:
        made.to(10)
    assert capsys.readouterr() == ("", "")


class Kept:
    """Remembers what a bar is told."""

    def __init__(self):
        self.told = []

    def to(self, done):
        """Remember a number."""
        self.told.append(done)


def test_an_export_that_is_watched_tells_how_much_was_read_and_gives_the_same_bytes():
    kept = Kept()
    export = Export(blocks=lambda: iter([b"ab", b"cde"]))
    assert whole(watched(export, kept, before=7)) == b"abcde"
    assert kept.told == [9, 12]
