"""Hand-made values for tests of what comes after the stages: a small review, every part replaceable."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline import files, model
from pipeline.build import read
from pipeline.problems import Problem, Severity
from pipeline.values import (
    Arm,
    Basis,
    Bound,
    ClaimKind,
    Counted,
    Level,
    PartialDate,
    Stage,
    Standing,
    State,
    Verdict,
)
from tests.conftest import copy_of

DAY = date(2024, 5, 6)


def protocol(**changes):
    given = {
        "title": "Teapots that do not exist: a living review",
        "short_title": "Unreal teapots",
        "question": "Which teapots pour best?",
        "responsible": "Nobody at all",
        "versions": (files.Version(id="1.0.0", trigger="first search"),),
        "sources": (
            files.Source(id="kettle", label="Kettle Index", arm=Arm.DATABASE),
            files.Source(id="spout", label="Spout Register", arm=Arm.REGISTER),
        ),
        "criteria": (
            files.Criterion(id="recent", label="Public since 2017", test="first-public-date", reason="old"),
        ),
        "reasons": (
            files.Reason(id="old", label="Too old", stages=(Stage.BEFORE_SCREENING,)),
            files.Reason(id="no-tea", label="Not about tea", stages=(Stage.FULL_TEXT,)),
        ),
        "reviewers": (files.Reviewer(id="alder", label="A. Alder"),),
    }
    return files.Protocol(**{**given, **changes})


def taxonomy():
    return files.Taxonomy(
        nodes=(
            files.Node(id="pots", label="Pots", definition="All pots."),
            files.Node(id="clay", label="Clay pots", parent="pots", definition="Pots of clay."),
            files.Node(id="glass", label="Glass pots", parent="pots", definition="Pots of glass."),
        )
    )


def metrics():
    return files.Metrics(
        units=(
            files.Unit(id="times", symbol="×", dimension="ratio", space=False),
            files.Unit(id="second", symbol="s", dimension="time"),
        ),
        metrics=(
            files.Metric(id="speed-up", label="Speed-up", definition="How much faster.", dimension="ratio"),
            files.Metric(id="delay", label="Delay", definition="How long.", dimension="time"),
        ),
    )


def bib(**changes):
    given = {
        "title": "Pouring without spilling",
        "authors": (model.Name(family="Brook", given="Ann"), model.Name(family="Fern", given="Bo")),
        "date": PartialDate(2021, 3),
        "venue": "Journal of Pots",
        "doi": "10.1234/pots.1",
    }
    return model.Bib(**{**given, **changes})


def record(ident, **changes):
    search = ident.rpartition(":")[0]
    return model.Record(
        id=ident,
        search=search,
        source="kettle",
        file=f"records/searches/{search}.bib",
        offset=0,
        length=9,
        line=int(ident[-4:]),
        bib=bib(**changes),
    )


def report(*records, **changes):
    ids = [one.id for one in records]
    matches = tuple(
        model.Match(records=(ids[0], other), rule="same-doi", agreed=("doi",)) for other in ids[1:]
    )
    made = bib(**changes) if changes else records[0].bib
    return model.Report(
        id=ids[0], records=tuple(ids), matches=matches, bib=made, origins={"title": ids[0], "doi": ids[0]}
    )


def identity(*reports, **changes):
    given = {
        "reports": {one.id: one for one in reports},
        "report_of": {ident: one.id for one in reports for ident in one.records},
        "aliases": {},
        "refused": (),
    }
    return model.Identity(**{**given, **changes})


def amount(low=None, high=None, bound=Bound.EXACT, unit="times"):
    low = None if low is None else Decimal(low)
    return model.Amount(bound=bound, low=low, high=low if high is None else Decimal(high), unit=unit)


def statement(printed="2.3x", **changes):
    given = {
        "document": "paper",
        "place": "Table 2",
        "line": None,
        "printed": printed,
        "amount": amount("2.3", bound=Bound.UP_TO),
        "level": Level.ABSTRACT,
        "by": "alder",
        "on": DAY,
        "note": "",
    }
    return model.Statement(**{**given, **changes})


def claim(ident, **changes):
    given = {
        "metric": "speed-up",
        "kind": ClaimKind.OUTCOME,
        "amount": amount("2.3", bound=Bound.UP_TO),
        "baseline": "a ladle",
        "model": "Pot-3",
        "hardware": "",
        "dataset": "",
        "condition": "full pot",
        "note": "",
        "statements": (statement(),),
        "standing": Standing.SINGLE,
    }
    return model.Claim(id=ident, study=ident.split("/")[0], **{**given, **changes})


def placement(study, node, **changes):
    given = {"basis": Basis.STATED, "place": "Section 2", "by": "alder", "on": DAY, "note": ""}
    return model.Placement(study=study, node=node, **{**given, **changes})


def study(ident, reports, **changes):
    given = {
        "links": (),
        "name": ident.title(),
        "role": "",
        "summary": "Pours well.",
        "texts": {"strong-point": "Never drips."},
        "bib": bib(),
        "placements": (),
        "claims": (),
        "included": True,
        "file": f"records/studies/{ident}.yml",
    }
    return model.Study(id=ident, reports=reports, **{**given, **changes})


def outcome(ident, report, state, **changes):
    given = {"search": ident.rpartition(":")[0], "source": "kettle", "arm": Arm.DATABASE}
    return model.Outcome(record=ident, report=report, state=state, **{**given, **changes})


def held(counted, *ids):
    return model.Count(counted=counted, terms=(model.Held(ids=frozenset(ids)),))


def flow():
    lost = model.Count(counted=Counted.RECORD, terms=(model.NotReported(why="Printed only in a picture."),))
    said = model.Count(counted=Counted.RECORD, terms=(model.Reported(n=7, place="Page 3"),))
    line = model.Line(id="kettle", label="Kettle Index", count=held(Counted.RECORD, "k1:0001", "k1:0002"))
    boxes = [
        model.Box(
            id="identified",
            number=2,
            label="Records identified",
            count=held(Counted.RECORD, "k1:0001", "k1:0002", "k1:0003"),
            lines=(line,),
        ),
        model.Box(id="new-studies", number=10, label="Studies", count=held(Counted.STUDY, "ladle")),
    ]
    told = [
        model.Box(id="identified", number=2, label="Records identified", count=said),
        model.Box(id="screened", number=4, label="Records screened", count=lost),
    ]
    columns = (
        model.Column(
            id="1.0.0-reported", version="1.0.0", label="As reported", boxes={box.id: box for box in told}
        ),
        model.Column(id="1.0.0", version="1.0.0", label="As held", boxes={box.id: box for box in boxes}),
    )
    check = model.Broken(identity="I1", column="1.0.0-reported", message="one part unknown", partial=True)
    return model.Flow(columns=columns, checks=(check,))


def decision(report, **changes):
    given = {
        "recorded_for": report,
        "stage": Stage.FULL_TEXT,
        "verdict": Verdict.INCLUDE,
        "reason": None,
        "by": "alder",
        "on": DAY,
        "note": "",
        "origin": Basis.TAKEN,
        "place": "",
        "evidence": "",
        "file": "records/screening/full-text/alder/001.yml",
    }
    return model.Decision(report=report, **{**given, **changes})


def screening(report, *decisions, verdict=Verdict.INCLUDE, **changes):
    return model.Screening(
        report=report, stage=Stage.FULL_TEXT, decisions=decisions, verdict=verdict, **changes
    )


def discrepancy(ident="d1", **changes):
    given = {
        "kind": "number-conflict",
        "severity": "high",
        "finding": "Two numbers for one thing.",
        "places": ("Table 2",),
        "studies": ("ladle",),
        "standing": "open",
    }
    return files.Discrepancy(id=ident, **{**given, **changes})


def review(**changes):
    first, second, third, fourth = (record(f"k1:{n:04d}") for n in range(1, 5))
    ladle = study(
        "ladle",
        ("k1:0001",),
        placements=(placement("ladle", "clay"),),
        claims=(
            claim("ladle/fast"),
            claim("ladle/slow", metric="delay", standing=Standing.DISPUTED, statements=(statement(),) * 2),
        ),
    )
    sieve = study("sieve", ("k1:0004",), role="background", included=False, file="records/context/sieve.yml")
    given = {
        "protocol": protocol(),
        "taxonomy": taxonomy(),
        "metrics": metrics(),
        "form": files.Form(fields=()),
        "names": files.Names(names=()),
        "tables": files.Tables(tables=()),
        "charts": files.Charts(charts=()),
        "discrepancies": files.Discrepancies(discrepancies=(discrepancy(),)),
        "searches": (
            files.Search(
                id="k1",
                sequence=1,
                source="kettle",
                version="1.0.0",
                date=DAY,
                queries=(files.Query(id="q1", text="tea AND pot", hits=5),),
                reported=5,
                place="Page 2",
            ),
        ),
        "records": {one.id: one for one in (first, second, third, fourth)},
        "entries": 5,
        "unreadable": ("k1:0005",),
        "identity": identity(report(first, second), report(third), report(fourth)),
        "findings": (model.Finding(report="k1:0001", criterion="recent", passed=True, evidence="2021-03"),),
        "screenings": (screening("k1:0001", decision("k1:0001")),),
        "drift": (),
        "studies": {"ladle": ladle},
        "context": {"sieve": sieve},
        "outcomes": (
            outcome("k1:0001", "k1:0001", State.INCLUDED, study="ladle"),
            outcome("k1:0002", "k1:0001", State.DUPLICATE),
            outcome("k1:0003", "k1:0003", State.EXCLUDED_FULL_TEXT, reason="no-tea"),
            outcome("k1:0004", "k1:0004", State.AWAITING_SCREENING),
            outcome("k1:0005", "k1:0005", State.UNREADABLE),
        ),
        "flow": flow(),
        "releases": (),
        "prose": (),
    }
    return model.Review(**{**given, **changes})


def table():
    columns = (
        files.TableColumn(label="Work", field="name"),
        files.TableColumn(label="Title", field="title"),
        files.TableColumn(label="Class", placement="pots"),
        files.TableColumn(label="Gain", metrics=("speed-up",)),
        files.TableColumn(label="Strong point", text="strong-point"),
    )
    return files.Table(
        id="all", title="All pots", caption="Side by side.", rows=files.Selection(), columns=columns
    )


def release(version="0.9.0", **changes):
    frozen = model.Snapshot(
        id="ladle", reports=("k1:0001",), title="Then", nodes=("clay",), claims={"ladle/fast": "2×"}
    )
    given = {
        "on": DAY,
        "trigger": "first search",
        "outcomes": (outcome("k1:0001", "k1:0001", State.CONFLICT_FULL_TEXT),),
        "studies": (frozen,),
        "searches": {"k1": "abc"},
        "protocol_sha256": "p1",
        "taxonomy_sha256": "t1",
        "digest": "d1",
    }
    return model.Release(version=version, **{**given, **changes})


def bare_review():
    """Return a review in which nothing has been searched for yet."""
    return review(
        records={},
        entries=0,
        unreadable=(),
        identity=identity(),
        studies={},
        context={},
        screenings=(),
        findings=(),
        outcomes=(),
        searches=(),
        flow=model.Flow(columns=(), checks=()),
        discrepancies=files.Discrepancies(discrepancies=()),
    )


def full_review():
    """Return a review in which no text is missing and no list is empty."""
    base = review()
    ladle = base.studies["ladle"]
    told = statement(note="read twice", line=4)
    claims = (
        claim("ladle/fast", statements=(told,), hardware="one hob", dataset="teas", note="in spring"),
        claim(
            "ladle/taste",
            amount=amount(bound=Bound.NOT_NUMERIC),
            standing=Standing.DISPUTED,
            discrepancies=("d1",),
            statements=(statement(amount=amount(bound=Bound.NOT_NUMERIC)),),
        ),
    )
    link = files.Link(
        reports=("k1:0001", "k1:0003"), relation="preprint", evidence="said so", by="alder", on=DAY
    )
    described = bib(
        volume="1", issue="2", pages="3", article_number="4", arxiv="2104.07857", pmid="12", abstract="Tea."
    )
    ladle = changed(
        ladle,
        claims=claims,
        links=(link,),
        bib=described,
        reports=("k1:0001", "k1:0003"),
        placements=(placement("ladle", "clay", note="seen"),),
    )
    search = changed(
        base.searches[0],
        platform="web",
        filters=("English",),
        unavailable="Export lost.",
        queries=(files.Query(id="q1", text="tea", syntax="plain", hits=5, note="run once"),),
        files=(files.ExportFile(path="k1.bib", format="bibtex", sha256="ab", bytes=9, entries=5, records=4),),
        acknowledged=(files.Acknowledged(record="k1:0005", by="alder", on=DAY, note="torn"),),
    )
    refused = model.Match(
        records=("k1:0003", "k1:0004"),
        rule="doi",
        agreed=("doi",),
        against=("title", "authors"),
        parts=(("doi", 6), ("title", -9)),
    )
    known = changed(base.identity, refused=(refused,), aliases={"k0:0001": "k1:0001"})
    told = decision("k1:0001", note="sure", place="Table 1", evidence="seen", reason="no-tea")
    doubts = screening("k1:0003", decision("k1:0003"), verdict=None, conflict=True)
    slip = Problem("records/x.yml", 3, 4, "slip", "a slip", "mend it", Severity.WARNING)
    return changed(
        base,
        protocol=protocol(
            notice="All of it is unreal.",
            versions=(
                files.Version(id="1.0.0", trigger="first"),
                files.Version(id="1.1.0", trigger="second"),
            ),
        ),
        tables=files.Tables(tables=(table(),)),
        studies={"ladle": ladle},
        searches=(search,),
        identity=known,
        screenings=(screening("k1:0001", told), doubts),
        drift=(slip,),
        problems=(slip,),
        releases=(release(), release("1.0.0", studies=(), digest="d2", previous="d1")),
    )


@lru_cache
def tiny_review(name):
    """Return one of the two tiny reviews as it is built, read from a copy."""
    with TemporaryDirectory() as folder:
        return read(copy_of(name, Path(folder)), date(2030, 1, 1))


def changed(value, **changes):
    """Return a value with some of its parts replaced."""
    return replace(value, **changes)
