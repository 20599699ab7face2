"""Sidecars of the five searches, and of the reference list with its export and index."""

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

from tools.convert_review import bibtex
from tools.convert_review.places import Places
from tools.convert_review.source import Source
from tools.convert_review.studies import SEARCH
from tools.convert_review.yamlout import table

HEADER = "ordinal,file,offset,length,sha256,accession\n"


def files(places: Places) -> Iterator[tuple[str, object]]:
    """Yield the path and value of the sidecars of the five searches."""
    words = table("searches.yml")
    for sequence, one in enumerate(words["searches"], 1):
        yield (
            f"searches/{one['id']}.yml",
            {
                "schema": 1,
                "id": one["id"],
                "sequence": sequence,
                "source": one["source"],
                "version": words["version"],
                "platform": one["platform"],
                "date": words["date"],
                "queries": list(_queries(words, one["id"])),
                "reported": one["reported"],
                "place": words["place"].format(place=places.at(one["line"])),
                "unavailable": words["unavailable"],
            },
        )


def _queries(words: Mapping[str, Any], search: str) -> Iterator[dict[str, str]]:
    notes = words["notes"].get(search, {})
    for ident, text in words["queries"].items():
        yield {"id": ident, "text": text} | ({"note": notes[ident]} if ident in notes else {})


def reference_list(source: Source) -> Iterator[tuple[str, object]]:
    """Yield the reference list: its export, its index and its sidecar."""
    words = table("searches.yml")
    months = table("corrections.yml")["months"]
    data = bibtex.export(source.references, months).encode()
    name = f"{SEARCH}.bib"
    rows = list(_index(data, name))
    exported = {
        "path": name,
        "format": "bibtex",
        "sha256": hashlib.sha256(data).hexdigest(),
        "bytes": len(data),
        "entries": len(rows),
        "records": len(rows),
    }
    own = words["reference_list"]
    yield f"searches/{name}", data.decode()
    yield f"searches/{SEARCH}.index.csv", HEADER + "".join(rows)
    yield (
        f"searches/{SEARCH}.yml",
        {
            "schema": 1,
            "id": SEARCH,
            "sequence": len(words["searches"]) + 1,
            "source": "reference-list",
            "version": words["version"],
            "platform": own["platform"],
            "date": own["date"],
            "place": own["place"],
            "files": [exported],
        },
    )


def _index(data: bytes, name: str) -> Iterator[str]:
    start = 0
    for ordinal, entry in enumerate(data.split(b"\n\n"), 1):
        bare = entry.rstrip(b"\n")
        digest = hashlib.sha256(bare).hexdigest()
        yield f"{ordinal},{name},{start},{len(bare)},{digest},ref-{ordinal}\n"
        start += len(entry) + 2
