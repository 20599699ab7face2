"""The command line: parses arguments, calls one function, prints, sets the exit code."""

import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

import click

from pipeline.load import ReviewMissing
from pipeline.model import Review
from pipeline.problems import Problem, errors

DONE: Final = 0
FINDINGS: Final = 1
REFUSED: Final = 3
INTERRUPTED: Final = 4

HERE = click.Path(exists=True, file_okay=False, path_type=Path)
FORM = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="form of the report"
)
DATE = click.DateTime(formats=["%Y-%m-%d"])


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


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--root", type=HERE, default=".", help="directory of the review")
@click.pass_context
def cli(context: click.Context, root: Path) -> None:
    """Turn the records of a systematic review into a site of traceable numbers."""
    context.obj = root


@cli.command()
@FORM
@click.pass_obj
def check(root: Path, form: str) -> int:
    """Find every problem: file, line, rule, repair."""
    from pipeline import build as composition
    from pipeline import report

    found = composition.examine_all(root, today())
    click.echo(report.problems(found, form), nl=False)
    return code_of(found)


@cli.command()
@click.pass_obj
def build(root: Path) -> int:
    """Run the pipeline: records/ and docs/ become build/docs."""
    from pipeline import build as composition
    from pipeline import report

    built = composition.build(root, today())
    for problem in errors(built.problems):
        click.echo(str(problem), err=True)
    changed, removed = len(built.written.changed), len(built.written.removed)
    click.echo(
        f"{built.pages} pages, {changed} files written, {removed} removed; {report.tally(built.problems)}",
        nl=False,
    )
    return code_of(built.problems)


@cli.command()
@FORM
@click.pass_obj
def flow(root: Path, form: str) -> int:
    """Print the PRISMA flow and check its identities."""
    from pipeline import build as composition
    from pipeline import report

    made = _derived(composition.derive(root)).flow
    click.echo(report.flow(made, form), nl=False)
    return FINDINGS if any(not broken.partial for broken in made.checks) else DONE


@cli.command()
@FORM
@click.pass_obj
def status(root: Path, form: str) -> int:
    """Print the state of the review in numbers."""
    from pipeline import build as composition
    from pipeline import status as numbers

    found = numbers.status(_derived(composition.derive(root)))
    click.echo(numbers.as_json(found) if form == "json" else numbers.as_text(found), nl=False)
    return DONE


@cli.command(name="format")
@click.option("--check", "only_check", is_flag=True, help="change nothing, list what is not canonical")
@click.pass_obj
def format_(root: Path, *, only_check: bool) -> int:
    """Bring every file people write into canonical form; write what is derived and committed."""
    from pipeline import build as composition
    from pipeline import formatting, report

    made = composition.derived(root, today())
    found = formatting.format_review(root, write=not only_check, derived=made)
    click.echo(report.problems(found, "text"), nl=False)
    return FINDINGS if found and only_check else code_of(found)


@cli.command()
@click.argument("version")
@click.option("--date", "on", type=DATE, help="day of the release; today where not given")
@click.option("--with-remainder", is_flag=True, help="release although reports await a decision")
@click.pass_obj
def release(root: Path, version: str, on: datetime | None, *, with_remainder: bool) -> int:
    """Freeze the version in preparation under records/releases/."""
    from pipeline import build as composition
    from pipeline import releasing, report

    day = on.date() if on else today()
    review = composition.read(root, today())
    found = releasing.release(root, review, version, day, with_remainder=with_remainder)
    click.echo(report.problems(found, "text"), nl=False)
    return code_of(found)


@cli.command()
@click.argument("older")
@click.argument("newer", required=False)
@FORM
@click.pass_obj
def diff(root: Path, older: str, newer: str | None, form: str) -> int:
    """Say what changed between two releases, or since one."""
    from pipeline import build as composition
    from pipeline import releasing, report

    found = releasing.between(_derived(composition.derive(root)), older, newer)
    if found is None:
        raise click.UsageError("name versions that are released; `status` tells the newest")
    click.echo(report.changes(found, form), nl=False)
    return DONE


def _derived(review: Review) -> Review:
    """Warn where the files hold errors, for then numbers may be off."""
    count = len(errors(review.problems))
    if count:
        click.echo(f"{count} errors in the files: the numbers below may be wrong; run check", err=True)
    return review


def today() -> date:
    """Return the date in UTC; the only clock of the pipeline."""
    return datetime.now(UTC).date()


def code_of(found: Sequence[Problem]) -> int:
    """Return 1 where there is an error, else 0."""
    return FINDINGS if errors(found) else DONE


if __name__ == "__main__":
    sys.exit(main())
