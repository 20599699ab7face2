"""Make a review of any size, the same one each time, for measuring: every fact in it is generated."""

import hashlib
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

from pipeline import files, index
from pipeline.canonical import to_text
from pipeline.formats import READERS
from pipeline.formats.accounting import account
from pipeline.formats.bibtex_write import write
from pipeline.formats.written import Written
from pipeline.model import Bib, Name
from pipeline.values import (
    Arm,
    Bound,
    ClaimKind,
    CriterionId,
    Level,
    MetricId,
    NodeId,
    PartialDate,
    ReasonId,
    ReportId,
    ReviewerId,
    SearchId,
    Slug,
    SourceId,
    Stage,
    Text,
    UnitId,
    Verdict,
    VersionId,
)

DAY = date(2024, 1, 2)
SEARCH = SearchId("search-a")
FIRST, SECOND = ReviewerId("first"), ReviewerId("second")
BLOCKS_A_SHEET = 500
INCLUDED_EACH = 20
WORDS = (
    "amber",
    "birch",
    "cedar",
    "dune",
    "ember",
    "fjord",
    "grove",
    "heath",
    "islet",
    "juniper",
    "kelp",
    "lagoon",
)


def write_review(root: Path, reports: int) -> Path:
    """Write a review with so many reports, screened by two reviewers, every twentieth included."""
    for path, text in contents(reports):
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8", newline="")
    return root


def contents(reports: int) -> Iterator[tuple[str, str]]:
    """Yield every file of the review, path and text."""
    yield "records/protocol.yml", to_text(protocol())
    yield "records/taxonomy.yml", to_text(taxonomy())
    yield "records/metrics.yml", to_text(metrics())
    yield from search(reports)
    for stage, chosen in ((Stage.TITLE_ABSTRACT, range(reports)), (Stage.FULL_TEXT, included(reports))):
        for reviewer in (FIRST, SECOND):
            yield from sheets(stage, reviewer, [*chosen])
    for number in included(reports):
        yield f"records/studies/study-{number:06d}.yml", to_text(study(number))


def protocol() -> files.Protocol:
    """Return the protocol."""
    return files.Protocol(
        title=Text("A generated review"),
        short_title=Text("Generated"),
        question=Text("How fast is the engine?"),
        notice=Text("Every fact on this site is generated."),
        responsible=Text("nobody"),
        versions=(files.Version(id=VersionId("1.0.0"), trigger=Text("a measurement")),),
        sources=(files.Source(id=SourceId("base"), label=Text("Base"), arm=Arm.DATABASE),),
        criteria=(
            files.Criterion(
                id=CriterionId("window"),
                label=Text("First made public in the window"),
                test="first-public-date",
                reason=ReasonId("out-of-window"),
                earliest=Text("1990"),
                latest=Text("2030"),
            ),
        ),
        reasons=(
            files.Reason(id=ReasonId("out-of-window"), label=Text("Out of the window"), stages=tuple(Stage)),
            files.Reason(id=ReasonId("off-topic"), label=Text("Off topic"), stages=tuple(Stage)),
        ),
        reviewers=tuple(files.Reviewer(id=who, label=Text(who)) for who in (FIRST, SECOND)),
        votes={Stage.TITLE_ABSTRACT: 2, Stage.FULL_TEXT: 2},
        documents={Slug("paper"): Text("The paper itself")},
    )


def taxonomy() -> files.Taxonomy:
    """Return a root for each word with two nodes below it."""
    roots = [files.Node(id=NodeId(w), label=Text(w), definition=Text(f"All of {w}.")) for w in WORDS]
    below = [
        files.Node(
            id=NodeId(f"{w}-{n}"),
            label=Text(f"{w} {n}"),
            parent=NodeId(w),
            definition=Text(f"A part of {w}."),
        )
        for w in WORDS
        for n in (1, 2)
    ]
    return files.Taxonomy(nodes=(*roots, *below))


def metrics() -> files.Metrics:
    """Return one metric in one unit."""
    return files.Metrics(
        units=(
            files.Unit(id=UnitId("times"), symbol=Text("×"), dimension=Slug("factor"), factor=Decimal(1)),
        ),
        metrics=(
            files.Metric(
                id=MetricId("gain"),
                label=Text("Gain"),
                definition=Text("How much more."),
                dimension=Slug("factor"),
            ),
        ),
    )


def bib(number: int) -> Bib:
    """Return the description of one report."""
    words = [WORDS[number // len(WORDS) ** place % len(WORDS)] for place in range(5)]
    return Bib(
        title=f"On the {' '.join(words)} of number {number}",
        authors=(Name(family=f"Writer{number % 997}", given="A. B."), Name(family="Second", given="C.")),
        date=PartialDate(2000 + number % 24),
        kind="article",
        venue=f"Journal of {words[0]}",
        venue_kind="journal",
        doi=f"10.5555/gen.{number:07d}",
        abstract=" ".join(WORDS[(number + step) % len(WORDS)] for step in range(120)),
    )


def search(reports: int) -> Iterator[tuple[str, str]]:
    """Yield the export, its sidecar and its index."""
    text = "".join(write(Written(key=f"key{number}", bib=bib(number)) for number in range(reports)))
    data = text.encode()
    found = account(data, READERS["bibtex"], "search-a.bib")
    export = files.ExportFile(
        path=Text("search-a.bib"),
        format=Slug("bibtex"),
        sha256=Text(hashlib.sha256(data).hexdigest()),
        bytes=len(data),
        entries=len(found.entries),
        records=len(found.entries),
    )
    sidecar = files.Search(
        id=SEARCH, sequence=1, source=SourceId("base"), version=VersionId("1.0.0"), date=DAY, files=(export,)
    )
    yield "records/searches/search-a.bib", text
    yield "records/searches/search-a.yml", to_text(sidecar)
    yield (
        "records/searches/search-a.index.csv",
        index.write(index.index_rows([("search-a.bib", data, found)])),
    )


def included(reports: int) -> range:
    """Return the numbers of the included reports."""
    return range(0, reports, INCLUDED_EACH)


def report(number: int) -> ReportId:
    """Return the id of a report."""
    return ReportId(f"{SEARCH}:{number + 1:04d}")


def sheets(stage: Stage, reviewer: ReviewerId, numbers: list[int]) -> Iterator[tuple[str, str]]:
    """Yield the sheets of one reviewer at one stage."""
    for at, start in enumerate(range(0, len(numbers), BLOCKS_A_SHEET), 1):
        chosen = numbers[start : start + BLOCKS_A_SHEET]
        made = files.Sheet(stage=stage, reviewer=reviewer, blocks={report(n): block(n) for n in chosen})
        yield f"records/screening/{stage}/{reviewer}/{at:03d}.yml", to_text(made)


def block(number: int) -> files.Block:
    """Return the decision on one report."""
    if number % INCLUDED_EACH == 0:
        return files.Block(title=bib(number).title, verdict=Verdict.INCLUDE, on=DAY)
    return files.Block(title=bib(number).title, verdict=Verdict.EXCLUDE, reason=ReasonId("off-topic"), on=DAY)


def study(number: int) -> files.StudyFile:
    """Return the file of one included study, with ten claims."""
    stated = files.StatedValue(place=Text("Table 1"), printed=Text("2×"))
    claims = tuple(
        files.ClaimEntry(
            id=Slug(f"gain-{n}"),
            metric=MetricId("gain"),
            kind=ClaimKind.OUTCOME,
            bound=Bound.EXACT,
            low=Decimal(2),
            unit=UnitId("times"),
            statements=(stated,),
        )
        for n in range(10)
    )
    return files.StudyFile(
        report=report(number),
        name=Text(f"Study {number}"),
        reading=files.Reading(document=Slug("paper"), level=Level.FULL_TEXT, by=FIRST, on=DAY),
        placements=(files.Placed(node=NodeId(WORDS[number % len(WORDS)]), place=Text("Table 1")),),
        claims=claims,
    )
