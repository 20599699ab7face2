"""The numbers of rules held against placements, each a set of works or placements that can be opened."""

from collections.abc import Iterator

from pipeline.classify.compare import Coverage
from pipeline.numbers import Number, held
from pipeline.values import Counted


def numbers(found: Coverage) -> Iterator[Number]:
    """Yield the numbers of a review whose classes have rules; none where no class has one."""
    if not found.works:
        return
    works = {
        "differ": ("Works on which rules and people differ", found.differ),
        "unconfirmed": ("Works with a proposed class that nobody confirmed", found.unconfirmed),
        "unplaced": ("Included studies without a class", found.unplaced),
        "silent": ("Works of which no rule says anything", found.silent),
    }
    for name, (label, some) in works.items():
        yield held(f"classes.{name}", label, Counted.STUDY, (one.study.id for one in some))
    yield held(
        "classes.unsupported",
        "Placements that no rule supports",
        Counted.PLACEMENT,
        (f"{one.study.id}/{node}" for one in found.works for node in one.unsupported),
    )
