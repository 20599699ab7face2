"""The command line: finds one command, runs it, sets the exit code."""

import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Final

import click

from pipeline.commands.shared import DONE, INTERRUPTED, REFUSED
from pipeline.load import ReviewMissing

HERE = click.Path(exists=True, file_okay=False, path_type=Path)
COMMANDS: Final[Mapping[str, str]] = {
    "check": "review:check",
    "query": "query:query",
    "build": "review:build",
    "flow": "review:flow",
    "status": "review:status",
    "format": "review:format_",
    "release": "versions:release",
    "diff": "versions:diff",
    "convert": "convert:convert",
    "dedupe": "dedupe:dedupe",
    "import": "importing:import_",
    "queue": "queue:queue",
    "agreement": "agreement:agreement",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 findings, 2 wrong use, 3 refused, 4 interrupted."""
    try:
        code = cli.main(args=arguments, prog_name="python -m pipeline", standalone_mode=False)
    except click.ClickException as wrong:
        wrong.show()
        return wrong.exit_code
    except ReviewMissing as missing:
        click.echo(str(missing.problem), err=True)
        return REFUSED
    except (KeyboardInterrupt, click.Abort):
        click.echo("interrupted; what was written is whole", err=True)
        return INTERRUPTED
    return code if isinstance(code, int) else DONE


class Commands(click.Group):
    """The commands of the table above; a module is loaded when one of its commands is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click asks with its context
        """Return the names of all commands in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - likewise
        """Return a command by its name, or None where there is none."""
        module, _, name = COMMANDS.get(cmd_name, "").partition(":")
        found = getattr(import_module(f"pipeline.commands.{module}"), name) if module else None
        return found if isinstance(found, click.Command) else None


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--root", type=HERE, default=".", help="directory of the review")
@click.pass_context
def cli(context: click.Context, root: Path) -> None:
    """Turn the records of a systematic review into a site of traceable numbers."""
    context.obj = root


if __name__ == "__main__":
    sys.exit(main())
