"""The command that settles what reviewers do not agree on: consensus."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.commands.screen_sheets import STAGE, review_of
from pipeline.commands.shared import DONE, FORM, Failed, Wrong, handing, known_person, today
from pipeline.values import ReasonId, ReportId, ReviewerId, Stage, Verdict

if TYPE_CHECKING:
    from pipeline.loaded import Loaded
    from pipeline.model import Review
    from pipeline.reviewing.consensus import Conflict
    from pipeline.reviewing.said import Said
    from pipeline.reviewing.settling import Settling

    Ask = Callable[[Settling], tuple[str, ...]]

VERDICT = click.Choice([Verdict.INCLUDE.value, Verdict.EXCLUDE.value, Verdict.NOT_RETRIEVED.value])


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked for on the command line."""

    reviewer: str | None
    stage: str | None
    report: str | None
    verdict: str | None
    reason: str | None
    why: str | None
    form: str
    only_list: bool
    plain: bool


@click.command()
@click.option("--reviewer", metavar="ID", help="who settles; one of the protocol's reviewers")
@click.option("--stage", type=STAGE, help="one stage only; needed with --report")
@click.option("--list", "only_list", is_flag=True, help="print the conflicts and ask nothing")
@click.option("--report", metavar="ID", help="settle this report by the options below, and ask nothing")
@click.option("--verdict", type=VERDICT, help="how it is settled")
@click.option("--reason", metavar="ID", help="the reason of an exclusion")
@click.option("--why", metavar="TEXT", help="why it is settled so")
@click.option("--plain", is_flag=True, help="lines only, for a screen reader: no cursor moves, no colour")
@FORM
@handing(Asked)
def consensus(root: Path, asked: Asked) -> int:
    """List conflicts side by side, and take a resolution of each with who and why."""
    from pipeline.reviewing import conflict
    from pipeline.reviewing.consensus import conflicts
    from pipeline.reviewing.people import STAGES
    from pipeline.reviewing.settling import Settling, summary

    loaded, review = review_of(root)
    if asked.report:
        return _settled(root, loaded, review, asked)
    found = conflicts(review, (Stage(asked.stage),) if asked.stage else STAGES)
    if asked.only_list or asked.form == "json":
        text = conflict.as_text(found, review.protocol)
        click.echo(conflict.as_json(found) if asked.form == "json" else text, nl=False)
        return DONE
    who = known_person(asked.reviewer, review.protocol)
    begun = Settling(protocol=review.protocol, conflicts=found)
    click.echo(summary(_hold(begun, lambda one, said: _put(root, who, one, said), plain=asked.plain)))
    return DONE


def _settled(root: Path, loaded: "Loaded", review: "Review", asked: Asked) -> int:
    """Settle one report as the options say; raise Wrong where they do not say enough."""
    from pipeline.reviewing.consensus import amiss, settled
    from pipeline.reviewing.said import Said

    who = known_person(asked.reviewer, loaded.protocol.value)
    report = review.identity.resolve(asked.report or "")
    stage = Stage(asked.stage or Stage.TITLE_ABSTRACT)
    found = settled(review, report, stage) if report else None
    if found is None:
        raise Wrong(f"{asked.report} is not in conflict at {stage}; `screen consensus --list` tells what is")
    verdict = Verdict(asked.verdict) if asked.verdict else None
    reason = ReasonId(asked.reason) if asked.reason else None
    said = Said(verdict=verdict, reason=reason, note=asked.why or "")
    if complaints := [*amiss(said, stage, loaded.protocol.value)]:
        raise Wrong("; ".join(complaints))
    _put(root, who, found, said)
    return DONE


def _put(root: Path, who: ReviewerId, found: "Conflict", said: "Said") -> None:
    """Write a resolution into the sheet of the consensus, and say where."""
    from pipeline import files
    from pipeline.load import load
    from pipeline.reviewing.consensus import changing, home
    from pipeline.reviewing.said import into
    from pipeline.store import edit

    block = into(files.Block(title=found.title), said, today())
    path = home(load(root), found.stage, who, ReportId(found.report))
    try:
        edit(root, path, changing(found.stage, who, {ReportId(found.report): block}))
    except OSError as error:
        raise Failed(f"not saved: {error.strerror}") from error
    click.echo(f"wrote {path}: {found.report} {said.verdict}", err=True)


def _hold(settling: "Settling", save: "Callable[[Conflict, Said], None]", *, plain: bool) -> "Settling":
    """Show conflicts and take keys until all were shown, or the input ends."""
    from pipeline.commands.faces import lines, screens
    from pipeline.reviewing import conflict
    from pipeline.reviewing.settling import news, pressed

    with lines(conflict.plain, conflict.question) if plain else screens(conflict.screen) as ask:
        while not settling.over and (given := ask(settling)):
            for key in given:
                after = pressed(settling, key)
                if found := news(settling, after):
                    save(*found)
                settling = after
    return settling
