"""Whatever a reviewer says goes to each tool and comes back as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from pipeline import files
from pipeline.formats import READERS
from pipeline.formats.accounting import account
from pipeline.formats.writers import WRITERS
from pipeline.formats.written import Written
from pipeline.model import Bib
from pipeline.reviewing.receiving import Terms, said
from pipeline.reviewing.said import Said, into
from pipeline.reviewing.sending import TOOLS, marked
from pipeline.reviewing.vocabulary import Vocabulary
from pipeline.text import clean
from pipeline.values import Stage
from tests import worlds
from tests.reviewing.small import DAY, FULL, IN, LABELS, MISSING, OUT, TITLES, UNSURE

WORDS = {stage: Vocabulary(worlds.protocol(labels=LABELS), stage) for stage in (TITLES, FULL)}
NOTES = some.text(some.characters(exclude_categories=["C", "Z"], include_characters=" "), max_size=40)
VERDICTS = {TITLES: (None, IN, OUT, UNSURE), FULL: (None, IN, OUT, UNSURE, MISSING)}


@some.composite
def words(draw, stage: Stage):
    """Draw what a reviewer may say at a stage; addresses are left out, as every export leaves them out."""
    verdict = draw(some.sampled_from(VERDICTS[stage]))
    reasons = [one.id for one in worlds.REASONS if stage in one.stages]
    return Said(
        verdict=verdict,
        reason=draw(some.sampled_from(reasons)) if verdict is OUT else None,
        note=clean(draw(NOTES)).replace("@", ""),
        labels=tuple(draw(some.lists(some.sampled_from([one.id for one in LABELS]), unique=True))),
    )


def circled(tool, word, stage):
    """Return what comes back of what was said, from a file for a tool."""
    block = into(files.Block(), word, DAY)
    item = Written(key="a:0001", bib=Bib(title="T"), marks=marked(block, "ada", WORDS[stage]))
    text = "".join(WRITERS[tool].write([item]))
    (entry,) = account(text.encode(), READERS[WRITERS[tool].reader], "x").records
    assert "a:0001" in (entry.key, entry.bib.accession)
    return said(entry.marks, Terms(reviewer="ada", words=WORDS[stage]))


@pytest.mark.parametrize("tool", TOOLS)
@pytest.mark.parametrize("stage", [TITLES, FULL])
@given(data=some.data())
def test_nothing_is_lost_on_the_way_to_a_tool_and_back(tool, stage, data):
    word = data.draw(words(stage))
    assert circled(tool, word, stage) == word
