"""A reviewer's sheets as records for other screening tools, with all that was decided and noted; pure."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from pipeline import files
from pipeline.formats.base import Marks, Vote
from pipeline.formats.written import Written
from pipeline.model import Identity
from pipeline.reviewing.people import Sheets
from pipeline.reviewing.vocabulary import NOT_RETRIEVED, Vocabulary
from pipeline.values import ReviewerId, Verdict

TOOLS: Final = ("rayyan", "asreview", "covidence")
VOTES: Final[Mapping[Verdict, str]] = {
    Verdict.INCLUDE: "include",
    Verdict.EXCLUDE: "exclude",
    Verdict.UNSURE: "maybe",
}


def items(
    sheets: Sheets, identity: Identity, words: Vocabulary, abstracts: Mapping[str, str]
) -> Iterator[Written]:
    """Yield the report of each block with what the block says, by the id of the block.

    `abstracts` are those, by report, that the review may not store.
    """
    for stored in sheets:
        for ident, block in stored.value.blocks.items():
            report = identity.resolve(ident)
            if report is not None:
                bib = identity.reports[report].bib
                shown = replace(bib, abstract=bib.abstract or abstracts.get(report, ""))
                marks = marked(block, stored.value.reviewer, words)
                yield Written(key=ident, bib=shown, marks=marks)


def marked(block: files.Block, reviewer: ReviewerId, words: Vocabulary) -> Marks:
    """Return what a block says in the words of other tools; not retrieved is a label there."""
    vote = VOTES.get(block.verdict) if block.verdict else None
    missing = (NOT_RETRIEVED,) if block.verdict is Verdict.NOT_RETRIEVED else ()
    return Marks(
        votes=(Vote(verdict=vote, by=reviewer),) if vote else (),
        labels=(*missing, *map(words.told, block.labels)),
        reasons=(words.told(block.reason),) if block.reason else (),
        notes=(block.note,) if block.note else (),
    )
