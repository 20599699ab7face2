"""A small sound review as loaded, every part replaceable, and what a rule finds in it."""

from datetime import date
from decimal import Decimal

from pipeline import files
from pipeline.loaded import IndexRow, Loaded, Stored
from pipeline.model import Bib, Record, Release
from pipeline.rules.world import World
from pipeline.values import Arm, Basis, Bound, ClaimKind, Level, Stage

BEFORE, TITLES, FULL = Stage.BEFORE_SCREENING, Stage.TITLE_ABSTRACT, Stage.FULL_TEXT
DAY = date(2024, 3, 4)
HASH = "0" * 64

PROTOCOL = {
    "title": "T",
    "short_title": "T",
    "question": "Q",
    "responsible": "R",
    "versions": (files.Version(id="1.0.0", trigger="t"), files.Version(id="1.1.0", trigger="t")),
    "sources": (files.Source(id="base", label="Base", arm=Arm.DATABASE),),
    "criteria": (),
    "reasons": (
        files.Reason(id="old", label="Old", stages=(BEFORE, FULL)),
        files.Reason(id="off", label="Off", stages=(TITLES, FULL)),
    ),
    "reviewers": (
        files.Reviewer(id="ash", label="Ash"),
        files.Reviewer(id="elm", label="Elm"),
        files.Reviewer(id="tool", label="Tool", basis=Basis.DERIVED),
        files.Reviewer(id="paper", label="Paper", basis=Basis.STATED),
    ),
    "documents": {"text": "The text"},
}
NODES = (
    files.Node(id="top", label="Top", definition="d"),
    files.Node(id="low", label="Low", parent="top", definition="d"),
)
UNITS = (
    files.Unit(id="gram", symbol="g", dimension="mass"),
    files.Unit(id="kilo", symbol="kg", dimension="mass", factor=Decimal(1000)),
    files.Unit(id="hour", symbol="h", dimension="time"),
)
METRICS = (
    files.Metric(id="weight", label="Weight", definition="d", dimension="mass", chartable=True),
    files.Metric(id="length", label="Length", definition="d", dimension="time"),
    files.Metric(id="mood", label="Mood", definition="d", dimension="words"),
)
EXPORT = files.ExportFile(path="s.ris", format="ris", sha256=HASH, bytes=9, entries=3, records=3)
ROWS = tuple(
    IndexRow(ordinal=n, file="s.ris", offset=n, length=1, sha256=HASH, accession="") for n in (1, 2, 3)
)


def protocol(**changes):
    return files.Protocol(**{**PROTOCOL, **changes})


def search(ident="s", **changes):
    given = {
        "id": ident,
        "sequence": 1,
        "source": "base",
        "version": "1.0.0",
        "date": DAY,
        "files": (EXPORT,),
    }
    return Stored(path=f"records/searches/{ident}.yml", value=files.Search(**{**given, **changes}))


def study(**changes):
    return files.StudyFile(**{"report": "s:0001", "name": "N", **changes})


def stored_study(name="ash-2020", folder="studies", **changes):
    return Stored(path=f"records/{folder}/{name}.yml", value=study(**changes))


def claim(**changes):
    stated = files.StatedValue(
        place="p", printed="x", document="text", level=Level.ABSTRACT, by="ash", on=DAY
    )
    given = {
        "id": "c",
        "metric": "weight",
        "kind": ClaimKind.OUTCOME,
        "bound": Bound.EXACT,
        "low": Decimal(2),
        "unit": "gram",
        "statements": (stated,),
    }
    return files.ClaimEntry(**{**given, **changes})


def sheet(blocks, path="records/screening/full-text/ash/001.yml", stage=FULL, reviewer="ash"):
    return Stored(path=path, value=files.Sheet(stage=stage, reviewer=reviewer, blocks=blocks))


def record(ident):
    return Record(id=ident, search="s", source="base", file="s.ris", offset=0, length=1, line=1, bib=Bib())


def release(version, on=DAY):
    return Release(
        version=version,
        on=on,
        trigger="t",
        outcomes=(),
        studies=(),
        searches={},
        protocol_sha256="",
        taxonomy_sha256="",
    )


def single(name, value):
    return Stored(path=f"records/{name}.yml", value=value)


def loaded(**changes):
    given = {
        "root": "",
        "protocol": single("protocol", protocol()),
        "taxonomy": single("taxonomy", files.Taxonomy(nodes=NODES)),
        "metrics": single("metrics", files.Metrics(units=UNITS, metrics=METRICS)),
        "form": single("fields", files.Form(fields=())),
        "names": single("names", files.Names(names=())),
        "tables": single("tables", files.Tables(tables=())),
        "charts": single("charts", files.Charts(charts=())),
        "discrepancies": single("discrepancies", files.Discrepancies(discrepancies=())),
        "searches": (search(),),
        "indexes": {"s": Stored(path="records/searches/s.index.csv", value=ROWS)},
        "studies": {},
        "context": {},
        "aliases": Stored(path="records/aliases.csv", value=()),
        "records": tuple(record(f"s:000{n}") for n in (1, 2, 3)),
    }
    rest = dict.fromkeys(
        ["corrections", "links", "rulings", "sheets", "releases", "unreadable", "prose", "problems"], ()
    )
    return Loaded(**{**rest, **given, **changes})


def found(rule, **changes):
    """Return the keys and codes of what a rule finds in the small review with some parts replaced."""
    return [(one.loc, one.code) for one in rule(World(loaded(**changes)))]
