"""The command that runs the criteria of a protocol on a review or on exports: criteria."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, TypeVar, Unpack

import click

from pipeline.commands.shared import DATE, DONE, FINDINGS, FORM, REFUSED, Wrong, derived, told_some

if TYPE_CHECKING:
    from pipeline.commands.criteria_given import Rules
    from pipeline.converting import Tally
    from pipeline.eligibility.judged import Judged
    from pipeline.formats.base import Entry
    from pipeline.model import Decision, Review

    Pair = tuple[Judged, Judged]


T = TypeVar("T")


class Options(TypedDict):
    """The options of the command as click hands them over."""

    who: str | None
    other: str | None
    lists: Sequence[str]
    on: datetime | None
    form: str


@click.command()
@click.argument("exports", metavar="[FILE]...", nargs=-1)
@click.option("--why", "who", metavar="RECORD", help="tell one record in full, with all evidence")
@click.option("--protocol", "other", metavar="OTHER.yml", help="tell what this protocol would change")
@click.option(
    "--retractions", "lists", metavar="LIST.csv", multiple=True, help="a retraction list to use besides"
)
@click.option("--obtained", "on", type=DATE, help="when that list was obtained")
@FORM
@click.pass_obj
def criteria(root: Path, exports: Sequence[str], **options: Unpack[Options]) -> int:
    """Run the criteria of the protocol on the review, or on exports of any format.

    Without FILE the reports of the review are looked at. RECORD is a record or report id, a citation key, an
    accession number, a DOI, a title, or the number of an entry of FILE. Nothing is changed.
    """
    from pipeline.commands.criteria_given import Refused, given

    rules = given(root, options["other"], options["lists"], options["on"], review=not exports)
    if isinstance(rules, Refused):
        told_some(rules.problems, len(rules.problems))
        return REFUSED
    return _on_files(exports, rules, options) if exports else _on_review(rules, options)


def _on_review(rules: "Rules", options: Options) -> int:
    """Run the criteria on the reports of a review, released or not."""
    from pipeline.build import compose
    from pipeline.eligibility.judged import of_review
    from pipeline.eligibility.naming import named_in

    loaded = replace(rules.review, retractions=rules.lists, releases=())
    review = derived(compose(loaded, loaded.problems))
    found: Iterable[Judged] = of_review(review)
    if who := options["who"]:
        found = _some(named_in(review, found, who), who)
    if rules.other is not None:
        changed = compose(replace(loaded, protocol=rules.other))
        after = {one.report.id: one for one in of_review(changed)}
        return _changes(((one, after[one.report.id]) for one in found), options["form"])
    if who:
        return _why(found, rules, review, options["form"])
    return _table(found, rules, options["form"])


def _on_files(exports: Sequence[str], rules: "Rules", options: Options) -> int:
    """Run the criteria on the entries of exports, each a report of its own."""
    from pipeline.converting import Abandoned, Tally
    from pipeline.outfile import unreadable

    if wrong := next(filter(None, (unreadable(Path(place)) for place in exports)), ""):
        raise Wrong(wrong)
    tally = Tally(told=lambda _: None)
    try:
        code = _tell(_pairs(exports, rules, tally), rules, options)
    except Abandoned:
        code = REFUSED
    told_some(tally.first, tally.problems)
    return FINDINGS if code == DONE and tally.unreadable else code


def _tell(pairs: "Iterator[Pair]", rules: "Rules", options: Options) -> int:
    from pipeline.eligibility.naming import called

    if who := options["who"]:
        pairs = iter(_some((pair for pair in pairs if called(pair[0], who)), who))
    if rules.compares:
        return _changes(pairs, options["form"])
    found = (one for one, _ in pairs)
    return _why(found, rules, None, options["form"]) if who else _table(found, rules, options["form"])


def _pairs(exports: Sequence[str], rules: "Rules", tally: "Tally") -> "Iterator[Pair]":
    """Yield each entry under the protocol to run, and under the other one where two are compared."""
    from pipeline.eligibility.judged import of_entry

    other = rules.other.value if rules.compares and rules.other else rules.protocol
    for number, entry in enumerate(_entries(exports, tally), start=1):
        one = of_entry(entry, number, rules.protocol, rules.lists)
        yield one, of_entry(entry, number, other, rules.lists) if rules.compares else one


def _entries(exports: Sequence[str], tally: "Tally") -> "Iterator[Entry]":
    from pipeline.converting import Input, entries
    from pipeline.formats.opening import opened

    return entries((Input(path=place, export=opened(Path(place))) for place in exports), tally)


def _some(found: Iterable[T], who: str) -> list[T]:
    """Return what a name means; raise Wrong where it means nothing."""
    kept = [*found]
    if not kept:
        raise Wrong(f"nothing here is called {who}: give an id, a key, a DOI or a whole title")
    return kept


def _table(found: "Iterable[Judged]", rules: "Rules", form: str) -> int:
    from pipeline.eligibility import telling
    from pipeline.eligibility.judged import summed

    if form == "json":
        kept = [*found]
        counts = telling.summary(summed(kept, rules.protocol))
        click.echo(telling.as_json({**counts, "records": telling.listed(kept)}), nl=False)
        return DONE
    from rich.console import Console

    from pipeline.eligibility.tables import drawn

    Console(width=100, highlight=False).print(drawn(summed(found, rules.protocol), rules.protocol))
    return DONE


def _why(found: "Iterable[Judged]", rules: "Rules", review: "Review | None", form: str) -> int:
    from pipeline.eligibility import telling

    told: dict[str, list[Decision]] = {}
    for one in (each for screening in review.screenings for each in screening.decisions) if review else ():
        told.setdefault(one.report, []).append(one)
    if form == "json":
        rows = [
            {**telling.row(one), "decisions": [telling.decided(d) for d in told.get(one.report.id, ())]}
            for one in found
        ]
        click.echo(telling.as_json(rows), nl=False)
    else:
        texts = (telling.why(one, rules.protocol, told.get(one.report.id, ())) for one in found)
        click.echo("\n".join(texts), nl=False)
    return DONE


def _changes(pairs: "Iterable[Pair]", form: str) -> int:
    from pipeline.eligibility import telling
    from pipeline.eligibility.whatif import changes

    found = [*changes(pairs)]
    text = (
        telling.as_json([telling.change(one) for one in found]) if form == "json" else telling.changes(found)
    )
    click.echo(text, nl=False)
    return DONE
