"""Frozen versions and their differences."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from pipeline.model.flow import Outcome
from pipeline.values import NodeId, ReportId, SearchId, StudyId, VersionId


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """A study as a release froze it: a line of studies.jsonl."""

    id: StudyId
    reports: tuple[ReportId, ...]
    title: str
    nodes: tuple[NodeId, ...]
    claims: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """A frozen version: what it held, with hashes of its files.

    `digest` is the hash of its manifest, `previous` that of the release before it: a chain.
    `reported_sha256` is the hash of the numbers that the protocol says authors reported up to it.
    """

    version: VersionId
    on: date
    trigger: str
    outcomes: tuple[Outcome, ...]
    studies: tuple[Snapshot, ...]
    searches: Mapping[SearchId, str]
    protocol_sha256: str
    taxonomy_sha256: str
    digest: str = ""
    previous: str = ""
    reported_sha256: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One difference between two releases: what it is about, and before and after."""

    kind: str
    subject: str
    before: str
    after: str
