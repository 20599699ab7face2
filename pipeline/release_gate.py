"""What stands against freezing a version: the reasons for which a release is refused."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

from pipeline.flow_boxes import PENDING, STATE_LABELS
from pipeline.flow_editions import by_version
from pipeline.identities import failures
from pipeline.model import Review
from pipeline.problems import Problem, errors
from pipeline.release_read import PROTOCOL, TAXONOMY
from pipeline.values import State

PATH = "records/protocol.yml"


def obstacles(
    review: Review, on: date, trigger: str, files: Mapping[str, bytes], *, remainders: bool = False
) -> tuple[Problem, ...]:
    """Return every reason to refuse the release of the version in preparation.

    Reports that await a decision or are in conflict refuse it, unless `remainders` says to release them
    as what they are; the other reasons stand whatever is said.
    """
    if not review.protocol.versions:
        return (_refused("the protocol lists no version", "add a version to the protocol"),)
    found = [*_of_version(review, on), *_of_content(review), *_of_files(files, trigger)]
    return tuple(found if remainders else [*found, *_remainders(review)])


def _of_version(review: Review, on: date) -> Iterator[Problem]:
    """Yield what is wrong with the version: released already, not the next, too early."""
    versions = [version.id for version in review.protocol.versions]
    released = {release.version: release for release in review.releases}
    if versions[-1] in released:
        hint = "add the next version to the protocol: a released version does not change"
        yield _refused(f"version {versions[-1]} is released already", hint)
        return
    last = by_version(review.releases)[-1:]
    if last and _number(last[0].version) > _number(versions[-1]):
        yield _refused(f"version {versions[-1]} comes before {last[0].version}", "number it higher")
    if last and last[0].on > on:
        yield _refused(f"version {last[0].version} was released on {last[0].on}, later", "mend the date")
    for version in versions[:-1]:
        if version not in released:
            yield _refused(f"version {version} was never released", "release it first, or strike it")


def _number(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


def _of_content(review: Review) -> Iterator[Problem]:
    """Yield the errors that stand, and the identities that do not hold."""
    standing = errors(review.problems)
    if standing:
        yield _refused(f"errors stand: {len(standing)}; the first: {standing[0].message}", "run check")
    for broken in failures(review.flow.checks):
        message = f"identity {broken.identity} of column {broken.column} does not hold: {broken.message}"
        yield _refused(message, "look for the records it names")


def _of_files(files: Mapping[str, bytes], trigger: str) -> Iterator[Problem]:
    """Yield what a release cannot be written without."""
    given = {path.rpartition("/")[2] for path in files}
    for name in (PROTOCOL, TAXONOMY):
        if name not in given:
            yield _refused(f"{name} is not among the files to freeze", "give the file as it is stored")
    if not trigger.strip():
        yield _refused("nothing is said of what triggered this version", "say what triggered it")


def _remainders(review: Review) -> Iterator[Problem]:
    """Yield one refusal for each state in which records are left open."""
    left = Counter(row.state for row in review.outcomes if row.state in PENDING)
    for state in State:
        if left[state]:
            message = f"{STATE_LABELS[state].lower()}: {left[state]} of the records"
            yield _refused(message, "settle them, or say that the release keeps them open")


def _refused(message: str, hint: str) -> Problem:
    return Problem(PATH, 0, 0, "release-refused", message, hint)
