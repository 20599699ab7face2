"""Panels that prose may set on a line of its own: the state of the review, worked arithmetic."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from markupsafe import Markup

from pipeline import files, refs, status
from pipeline.amounts import number, read
from pipeline.markup import SPACE, element, joined
from pipeline.model import Amount
from pipeline.panels_agreement import agreement
from pipeline.panels_automation import automation
from pipeline.refs import UnknownNameError
from pipeline.site import Site
from pipeline.text import raw
from pipeline.values import Bound
from pipeline.workings import Worked, worked

PROTOCOL = "records/protocol.yml"
WORKINGS = "records/workings.yml"
TIMES, OVER = raw(" × "), raw(" ÷ ")
FEWEST_DAYS = 28


def panel(found: Site, here: str, name: str) -> Markup:
    """Return a panel by its name, one of PANELS."""
    if name not in PANELS:
        raise UnknownNameError(f"there is no panel named {name!r}; there are: {', '.join(PANELS)}")
    return PANELS[name](found, here)


def workings(found: Site, here: str, ident: str) -> Markup:
    """Return worked arithmetic, a step a row: factors, result, what is claimed, and whether both agree."""
    for working in found.review.workings.workings:
        if working.id == ident:
            return _working(found, here, working)
    raise UnknownNameError(f"there are no workings named {ident!r}")


def due(schedule: files.Schedule, last: date | None) -> date:
    """Return the day by which the next search is due: so many months after the last, or after it was set."""
    start = max(schedule.since, last or schedule.since)
    months = start.month - 1 + schedule.search_every_months
    return date(start.year + months // 12, months % 12 + 1, min(start.day, FEWEST_DAYS))


def state(found: Site, here: str) -> Markup:
    """Return the state of the review: version, last search, open decisions, what is due."""
    return element("dl", *_state(found, here), class_="lr-facts", data_source=PROTOCOL)


def _state(found: Site, here: str) -> Iterator[Markup]:
    review = found.review
    version, last = review.protocol.versions[-1], status.last_search(review)
    released = any(made.version == version.id for made in review.releases)
    yield _fact("Version", f"{version.id}, {'released' if released else 'in preparation'}")
    yield _fact("Last search", last or "none yet")
    yield _fact("Open decisions", refs.num(found, here, "remainders"))
    yield from _schedule(review.protocol.schedule, last)


def _schedule(schedule: files.Schedule | None, last: str | None) -> Iterator[Markup]:
    if schedule is None:
        yield _fact("Next search", "no schedule is set")
        return
    day = due(schedule, date.fromisoformat(last) if last else None)
    late = element("span", class_="lr-due", data_due=str(day))
    yield _fact("Next search", joined([element("time", f"due by {day}", datetime=str(day)), late]))
    yield _fact("Schedule set by", schedule.set_by)


def _fact(term: str, value: str) -> Markup:
    return element("div", element("dt", term), element("dd", value))


def _working(found: Site, here: str, working: files.Working) -> Markup:
    heads = ("Step", "From", "Gives", "Claimed", "Agreement")
    head = element("thead", element("tr", *(element("th", one, scope="col") for one in heads)))
    rows = [_row(found, here, worked(step, found.claims, found.units)) for step in working.steps]
    inside = element("table", head, element("tbody", *rows), class_="lr-table")
    frame = element("div", inside, class_="lr-scroll", role="region", tabindex="0", aria_label=working.title)
    return element("div", frame, class_="lr-block", id=f"workings-{working.id}", data_source=WORKINGS)


def _row(found: Site, here: str, one: Worked) -> Markup:
    claimed = found.claims[one.step.gives]
    short = _short(one.result)
    result = read(Amount(bound=Bound.EXACT, low=short, high=short, unit=claimed.amount.unit), found.units)
    css = "lr-badge lr-badge--agreed" if one.agrees else "lr-badge lr-badge--disputed"
    return element(
        "tr",
        element("th", one.step.label, scope="row"),
        element("td", _factors(found, here, one.step)),
        element("td", result),
        element("td", refs.amount(found, here, claimed)),
        element("td", element("span", "agrees" if one.agrees else "does not agree", class_=css)),
    )


def _factors(found: Site, here: str, step: files.Step) -> Markup:
    times = joined([_operand(found, here, one) for one in step.times], TIMES)
    over = [joined([OVER, _operand(found, here, one)]) for one in step.over]
    shown = joined([times, *over])
    return joined([element("span", "1 −"), shown], SPACE) if step.as_saved_share else shown


def _operand(found: Site, here: str, operand: files.Operand) -> Markup:
    if operand.claim is not None:
        return refs.value(found, here, found.claims[operand.claim])
    constant = operand.constant or Decimal(0)
    return joined([number(constant), element("span", operand.label or "", class_="lr-sub")], SPACE)


def _short(result: Decimal) -> Decimal:
    short = round(result, 4).normalize()
    return short.quantize(Decimal(1)) if short == short.to_integral() else short


PANELS: Mapping[str, Callable[[Site, str], Markup]] = {
    "state": state,
    "agreement": agreement,
    "automation": automation,
}
"""The panels by name."""
