"""Rules of what people decided on identity: corrections, links, rulings, aliases."""

from collections.abc import Iterable, Iterator

from pipeline import files
from pipeline.correcting import field_of, parsed
from pipeline.merging import NAMES
from pipeline.rules.searches import misnamed
from pipeline.rules.vocabulary import circles
from pipeline.rules.world import Finding, World, near, repeated, unknown

Pair = frozenset[str]


def corrections(world: World) -> Iterator[Finding]:
    """Yield corrections of unknown reports or fields, and values that their field cannot have."""
    for stored in world.loaded.corrections:
        path = stored.path
        yield from misnamed(path, ("report",), stored.value.report)
        yield from unknown(world, path, ("report",), "record", stored.value.report)
        fields = (field_of(one.field) for one in stored.value.corrections)
        yield from repeated(path, ("corrections",), fields, key="field")
        for place, one in enumerate(stored.value.corrections):
            yield from unknown(world, path, ("corrections", place, "by"), "reviewer", one.by)
            yield from _correction(path, place, one)


def _correction(path: str, place: int, one: files.Correction) -> Iterator[Finding]:
    """Yield a field that no description has, or a value that cannot be read or changes nothing."""
    name = field_of(one.field)
    if name not in NAMES:
        known = [field.replace("_", "-") for field in NAMES]
        hint = f"{near(one.field, known)}use one of: {', '.join(sorted(known))}"
        message = f"a description has no field {one.field}"
        yield Finding(path, ("corrections", place, "field"), "unknown-correction-field", message, hint)
        return
    try:
        parsed(name, one.value)
    except ValueError as error:
        hint = "write the value in the form of that field"
        yield Finding(path, ("corrections", place, "value"), "correction-value", str(error), hint)
    if one.was == one.value:
        hint = "take the correction out, or mend one of the two"
        loc = ("corrections", place, "value")
        yield Finding(path, loc, "correction-empty", "the value is what it was", hint)


def links(world: World) -> Iterator[Finding]:
    """Yield links of unknown reports, of one with itself, of a pair linked before or ruled the same."""
    seen: dict[Pair, str] = {}
    same: set[Pair] = {
        frozenset(one.value.records) for one in world.loaded.rulings if one.value.verdict == "same"
    }
    for stored in world.loaded.links:
        path, link = stored.path, stored.value
        yield from _pair(world, path, "reports", link.reports)
        yield from unknown(world, path, ("by",), "reviewer", link.by)
        pair: Pair = frozenset(link.reports)
        if first := seen.get(pair):
            message = f"{first} links the same two reports"
            yield Finding(path, ("reports",), "duplicate-link", message, "delete one of the two files")
        if pair in same:
            message = "a ruling says that these two are one report"
            hint = "a link joins two reports of one study; delete it, or the ruling"
            yield Finding(path, ("reports",), "link-within-report", message, hint)
        seen.setdefault(pair, path)
    yield from _loops(world)


def _loops(world: World) -> Iterator[Finding]:
    """Yield links `unrelated` between reports that other links, taken together, make one study."""
    tied = [one.value.reports for one in world.loaded.links if one.value.joins]
    group = _groups(tied)
    for stored in world.loaded.links:
        one, other = stored.value.reports
        direct = {one, other} in map(set, tied)
        if not stored.value.joins and not direct and _head(group, one) == _head(group, other):
            message = "other links, taken together, say that these two are of one study"
            hint = "take back this link or one of those"
            yield Finding(stored.path, ("relation",), "contradictory-link", message, hint)


def _pair(world: World, path: str, key: str, pair: tuple[str, str]) -> Iterator[Finding]:
    """Yield ends of a pair that are unknown or the same."""
    for place, ident in enumerate(pair):
        yield from unknown(world, path, (key, place), "record", ident)
    if pair[0] == pair[1]:
        message = f"{pair[0]} stands on both sides"
        yield Finding(path, (key, 1), "pair-of-one", message, "name two different ones")


def rulings(world: World) -> Iterator[Finding]:
    """Yield rulings on unknown records, and rulings that contradict others, alone or together."""
    seen: dict[Pair, tuple[str, str]] = {}
    for stored in world.loaded.rulings:
        path, ruling = stored.path, stored.value
        yield from _pair(world, path, "records", ruling.records)
        yield from unknown(world, path, ("by",), "reviewer", ruling.by)
        first, verdict = seen.setdefault(frozenset(ruling.records), (path, ruling.verdict))
        if first != path:
            other = "the same" if verdict == ruling.verdict else "the contrary"
            code = "duplicate-ruling" if verdict == ruling.verdict else "contradictory-ruling"
            hint = "keep one of the two files"
            yield Finding(path, ("verdict",), code, f"{first} says {other} of these records", hint)
    yield from _chains(world)


def _chains(world: World) -> Iterator[Finding]:
    """Yield rulings `different` on records that a chain of rulings `same` makes one."""
    group = _groups(one.value.records for one in world.loaded.rulings if one.value.verdict == "same")
    direct = {frozenset(one.value.records) for one in world.loaded.rulings if one.value.verdict == "same"}
    for stored in world.loaded.rulings:
        one, other = stored.value.records
        apart = stored.value.verdict == "different" and one != other and {one, other} not in direct
        if apart and _head(group, one) == _head(group, other):
            message = "other rulings, taken together, say that these two are one report"
            hint = "take back this ruling or one of those"
            yield Finding(stored.path, ("verdict",), "contradictory-ruling", message, hint)


def _groups(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return, for all that pairs join directly or in a chain, a way to what stands for them."""
    group: dict[str, str] = {}
    for pair in pairs:
        one, other = (_head(group, ident) for ident in pair)
        group[one] = other
    return group


def _head(group: dict[str, str], ident: str) -> str:
    """Return the record that stands for all that were ruled the same as this one."""
    while group.get(ident, ident) != ident:
        ident = group[ident]
    return ident


def aliases(world: World) -> Iterator[Finding]:
    """Yield aliases of unknown ids, of themselves, in a circle, or given twice."""
    path, rows = world.loaded.aliases.path, world.loaded.aliases.value
    following = {str(row.id): str(row.now) for row in rows}
    yield from repeated(path, (), (row.id for row in rows))
    for place, row in enumerate(rows):
        yield from unknown(world, path, (place, "id"), "record", row.id)
        yield from unknown(world, path, (place, "now"), "record", row.now)
        if circles(following, row.id):
            message = f"{row.id} leads back to itself"
            hint = "`now` is the id that is in use today"
            yield Finding(path, (place, "now"), "cyclic-alias", message, hint)
