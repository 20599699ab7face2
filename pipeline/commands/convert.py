"""The command that turns exports of any format into one file of another: convert."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import chain, repeat
from pathlib import Path
from typing import BinaryIO

import click

from pipeline.commands.shared import DONE, FINDINGS, REFUSED, Failed, Wrong, told_some
from pipeline.converting import Abandoned, Input, Tally, entries, texts
from pipeline.formats.base import Reader
from pipeline.formats.csv_columns import EVERY
from pipeline.formats.csv_read import generic
from pipeline.formats.opening import opened
from pipeline.formats.readers import READERS
from pipeline.formats.writers import WRITERS
from pipeline.formats.written import Writer
from pipeline.outfile import STDOUT, complaint, unreadable, writing
from pipeline.problems import Problem
from pipeline.progress import Bar, bar, watched
from pipeline.report import line

PACKED = ".gz"


@click.command()
@click.argument("sources", metavar="IN...", nargs=-1, required=True)
@click.option(
    "-o", "--output", "out", metavar="OUT", required=True, help="file to write; - is standard output"
)
@click.option("--from", "named", type=click.Choice([*READERS]), help="format of the inputs")
@click.option("--to", "to", type=click.Choice([*WRITERS]), help="format to write; else OUT's ending tells")
@click.option("--columns", metavar="FIELD=NAME,...", help="what the columns of a table are called")
@click.option("--problems", "log", metavar="FILE", help="write all problems to a JSON file")
def convert(sources: Sequence[str], out: str, log: str | None, **given: str | None) -> int:
    """Read exports of any format and write them as one file."""
    paths = [Path(source) for source in sources]
    writer = _checked(paths, out, given["to"], log)
    named = _named(given["named"], given["columns"])
    try:
        with _logged(log) as told, bar("Reading", _size(paths)) as shown:
            tally = Tally(told=told)
            with suppress(Abandoned), writing(out) as stream:
                for text in texts(entries(_inputs(paths, named, shown), tally), writer):
                    stream.write(text.encode("utf-8", "replace"))
    except OSError as error:
        raise Failed(f"reading or writing broke off: {error.strerror}") from error
    return _ended(tally, to_stderr=out == STDOUT)


def _checked(paths: Sequence[Path], out: str, to: str | None, log: str | None) -> Writer:
    """Return the writer; raise Wrong with what cannot be done as it is asked for."""
    wrong = [unreadable(path) for path in paths]
    wrong += [complaint(place, paths) for place in (out, log) if place]
    if log == out:
        wrong.append(f"{out} cannot hold both the records and the problems: name two files")
    if first := next(filter(None, wrong), ""):
        raise Wrong(first)
    ending = Path(out.removesuffix(PACKED)).suffix.removeprefix(".").lower()
    found = WRITERS.get(to or "") or next((one for one in WRITERS.values() if one.ending == ending), None)
    if found is None:
        raise Wrong(f"the ending of {out} names no format: choose one of {', '.join(WRITERS)} with --to")
    return found


def _size(paths: Sequence[Path]) -> int:
    """Return how many bytes are to be read, 0 where that is not known beforehand."""
    packed = any(path.suffix == PACKED for path in paths)
    return 0 if packed else sum(path.stat().st_size for path in paths)


def _named(name: str | None, columns: str | None) -> str | Reader:
    """Return the reader that is asked for, or its name; raise Wrong where it cannot be told."""
    if columns is None:
        return name or ""
    pairs = [pair.partition("=") for pair in columns.split(",")]
    if name not in {None, "csv"}:
        raise Wrong("--columns is for tables: leave --from out")
    if not all(sign and said.strip() for _, sign, said in pairs):
        raise Wrong("write --columns as FIELD=NAME,FIELD=NAME")
    try:
        return generic({field.strip(): said.strip() for field, _, said in pairs})
    except KeyError as unknown:
        raise Wrong(f"no field is called {unknown.args[0]}: {', '.join(EVERY)}") from unknown


def _inputs(paths: Sequence[Path], named: str | Reader, shown: Bar) -> Iterator[Input]:
    before = 0
    for path in paths:
        yield Input(path=str(path), export=watched(opened(path), shown, before), named=named)
        before += path.stat().st_size


@contextmanager
def _logged(place: str | None) -> Iterator[Callable[[Problem], None]]:
    """Give the function that is told each problem; it writes a JSON list where a file is named."""
    if place is None:
        yield lambda _: None
        return
    with writing(place) as stream:
        starts = chain(["[\n"], repeat(",\n"))
        yield lambda problem: _put(stream, f"{next(starts)}{line(problem)}")
        _put(stream, "[]\n" if next(starts) == "[\n" else "\n]\n")


def _put(stream: BinaryIO, text: str) -> None:
    stream.write(text.encode("utf-8", "backslashreplace"))


def _ended(tally: Tally, *, to_stderr: bool) -> int:
    """Print the first problems and what was counted, and return the exit code."""
    told_some(tally.first, tally.problems)
    click.echo(str(tally), err=to_stderr)
    return REFUSED if tally.refused else FINDINGS if tally.unreadable else DONE
