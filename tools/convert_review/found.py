"""discrepancies.yml: what contradicts what, in own words, with places, works and standing."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from tools.convert_review.places import Places
from tools.convert_review.source import Row, Source
from tools.convert_review.yamlout import table

SPELT = "The corrected spelling is used; the printed one is kept here."


def discrepancies(source: Source, places: Places) -> dict[str, object]:
    """Return the value of discrepancies.yml: the rows of the CSV in order, then what we found ourselves."""
    words = table("found.yml")
    rows = {row["id"]: row for row in source.discrepancies}
    return {"schema": 1, "discrepancies": [_one(source, places, i, words[i], rows.get(i)) for i in words]}


def _one(
    source: Source, places: Places, ident: str, words: Mapping[str, Any], row: Row | None
) -> dict[str, object]:
    finding, standing = _said(words)
    works = words.get("works", tuple(_works(source, row)))
    return {
        "id": ident.lower(),
        "kind": row["kind"] if row else words["kind"],
        "severity": row["severity"] if row else words["severity"],
        "finding": finding,
        "places": [places.at(line) for line in words["lines"]],
        **({"studies": list(dict.fromkeys(works))} if works else {}),
        **({"disputes": words["disputes"]} if "disputes" in words else {}),
        "standing": standing,
    }


def _said(words: Mapping[str, Any]) -> tuple[str, str]:
    if "spelling" not in words:
        return words["finding"], words["standing"]
    printed, meant = words["spelling"]
    return f"“{printed}” is printed for “{meant}”.", SPELT


def _works(source: Source, row: Row | None) -> Iterator[str]:
    keys = {reference["ref"]: reference["key"] for reference in source.references}
    for number in re.findall(r"\d+", row["refs"] if row else ""):
        yield keys[number]
