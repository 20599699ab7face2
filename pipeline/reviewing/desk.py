"""The desk: the cards of all reports, kept between sessions, so that a screen opens at once.

It is made by the whole pipeline and kept under `build/screening/`, by the hash of the records, of the files
that say which are one report, of the protocol and of the code; whatever changes makes it anew. It holds
abstracts that may not be stored with the review, where their exports are at hand: it never leaves `build/`.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Final

from pipeline import exports, files
from pipeline.cache import FOLDER, Cache, fingerprint
from pipeline.folder import Folder
from pipeline.loaded import Loaded
from pipeline.model import Review
from pipeline.reviewing.card import Card, Row, abstracts, card, rows
from pipeline.values import ReportId

PLACE: Final = "build/screening"
CODE: Final = (".", "dedupe", "files", "formats", "model", "query", "reviewing", "screen")
SOURCES: Final = (
    "records/protocol.yml",
    "records/aliases.csv",
    "records/searches/",
    "records/corrections/",
    "records/retractions/",
    "records/verdicts/",
)
Make = Callable[[], tuple[Loaded, Review]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The cards of a review by report, and the report of every id; a card is made when it is asked for."""

    rows: Mapping[str, Row]
    reports: Mapping[str, str]

    def report(self, ident: str) -> ReportId | None:
        """Return the report that an id stands for today."""
        found = self.reports.get(ident)
        return None if found is None else ReportId(found)

    def card(self, report: ReportId) -> Card:
        """Return the card of a report."""
        return card(self.rows[report])


def desk(folder: Folder, make: Make) -> Desk:
    """Return the desk of a review as it was kept, or make it from what `make` returns and keep it."""
    shelf = Cache(folder=folder.root / PLACE)
    key = _key(folder)
    text = shelf.get(key)
    if text is None:
        text = _text(folder, *make())
        shelf.put(key, text)
        shelf.evict()
    held = json.loads(text)
    return Desk(rows=held["rows"], reports=held["reports"])


def _key(folder: Folder) -> str:
    made = sha256(fingerprint(CODE).encode())
    for path in sorted(path for path in folder.paths if path.startswith(SOURCES)):
        made.update(f"{path}\0{sha256(folder.read(path) or b'').hexdigest()}\0".encode())
    return made.hexdigest()


def _text(folder: Folder, loaded: Loaded, review: Review) -> str:
    identity = review.identity
    ids = (*identity.report_of, *identity.aliases)
    made = {
        "rows": {str(row[0]): row for row in rows(review, _unstored(folder, loaded))},
        "reports": {ident: identity.resolve(ident) for ident in ids},
    }
    return json.dumps(made, ensure_ascii=False)


def _unstored(folder: Folder, loaded: Loaded) -> Mapping[str, str]:
    """Return the abstracts of exports that are at hand but may not be published, by record."""
    protocol = loaded.protocol.value
    private = {source.id for source in protocol.sources if source.publish == "no-raw"}
    searches = [one for one in loaded.searches if one.value.source in private and _held(one.value, folder)]
    open_to_all: Sequence[files.Source] = [replace(one, publish="everything") for one in protocol.sources]
    free = replace(protocol, sources=tuple(open_to_all))
    cache = Cache(folder=folder.root / FOLDER)
    return abstracts(exports.read(searches, free, folder, cache).records)


def _held(search: files.Search, folder: Folder) -> bool:
    return all(f"records/searches/{file.path}" in folder.paths for file in search.files)
