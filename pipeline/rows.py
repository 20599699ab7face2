"""Rows of records and reports, made once for all the sets that they stand in: such sets are many and long."""

from collections.abc import Iterable

from markupsafe import Markup

from pipeline import refs, words
from pipeline.markup import SPACE, element, joined
from pipeline.model import Bib
from pipeline.pages.parts import PROTOCOL, Ended, year
from pipeline.pages.sets import Document, Row
from pipeline.site import Site
from pipeline.text import raw

DASH = raw('<span class="lr-empty">&#8211;</span>')


def document_row(found: Site, here: str, row: Row) -> Markup:
    """Return the row of a record or report; all sets stand at one depth, so that one row serves them all."""
    key = f"{row.id} {row.source}"
    known = found.memo.get(key)
    if known is None:
        known = found.memo[key] = _row(found, here, row)
    return known


def _row(found: Site, here: str, row: Row) -> Markup:
    if not isinstance(row.thing, Document):
        raise TypeError(f"{row.id} is no record or report")
    cells = (row.thing.bib.title, _year(row.thing.bib), ended(found, here, row.thing.ended))
    head = element("th", refs.record(found, here, row.id), scope="row")
    inside = (head, *(element("td", cell) for cell in cells))
    return element("tr", *inside, data_row=row.id, data_source=row.source)


def _year(bib: Bib) -> Markup | str:
    return str(year(bib)) if year(bib) else DASH


def ended(found: Site, here: str, endings: Iterable[Ended]) -> Markup:
    """Return where a record ended, version by version."""
    return joined((_ending(found, here, one) for one in endings), raw("<br>")) or DASH


def _ending(found: Site, here: str, one: Ended) -> Markup:
    said = [words.state(found, here, one.outcome.state)]
    if one.outcome.reason:
        said += [raw(": "), words.reason(found, here, one.outcome.reason)]
    css = f"lr-state lr-state--{one.outcome.state}"
    version = element("span", f"in {one.version}", class_="lr-quiet", data_source=PROTOCOL)
    return joined([element("span", *said, class_=css), version], SPACE)
