"""An import is planned whole before a byte is written, and refuses what it must."""

import gzip
from dataclasses import replace
from datetime import date

import pytest

from pipeline import index
from pipeline.canonical import format_text
from pipeline.decode import decode
from pipeline.exports_open import FOLDER, IGNORE
from pipeline.files import Query, Search
from pipeline.importing import Request, plan_import
from pipeline.load import load
from pipeline.yamltext import parse
from tests.conftest import REVIEWS

BEES = load(REVIEWS / "bees")
SOURCES = {source.id: source for source in BEES.protocol.value.sources}
SOURCE = next(iter(SOURCES))
RIS = b"TY  - JOUR\nTI  - A title of our own\nPY  - 2031\nDO  - 10.1000/own\nER  - \n"
BIB = b"@article{k, title={Another title of our own}, year=2031}\n@article{l, ?}\n"


def request(**changes):
    given = {"id": "new", "source": SOURCE, "on": date(2031, 1, 2), "exports": {"download.ris": RIS}}
    return Request(**{**given, **changes})


def codes(plan):
    return [problem.code for problem in plan.problems]


def sidecar(plan, ident="new"):
    text = plan.files[f"{FOLDER}{ident}.yml"].decode()
    assert format_text(text, Search) == text
    return decode(Search, parse(text.encode(), "new.yml").json)


def test_an_import_writes_the_export_untouched_its_index_and_its_sidecar():
    plan = plan_import(BEES, request())
    assert set(plan.files) == {f"{FOLDER}new.ris", f"{FOLDER}new.index.csv", f"{FOLDER}new.yml"}
    assert plan.files[f"{FOLDER}new.ris"] == RIS
    assert [record.id for record in plan.records] == ["new:0001"]
    assert plan.problems == ()


def test_the_index_names_every_entry():
    plan = plan_import(BEES, request(exports={"a.ris": RIS, "b.bib": BIB}))
    rows, problems = index.parse(plan.files[f"{FOLDER}new.index.csv"].decode(), "new.index.csv")
    assert [(row.ordinal, row.file) for row in rows] == [(1, "new-1.ris"), (2, "new-2.bib"), (3, "new-2.bib")]
    assert problems == ()
    assert plan.unreadable == ("new:0003",)


def test_the_sidecar_says_how_the_search_was_run():
    query = Query(id="q1", text="own AND title", hits=1)
    made = sidecar(plan_import(BEES, request(queries=(query,), platform="By hand")))
    assert (made.id, made.source, made.date, made.platform) == ("new", SOURCE, date(2031, 1, 2), "By hand")
    assert made.queries == (query,)
    assert made.sequence == 1 + max(search.value.sequence for search in BEES.searches)
    assert made.version == BEES.protocol.value.versions[-1].id


def test_the_sidecar_counts_the_files():
    made = sidecar(plan_import(BEES, request(exports={"b.bib": BIB}, version="1.0.0")))
    assert [
        (one.path, one.format, one.bytes, one.entries, one.records, one.unreadable) for one in made.files
    ] == [("new.bib", "bibtex", len(BIB), 2, 1, 1)]
    assert made.version == "1.0.0"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"source": "nowhere"}, "import-source"),
        ({"id": BEES.searches[0].value.id}, "import-search"),
        ({"exports": {"a.html": b"<html>"}}, "web-page"),
        ({"exports": {"a.txt": RIS + b"\n@article{k, title={x}}"}}, "ambiguous-format"),
        ({"exports": {"a.txt": b" "}}, "import-empty"),
        ({"exports": {"a.bib": BIB}, "format": "ris"}, "not-this-format"),
        ({"exports": {"a.ris.gz": gzip.compress(RIS)[:-9]}}, "damaged-archive"),
        ({"version": "9.9.9"}, "import-version"),
        ({"exports": {"a.ris": RIS, "b.ris": RIS}}, "import-twice"),
    ],
)
def test_what_cannot_be_imported_is_refused_and_nothing_is_written(changes, code):
    plan = plan_import(BEES, request(**changes))
    assert codes(plan) == [code]
    assert (plan.files, plan.records) == ({}, ())


def test_a_file_that_the_review_has_is_refused_by_the_name_of_its_search():
    search = BEES.searches[0]
    data = (REVIEWS / "bees" / FOLDER / search.value.files[0].path).read_bytes()
    plan = plan_import(BEES, request(exports={"again.ris": data}))
    assert codes(plan) == ["import-twice"]
    assert search.path in plan.problems[0].message


def test_an_ambiguous_file_is_read_as_it_is_told_to():
    data = RIS + b"\n@article{k, title={x}}"
    plan = plan_import(BEES, request(exports={"a.txt": data}, format="ris"))
    assert [record.bib.title for record in plan.records] == ["A title of our own"]


def test_an_empty_export_is_an_import_of_nothing():
    plan = plan_import(BEES, request(exports={"none.ris": b""}, format="ris"))
    assert (plan.records, plan.unreadable, plan.problems) == ((), (), ())
    assert sidecar(plan).files[0].entries == 0


@pytest.mark.parametrize(
    ("fields", "new", "known"),
    [
        (b"TI  - Unheard of\nPY  - 2031\n", {"new:0001", "new:0002"}, set()),
        (b"TI  - A TITLE of our own!\nPY  - 2031\nDO  - 10.1000/own\n", {"new:0001"}, set()),
    ],
)
def test_records_of_one_report_are_one_new_report(fields, new, known):
    plan = plan_import(BEES, request(exports={"a.ris": RIS, "b.ris": b"TY  - JOUR\n" + fields + b"ER  - \n"}))
    assert (plan.new, plan.known) == (new, known)


def test_records_that_earlier_searches_have_are_known():
    search = BEES.searches[0].value
    data = (REVIEWS / "bees" / FOLDER / search.files[0].path).read_bytes()
    plan = plan_import(BEES, request(exports={"a.ris": data + b"\n" + RIS}))
    assert len(plan.new) == 1
    assert {ident.partition(":")[0] for ident in plan.known} == {search.id}


def with_publish(publish):
    sources = tuple(replace(source, publish=publish) for source in BEES.protocol.value.sources)
    protocol = replace(BEES.protocol, value=replace(BEES.protocol.value, sources=sources))
    return replace(BEES, protocol=protocol)


@pytest.mark.parametrize(("publish", "private"), [("everything", ()), ("no-raw", (f"{FOLDER}new.ris",))])
def test_an_export_that_may_not_be_published_is_named(publish, private):
    assert plan_import(with_publish(publish), request()).private == private


def test_git_is_told_before_a_private_export_is_written_and_the_sidecar_comes_last():
    plan = plan_import(with_publish("no-raw"), request(ignored="/old.ris\n"))
    names = ["new.ris", "new.records.jsonl", "new.index.csv", "new.yml"]
    assert list(plan.files) == [IGNORE, *(f"{FOLDER}{name}" for name in names)]
    assert plan.files[IGNORE] == b"/old.ris\n/new.ris\n"


def test_a_packed_export_is_copied_as_it_is_and_read_unpacked():
    data = gzip.compress(RIS) + gzip.compress(RIS.replace(b"own", b"other"))
    plan = plan_import(BEES, request(exports={"a.ris.gz": data}))
    assert plan.files[f"{FOLDER}new.ris.gz"] == data
    assert len(plan.records) == 2
    assert sidecar(plan).files[0].bytes == len(data)


def test_somebody_may_watch_as_exports_are_read():
    seen = []
    plan_import(BEES, request(), lambda export: seen.append(export) or export)
    assert len(seen) == 1


def test_the_problems_of_an_export_come_with_the_plan():
    plan = plan_import(BEES, request(exports={"b.bib": BIB}))
    assert [(problem.path, problem.line, problem.code) for problem in plan.problems] == [
        (f"{FOLDER}new.bib", 2, "empty-entry")
    ]
