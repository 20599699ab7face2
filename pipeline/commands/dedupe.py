"""The command that tells which records of exports are the same report: dedupe."""

import csv
from collections.abc import Iterable, Sequence
from io import TextIOWrapper
from pathlib import Path

import click

from pipeline.commands.shared import DONE, REFUSED, Failed, Wrong, told_some
from pipeline.converting import Abandoned, Input, Tally
from pipeline.dedupe.evidence import as_text
from pipeline.dedupe.exports import place_of, records_of
from pipeline.dedupe.weights import weights
from pipeline.dedupe.whole import HEADER, QUEUE, Records, deduplicated, explained, rows, unsure
from pipeline.formats.opening import opened
from pipeline.formats.readers import READERS
from pipeline.outfile import complaint, unreadable, writing


@click.command()
@click.argument("sources", metavar="FILE...", nargs=-1, required=True)
@click.option("-o", "--output", "out", metavar="OUT", help="table of clusters to write; - is standard output")
@click.option("--unsure", "queue", metavar="OUT", help="table of the pairs that a person should look at")
@click.option("--explain", "pair", nargs=2, metavar="A B", help="say why two records are one, or are not")
@click.option("--from", "named", type=click.Choice([*READERS]), help="format of the inputs")
@click.option("--engine", type=click.Choice(["local"]), default="local", help="what does the work")
def dedupe(
    sources: Sequence[str], out: str | None, queue: str | None, pair: tuple[str, str] | None, **options: str
) -> int:
    """Find which records of exports are the same report.

    Writes record_id, cluster_id (the report), study_id, score (decibans) and rule for every record. A table
    with the columns record_id and title keeps its ids.
    """
    paths = [Path(source) for source in sources]
    _check(paths, [place for place in (out, queue) if place], explains=bool(pair))
    named = options.get("named") or ""
    tally = Tally(told=lambda _: None)
    try:
        inputs = [Input(path=str(path), export=opened(path), named=named) for path in paths]
        records = records_of(inputs, tally)
        told_some(tally.first, tally.problems)
        return _explained(records, pair) if pair else _clustered(records, out or "", queue)
    except Abandoned:
        told_some(tally.first, tally.problems)
        return REFUSED
    except OSError as error:
        raise Failed(f"reading or writing broke off: {error.strerror}") from error


def _check(paths: Sequence[Path], places: Sequence[str], *, explains: bool) -> None:
    """Raise Wrong with what cannot be done as it is asked for."""
    wrong = [unreadable(path) for path in paths] + [complaint(place, paths) for place in places]
    if not (places or explains):
        wrong.append("name the table to write with -o, or two records with --explain")
    if first := next(filter(None, wrong), ""):
        raise Wrong(first)


def _explained(records: Records, pair: tuple[str, str]) -> int:
    found = [place_of(records.ids, ident) for ident in pair]
    rows_ = [row for row in found if row is not None]
    if len(rows_) < len(found):
        raise Wrong(f"there is no record {pair[found.index(None)]}: name ids as the table of clusters does")
    click.echo(as_text(explained(records, (rows_[0], rows_[1]), weights())), nl=False)
    return DONE


def _clustered(records: Records, out: str, queue: str | None) -> int:
    found = deduplicated(records, weights())
    if out:
        _write(out, HEADER, rows(records, found))
    if queue:
        _write(queue, QUEUE, unsure(records, found))
    reports = len({*found.labels.tolist()})
    click.echo(
        f"{len(records.ids)} records, {reports} reports, {len(found.made.unsure)} unsure pairs", err=True
    )
    return DONE


def _write(place: str, header: Iterable[str], table: Iterable[Iterable[str]]) -> None:
    with writing(place) as stream:
        text = TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
        made = csv.writer(text, lineterminator="\n")
        made.writerow(header)
        made.writerows(table)
        text.detach()
