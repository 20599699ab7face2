"""The commands that write stubs for reviewers and tell how far the team is: sheets, status."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.commands.shared import DONE, Failed, Wrong, derived, known_person
from pipeline.values import ReviewerId, Stage

if TYPE_CHECKING:
    from pipeline import files
    from pipeline.loaded import Loaded
    from pipeline.model import Review

STAGE = click.Choice([Stage.TITLE_ABSTRACT.value, Stage.FULL_TEXT.value])


@click.command()
@click.option("--reviewer", "reviewers", metavar="ID", multiple=True, help="whose sheets; repeat it for more")
@click.option("--stage", type=STAGE, help="one stage only")
@click.pass_obj
def sheets(root: Path, reviewers: Sequence[str], stage: str | None) -> int:
    """Write a stub for each report that awaits a decision and has none; change nothing that is there."""
    from pipeline import build as composition
    from pipeline.load import load
    from pipeline.reviewing import people
    from pipeline.store import locked, save, to_text

    with locked(root):
        loaded = load(root)
        review = derived(composition.compose(loaded, loaded.problems))
        who = _who(reviewers, loaded)
        made = _made(root, loaded, review, who, (Stage(stage),) if stage else people.STAGES)
        try:
            for path, sheet in made.items():
                save(root / path, to_text(sheet).encode())
        except OSError as error:
            raise Failed(f"the sheets could not be written: {error.strerror}") from error
    for path, sheet in made.items():
        click.echo(f"wrote {path}: {len(sheet.blocks)} stubs")
    click.echo(f"{sum(len(sheet.blocks) for sheet in made.values())} new stubs")
    return DONE


def _who(reviewers: Sequence[str], loaded: "Loaded") -> tuple[ReviewerId, ...]:
    """Return the reviewers who are named, or all who have sheets."""
    from pipeline.reviewing import people

    protocol = loaded.protocol.value
    who = tuple(known_person(one, protocol) for one in reviewers) or people.screeners(loaded.sheets, protocol)
    if not who:
        raise Wrong(f"nobody has sheets yet: --reviewer is one of {', '.join(people.people(protocol))}")
    return who


def _made(
    root: Path,
    loaded: "Loaded",
    review: "Review",
    who: Sequence[ReviewerId],
    stages: Sequence[Stage],
) -> Mapping[str, "files.Sheet"]:
    from pipeline.folder import opened
    from pipeline.reviewing.people import FOLDER
    from pipeline.reviewing.stubs import sheets as missing

    there = opened(root).under(f"{FOLDER}/", ".yml")
    return {
        path: sheet
        for stage in stages
        for one in who
        for path, sheet in missing(loaded, review, stage, one, there).items()
    }
