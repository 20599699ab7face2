"""The flow diagram as sets: a column per version as reported, as held and as reconstructed."""

from collections.abc import Iterable, Iterator, Mapping

from pipeline.flow_editions import Edition, editions
from pipeline.flow_held import held_column, reconstructed_column
from pipeline.flow_included import Base
from pipeline.flow_reported import is_reported, reported_column
from pipeline.identities import checks
from pipeline.identities_of import Kind, kind_of
from pipeline.loaded import Loaded
from pipeline.model import Column, Flow, NotReported, Outcome, Study, Term
from pipeline.values import StudyId, VersionId


def flow(loaded: Loaded, outcomes: Iterable[Outcome], studies: Mapping[StudyId, Study]) -> Flow:
    """Return the flow of a review: its columns, oldest version first, and what their identities say.

    `outcomes` are the rows of the version in preparation; released versions bring their own.
    """
    columns = _columns(loaded, editions(loaded, outcomes, studies))
    return Flow(columns=columns, checks=checks(columns))


def _columns(loaded: Loaded, made: tuple[Edition, ...]) -> tuple[Column, ...]:
    """Return the columns of every version that a release holds or the protocol lists."""
    held = {edition.version: edition for edition in made}
    columns: list[Column] = []
    base = Base()
    for version in _versions(loaded, made):
        reported = (reported_column(loaded, version),) if is_reported(loaded, version) else ()
        ours = tuple(_held(loaded, held[version], base, bool(reported))) if version in held else ()
        if reported and not ours:
            after_held = any(kind_of(column) is not Kind.REPORTED for column in columns)
            base = _based_on(reported[0], after_held=after_held)
        columns += (*reported, *ours)
    return tuple(columns)


def _versions(loaded: Loaded, made: tuple[Edition, ...]) -> tuple[VersionId, ...]:
    """Return the versions in order: released ones that the protocol dropped first, then its list."""
    listed = [version.id for version in loaded.protocol.value.versions]
    dropped = [edition.version for edition in made if edition.version not in listed]
    return tuple(dict.fromkeys([*dropped, *listed]))


def _held(loaded: Loaded, edition: Edition, base: Base, reported: bool) -> Iterator[Column]:
    """Yield the held columns of an edition; one that holds nothing still has a column of its own."""
    if edition.found or not (reported or edition.listed):
        yield held_column(loaded, edition, base)
    if edition.listed:
        yield reconstructed_column(loaded, edition, base)


def _based_on(column: Column, *, after_held: bool) -> Base:
    """Return what a version that is known only as reported adds to the totals of later ones.

    Its totals repeat what versions before it held, so that after one of those they are no sum's part.
    """
    return Base(
        studies=_total(column, ("total-studies", "new-studies"), after_held=after_held),
        reports=_total(column, ("total-reports", "new-reports"), after_held=after_held),
    )


def _total(column: Column, names: tuple[str, str], *, after_held: bool) -> tuple[Term, ...]:
    if after_held:
        return (NotReported(why=f"version {column.version} is known only as reported"),)
    return next(column.boxes[name].count.terms for name in names if name in column.boxes)
