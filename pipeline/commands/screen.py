"""The commands of screening by people."""

from collections.abc import Mapping
from typing import Final

import click

from pipeline.commands.shared import Commands

PARTS: Final[Mapping[str, str]] = {
    "sheets": "screen_sheets:sheets",
    "next": "screen_next:next_",
    "consensus": "screen_consensus:consensus",
    "status": "screen_sheets:status",
    "export": "screen_exchange:export",
    "import": "screen_exchange:import_",
}


@click.group(cls=Commands, table=PARTS)
def screen() -> None:
    """Decide on reports: write sheets of stubs, screen in the terminal, agree, exchange."""
