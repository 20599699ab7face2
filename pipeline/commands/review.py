"""The commands that read a review as it stands: check, build, flow, status, format."""

from pathlib import Path

import click

from pipeline.commands.shared import DONE, FINDINGS, FORM, Wrong, code_of, derived, today
from pipeline.problems import errors


@click.command()
@FORM
@click.pass_obj
def check(root: Path, form: str) -> int:
    """Find every problem: file, line, rule, repair."""
    from pipeline import build as composition
    from pipeline import report

    found = composition.examine_all(root, today())
    click.echo(report.problems(found, form), nl=False)
    return code_of(found)


@click.command()
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


@click.command()
@FORM
@click.option("--prisma", metavar="COLUMN", help="one column as the CSV of the PRISMA2020 tools")
@click.option("--unknown-as-na", is_flag=True, help="with --prisma: write NA for a number that is not known")
@click.pass_obj
def flow(root: Path, form: str, prisma: str | None, *, unknown_as_na: bool) -> int:
    """Print the PRISMA flow and check its identities."""
    from pipeline import build as composition
    from pipeline import prisma_csv, report

    if unknown_as_na and prisma is None:
        raise Wrong("--unknown-as-na goes with --prisma COLUMN")
    made = derived(composition.derive(root)).flow
    broken = any(not check.partial for check in made.checks)
    if prisma is None:
        click.echo(report.flow(made, form), nl=False)
        return FINDINGS if broken else DONE
    columns = {str(column.id): column for column in made.columns}
    if prisma not in columns:
        raise Wrong(f"no column of the flow is {prisma}: there are {', '.join(columns)}")
    text, found = prisma_csv.export(columns[prisma], unknown_as_na=unknown_as_na)
    click.echo(report.problems(found, "text"), nl=False, err=True)
    click.echo(text or "", nl=False)
    return FINDINGS if broken else code_of(found)


@click.command()
@FORM
@click.pass_obj
def status(root: Path, form: str) -> int:
    """Print the state of the review in numbers."""
    from pipeline import build as composition
    from pipeline import status as numbers

    found = numbers.status(derived(composition.derive(root)))
    click.echo(numbers.as_json(found) if form == "json" else numbers.as_text(found), nl=False)
    return DONE


@click.command(name="format")
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
