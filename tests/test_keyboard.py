"""Single keys, from a terminal and from a pipe."""

import os
import pty
import termios

import pytest

from pipeline.keyboard import keys, letters


@pytest.fixture
def terminal():
    master, slave = pty.openpty()
    yield master, slave
    os.close(master)
    os.close(slave)


def test_a_key_is_read_without_the_end_of_a_line(terminal):
    master, slave = terminal
    with keys(slave) as typed:
        os.write(master, b"sd")
        assert next(typed) + next(typed) == "sd"


def test_an_arrow_key_is_no_letter():
    assert [*letters([b"\x1b[d", b"s", b"\x1bOb", b"dq"])] == ["s", "d", "q"]


def test_a_letter_that_comes_in_two_pieces_is_one_key():
    assert [*letters([b"s\xc3", b"\xa4d"])] == ["s", "ä", "d"]


def test_the_terminal_is_as_before(terminal):
    _, slave = terminal
    before = termios.tcgetattr(slave)
    with keys(slave):
        assert not termios.tcgetattr(slave)[3] & termios.ECHO
    assert termios.tcgetattr(slave) == before


def test_keys_come_from_a_pipe_until_it_ends():
    out, into = os.pipe()
    os.write(into, "sä".encode())
    os.close(into)
    with keys(out) as typed:
        assert [*typed] == ["s", "ä"]
    os.close(out)
