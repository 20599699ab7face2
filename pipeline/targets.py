"""Where the links of tables and figures lead: from a reference to an address, seen from one page."""

from collections.abc import Callable, Mapping

from pipeline import site
from pipeline.cells import Ref
from pipeline.markup import to
from pipeline.site import Site
from pipeline.values import ClaimId, StudyId

KINDS: Mapping[str, Callable[[Site, str], str]] = {
    "study": lambda found, ident: site.work_page(found, StudyId(ident)),
    "claim": lambda found, ident: site.claim_page(found, ClaimId(ident)),
    "node": lambda _, ident: f"taxonomy/{ident}.html",
    "search": lambda _, ident: f"searches/{ident}.html",
    "discrepancy": lambda _, ident: f"discrepancies.html#{ident}",
}


def address(found: Site, here: str, ref: Ref) -> str:
    """Return the address of a reference from the page at `here`; "" where the thing has no page."""
    if ref.kind == "study" and ref.id not in found.works:
        return ""
    return to(here, KINDS[ref.kind](found, ref.id))
