"""Small worlds for tests of the flow: searches, reports and decisions, run through the stages that count.

Every source, search and study is invented.
"""

from dataclasses import dataclass, field
from datetime import date

from pipeline import files, model
from pipeline.flow import flow
from pipeline.loaded import Loaded, Stored
from pipeline.outcomes import outcomes
from pipeline.outcomes_state import included
from pipeline.screen.outcome import screenings
from pipeline.values import Arm, Basis, Counted, Stage, Verdict

TA, FT, BEFORE = Stage.TITLE_ABSTRACT, Stage.FULL_TEXT, Stage.BEFORE_SCREENING
IN, OUT, MISSING, UNSURE = Verdict.INCLUDE, Verdict.EXCLUDE, Verdict.NOT_RETRIEVED, Verdict.UNSURE
DAY = date(2030, 1, 1)

SOURCES = (
    files.Source(id="alpha", label="Alpha Index", arm=Arm.DATABASE),
    files.Source(id="beta", label="Beta Base", arm=Arm.DATABASE),
    files.Source(id="gamma", label="Gamma Register", arm=Arm.REGISTER),
    files.Source(id="web", label="Web of Wishes", arm=Arm.WEBSITE),
    files.Source(id="house", label="House of Papers", arm=Arm.ORGANISATION),
    files.Source(id="kin", label="Citing papers", arm=Arm.CITATION),
    files.Source(id="list", label="Printed list", arm=Arm.RECONSTRUCTION),
)
REASONS = (
    files.Reason(id="old", label="Too old", stages=(BEFORE, FT)),
    files.Reason(id="off-topic", label="Off the topic", stages=(TA, FT)),
    files.Reason(id="wrong", label="Wrong kind, or none; at all", stages=(FT,)),
)
CRITERIA = (
    files.Criterion(id="recent", label="Public since 2020", test="first-public-date", reason="old"),
    files.Criterion(id="sense", label="Makes sense", test="human", reason="wrong", stage=FT),
)
REVIEWERS = (
    files.Reviewer(id="ada", label="Ada"),
    files.Reviewer(id="bob", label="Bob"),
    files.Reviewer(id="tool", label="A tool", basis=Basis.DERIVED),
    files.Reviewer(id="paper", label="The paper", basis=Basis.STATED),
)


def protocol(*versions, **changes):
    given = {
        "title": "An invented review",
        "short_title": "Invented",
        "question": "What is not?",
        "responsible": "Nobody",
        "versions": tuple(files.Version(id=one, trigger="a search") for one in versions or ("1.0.0",)),
        "sources": SOURCES,
        "criteria": CRITERIA,
        "reasons": REASONS,
        "reviewers": REVIEWERS,
    }
    return files.Protocol(**{**given, **changes})


def search(ident, sequence, source, version="1.0.0", *, held=True, **changes):
    file = files.ExportFile(
        path=f"{ident}.bib", format="bibtex", sha256="0" * 64, bytes=1, entries=1, records=1
    )
    given = {"id": ident, "sequence": sequence, "source": source, "version": version, "date": DAY}
    return files.Search(**{**given, "files": (file,) if held else (), **changes})


def record(ident, **bib):
    name = ident.partition(":")[0]
    return model.Record(
        id=ident,
        search=name,
        source="alpha",
        file=f"{name}.bib",
        offset=0,
        length=1,
        line=1,
        bib=model.Bib(**{"title": f"On {ident}", **bib}),
    )


def report(*ids, **bib):
    made = record(ids[0], **bib).bib
    return model.Report(id=ids[0], records=ids, matches=(), bib=made, origins={})


def identity(*groups, aliases=()):
    """Return the identity in which each group of record ids is one report, named by the first."""
    return model.Identity(
        reports={ids[0]: report(*ids) for ids in groups},
        report_of={ident: ids[0] for ids in groups for ident in ids},
        aliases=dict(aliases),
        refused=(),
    )


def stored(value, path="records/file.yml"):
    return Stored(path=path, value=value)


def loaded(given_protocol, searches=(), records=(), **changes):
    given = {
        "root": ".",
        "protocol": stored(given_protocol, "records/protocol.yml"),
        "taxonomy": stored(files.Taxonomy(nodes=())),
        "metrics": stored(files.Metrics(units=(), metrics=())),
        "form": stored(files.Form(fields=())),
        "names": stored(files.Names(names=())),
        "tables": stored(files.Tables(tables=())),
        "charts": stored(files.Charts(charts=())),
        "discrepancies": stored(files.Discrepancies(discrepancies=())),
        "searches": tuple(stored(one, f"records/searches/{one.id}.yml") for one in searches),
        "indexes": {},
        "aliases": stored((), "records/aliases.csv"),
        "studies": {},
        "context": {},
        "records": tuple(records),
        **dict.fromkeys(("corrections", "links", "rulings", "sheets"), ()),
        **dict.fromkeys(("releases", "unreadable", "prose", "problems"), ()),
    }
    return Loaded(**{**given, **changes})


def said(ident, stage, verdict, reason=None, **changes):
    """Return Ada's decision on a report, or whatever else the changes make of it."""
    given = {
        "recorded_for": ident,
        "by": "ada",
        "on": DAY,
        "note": "",
        "origin": Basis.TAKEN,
        "place": "",
        "evidence": "",
        "file": f"records/screening/{stage}/ada/001.yml",
    }
    return model.Decision(report=ident, stage=stage, verdict=verdict, reason=reason, **{**given, **changes})


def passed(ident, *more):
    """Return the decision that a report passes screening, and further ones."""
    return (said(ident, TA, IN), *more)


def chosen(ident):
    return passed(ident, said(ident, FT, IN))


def fails(ident, criterion="recent"):
    return model.Finding(report=ident, criterion=criterion, passed=False, evidence="published on 1999")


def study(ident, *reports, is_included=True):
    return model.Study(
        id=ident,
        reports=reports,
        links=(),
        name=ident.title(),
        role="",
        summary="",
        texts={},
        bib=model.Bib(title=f"A study called {ident}"),
        placements=(),
        claims=(),
        included=is_included,
    )


@dataclass
class World:
    """A review by its parts; `run` gives its outcome table and its flow."""

    versions: tuple = ("1.0.0",)
    searches: tuple = ()
    groups: tuple = ()
    decisions: tuple = ()
    findings: tuple = ()
    studies: dict = field(default_factory=dict)
    unreadable: tuple = ()
    releases: tuple = ()
    aliases: tuple = ()
    reported: tuple = ()
    sources: tuple = SOURCES

    @property
    def protocol(self):
        """Return the protocol of this world."""
        return protocol(*self.versions, reported=self.reported, sources=self.sources)

    @property
    def identity(self):
        """Return which records are one report."""
        return identity(*self.groups, aliases=self.aliases)

    @property
    def screenings(self):
        """Return what the decisions amount to."""
        return screenings(self.identity, self.decisions, self.findings, self.protocol)

    @property
    def loaded(self):
        """Return everything as if read from a directory."""
        ids = sorted(ident for group in self.groups for ident in group)
        retired = tuple(files.Alias(id=old, now=now, on=DAY, cause="merged") for old, now in self.aliases)
        return loaded(
            self.protocol,
            self.searches,
            [record(ident) for ident in ids],
            unreadable=self.unreadable,
            releases=self.releases,
            aliases=stored(retired, "records/aliases.csv"),
        )

    @property
    def made(self):
        """Return the studies, each included if one of its reports is."""
        now = included(self.screenings)
        return {
            ident: study(ident, *reports, is_included=bool(now & {*reports}))
            for ident, reports in self.studies.items()
        }

    @property
    def outcomes(self):
        """Return the rows of the version in preparation."""
        return outcomes(self.loaded, self.identity, self.screenings, self.made)

    @property
    def states(self):
        """Return the state of every record that has a row."""
        return {row.record: row.state.value for row in self.outcomes}

    @property
    def flow(self):
        """Return the flow of all versions."""
        return flow(self.loaded, self.outcomes, self.made)

    def column(self, ident=None):
        """Return one column, by default the held one of the last version."""
        columns = {column.id: column for column in self.flow.columns}
        return columns[ident or self.versions[-1]]

    def box(self, name, ident=None):
        """Return the count of one box."""
        return self.column(ident).boxes[name].count

    def released(self, on=DAY):
        """Return the version in preparation as a release."""
        last = self.releases[-1] if self.releases else None
        known = {ident for release in self.releases for ident in release.searches}
        snapshots = tuple(
            model.Snapshot(id=one.id, reports=one.reports, title=one.bib.title, nodes=(), claims={})
            for one in self.made.values()
            if one.included
        )
        return model.Release(
            version=self.versions[-1],
            on=on,
            trigger="a search",
            outcomes=self.outcomes,
            studies=snapshots,
            searches={one.id: "" for one in self.searches if one.id not in known},
            protocol_sha256="",
            taxonomy_sha256="",
            previous=last.digest if last else "",
        )


def full(**changes):
    """Return a first version in which every box of both arms has something in it."""
    given = {
        "searches": (
            search("a", 1, "alpha"),
            search("b", 2, "beta"),
            search("g", 3, "gamma"),
            search("w", 4, "web"),
            search("k", 5, "kin"),
        ),
        "groups": (
            ("a:0001", "b:0001"),
            ("a:0002",),
            ("a:0003",),
            ("a:0004",),
            ("a:0005",),
            ("a:0006",),
            ("b:0002", "w:0001"),
            ("b:0003",),
            ("b:0004",),
            ("g:0001",),
            ("g:0002",),
            ("w:0002", "k:0003"),
            ("w:0003",),
            ("w:0004",),
            ("w:0005",),
            ("k:0001",),
            ("k:0002",),
        ),
        "decisions": (
            *chosen("a:0001"),
            said("a:0002", TA, OUT, "off-topic"),
            said("a:0004", TA, IN),
            said("a:0004", TA, OUT, "off-topic", by="bob"),
            *chosen("a:0005"),
            *passed("b:0002", said("b:0002", FT, OUT, "wrong")),
            *passed("b:0003", said("b:0003", FT, MISSING)),
            *passed("b:0004"),
            *passed("g:0001", said("g:0001", FT, UNSURE)),
            said("g:0002", TA, OUT),
            said("w:0002", FT, IN),
            said("w:0003", FT, OUT, "off-topic"),
            said("w:0004", FT, MISSING),
            said("w:0005", FT, UNSURE),
        ),
        "findings": (fails("a:0006"), fails("k:0002")),
        "studies": {"oak": ("a:0001",), "elm": ("a:0005",), "ash": ("w:0002",)},
        "unreadable": ("a:0007", "w:0006"),
    }
    return World(**{**given, **changes})


def updated(**changes):
    """Return the version after `full`: studies withdrawn and added, records reopened and carried over."""
    base = full()
    given = {
        "versions": ("1.0.0", "1.1.0"),
        "releases": (base.released(),),
        "searches": (*base.searches, search("n", 6, "alpha", "1.1.0"), search("v", 7, "kin", "1.1.0")),
        "groups": (
            ("a:0001", "b:0001", "n:0001"),
            *base.groups[1:],
            ("n:0002", "n:0005"),
            ("n:0003",),
            ("n:0004",),
            ("v:0001",),
        ),
        "decisions": (
            *(d for d in base.decisions if d.report not in {"a:0005", "a:0002", "a:0004"}),
            *passed("a:0005", said("a:0005", FT, OUT, "wrong", consensus=True)),
            *passed("a:0002"),
            said("a:0004", TA, OUT, "off-topic", consensus=True),
            *chosen("a:0003"),
            said("g:0001", FT, IN, consensus=True),
            *chosen("n:0002"),
            *chosen("n:0003"),
            said("v:0001", FT, OUT, "wrong"),
        ),
        "studies": {
            "oak": ("a:0001", "n:0003"),
            "elm": ("a:0005",),
            "ash": ("w:0002",),
            "yew": ("a:0003",),
            "box": ("g:0001",),
            "fir": ("n:0002",),
        },
        "findings": base.findings,
        "unreadable": base.unreadable,
    }
    return World(**{**given, **changes})


def reconstructed(**changes):
    """Return a published review: five searches that report hits, and a printed list of 94 entries."""
    hits = {"alpha": 158, "beta": 224, "delta": 170, "epsilon": 268, "web": 163}
    more = (
        files.Source(id="delta", label="Delta Index", arm=Arm.DATABASE),
        files.Source(id="epsilon", label="Epsilon Archive", arm=Arm.DATABASE),
    )
    searches = [
        search(f"s-{source}", number, source, held=False, reported=n, place="Table 2")
        for number, (source, n) in enumerate(hits.items(), start=1)
    ]
    ids = [f"refs:{number:04d}" for number in range(1, 95)]
    twice = {"refs:0002": "refs:0031", "refs:0024": "refs:0027"}
    groups = tuple((one, twice[one]) if one in twice else (one,) for one in ids if one not in twice.values())
    stated = {"by": "paper", "origin": Basis.STATED, "place": "Tables 3 to 8"}
    tabled = [group[0] for group in groups][:46]
    given = {
        "sources": (*SOURCES, *more),
        "searches": (*searches, search("refs", 9, "list")),
        "groups": groups,
        "decisions": tuple(said(one, FT, IN, **stated) for one in tabled),
        "studies": {f"study-{n}": (one,) for n, one in enumerate(tabled, start=1)},
        "findings": (fails(groups[60][0]),),
        "reported": (
            number("new-studies", 65, "study", "Abstract"),
            number("removed", None, "record", "Figure 2, an image"),
        ),
    }
    return World(**{**given, **changes})


def number(box, n, counted, place="Page 3", version="1.0.0"):
    return files.ReportedNumber(version=version, box=box, counted=Counted(counted), n=n, place=place)
