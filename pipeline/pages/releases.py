"""The released versions, each with what it froze, and what changed between two of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from pipeline import files
from pipeline.diff import diff
from pipeline.model import Change, Page, Release, Review, Snapshot
from pipeline.pages.parts import HOME, PROTOCOL, Head, number
from pipeline.release import draft
from pipeline.site import Site
from pipeline.values import VersionId

RELEASES = ("releases/index.html", "Releases")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Two versions that follow each other, and the page that compares them."""

    old: VersionId
    new: VersionId
    page: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasesView:
    """All releases, newest first, the version in preparation, and the steps between them."""

    head: Head
    releases: tuple[Release, ...]
    next: files.Version | None
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseView:
    """One release and its studies."""

    head: Head
    release: Release
    studies: tuple[Snapshot, ...]
    source: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """The changes of one kind."""

    kind: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DiffView:
    """What changed between two versions."""

    head: Head
    step: Step
    groups: tuple[Changed, ...]
    source: str


def pages(found: Site) -> Iterator[Page]:
    """Yield the list of releases, the page of each, and the page of every step."""
    review = found.review
    releases = tuple(sorted(review.releases, key=lambda one: number(one.version)))
    steps = tuple(_steps(review, releases))
    yield _index(review, releases, tuple(step for step, _, _ in steps))
    for release in releases:
        yield _release(found, release)
    for step, old, new in steps:
        yield _diff(step, old, new)


def _steps(review: Review, releases: tuple[Release, ...]) -> Iterator[tuple[Step, Release, Release]]:
    for old, new in pairwise(releases):
        yield _step(old.version, new.version), old, new
    upcoming = _next(review)
    if releases and upcoming:
        last = releases[-1]
        yield _step(last.version, upcoming.id), last, draft(review, last.on, upcoming.trigger, {})


def _step(old: VersionId, new: VersionId) -> Step:
    return Step(old=old, new=new, page=f"releases/diff-{old}-{new}")


def _next(review: Review) -> files.Version | None:
    last = review.protocol.versions[-1]
    return None if last.id in {release.version for release in review.releases} else last


def _index(review: Review, releases: tuple[Release, ...], steps: tuple[Step, ...]) -> Page:
    words = "Every version of this living review, what triggered it, and what it changed."
    return Page(
        path="releases/index.md",
        title="Releases",
        description=words,
        template="releases.md.j2",
        view=ReleasesView(
            head=Head(title="Releases", source=PROTOCOL, lead=words),
            releases=releases[::-1],
            next=_next(review),
            steps=steps[::-1],
        ),
        sources=(PROTOCOL, *(_source(release.version) for release in releases)),
    )


def _source(version: VersionId) -> str:
    return f"records/releases/{version}/manifest.json"


def _release(found: Site, release: Release) -> Page:
    source = _source(release.version)
    columns = [column.id for column in found.review.flow.columns if column.version == release.version]
    return Page(
        path=f"releases/{release.version}.md",
        title=f"Release {release.version}",
        description=f"Version {release.version} of this review as it was frozen on {release.on}.",
        template="release.md.j2",
        view=ReleaseView(
            head=Head(
                title=f"Release {release.version}",
                source=source,
                kind="Release",
                crumbs=(HOME, RELEASES),
                lead=release.trigger,
            ),
            release=release,
            studies=tuple(sorted(release.studies, key=lambda one: one.id)),
            source=source,
            columns=tuple(columns),
        ),
        sources=(source,),
    )


def _diff(step: Step, old: Release, new: Release) -> Page:
    title = f"From {step.old} to {step.new}"
    changes = sorted(diff(old, new), key=lambda one: one.kind)
    groups = groupby(changes, key=lambda one: one.kind)
    return Page(
        path=f"{step.page}.md",
        title=title,
        description=f"What changed between version {step.old} and version {step.new} of this review.",
        template="diff.md.j2",
        view=DiffView(
            head=Head(title=title, source=PROTOCOL, kind="Changes", crumbs=(HOME, RELEASES)),
            step=step,
            groups=tuple(Changed(kind=kind.replace("-", " "), changes=tuple(mine)) for kind, mine in groups),
            source=_source(step.old),
        ),
        sources=(_source(step.old),),
    )
