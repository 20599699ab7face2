"""The edge of a release: checks the version asked for, freezes it, and puts its folder in place at once."""

import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from pipeline.diff import diff
from pipeline.model import Change, Release, Review
from pipeline.problems import Problem, Severity
from pipeline.release import ReleaseRefusedError, draft, freeze
from pipeline.store import locked, save
from pipeline.values import VersionId

PROTOCOL = "records/protocol.yml"
STORED = (PROTOCOL, "records/taxonomy.yml")


def release(
    root: Path, review: Review, version: str, on: date, *, with_remainder: bool
) -> tuple[Problem, ...]:
    """Write records/releases/VERSION; return why not, or a note of what was written.

    The folder appears whole or not at all: it is filled beside its place and renamed.
    """
    newest = review.protocol.versions[-1]
    if version != newest.id:
        message = f"version {version} is not in preparation: the protocol's last one is {newest.id}"
        return (Problem(PROTOCOL, 0, 0, "release-refused", message, "name that one, or add yours"),)
    stored = {path: (root / path).read_bytes() for path in STORED}
    try:
        made = freeze(review, on, newest.trigger, stored, remainders=with_remainder)
    except ReleaseRefusedError as refused:
        return refused.problems
    place = f"records/releases/{version}"
    with locked(root):
        _place(root, place, made)
    message = f"version {version} is frozen: {len(made)} files"
    return (Problem(place, 0, 0, "released", message, "commit them", Severity.NOTE),)


def between(review: Review, older: str, newer: str | None) -> tuple[Change, ...] | None:
    """Return what changed from one release to another, or to today; None where a version is unknown."""
    known = {made.version: made for made in review.releases}
    old = known.get(VersionId(older))
    new = known.get(VersionId(newer)) if newer else _today(review)
    return None if old is None or new is None else diff(old, new)


def _today(review: Review) -> Release:
    newest = review.protocol.versions[-1]
    return draft(review, date.min, newest.trigger, {})


def _place(root: Path, place: str, made: Mapping[str, bytes]) -> None:
    half = root / f"{place}.half"
    shutil.rmtree(half, ignore_errors=True)
    for path, data in made.items():
        save(half / Path(path).name, data)
    half.rename(root / place)
