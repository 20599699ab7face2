"""What studies are called: a study that is renamed between versions stays one study in all of them.

Which study of a version is which of the one before is told by what both of them froze: an id, or a
report that both have. What happens later cannot part or join them, so that released numbers stay.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """The included studies of one version, the study of each report, and where reports have moved to."""

    ids: frozenset[str]
    reports: Mapping[str, str]
    moved: Mapping[str, str]

    def follow(self, report: str) -> str:
        """Return what a report is part of in this version; a circle of moves ends where it is entered."""
        for _ in range(len(self.moved)):
            if report not in self.moved:
                break
            report = self.moved[report]
        return report


def names(listings: Sequence[Listing]) -> tuple[Mapping[str, str], ...]:
    """Return, for each version, the last name of each of its studies; two studies never share one."""
    threads: list[Mapping[str, int]] = []
    known: dict[str, int] = {}
    last = Listing(ids=frozenset(), reports={}, moved={})
    for listing in listings:
        heirs = _heirs(last, listing)
        threads.append(_continued(listing, heirs, threads[-1] if threads else {}, known))
        known |= threads[-1]
        last = listing
    labels = _labels(threads)
    return tuple({ident: labels[thread] for ident, thread in each.items()} for each in threads)


def _heirs(last: Listing, listing: Listing) -> Mapping[str, str]:
    """Return the new name of each study that is not listed under its old one and shares a report."""
    heirs: dict[str, str] = {}
    for report, ident in sorted(last.reports.items()):
        heir = listing.reports.get(listing.follow(report))
        free = heir in listing.ids - last.ids and heir not in heirs.values()
        if ident in last.ids - listing.ids and ident not in heirs and heir and free:
            heirs[ident] = heir
    return heirs


def _continued(
    listing: Listing, heirs: Mapping[str, str], before: Mapping[str, int], known: Mapping[str, int]
) -> Mapping[str, int]:
    """Return the thread of each study: its own, its forerunner's, one it takes up again, or a new one."""
    made = {heirs.get(ident, ident): thread for ident, thread in before.items()}
    made = {ident: thread for ident, thread in made.items() if ident in listing.ids}
    fresh = count(1 + max(known.values(), default=-1))
    for ident in sorted(listing.ids - made.keys()):
        again = ident in known and known[ident] not in made.values()
        made[ident] = known[ident] if again else next(fresh)
    return made


def _labels(threads: Sequence[Mapping[str, int]]) -> Mapping[int, str]:
    """Return the last name of each thread, with a number where a later study has taken it."""
    labels: dict[int, str] = {}
    taken: set[str] = set()
    for each in reversed(threads):
        for ident, thread in sorted(each.items()):
            if thread not in labels:
                labels[thread] = _free(ident, taken)
                taken.add(labels[thread])
    return labels


def _free(ident: str, taken: set[str]) -> str:
    """Return a name that is not taken: the id, or the id with the first number that is free."""
    numbered = (f"{ident}-{number}" for number in count(2))
    return ident if ident not in taken else next(name for name in numbered if name not in taken)
