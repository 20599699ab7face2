"""The command that adds a search to a review: import."""

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import click

from pipeline import files, outfile
from pipeline.commands.shared import DATE, INTERRUPTED, REFUSED, Failed, Wrong, code_of, handing, told_some
from pipeline.converting import SHOWN
from pipeline.exports_open import FOLDER, IGNORE
from pipeline.folder import ignoring
from pipeline.formats.readers import READERS
from pipeline.importing import Plan, Request, plan_import
from pipeline.load import again, load
from pipeline.loaded import Loaded
from pipeline.progress import bar, watched
from pipeline.store import locked, save_together
from pipeline.values import SLUG, SearchId, Slug, SourceId, Text, VersionId

LONGEST_QUERY = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked for on the command line."""

    exports: Sequence[str]
    source: str
    query: Sequence[str]
    hits: Sequence[int]
    on: datetime
    ident: str | None
    platform: str | None
    version: str | None
    named: str | None
    yes: bool


@click.command(name="import")
@click.argument("exports", metavar="FILE...", nargs=-1, required=True)
@click.option("--source", required=True, help="source of the protocol that was searched")
@click.option("--query", multiple=True, help="query as it was run; repeat it for more")
@click.option("--hits", type=click.IntRange(min=0), multiple=True, help="hits that a query gave, in order")
@click.option("--date", "on", type=DATE, required=True, help="day of the search")
@click.option("--id", "ident", help="name of the search; SOURCE-DATE where not given")
@click.option("--platform", help="where the source was searched")
@click.option("--version", help="version of the review; the one in preparation where not given")
@click.option("--from", "named", type=click.Choice([*READERS]), help="format of the files")
@click.option("--yes", is_flag=True, help="do not ask")
@handing(Asked)
def import_(root: Path, asked: Asked) -> int:
    """Add a search to the review: its exports untouched, its sidecar and index."""
    request = _request(root, load(root), asked)
    plan = _planned(root, request)
    told_some(plan.problems[:SHOWN], len(plan.problems))
    if not plan.files:
        click.echo("nothing was imported")
        return REFUSED
    click.echo(_summary(request, plan))
    if not asked.yes and sys.stdin.isatty() and not click.confirm("Write them?"):
        click.echo("nothing was imported")
        return INTERRUPTED
    _write(root, request, plan)
    click.echo("".join(f"wrote {path}\n" for path in plan.files), nl=False)
    return code_of(plan.problems)


def _request(root: Path, loaded: Loaded, asked: Asked) -> Request:
    """Return what is asked for as a request; raise Wrong with what cannot be done."""
    paths = [Path(export) for export in asked.exports]
    if first := next(filter(None, (*map(outfile.unreadable, paths), *_complaints(asked))), ""):
        raise Wrong(first)
    hits: Sequence[int | None] = asked.hits or [None] * len(asked.query)
    queries = (
        files.Query(id=Slug(f"q{number}"), text=Text(text), hits=found)
        for number, (text, found) in enumerate(zip(asked.query, hits, strict=True), 1)
    )
    return Request(
        id=_name(loaded, asked),
        source=SourceId(asked.source),
        on=asked.on.date(),
        exports={str(path): outfile.content(path) for path in paths},
        queries=tuple(queries),
        platform=Text(asked.platform) if asked.platform else None,
        format=asked.named or "",
        version=VersionId(asked.version) if asked.version else None,
        ignored=ignoring(root, FOLDER),
    )


def _complaints(asked: Asked) -> Iterator[str]:
    if len(set(asked.exports)) < len(asked.exports):
        yield "a file is named twice"
    if asked.hits and len(asked.hits) != len(asked.query):
        yield "give --hits once for each --query, or not at all"
    if not all(query.strip() and len(query) <= LONGEST_QUERY for query in asked.query):
        yield f"a query has between 1 and {LONGEST_QUERY} characters"
    if asked.ident and not re.fullmatch(SLUG, asked.ident):
        yield f"{asked.ident} is no id: use small letters, digits and hyphens"


def _name(loaded: Loaded, asked: Asked) -> SearchId:
    """Return the id of the search: the one given, or source and date, with a number where that is taken."""
    if asked.ident:
        return SearchId(asked.ident)
    taken = {stored.value.id for stored in loaded.searches}
    plain, number = f"{asked.source}-{asked.on:%Y-%m-%d}", 1
    while (name := f"{plain}-{number}" if number > 1 else plain) in taken:
        number += 1
    return SearchId(name)


def _planned(root: Path, request: Request) -> Plan:
    with bar("Reading", sum(map(len, request.exports.values()))) as shown:
        plan = plan_import(load(root), request, lambda export: watched(export, shown))
    for path, data in plan.files.items():
        there = again(root, path)
        if path != IGNORE and there and there != data:
            raise Wrong(f"{path} is there already and belongs to no search: move it away")
    return plan


def _summary(request: Request, plan: Plan) -> str:
    records, unreadable = len(plan.records), len(plan.unreadable)
    counted = f"{records + unreadable} entries, {records} records, {unreadable} unreadable"
    reports = f"{len(plan.new)} new, {len(plan.known)} known from earlier searches"
    lines = [
        f"{request.id}: {counted}, {len(plan.problems)} problems",
        f"{len(plan.new) + len(plan.known)} reports: {reports}",
    ]
    if plan.private:
        lines.append(f"not to be published, and left out of git: {', '.join(plan.private)}")
    return "\n".join(lines)


def _write(root: Path, request: Request, plan: Plan) -> None:
    """Write what was planned, if the review still is what it was then."""
    try:
        with locked(root):
            if plan_import(load(root), request).files != plan.files:
                raise Wrong("the review has changed meanwhile; run it again")
            save_together(root, plan.files)
    except OSError as error:
        raise Failed(f"nothing was imported: {error.strerror}") from error
