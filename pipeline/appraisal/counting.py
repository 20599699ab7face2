"""Counting judgements: the studies at each level of each domain, and the weights of studies."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from pipeline import files, status
from pipeline.appraisal.bias import NOT_REPORTED, judged_by, of_tool, rows, tools_of
from pipeline.extraction.answers import essence
from pipeline.model import Appraisal, Review, Study
from pipeline.numbers import Number, held
from pipeline.values import Accord, Counted, Slug, StudyId

NONE: Final = Slug("not-reported")
DIFFERS: Final = Slug("differs")
WORDS: Final[Mapping[str, str]] = {NONE: NOT_REPORTED, DIFFERS: "assessors differ"}
"""What stands where no level does."""


def works_of(review: Review, tool: files.BiasTool) -> tuple[Study, ...]:
    """Return the included studies of a tool by name."""
    some = judged_by(status.included(review), tool, review.protocol)
    return tuple(sorted(some, key=lambda work: (work.name.casefold(), work.id)))


def level_of(one: Appraisal) -> Slug:
    """Return the level that stands, or why none does."""
    if one.accord is Accord.DIFFERS:
        return DIFFERS
    return one.level or NONE


def steps(tool: files.BiasTool) -> tuple[Slug, ...]:
    """Return everything that a domain of a tool can stand at, from the best to not reported."""
    return (*(level.id for level in tool.levels), DIFFERS, NONE)


def label_of(tool: files.BiasTool, domain: Slug) -> str:
    """Return the label of a domain, or of the overall judgement."""
    return next((one.label for one in tool.domains if one.id == domain), "Overall")


def words_of(tool: files.BiasTool, level: Slug) -> str:
    """Return the label of a level, or the words for none."""
    return next((one.label for one in tool.levels if one.id == level), WORDS.get(level, level))


def at(works: Sequence[Study], tool: files.BiasTool) -> Mapping[Slug, Mapping[Slug, tuple[Study, ...]]]:
    """Return, for each domain and each level, the studies that stand there."""
    stands = {
        work.id: {domain: level_of(one) for domain, one in of_tool(work, tool).items()} for work in works
    }
    return {
        domain: {
            level: tuple(work for work in works if stands[work.id][domain] == level) for level in steps(tool)
        }
        for domain in rows(tool)
    }


def weights(works: Sequence[Study], tool: files.BiasTool, review: Review) -> Mapping[StudyId, Decimal]:
    """Return the weights of the studies that have one: the amount in the base unit, above zero."""
    units = {unit.id: unit for unit in review.metrics.units}
    field = next((one for one in review.form.fields if one.id == tool.weight), None)
    found: dict[StudyId, Decimal] = {}
    for work in works if field else ():
        one = work.extracted.get(str(tool.weight))
        if field is not None and one is not None and one.value is not None:
            amount = essence(field, one.value, one.unit, units)
            if isinstance(amount, Decimal) and amount > 0:
                found[work.id] = amount
    return found


def name_of(tool: files.BiasTool, domain: Slug, level: Slug) -> str:
    """Return the name of the number of studies at a level of a domain."""
    return f"bias.{tool.id}.{domain}.{level}"


def numbers(review: Review) -> Iterator[Number]:
    """Yield the number of studies at each level of each domain, and those of each rating of certainty."""
    for tool in tools_of(review.protocol):
        for domain, levels in at(works_of(review, tool), tool).items():
            for level, works in levels.items():
                label = f"{tool.label}: {label_of(tool, domain)}, {words_of(tool, level)}"
                yield held(name_of(tool, domain, level), label, Counted.STUDY, (work.id for work in works))
    for rating in review.certainty.ratings:
        label = f"Studies behind the certainty of {rating.outcome}"
        known = (one for one in rating.studies if one in review.studies)
        yield held(f"certainty.{rating.id}", label, Counted.STUDY, known)
