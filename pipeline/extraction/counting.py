"""Counting what was extracted: by field, by two people or more, alike at first, settled, open."""

from collections.abc import Iterable, Iterator

from pipeline.model import Count, Extract, Held, Review
from pipeline.numbers import Number
from pipeline.values import Accord, Counted


def numbers(review: Review) -> Iterator[Number]:
    """Yield the numbers of extraction; values are named STUDY/FIELD."""
    known = {field.id for field in review.form.fields}
    works = (*review.studies.values(), *review.context.values())
    every = [one for work in works for one in work.extracted.values() if one.field in known]
    yield from _agreement("extraction", "Values", every)
    for accord, label in ((Accord.SETTLED, "reconciled"), (Accord.DIFFERS, "not yet reconciled")):
        mine = (one for one in every if one.accord is accord)
        yield _held(f"extraction.{accord}", f"Values that are {label}", mine)
    for field in review.form.fields:
        own = [one for one in every if one.field == field.id]
        yield from _agreement(f"field.{field.id}", f"“{field.label}”", own)


def _agreement(name: str, label: str, every: list[Extract]) -> Iterator[Number]:
    twice = [one for one in every if one.twice]
    whole = f"{name}.values" if name == "extraction" else name
    yield _held(whole, f"{label} extracted", every)
    yield _held(f"{name}.twice", f"{label} extracted by two people or more", twice)
    same = (one for one in twice if one.alike)
    yield _held(f"{name}.same", f"{label} that two people or more extracted alike", same)


def _held(name: str, label: str, some: Iterable[Extract]) -> Number:
    ids = frozenset(f"{one.study}/{one.field}" for one in some)
    return Number(name=name, label=label, count=Count(counted=Counted.VALUE, terms=(Held(ids=ids),)))
