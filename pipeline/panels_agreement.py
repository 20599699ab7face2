"""The panel of agreement: how far reviewers agreed on their own, stage by stage and pair by pair."""

from collections.abc import Iterator, Mapping
from itertools import combinations

from markupsafe import Markup

from pipeline import refs
from pipeline.agreement.intervals import Drawing, Interval
from pipeline.agreement.measuring import Agreement, Estimate, measured
from pipeline.agreement.votes import votes
from pipeline.markup import element
from pipeline.site import Site
from pipeline.values import Stage
from pipeline.voting import Voted, voted

FOLDER = "records/screening"
HEADS = (
    "Reviewers",
    "Reports with two votes",
    "Percent agreement",
    "Kappa",
    "Krippendorff's alpha",
    "Gwet's AC1",
)
GROUP = ("percent", "conger_kappa", "krippendorff_alpha_nominal", "gwet_ac1")
PAIR = ("percent", "cohen_kappa", "krippendorff_alpha_nominal", "gwet_ac1")
NONE = "Inter-rater agreement: not reported. No two votes of reviewers on one report are recorded."
FOOT = (
    "Votes before consensus. Kappa is Cohen's for a pair and Conger's for all. In brackets: "
    "95 % bootstrap intervals over reports, for Gwet's AC1 his analytic one."
)


def agreement(found: Site, here: str) -> Markup:
    """Return a table for each stage with two votes on one report, or a sentence that there are none."""
    stages = {stage: cast for stage, cast in voted(found.review).items() if _met(cast)}
    if not stages:
        return element("p", NONE, class_="lr-none", data_source=FOLDER)
    tables = [_stage(found, here, stage, cast) for stage, cast in stages.items()]
    foot = element("p", FOOT, class_="lr-hint", data_source="records/protocol.yml")
    return element("div", *tables, foot, class_="lr-block")


def _met(cast: Voted) -> bool:
    return any(cast[one].keys() & cast[other].keys() for one, other in combinations(cast, 2))


def _stage(found: Site, here: str, stage: Stage, cast: Voted) -> Markup:
    made = _measured(cast, found.review.protocol.seed)
    head = element("thead", element("tr", *(element("th", one, scope="col") for one in HEADS)))
    body = element("tbody", *_rows(found, here, stage, made))
    title = element("p", element("strong", f"Agreement of reviewers: {stage.replace('-', ' ')}"))
    inside = element("table", head, body, class_="lr-table")
    label = f"Agreement of reviewers, {stage}"
    file = f"{FOLDER}/{stage}"
    frame = element("div", inside, class_="lr-scroll", role="region", tabindex="0", aria_label=label)
    return element("div", title, frame, data_source=file)


def _measured(cast: Voted, seed: int) -> Agreement:
    reports = sorted({report for mine in cast.values() for report in mine})
    cells = [[mine.get(report, "") for mine in cast.values()] for report in reports]
    return measured(votes(reports, [*cast], cells), Drawing(seed=seed))


def _rows(found: Site, here: str, stage: Stage, made: Agreement) -> Iterator[Markup]:
    labels = {one.id: one.label for one in found.review.protocol.reviewers}
    if len(made.votes.raters) > 2:
        group = {one.name: one for one in made.group}
        yield _row("All", refs.num(found, here, f"votes.{stage}"), [group[name] for name in GROUP])
    for pair in made.pairs:
        each: Mapping[str, Estimate] = {one.name: one for one in pair.estimates}
        name = " and ".join(labels[rater] for rater in pair.raters)  # type: ignore[index]
        number = refs.num(found, here, f"votes.{stage}.{'.'.join(pair.raters)}")
        yield _row(name, number, [each[one] for one in PAIR])


def _row(name: str, number: Markup, estimates: list[Estimate]) -> Markup:
    cells = [element("td", *_value(one)) for one in estimates]
    return element("tr", element("th", name, scope="row"), element("td", number), *cells)


def _value(one: Estimate) -> Iterator[Markup | str]:
    if one.value is None:
        yield element("span", "none", title=one.undefined)
        return
    yield f"{one.value:.3f}"
    interval = one.analytic or one.bootstrap
    if interval:
        yield element("span", _span(interval), class_="lr-sub")


def _span(interval: Interval) -> str:
    return f"[{interval.low:.2f}, {interval.high:.2f}]"
