"""The files that are derived from a review and committed beside it: references.bib and aliases.csv."""

import csv
import io
from collections.abc import Iterator, Mapping
from datetime import date

from pipeline import references
from pipeline.identity import aliases_for
from pipeline.loaded import Loaded
from pipeline.model import Review
from pipeline.values import ReportId

REFERENCES = "references.bib"
HEADER = ("id", "now", "on", "cause")


def derived(loaded: Loaded, review: Review, today: date) -> Mapping[str, str]:
    """Return the derived files by path below the root; a new row of aliases.csv bears the date of today."""
    aliases = _aliases(loaded, review, today)
    return {REFERENCES: references.render(review)} | ({loaded.aliases.path: aliases} if aliases else {})


def in_use(loaded: Loaded, review: Review) -> Iterator[ReportId]:
    """Yield every id under which people or releases have spoken of a report."""
    yield from (report for sheet in loaded.sheets for report in sheet.value.blocks)
    yield from (stored.value.report for stored in [*loaded.studies.values(), *loaded.context.values()])
    yield from (stored.value.report for stored in loaded.corrections)
    yield from (row.report for release in review.releases for row in release.outcomes)


def _aliases(loaded: Loaded, review: Review, today: date) -> str:
    rows = {row.id: row for row in loaded.aliases.value}
    rows |= {row.id: row for row in aliases_for(in_use(loaded, review), review.identity, today)}
    if not rows:
        return ""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADER)
    writer.writerows([str(getattr(rows[ident], name)) for name in HEADER] for ident in sorted(rows))
    return out.getvalue()
