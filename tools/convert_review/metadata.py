"""Corrections of what the reference list prints: titles, years, venues, names and verified identifiers."""

from collections.abc import Iterator, Mapping
from typing import Any

from tools.convert_review.source import Row, Source
from tools.convert_review.studies import EDITORS, READ_ON, report
from tools.convert_review.yamlout import table

Said = Mapping[str, str]
UNREGISTERED = "10.5555/"


def files(source: Source) -> Iterator[tuple[str, object]]:
    """Yield the path and value of the corrections of every report that needs some."""
    words = table("corrections.yml")
    for numbers in source.numbers.values():
        row = next(row for row in source.references if int(row["ref"]) == min(numbers))
        made = [*_own(row, words), *words["more"].get(min(numbers), ())]
        if made:
            ident = report(numbers)
            value = {"schema": 1, "report": ident, "corrections": [_signed(one) for one in made]}
            yield f"corrections/{ident.replace(':', '-')}.yml", value


def _own(row: Row, words: Mapping[str, Any]) -> Iterator[Said]:
    title, where = row["title_corrected"], _where(row, words["sources"])
    if title != row["title_printed"]:
        yield {"field": "title", "value": title, "was": row["title_printed"], "source": where}
    if row["year_corrected"] != row["year_printed"]:
        year, was = row["year_corrected"], row["year_printed"]
        yield {"field": "year", "value": year, "was": was, "source": where}
    yield from _arxiv(row)
    yield from _doi(row, words["not_ours"]["doi"])
    yield from _url(row, words["not_ours"]["url"])


def _arxiv(row: Row) -> Iterator[Said]:
    ident = row["arxiv_id"]
    if not ident or ident == row["arxiv_printed"] or "arxiv verified" not in row["status"]:
        return
    yield {"field": "arxiv", "value": ident, "source": row["arxiv_source"]}
    month = f"20{ident[:2]}-{ident[2:4]}"
    yield {"field": "first-public", "value": month, "source": "month that the arXiv identifier tells"}


def _doi(row: Row, not_ours: list[int]) -> Iterator[Said]:
    verified = "doi verified" in row["status"] and int(row["ref"]) not in not_ours
    if verified and not row["doi"].startswith(UNREGISTERED):
        yield {"field": "doi", "value": row["doi"].lower(), "source": row["doi_source"]}


def _url(row: Row, not_ours: list[int]) -> Iterator[Said]:
    if "url verified" in row["status"] and int(row["ref"]) not in not_ours:
        yield {"field": "url", "value": row["url"], "source": row["url_source"]}


def _where(row: Row, known: Mapping[int, str]) -> str:
    """Return the source that verified a work: that of its identifier, or the one that the table names."""
    found = row["arxiv_source"] or row["doi_source"] or row["url_source"]
    return known.get(int(row["ref"]), found)


def _signed(one: Said) -> dict[str, object]:
    order = ("field", "value", "was", "source")
    return {key: one[key] for key in order if key in one} | {"by": EDITORS, "on": READ_ON}
