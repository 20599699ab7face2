"""The command that tells which records of exports are the same report: dedupe."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from io import TextIOWrapper
from pathlib import Path
from typing import Final

import click

from pipeline.commands.shared import DONE, REFUSED, Failed, Wrong, told_some
from pipeline.converting import Abandoned, Input, Tally
from pipeline.dedupe import living
from pipeline.dedupe.evidence import as_text
from pipeline.dedupe.exports import place_of, records_of
from pipeline.dedupe.known import Known, OtherVersion
from pipeline.dedupe.known import opened as opened_index
from pipeline.dedupe.known import write as write_index
from pipeline.dedupe.local import found as found_locally
from pipeline.dedupe.weights import weights
from pipeline.dedupe.whole import HEADER, QUEUE, Find, Records, deduplicated, explained, indexed, rows, unsure
from pipeline.formats.opening import opened
from pipeline.formats.readers import READERS
from pipeline.outfile import complaint, unreadable, writing

LOCAL: Final = "local"
SPARK_NEEDS: Final = ("pyspark", "pyarrow", "pandas")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is to be read and written besides the files; "" where it is not asked for."""

    out: str
    queue: str
    known: str
    index: str
    engine: str


@click.command()
@click.argument("sources", metavar="FILE...", nargs=-1, required=True)
@click.option("-o", "--output", "out", metavar="OUT", help="table of clusters to write; - is standard output")
@click.option("--unsure", "queue", metavar="OUT", help="table of the pairs that a person should look at")
@click.option("--explain", "pair", nargs=2, metavar="A B", help="say why two records are one, or are not")
@click.option("--known", metavar="DIR", help="index of what is known; only FILE... is compared and told")
@click.option("--index", metavar="DIR", help="folder to write an index to, of FILE... and what is known")
@click.option("--from", "named", type=click.Choice([*READERS]), help="format of the inputs")
@click.option("--engine", type=click.Choice(["local", "spark"]), default="local", help="what does the work")
def dedupe(sources: Sequence[str], pair: tuple[str, str] | None, **options: str | None) -> int:
    """Find which records of exports are the same report.

    Writes record_id, cluster_id (the report), study_id, score (decibans) and rule for every record. A table
    with the columns record_id and title keeps its ids.
    """
    paths = [Path(source) for source in sources]
    asked = Asked(**{name: options[name] or "" for name in ("out", "queue", "known", "index", "engine")})
    _check(paths, asked, explains=bool(pair))
    tally = Tally(told=lambda _: None)
    try:
        known = opened_index(Path(asked.known)) if asked.known else None
        named = options["named"] or ""
        records = records_of(
            [Input(path=str(path), export=opened(path), named=named) for path in paths], tally
        )
        told_some(tally.first, tally.problems)
        if pair:
            return _explained(records, pair)
        return _beside(known, records, asked) if known else _clustered(records, asked)
    except Abandoned:
        told_some(tally.first, tally.problems)
        return REFUSED
    except OtherVersion as other:
        raise Wrong(str(other)) from other
    except OSError as error:
        raise Failed(f"reading or writing broke off: {error.strerror}") from error


def _check(paths: Sequence[Path], asked: Asked, *, explains: bool) -> None:
    """Raise Wrong with what cannot be done as it is asked for."""
    places = [place for place in (asked.out, asked.queue) if place]
    wrong = [unreadable(path) for path in paths] + [complaint(place, paths) for place in places]
    if asked.known and asked.queue:
        wrong.append("--unsure is for files without --known")
    if asked.known and asked.engine != LOCAL:
        wrong.append(f"--engine {asked.engine} is for files without --known")
    if asked.known and asked.known == asked.index:
        wrong.append("name another folder with --index than with --known")
    if not (places or explains or asked.index):
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


def _clustered(records: Records, asked: Asked) -> int:
    found = deduplicated(records, weights(), _finder(asked.engine))
    if asked.out:
        _write(asked.out, HEADER, rows(records, found))
    if asked.queue:
        _write(asked.queue, QUEUE, unsure(records, found))
    if asked.index:
        write_index(Path(asked.index), indexed(records, found))
    reports = len({*found.labels.tolist()})
    click.echo(
        f"{len(records.ids)} records, {reports} reports, {len(found.made.unsure)} unsure pairs", err=True
    )
    return DONE


def _finder(engine: str) -> Find:
    """Return what judges pairs; raise Wrong where something that it needs is not installed."""
    if engine == LOCAL:
        return found_locally
    missing = [name for name in SPARK_NEEDS if find_spec(name) is None]
    if missing:
        raise Wrong(f"the engine spark needs {', '.join(missing)}: install the extra spark")
    from pipeline.dedupe.spark import found as found_on_spark

    return found_on_spark


def _beside(known: Known, records: Records, asked: Asked) -> int:
    found = living.met(known, records, weights())
    if asked.out:
        _write(asked.out, HEADER, living.rows(known, records, found))
    if asked.index:
        write_index(Path(asked.index), living.grown(known, records, found))
    click.echo(f"{len(records.ids)} records, {len(found.kept)} not known word for word", err=True)
    return DONE


def _write(place: str, header: Iterable[str], table: Iterable[Iterable[str]]) -> None:
    with writing(place) as stream:
        text = TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
        made = csv.writer(text, lineterminator="\n")
        made.writerow(header)
        made.writerows(table)
        text.detach()
