"""What changed from one version to another: studies, placements, claims, searches, outcomes."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from pipeline.model import Change, Release, Snapshot


def diff(old: Release, new: Release) -> tuple[Change, ...]:
    """Return every difference between two versions; `release.draft` makes one of today's review.

    Studies are the same by id, or by a report they share: then the study was renamed.
    """
    pairs = _pairs(old, new)
    return (
        *_whole(old, new),
        *(_change("search-added", ident, "", ident) for ident in new.searches if ident not in old.searches),
        *_studies(old, new, pairs),
        *(change for before, after in pairs.values() for change in _study(before, after)),
        *_outcomes(old, new),
    )


def _pairs(old: Release, new: Release) -> Mapping[str, tuple[Snapshot, Snapshot]]:
    """Return the studies that both versions have, by the id the newer one gives them."""
    before = {study.id: study for study in old.studies}
    free = dict(before)
    pairs: dict[str, tuple[Snapshot, Snapshot]] = {}
    for study in new.studies:
        free.pop(study.id, None)
    for study in sorted(new.studies, key=lambda study: study.id):
        found = before.get(study.id) or _sharing(study, free.values())
        if found:
            pairs[study.id] = (found, study)
            free.pop(found.id, None)
    return pairs


def _sharing(study: Snapshot, others: Iterable[Snapshot]) -> Snapshot | None:
    """Return the first of the other studies that has a report of this one."""
    reports = set(study.reports)
    return next((other for other in others if reports & set(other.reports)), None)


def _whole(old: Release, new: Release) -> Iterator[Change]:
    """Yield the changes of the protocol and of the taxonomy, where both are known."""
    hashes = {
        "protocol-changed": (old.protocol_sha256, new.protocol_sha256),
        "taxonomy-changed": (old.taxonomy_sha256, new.taxonomy_sha256),
    }
    for kind, (before, after) in hashes.items():
        if before and after and before != after:
            yield _change(kind, kind.partition("-")[0], before, after)


def _studies(old: Release, new: Release, pairs: Mapping[str, tuple[Snapshot, Snapshot]]) -> Iterator[Change]:
    """Yield the studies that are new and those that are withdrawn."""
    kept = {before.id for before, _ in pairs.values()}
    for study in new.studies:
        if study.id not in pairs:
            yield _change("study-new", study.id, "", study.title)
    for study in old.studies:
        if study.id not in kept:
            yield _change("study-withdrawn", study.id, study.title, "")


def _study(before: Snapshot, after: Snapshot) -> Iterator[Change]:
    """Yield how one study differs: id, title, reports, places in the taxonomy, claims."""
    fields: Mapping[str, Callable[[Snapshot], str]] = {
        "study-renamed": lambda study: study.id,
        "study-relabelled": lambda study: study.title,
        "study-reports": lambda study: ", ".join(sorted(study.reports)),
        "study-moved": lambda study: ", ".join(sorted(study.nodes)),
    }
    for kind, of in fields.items():
        if of(before) != of(after):
            yield _change(kind, after.id, of(before), of(after))
    yield from _claims(before, after)


def _claims(before: Snapshot, after: Snapshot) -> Iterator[Change]:
    """Yield the claims of a study that are new, gone or changed; a renamed study keeps its claims."""
    was = {_local(ident): said for ident, said in before.claims.items()}
    now = {_local(ident): said for ident, said in after.claims.items()}
    for ident in sorted(was.keys() | now.keys()):
        kind = "claim-new" if ident not in was else "claim-gone" if ident not in now else "claim-changed"
        if was.get(ident) != now.get(ident):
            yield _change(kind, f"{after.id}/{ident}", was.get(ident, ""), now.get(ident, ""))


def _local(claim: str) -> str:
    """Return the part of a claim's id that its study gives it."""
    return claim.rpartition("/")[2]


def _outcomes(old: Release, new: Release) -> Iterator[Change]:
    """Yield the records of both tables that end elsewhere, and those excluded for another reason."""
    before = {row.record: row for row in old.outcomes}
    for row in new.outcomes:
        was = before.get(row.record)
        if was and (was.state, was.reason) != (row.state, row.reason):
            yield _change(
                "outcome-changed", row.record, _end(was.state, was.reason), _end(row.state, row.reason)
            )


def _end(state: str, reason: str | None) -> str:
    return f"{state}: {reason}" if reason else f"{state}"


def _change(kind: str, subject: str, before: str, after: str) -> Change:
    return Change(kind=kind, subject=subject, before=before, after=after)
