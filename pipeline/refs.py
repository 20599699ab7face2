"""What pages and prose refer to, as markup: numbers, claims, works, nodes, reports, dates, badges.

Every function takes the site and the path of the page it stands on. A number is an `a` element with
`data-number`, a claim's value one with `data-claim`: both lead to what they rest on.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from markupsafe import Markup

from pipeline import addresses, amounts, site
from pipeline.markup import COMMA, SPACE, element, joined, outward, to
from pipeline.model import Bib, Claim, Count, Name
from pipeline.numbers import Number
from pipeline.site import Site
from pipeline.values import Bound, ClaimId, MetricId, NodeId, RecordId, SearchId, SourceId, Standing, StudyId

Helper = Callable[..., Markup]
FLAGS: Final = {
    Standing.SINGLE: ("single", "one statement"),
    Standing.AGREED: ("agreed", "statements agree"),
    Standing.BOUND_DIFFERS: ("bound", "bound differs"),
    Standing.DISPUTED: ("disputed", "disputed"),
}


class UnknownNameError(LookupError):
    """A page or prose asks for something that the review does not have."""


def num(found: Site, here: str, number: str | Number) -> Markup:
    """Return a number as a link to the rows it counts, or to why it is not known."""
    made = _known(found.numbers, number, "number") if isinstance(number, str) else number
    kind = "" if made.count.held else " lr-n--reported" if not made.count.unknown else " lr-n--unknown"
    return element(
        "a",
        str(made.count),
        class_=f"lr-n{kind}",
        href=to(here, site.number_page(found, made)),
        data_number=text_name(made.name),
        title=made.label,
    )


def share(found: Site, _: str, part: str, whole: str) -> Markup:
    """Return what part of one named number another is, in per cent; a dash where the whole is nothing."""
    some, every = found.numbers[part].count.known, found.numbers[whole].count.known
    words = f"{100 * some / every:.0f} %" if every else "–"
    return element("span", words, class_="lr-quiet")


def text_name(name: str) -> Markup:
    """Return the name of a number, made of slugs and dots only, as an attribute's value."""
    return to("", name)


def amount(found: Site, here: str, claim: Claim | str) -> Markup:
    """Return the value of a claim with its bound and, where it is disputed, a badge that says so."""
    made = _known(found.claims, claim, "claim") if isinstance(claim, str) else claim
    shown = value(found, here, made)
    disputed = made.standing is Standing.DISPUTED
    return joined([shown, badge(found, here, made.standing)], SPACE) if disputed else shown


def value(found: Site, here: str, claim: Claim) -> Markup:
    """Return the value of a claim with its bound, as a link to its statements."""
    words = " lr-amount--words" if claim.amount.bound is Bound.NOT_NUMERIC else ""
    return element(
        "a",
        amounts.reading(claim, found.units).text,
        class_=f"lr-amount{words}",
        href=to(here, site.claim_page(found, claim.id)),
        data_claim=to("", claim.id),
    )


def badge(_: Site, __: str, standing: Standing) -> Markup:
    """Return the standing of a claim as a badge."""
    css, words = FLAGS[standing]
    return element("span", words, class_=f"lr-badge lr-badge--{css}")


def work(found: Site, here: str, ident: str, words: str = "") -> Markup:
    """Return the link to a study or context work, by its short name."""
    made = _known(found.works, StudyId(ident), "study")
    source = made.file or "records/searches"
    href = to(here, site.work_page(found, made.id))
    return element("a", words or made.name, href=href, data_source=source)


def node(found: Site, here: str, ident: str) -> Markup:
    """Return the link to a node of the taxonomy, by its label."""
    made = _known(found.nodes, NodeId(ident), "node")
    return element(
        "a", made.label, href=to(here, f"taxonomy/{made.id}.html"), data_source="records/taxonomy.yml"
    )


def metric(found: Site, here: str, ident: str) -> Markup:
    """Return the link to all claims on a metric, by its label."""
    made = _known(found.metrics, MetricId(ident), "metric")
    return element(
        "a", made.label, href=to(here, f"sets/metric.{made.id}.html"), data_source="records/metrics.yml"
    )


def search(found: Site, here: str, ident: str) -> Markup:
    """Return the link to a search."""
    made = _known(found.searches, SearchId(ident), "search")
    return element(
        "a", made.id, href=to(here, f"searches/{made.id}.html"), data_source=f"records/searches/{made.id}.yml"
    )


def source(found: Site, _: str, ident: str) -> Markup:
    """Return the label of a source."""
    return element(
        "span", _known(found.sources, SourceId(ident), "source").label, data_source="records/protocol.yml"
    )


def record(found: Site, here: str, ident: str) -> Markup:
    """Return the link to a record or report in the list of records, by its id."""
    target = site.record_page(found, RecordId(ident))
    origin = f"records/searches/{site.search_of(ident)}.yml"
    return element("a", ident, class_="lr-id", href=to(here, target), data_source=origin)


def discrepancy(_: Site, here: str, ident: str) -> Markup:
    """Return the link to a discrepancy, by its id."""
    return element(
        "a",
        ident,
        class_="lr-id",
        href=to(here, f"discrepancies.html#{ident}"),
        data_source="records/discrepancies.yml",
    )


def day(_: Site, __: str, when: date) -> Markup:
    """Return a date as a time element."""
    return element("time", str(when), datetime=str(when))


def count(found: Site, here: str, counted: Count, origin: str) -> Markup:
    """Return a count without a name: as a link where one of the named numbers counts the same set."""
    if counted in found.by_count:
        return num(found, here, found.by_count[counted])
    return element("span", str(counted), class_="lr-n", data_source=origin)


def identifiers(_: Site, __: str, bib: Bib) -> Markup:
    """Return the identifiers of a document as links."""
    known = [
        ("DOI", bib.doi, addresses.doi(bib.doi)),
        ("arXiv", bib.arxiv, addresses.arxiv(bib.arxiv)),
        ("PMID", bib.pmid, addresses.pmid(bib.pmid)),
        ("Link", bib.url if addresses.web(bib.url) else "", addresses.web(bib.url)),
    ]
    shown = [
        element(
            "span", element("span", label, class_="lr-key"), SPACE, outward(address, ident), class_="lr-ident"
        )
        for label, ident, address in known
        if ident
    ]
    return joined(shown, SPACE)


def person(name: Name) -> str:
    """Return a name as it reads: given names, particle, family name, suffix."""
    return " ".join(part for part in (name.given, name.particle, name.family, name.suffix) if part)


def authors(_: Site, __: str, bib: Bib) -> Markup:
    """Return the authors of a document, all that are known."""
    names = [person(name) for name in bib.authors]
    return joined([*names, "et al."] if bib.et_al else names, COMMA)


def link(_: Site, here: str, target: str, words: str | int) -> Markup:
    """Return a link to a page of the site."""
    return element("a", str(words), href=to(here, target))


def _known(table: Mapping[Any, Any], name: Any, kind: str) -> Any:  # noqa: ANN401 - tables of many types
    if name not in table:
        raise UnknownNameError(f"there is no {kind} named {name!r}")
    return table[name]


def claim(found: Site, here: str, ident: str) -> Markup:
    """Return a claim in running text: its value, bound and standing."""
    return amount(found, here, ClaimId(ident))
