"""The list on which the linking of preprints with publications is judged.

    python -m tools.link_pairs > tests/link_pairs.csv    # done once, before the linker first ran

A list of pairs: what is a preprint, what is a publication, whether the two are of one study, and why the pair
is there. Only identifiers and a flag are stored; `tools.link_described` makes the descriptions from them.

True pairs are those whose identifiers the references hold (an arXiv identifier and the DOI, ACL identifier or
printed venue of the publication), and candidates for the update that the corpus of conference papers holds
under the same title, or under the same name before a colon and nine tenths of the letters.

Near-misses are pairs of different works, those of the highest likeness of titles first: a preprint and the
nearest other publication; two references with one first author; two papers of the corpus without a common
family name; two papers of different years by one first author whose titles bear different numbers.
"""

import csv
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
from rapidfuzz import fuzz, process

from tools import link_described as described
from tools.link_described import Material, Row

FROZEN: Final = Path(__file__).parents[1] / "tests" / "link_pairs.csv"
MOST: Final = 100
LIKE: Final = 88
_CHUNK: Final = 1000
_WORDS: Final = re.compile(r"[a-z0-9]+")
_NUMBER: Final = re.compile(
    r"\d+|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\b[ivx]+\b", re.IGNORECASE
)


class Pair(NamedTuple):
    """One line of the list; `same` is 1 for two reports of one study, `why` says how the pair was found."""

    preprint: str
    publication: str
    same: int
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How alike the titles of two papers of the corpus are, in per cent, and which they are."""

    per_cent: int
    a: str
    b: str


def true_pairs(material: Material) -> Iterator[Pair]:
    """Yield the pairs that identifiers prove."""
    for row in material.references.values():
        publication = described.publication_id(row, material.papers)
        if row["arxiv_id"] and publication:
            yield Pair(f"arxiv:{row['arxiv_id']}", publication, 1, "reference")
    known = {row["arxiv_id"] for row in material.references.values()}
    titles = {ident: plain(row["title"]) for ident, row in material.papers.items()}
    for ident, row in material.candidates.items():
        title = plain(row["title_as_listed"])
        _, likeness, paper = process.extractOne(title, titles, scorer=fuzz.ratio)
        if ident not in known and (likeness == 100 or _one_name(row, material.papers[paper], likeness)):
            yield Pair(f"arxiv:{ident}", f"acl:{paper}", 1, "candidate")


def plain(title: str) -> str:
    """Return the words of a title in small letters."""
    return " ".join(_WORDS.findall(title.lower()))


def _one_name(candidate: Row, paper: Row, likeness: float) -> bool:
    name, colon, _ = candidate["title_as_listed"].partition(":")
    return likeness >= 90 and bool(colon) and paper["title"].startswith(f"{name}:")


def near_misses(material: Material) -> Iterator[Pair]:
    """Yield pairs of different works."""
    true = {pair[:2] for pair in true_pairs(material)}
    yield from islice(_nearest(material, true), MOST)
    yield from _sisters(material)
    alike = sorted(likenesses(material.papers), key=lambda one: (-one.per_cent, one.a, one.b))
    yield from among_papers(alike, material.papers)


def _nearest(material: Material, true: set[tuple[str, str]]) -> Iterator[Pair]:
    titles = {f"acl:{ident}": plain(row["title"]) for ident, row in material.papers.items()}
    for row in material.references.values():
        name = described.publication_id(row, material.papers)
        if name:
            titles[name] = plain(row["title_corrected"])
    found = []
    for preprint, title in _preprints(material):
        others = process.extract(title, titles, scorer=fuzz.ratio, limit=2)
        other = next(one for one in others if (preprint, one[2]) not in true)
        if other[1] < 90:
            found.append((-other[1], preprint, other[2]))
    for _, preprint, publication in sorted(found):
        yield Pair(preprint, publication, 0, "nearest")


def _preprints(material: Material) -> Iterator[tuple[str, str]]:
    rows = {row["arxiv_id"]: row["title_as_listed"] for row in material.candidates.values()}
    rows |= {
        row["arxiv_id"]: row["title_corrected"] for row in material.references.values() if row["arxiv_id"]
    }
    yield from ((f"arxiv:{ident}", plain(title)) for ident, title in sorted(rows.items()))


def _sisters(material: Material) -> Iterator[Pair]:
    for one in material.references.values():
        for other in material.references.values():
            name = described.publication_id(other, material.papers)
            if one is not other and one["arxiv_id"] and name and _first(one) == _first(other):
                yield Pair(f"arxiv:{one['arxiv_id']}", name, 0, "one-author")


def _first(row: Row) -> str:
    return described.printed(row["authors_printed"])[0].family


def likenesses(papers: Mapping[str, Row]) -> Iterator[Likeness]:
    """Yield the pairs of papers whose titles are alike but not the same; about a minute."""
    order = sorted(papers, key=lambda ident: (len(plain(papers[ident]["title"])), ident))
    titles = [plain(papers[ident]["title"]) for ident in order]
    sizes = np.array([len(title) for title in titles])
    for start in range(0, len(titles), _CHUNK):
        chunk = titles[start : start + _CHUNK]
        end = int(np.searchsorted(sizes, len(chunk[-1]) * 1.28 + 1, side="right"))
        made = process.cdist(chunk, titles[start:end], scorer=fuzz.ratio, score_cutoff=LIKE, dtype=np.uint8)
        for here, there in zip(*np.nonzero(made), strict=True):
            if here < there and chunk[here] != titles[start + there]:
                a, b = order[start + here], order[start + there]
                yield Likeness(per_cent=int(made[here, there]), a=a, b=b)


def among_papers(alike: Sequence[Likeness], papers: Mapping[str, Row]) -> Iterator[Pair]:
    """Yield near-misses among papers whose titles are alike."""
    strangers = (one for one in alike if _strangers(papers[one.a], papers[one.b]))
    for one in islice(strangers, MOST):
        yield Pair(f"acl:{one.a}", f"acl:{one.b}", 0, "no-common-author")
    yearly = (one for one in alike if _yearly(papers[one.a], papers[one.b]))
    for one in islice(yearly, MOST):
        yield Pair(f"acl:{one.a}", f"acl:{one.b}", 0, "other-number")


def _strangers(one: Row, other: Row) -> bool:
    return bool(one["authors"] and other["authors"]) and not {*_families(one)} & {*_families(other)}


def _yearly(one: Row, other: Row) -> bool:
    numbers = [sorted(map(str.lower, _NUMBER.findall(row["title"]))) for row in (one, other)]
    led = bool(one["authors"]) and _families(one)[:1] == _families(other)[:1]
    return led and numbers[0] != numbers[1] and one["year"] != other["year"]


def _families(row: Row) -> list[str]:
    return [name.partition(",")[0].strip() for name in row["authors"].split(";")]


def frozen() -> tuple[Pair, ...]:
    """Return the pairs of the frozen list."""
    with FROZEN.open(encoding="utf-8", newline="") as lines:
        return tuple(
            Pair(row["preprint"], row["publication"], int(row["same"]), row["why"])
            for row in csv.DictReader(lines)
        )


def write(pairs: Iterable[Pair]) -> None:
    """Print a list."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(Pair._fields)
    writer.writerows(dict.fromkeys(pairs))


def main() -> None:
    """Print a new list."""
    material = described.read()
    write([*true_pairs(material), *near_misses(material)])


if __name__ == "__main__":
    main()
