"""What the commands share: exit codes, options, and the only clock of the pipeline."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Final

import click

from pipeline.model import Review
from pipeline.problems import Problem, errors

DONE: Final = 0
FINDINGS: Final = 1
WRONG_USE: Final = 2
REFUSED: Final = 3
INTERRUPTED: Final = 4

FORM = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="form of the report"
)
DATE = click.DateTime(formats=["%Y-%m-%d"])


class Wrong(click.ClickException):
    """Raised for a wrong use that one line tells."""

    exit_code = WRONG_USE


class Failed(click.ClickException):
    """Raised where the disk fails; one line tells."""

    exit_code = REFUSED


def derived(review: Review) -> Review:
    """Return a review; warn where the files hold errors, for then numbers may be off."""
    count = len(errors(review.problems))
    if count:
        click.echo(f"{count} errors in the files: the numbers below may be wrong; run check", err=True)
    return review


def told_some(first: Sequence[Problem], total: int) -> None:
    """Print the first of several problems and how many more there are."""
    for problem in first:
        click.echo(str(problem), err=True)
    if total > len(first):
        click.echo(f"and {total - len(first)} more", err=True)


def today() -> date:
    """Return the date in UTC; the only clock of the pipeline."""
    return datetime.now(UTC).date()


def code_of(found: Sequence[Problem]) -> int:
    """Return 1 where there is an error, else 0."""
    return FINDINGS if errors(found) else DONE
