"""The sidecar of a search."""

from datetime import date

from pipeline.values import RecordId, ReviewerId, SearchId, Slug, SourceId, Text, VersionId, value


@value
class Query:
    """One query as it was run, and the hits that were reported for it."""

    id: Slug
    text: Text
    syntax: Text | None = None
    hits: int | None = None
    note: Text | None = None


@value
class ExportFile:
    """One raw export beside its sidecar; `entries` are raw starts, records + unreadable."""

    path: Text
    format: Slug
    sha256: Text
    bytes: int
    entries: int
    records: int
    unreadable: int = 0


@value
class Acknowledged:
    """An entry that cannot be read, looked at by a person."""

    record: RecordId
    by: ReviewerId
    on: date
    note: Text


@value
class Search:
    """The sidecar of one search; `reported` is the number of hits that its authors printed."""

    schema: int = 1
    id: SearchId
    sequence: int
    source: SourceId
    version: VersionId
    platform: Text | None = None
    date: date
    queries: tuple[Query, ...] = ()
    filters: tuple[Text, ...] = ()
    reported: int | None = None
    place: Text | None = None
    unavailable: Text | None = None
    files: tuple[ExportFile, ...] = ()
    acknowledged: tuple[Acknowledged, ...] = ()
