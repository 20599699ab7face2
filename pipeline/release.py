"""Freezing a version: its files, what stands against a release, what has changed behind its back."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Final

from pipeline import files
from pipeline.flow_editions import by_version
from pipeline.index import record_id
from pipeline.loaded import Loaded
from pipeline.model import Claim, Outcome, Release, Review, Snapshot, Study
from pipeline.problems import Problem
from pipeline.release_gate import obstacles
from pipeline.release_read import (
    MANIFEST,
    OUTCOME_HEADER,
    OUTCOMES,
    PROTOCOL,
    SEARCH_HEADER,
    SEARCHES,
    STUDIES,
    TAXONOMY,
    digest_of,
    read_release,
    sha256,
)
from pipeline.values import RecordId, SearchId, VersionId

__all__ = ["ReleaseRefusedError", "draft", "freeze", "obstacles", "read_release", "search_hash", "verify"]

TAKE_BACK: Final = "take it back from the repository's history, or record the change in the next version"
ACCOUNTING: Final = ("entries", "records", "unreadable")


class ReleaseRefusedError(Exception):
    """Raised by `freeze` when something stands against the release; `problems` says what."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("; ".join(problem.message for problem in problems))
        self.problems = problems


def freeze(
    review: Review, on: date, trigger: str, files: Mapping[str, bytes], *, remainders: bool = False
) -> Mapping[str, bytes]:
    """Return the files of the release of the version in preparation, by path below the root.

    `files` are the protocol and the taxonomy as they are stored, by path or by name. Raises
    ReleaseRefusedError where `obstacles` finds any.
    """
    found = obstacles(review, on, trigger, files, remainders=remainders)
    if found:
        raise ReleaseRefusedError(found)
    copied = {path.rpartition("/")[2]: data for path, data in files.items()}
    made = draft(review, on, trigger, copied)
    searches = {search.id: search for search in review.searches}
    parts = {
        PROTOCOL: copied[PROTOCOL],
        TAXONOMY: copied[TAXONOMY],
        OUTCOMES: _csv(OUTCOME_HEADER, map(_outcome_row, made.outcomes)),
        SEARCHES: _csv(SEARCH_HEADER, (_search_row(searches[ident]) for ident in made.searches)),
        STUDIES: "".join(map(_study_line, made.studies)).encode(),
    }
    written = {MANIFEST: _manifest(review, made, parts), **parts}
    return {f"records/releases/{made.version}/{name}": written[name] for name in sorted(written)}


def draft(review: Review, on: date, trigger: str, files: Mapping[str, bytes]) -> Release:
    """Return the version in preparation as the release it would be; `files` are stored ones, by name."""
    version = review.protocol.versions[-1].id
    digests = [release.digest for release in by_version(review.releases)]
    hashes = {name: sha256(data) for name, data in files.items()}
    return Release(
        version=version,
        on=on,
        trigger=trigger,
        outcomes=review.outcomes,
        studies=_included(review),
        searches=_new_searches(review),
        protocol_sha256=hashes.get(PROTOCOL, ""),
        taxonomy_sha256=hashes.get(TAXONOMY, ""),
        previous=digests[-1] if digests else "",
        reported_sha256=reported_hash(review.protocol, version),
    )


def _new_searches(review: Review) -> Mapping[SearchId, str]:
    """Return the hashes of the searches that no release has, in sequence."""
    known = {ident for release in review.releases for ident in release.searches}
    new = [search for search in review.searches if search.id not in known]
    return {search.id: search_hash(search) for search in sorted(new, key=lambda search: search.sequence)}


def _included(review: Review) -> tuple[Snapshot, ...]:
    """Return what a release keeps of the included studies, by id."""
    return tuple(_snapshot(study) for _, study in sorted(review.studies.items()) if study.included)


def search_hash(search: files.Search) -> str:
    """Return the hash of what a search was: a better reader's counts and acknowledgements left out."""
    content = asdict(search)
    del content["acknowledged"]
    for file in content["files"]:
        for name in ACCOUNTING:
            del file[name]
    return sha256(json.dumps(content, sort_keys=True, ensure_ascii=False, default=str).encode())


def reported_hash(protocol: files.Protocol, version: VersionId) -> str:
    """Return the hash of the numbers that the protocol reports for a version and those before it."""
    order = [each.id for each in protocol.versions]
    until = set(order[: order.index(version) + 1]) if version in order else {version}
    rows = [asdict(row) for row in protocol.reported if row.version in until]
    return sha256(json.dumps(rows, sort_keys=True, ensure_ascii=False).encode())


def verify(loaded: Loaded) -> tuple[Problem, ...]:
    """Return a problem for each released search or record that is not there as it was released."""
    return tuple(sorted(_verified(loaded)))


def _verified(loaded: Loaded) -> Iterator[Problem]:
    """Yield what is not as it was released: chain of releases, protocol, searches, records."""
    digest = ""
    for release in by_version(loaded.releases):
        path = f"records/releases/{release.version}/{MANIFEST}"
        if release.previous != digest:
            message = f"version {release.version} does not follow on the release before it"
            yield Problem(path, 0, 0, "release-changed", message, TAKE_BACK)
        digest = release.digest
        reported = reported_hash(loaded.protocol.value, release.version)
        if release.reported_sha256 not in {"", reported}:
            message = f"the numbers reported up to version {release.version} are not as it released them"
            yield Problem(loaded.protocol.path, 0, 0, "released-numbers-changed", message, TAKE_BACK)
        yield from _searches(loaded, release)
        yield from _records(loaded, release)


def _searches(loaded: Loaded, release: Release) -> Iterator[Problem]:
    """Yield each search that was changed, taken away or put into a version after its release."""
    searches = {stored.value.id: stored for stored in loaded.searches}
    for ident, frozen in release.searches.items():
        path = searches[ident].path if ident in searches else f"records/searches/{ident}.yml"
        if ident not in searches or search_hash(searches[ident].value) != frozen:
            message = f"search {ident} is not as version {release.version} released it"
            yield Problem(path, 0, 0, "released-search-changed", message, TAKE_BACK)
    for ident, stored in searches.items():
        if stored.value.version == release.version and ident not in release.searches:
            message = f"search {ident} names version {release.version}, which was released without it"
            yield Problem(stored.path, 0, 0, "search-after-release", message, "name the next version")


def _records(loaded: Loaded, release: Release) -> Iterator[Problem]:
    """Yield that records of a release are in no index any more; an export need not be there itself."""
    held = {record.id for record in loaded.records} | {*loaded.unreadable} | _indexed(loaded)
    gone = [row.record for row in release.outcomes if row.record not in held]
    if gone:
        path = f"records/releases/{release.version}/{OUTCOMES}"
        message = f"records of version {release.version} are gone: {len(gone)}; the first is {gone[0]}"
        yield Problem(path, 0, 0, "released-record-gone", message, TAKE_BACK)


def _indexed(loaded: Loaded) -> set[RecordId]:
    """Return the ids of every entry that an index has."""
    indexes = loaded.indexes.items()
    return {record_id(search, row.ordinal) for search, rows in indexes for row in rows.value}


def _snapshot(study: Study) -> Snapshot:
    """Return what a release keeps of a study."""
    return Snapshot(
        id=study.id,
        reports=study.reports,
        title=study.bib.title or study.name,
        nodes=tuple(sorted({placement.node for placement in study.placements})),
        claims={claim.id: _said(claim) for claim in study.claims},
    )


def _said(claim: Claim) -> str:
    """Return a claim in one line, the same whatever way its numbers are written."""
    amount = claim.amount
    numbers = [_plain(n) for n in dict.fromkeys((amount.low, amount.high)) if n is not None]
    value = [claim.metric, amount.bound.value, "to".join(numbers), amount.unit or ""]
    setting = [claim.baseline, claim.model, claim.hardware, claim.dataset, claim.condition]
    return "; ".join([" ".join(filter(None, value)), *filter(None, setting), claim.standing.value])


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


def _outcome_row(row: Outcome) -> tuple[str, ...]:
    """Return the cells of an outcome, in the order of the header."""
    given = [getattr(row, name) for name in OUTCOME_HEADER[:-1]]
    return (*("" if cell is None else str(cell) for cell in given), "+".join(row.also))


def _search_row(search: files.Search) -> tuple[str, ...]:
    """Return the cells of a search, in the order of the header."""
    given = (search.id, search.sequence, search.source, search.version, search.date)
    return (*map(str, given), search_hash(search))


def _study_line(study: Snapshot) -> str:
    return json.dumps(asdict(study), sort_keys=True, ensure_ascii=False) + "\n"


def _csv(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerows([header, *rows])
    return text.getvalue().encode()


def _manifest(review: Review, made: Release, parts: Mapping[str, bytes]) -> bytes:
    """Return the manifest of a release: what it is, and the hash of every file."""
    content: dict[str, object] = {
        "schema": 1,
        "version": made.version,
        "on": made.on.isoformat(),
        "title": review.protocol.title,
        "trigger": made.trigger,
        "previous": made.previous,
        "reported": made.reported_sha256,
        "files": {name: {"bytes": len(data), "sha256": sha256(data)} for name, data in parts.items()},
    }
    whole = {**content, "digest": digest_of(content)}
    return (json.dumps(whole, indent=2, sort_keys=True, ensure_ascii=False) + "\n").encode()
