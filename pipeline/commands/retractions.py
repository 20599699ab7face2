"""The command that loads a retraction list into a review: retractions."""

import re
from datetime import datetime
from pathlib import Path
from typing import TypedDict, Unpack

import click

from pipeline.commands.shared import DATE, DONE, REFUSED, Wrong
from pipeline.values import SLUG


class Options(TypedDict):
    """The options of the command as click hands them over."""

    name: str
    on: datetime
    ident: str
    url: str | None


@click.command()
@click.argument("place", metavar="LIST.csv")
@click.option("--name", required=True, help="what the list is called, and who keeps it")
@click.option("--obtained", "on", type=DATE, required=True, help="when it was obtained")
@click.option(
    "--id", "ident", metavar="ID", required=True, help="name of the files under records/retractions/"
)
@click.option("--url", help="where it was obtained")
@click.pass_obj
def retractions(root: Path, place: str, **options: Unpack[Options]) -> int:
    """Load a list of retracted works: a CSV file with a column of DOIs, PubMed ids or titles.

    It is kept as it is, with its name, date and hash, and the criterion `retraction` goes by it from then on.
    """
    from pipeline import files
    from pipeline import retractions as lists
    from pipeline.cache import digest
    from pipeline.canonical import to_text
    from pipeline.load import load
    from pipeline.outfile import content, unreadable
    from pipeline.store import locked, save_together
    from pipeline.values import Text

    load(root)
    ident, url = options["ident"], options["url"]
    if not re.fullmatch(SLUG, ident):
        raise Wrong(f"{ident} is no id: write small letters, digits and hyphens")
    if wrong := unreadable(Path(place)):
        raise Wrong(wrong)
    data, sidecar = content(Path(place)), f"{lists.FOLDER}{ident}.yml"
    if (root / sidecar).exists():
        raise Wrong(f"{sidecar} is there already: choose another id, or delete it first")
    told = files.Retractions(
        name=Text(options["name"]),
        date=options["on"].date(),
        file=Text(f"{ident}.csv"),
        sha256=Text(digest(data)),
        url=Text(url) if url else None,
    )
    made, problem = lists.read(told, data, place)
    if made is None:
        click.echo(str(problem), err=True)
        return REFUSED
    with locked(root):
        save_together(root, {f"{lists.FOLDER}{told.file}": data, sidecar: to_text(told).encode()})
    click.echo(
        f"wrote {sidecar}: {len(made.dois)} DOIs, {len(made.pmids)} PubMed ids, {len(made.titles)} titles"
    )
    return DONE
