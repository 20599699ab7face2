"""Brings all that people write under records/ into canonical form, and completes what is derived from it."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from itertools import zip_longest
from pathlib import Path

from pipeline import exports, exports_open
from pipeline.cache import FOLDER, Cache
from pipeline.canonical import format_text
from pipeline.csvtext import parse as parse_rows
from pipeline.decode import Unfit, decode
from pipeline.folder import Folder, ignoring, opened
from pipeline.kinds import Kind, kind_of
from pipeline.load import load
from pipeline.migrate import migrate
from pipeline.problems import Problem, Severity
from pipeline.store import locked, save
from pipeline.yamlevents import Refused
from pipeline.yamltext import parse

Pair = tuple[str, str, str]


def format_review(
    root: Path, *, write: bool, derived: Mapping[str, str] | None = None
) -> tuple[Problem, ...]:
    """Write the canonical form of every file, or say at its first line that differs which is not in it.

    `derived` are texts by path that the caller made from the review (the list of references, say). What
    cannot be read or is not valid is left alone: `check` says why. Raise ReviewMissing as `load` does.
    """
    if write:
        migrate(root)
    folder = opened(root)
    pairs = [*_human(folder), *_indexes(root, folder), *_schemas(root), *_derived(root, derived or {})]
    found = {path: (old, new) for path, old, new in pairs}
    changed = [(path, old, new) for path, (old, new) in sorted(found.items()) if old != new]
    if write:
        with locked(root):
            for path, _, new in changed:
                save(root / path, new.encode("utf-8"))
    return tuple(_said(*pair, write=write) for pair in changed)


def _said(path: str, old: str, new: str, *, write: bool) -> Problem:
    """Return the problem of a file that is not canonical, or the note that it is so now."""
    lines = zip_longest(old.split("\n"), new.split("\n"))
    line = next(number for number, (one, other) in enumerate(lines, 1) if one != other)
    if write:
        return Problem(path, line, 1, "formatted", "brought into canonical form", "", Severity.NOTE)
    hint = "run `make format`"
    return Problem(path, line, 1, "not-canonical", "not in canonical form from here on", hint)


def _human(folder: Folder) -> Iterator[Pair]:
    """Yield path, text and canonical text of every file that people write."""
    for path in folder.under("records/", ""):
        kind = kind_of(path)
        data = folder.read(path) if kind else None
        if kind is not None and data is not None:
            yield from _one(kind, path, data)


def _one(kind: Kind, path: str, data: bytes) -> Iterator[Pair]:
    """Yield a file with its canonical text, unless it is not valid, or the text would say something else."""
    try:
        old = data.decode("utf-8")
        said = _read(kind, old)
        new = _rows(kind, old) if kind.rows else format_text(old, kind.cls)
        if _read(kind, new) == said:
            yield path, old, new
    except (UnicodeDecodeError, Refused, Unfit):
        return


def _read(kind: Kind, text: str) -> object:
    """Return the value of a text; raise Unfit where it has none."""
    data = text.encode("utf-8")
    parsed = parse_rows(data, "", kind.header) if kind.rows else parse(data, "")
    if parsed.json is None:
        raise Unfit("not readable")
    return decode(kind.value, parsed.json)


def _rows(kind: Kind, text: str) -> str:
    """Return a CSV file with each cell quoted only where it has to be."""
    parsed = parse_rows(text.encode("utf-8"), "", kind.header)
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, kind.header, lineterminator="\n")
    writer.writeheader()
    writer.writerows(json.loads(parsed.json or "[]"))
    return out.getvalue()


def _indexes(root: Path, folder: Folder) -> Iterator[Pair]:
    """Yield what stands beside every search: its index, what is kept of it, which files git leaves out."""
    cache, loaded = Cache(folder=root / FOLDER), load(root)
    for stored in loaded.searches:
        for path, new in exports.completed(stored, loaded.protocol.value, folder, cache):
            yield path, (folder.read(path) or b"").decode("utf-8", "replace"), new
    private = exports_open.private_files(loaded.searches, loaded.protocol.value)
    old = ignoring(root, exports_open.FOLDER)
    if private:
        yield exports_open.IGNORE, old, exports_open.ignoring_also(old, private)


def _derived(root: Path, derived: Mapping[str, str]) -> Iterator[Pair]:
    """Yield what the caller derived, with what stands there now."""
    for path, new in derived.items():
        place = root / path
        yield path, place.read_bytes().decode("utf-8", "replace") if place.is_file() else "", new


def _schemas(root: Path) -> Iterator[Pair]:
    """Yield the schemas for editors, in a directory that keeps them."""
    from pipeline.schemas import FOLDER as KEPT  # noqa: PLC0415 - it needs pydantic, which a review may not
    from pipeline.schemas import json_schemas  # noqa: PLC0415 - likewise

    if (root / KEPT).is_dir():
        yield from _derived(root, json_schemas())
