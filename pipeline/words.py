"""The words that pages use for things of the protocol, each inside an element that names its file."""

from collections.abc import Iterable

from markupsafe import Markup

from pipeline import files, refs
from pipeline.flow_boxes import STATE_LABELS
from pipeline.markup import SPACE, element
from pipeline.model import Count, Match, Report
from pipeline.pages.parts import PROTOCOL, search_file, work_file
from pipeline.problems import Problem
from pipeline.site import Site, search_of
from pipeline.telling import told
from pipeline.values import Counted, NodeId, State, StudyId

PLURALS = {
    Counted.STUDY: "studies",
    Counted.QUERY: "queries",
    Counted.DISCREPANCY: "discrepancies",
    Counted.SEARCH: "searches",
}


def state(_: Site, __: str, ident: State) -> Markup:
    """Return where a record ended, in words."""
    return element("span", STATE_LABELS[State(ident)])


def reason(found: Site, _: str, ident: str) -> Markup:
    """Return the label of a reason for exclusion."""
    return _labelled(found.review.protocol.reasons, ident)


def criterion(found: Site, _: str, ident: str) -> Markup:
    """Return the label of a criterion."""
    return _labelled(found.review.protocol.criteria, ident)


def reviewer(found: Site, _: str, ident: str) -> Markup:
    """Return the label of a reviewer."""
    return _labelled(found.review.protocol.reviewers, ident)


def _labelled(known: Iterable[files.Reason | files.Criterion | files.Reviewer], ident: str) -> Markup:
    label = next((one.label for one in known if one.id == ident), ident)
    return element("span", label, data_source=PROTOCOL)


def evidence(_: Site, __: str, match: Match) -> Markup:
    """Return why two records were found to be one, or why they were not."""
    return element("span", told(match), class_="lr-quiet", data_source="records/searches")


def counted(_: Site, __: str, count: Count) -> Markup:
    """Return what a count counts, in the plural unless it is one."""
    one = count.known == 1 and not count.unknown
    return element("span", count.counted if one else PLURALS.get(count.counted, f"{count.counted}s"))


def file_of(found: Site, _: str, ident: str) -> str:
    """Return the file that describes a study."""
    return work_file(found.works[StudyId(ident)])


def report_file(found: Site, _: str, report: Report) -> str:
    """Return the file and line that a report's first record was read from."""
    first = found.review.records.get(report.records[0])
    return f"{first.file}:{first.line}" if first else search_file(search_of(report.id))


def study_or_id(found: Site, here: str, ident: str) -> Markup:
    """Return the link to a study; its id alone where the review no longer has it."""
    return refs.work(found, here, ident) if ident in found.works else element("span", ident)


def node_or_id(found: Site, here: str, ident: str) -> Markup:
    """Return the link to a node; its id alone where the taxonomy no longer has it."""
    return refs.node(found, here, ident) if NodeId(ident) in found.nodes else element("span", ident)


def problems(_: Site, __: str, listed: Iterable[Problem]) -> Markup:
    """Return problems as a list: where, what, and the repair."""
    return element("ul", *map(_problem, listed), class_="lr-problems")


def _problem(one: Problem) -> Markup:
    place = f"{one.path}:{one.line}:{one.column}" if one.line else one.path
    parts = [element("code", place), SPACE, one.message]
    hint = [element("span", one.hint, class_="lr-sub")] if one.hint else []
    flag = element("span", one.severity, class_=f"lr-badge lr-badge--{one.severity}")
    return element("li", flag, SPACE, *parts, *hint, data_source=one.path)
