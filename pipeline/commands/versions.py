"""The commands about versions: release, diff."""

from datetime import datetime
from pathlib import Path

import click

from pipeline.commands.shared import DATE, DONE, FORM, code_of, derived, today


@click.command()
@click.argument("version")
@click.option("--date", "on", type=DATE, help="day of the release; today where not given")
@click.option("--with-remainder", is_flag=True, help="release although reports await a decision")
@click.pass_obj
def release(root: Path, version: str, on: datetime | None, *, with_remainder: bool) -> int:
    """Freeze the version in preparation under records/releases/."""
    from pipeline import build as composition
    from pipeline import releasing, report
    from pipeline.reviewing.journal import unsaved

    day = on.date() if on else today()
    review = composition.read(root, today())
    left = tuple(unsaved(root))
    found = (*left, *releasing.release(root, review, version, day, with_remainder=with_remainder))
    click.echo(report.problems(found, "text"), nl=False)
    return code_of(found)


@click.command()
@click.argument("older")
@click.argument("newer", required=False)
@FORM
@click.pass_obj
def diff(root: Path, older: str, newer: str | None, form: str) -> int:
    """Say what changed between two releases, or since one."""
    from pipeline import build as composition
    from pipeline import releasing, report

    found = releasing.between(derived(composition.derive(root)), older, newer)
    if found is None:
        raise click.UsageError("name versions that are released; `status` tells the newest")
    click.echo(report.changes(found, form), nl=False)
    return DONE
