"""The table of commands: each is found by its name, says what it does, and refuses what it does not know."""

import click
import pytest

from pipeline.__main__ import COMMANDS, cli, main

CONTEXT = click.Context(cli)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_found_by_its_name(name):
    found = cli.get_command(CONTEXT, name)
    assert isinstance(found, click.Command)
    assert found.name == name


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_says_in_a_sentence_what_it_does(name):
    text = cli.get_command(CONTEXT, name).help or ""
    assert text[:1].isupper()
    assert text.strip().endswith(".")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_says_what_it_is_for(name):
    options = [one for one in cli.get_command(CONTEXT, name).params if isinstance(one, click.Option)]
    assert [one.name for one in options if not one.help] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_help_is_printed_and_ends_well(name, capsys):
    assert main([name, "--help"]) == 0
    assert f"python -m pipeline {name}" in capsys.readouterr().out


@pytest.mark.parametrize("name", COMMANDS)
def test_an_option_that_is_not_known_is_wrong_use(name, capsys):
    assert main([name, "--no-such-option"]) == 2
    assert "--no-such-option" in capsys.readouterr().err


def test_a_command_that_is_not_known_is_wrong_use(capsys):
    assert main(["no-such-command"]) == 2
    assert "no-such-command" in capsys.readouterr().err


def test_the_list_of_commands_is_that_of_the_table(capsys):
    assert main(["--help"]) == 0
    listed = capsys.readouterr().out.partition("Commands:\n")[2]
    assert [line.split()[0] for line in listed.splitlines()] == [*COMMANDS]
