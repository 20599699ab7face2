"""Reads the raw exports of every search and the index that names their entries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline import files
from pipeline.cache import Cache
from pipeline.folder import Folder
from pipeline.loaded import IndexRow, Stored
from pipeline.model import Record
from pipeline.problems import Problem
from pipeline.values import RecordId, SearchId


@dataclass(frozen=True, slots=True, kw_only=True)
class Exports:
    """What was read from all raw exports."""

    indexes: Mapping[SearchId, Stored[tuple[IndexRow, ...]]]
    records: tuple[Record, ...]
    unreadable: tuple[RecordId, ...]
    problems: tuple[Problem, ...]


def read(
    searches: Sequence[Stored[files.Search]], protocol: files.Protocol, folder: Folder, cache: Cache
) -> Exports:
    """Read the exports of all searches."""
    return Exports(indexes={}, records=(), unreadable=(), problems=())
