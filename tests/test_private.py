"""A source that may not be published: its raw files stay out of git and off the site, and are not needed."""

import json
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from pipeline.__main__ import main
from pipeline.build import read
from pipeline.exports_open import ignoring_also
from pipeline.load import load
from pipeline.problems import Severity

SEARCHES = "records/searches"
PLANTED = "Nothing of it was ever run"
RAW = f"{SEARCHES}/fabledex-1.bib"
KEPT = f"{SEARCHES}/fabledex-1.records.jsonl"


def private(root):
    """Let a source of the review forbid publication, and write what is kept in its stead."""
    place = root / "records" / "protocol.yml"
    text = place.read_text()
    place.write_text(text.replace("publish: everything", "publish: no-raw", 1))
    assert main(["--root", str(root), "format"]) == 0
    return root


@pytest.fixture
def review(review_copy):
    return private(review_copy("models"))


@pytest.fixture(scope="module")
def ready(copying, tmp_path_factory):
    return private(copying("models", tmp_path_factory.mktemp("private")))


def raw_files(root):
    return [root / SEARCHES / f"fabledex-{n}" for n in ("1.bib", "2.bib", "3.ris")]


def run(root, *arguments, capsys):
    code = main(["--root", str(root), *arguments])
    return code, capsys.readouterr().out


def codes(root):
    found = load(root).problems
    return {(one.path.rpartition("/")[2], one.code, one.severity) for one in found}


def test_what_is_kept_is_written_by_format_and_git_is_told_to_leave_the_raw_files_out(review):
    assert (review / KEPT).is_file()
    names = (review / SEARCHES / ".gitignore").read_text().splitlines()
    assert names == ["/fabledex-1.bib", "/fabledex-2.bib", "/fabledex-3.ris"]
    assert main(["--root", str(review), "format", "--check"]) == 0


def test_git_takes_up_what_is_kept_and_not_the_raw_files(review):
    for command in (["init", "-q"], ["add", "."]):
        subprocess.run(["git", *command], cwd=review, check=True)
    listed = subprocess.run(
        ["git", "ls-files"], cwd=review, check=True, capture_output=True, text=True
    ).stdout.splitlines()
    assert KEPT in listed
    assert RAW not in listed


def test_without_the_raw_files_all_numbers_and_pages_are_the_same(review, capsys):
    asked = (
        ["check", "--format", "json"],
        ["status", "--format", "json"],
        ["flow", "--format", "json"],
        ["build"],
    )
    before = [run(review, *arguments, capsys=capsys) for arguments in asked]
    pages = {path: path.read_bytes() for path in (review / "build/docs").rglob("*") if path.is_file()}
    for path in raw_files(review):
        path.unlink()
    (review / "build" / "stamp.json").unlink()
    after = [run(review, *arguments, capsys=capsys) for arguments in asked]
    assert after[:3] == before[:3]
    assert " 0 files written, 0 removed" in after[3][1]
    assert {path: path.read_bytes() for path in pages} == pages


def test_a_planted_abstract_is_nowhere_in_the_site(ready):
    assert PLANTED in (ready / RAW).read_text()
    assert main(["--root", str(ready), "build"]) == 0
    settings = str(ready / "mkdocs.yml")
    command = [Path(sys.executable).parent / "mkdocs", "build", "--strict", "--config-file", settings]
    subprocess.run(command, check=True, capture_output=True)
    made = [path for name in ("site", "build/docs") for path in (ready / name).rglob("*") if path.is_file()]
    assert any(path.name == "search_index.json" or "search" in path.name for path in made)
    leaks = [path for path in made if any(words in plain(path.read_bytes()) for words in traces())]
    assert leaks == []


def test_what_may_be_published_is_found_in_the_same_way(built):
    made = [path for path in (built("models").root / "site").rglob("*") if path.is_file()]
    assert any(words in plain(path.read_bytes()) for path in made for words in traces())


def traces():
    """Return runs of three words of the planted abstract, squeezed."""
    words = PLANTED.lower().split()
    return ["".join(words[at : at + 3]).encode() for at in range(len(words) - 2)]


def plain(data):
    """Return the letters of a file, signs spelt as numbers too."""
    text = re.sub(rb"&#x?[0-9a-f]+;|&[a-z]+;", b"", data.lower())
    return re.sub(rb"[^a-z]+", b"", text)


def test_terms_in_what_is_withheld_still_count(ready):
    found = read(ready, date(2030, 1, 1)).findings
    passed = {one.report: one.passed for one in found if one.criterion == "about-talkers"}
    assert passed["fabledex-1:0001"] is True
    assert passed["fabledex-1:0009"] is not True


def test_a_record_keeps_its_number_and_place(ready):
    first = next(one for one in load(ready).records if one.id == "fabledex-1:0001")
    assert (first.bib.abstract, first.bib.keywords) == ("", ())
    assert (first.offset, first.length) == (98, 370)
    assert {one.field for one in first.withheld} == {"abstract"}


@pytest.mark.parametrize(
    ("change", "wanted"),
    [
        (lambda root: (root / KEPT).unlink(), ("fabledex-1.yml", "records-stale", Severity.WARNING)),
        (
            lambda root: swap(root / KEPT, "Feather", "Leather"),
            ("fabledex-1.yml", "records-stale", Severity.WARNING),
        ),
        (
            lambda root: swap(root / KEPT, '"sha256":"9', '"sha256":"0'),
            ("fabledex-1.records.jsonl", "records-hash", Severity.ERROR),
        ),
        (
            lambda root: (root / KEPT).write_text("x"),
            ("fabledex-1.records.jsonl", "records-unreadable", Severity.ERROR),
        ),
        (
            lambda root: (root / SEARCHES / ".gitignore").write_text("/fabledex-2.bib\n/fabledex-3.ris\n"),
            ("fabledex-1.yml", "raw-not-ignored", Severity.ERROR),
        ),
        (
            lambda root: swap(root / "records/protocol.yml", "- language model", "- tongue"),
            ("fabledex-1.yml", "records-stale", Severity.WARNING),
        ),
    ],
)
def test_what_is_kept_is_held_to_the_raw_file(review, change, wanted):
    before = codes(review)
    change(review)
    assert wanted in codes(review) - before


def swap(place, old, new):
    text = place.read_text()
    assert old in text
    place.write_text(text.replace(old, new, 1))


def test_format_mends_what_is_stale_while_the_raw_file_is_there(review):
    before = (review / KEPT).read_bytes()
    swap(review / KEPT, "Feather", "Leather")
    assert main(["--root", str(review), "format"]) == 0
    assert (review / KEPT).read_bytes() == before


def test_without_the_raw_file_and_what_is_kept_the_search_has_no_records(review):
    (review / RAW).unlink()
    (review / KEPT).unlink()
    assert ("fabledex-1.yml", "export-missing", Severity.WARNING) in codes(review)
    assert not [one for one in load(review).records if one.search == "fabledex-1"]


def test_an_abstract_that_may_not_be_shown_is_not_quoted_by_a_problem(review_copy):
    root = review_copy("models")
    place = root / SEARCHES / "ghost-1.ris"
    place.write_text(place.read_text().replace("ER  -", "TI  - Planted words\nER  -", 1))
    told = json.dumps([one.message for one in load(root).problems])
    assert "given more than once" in told
    assert "Planted" not in told


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("", "/a\n/b\n"), ("/b\n", "/b\n/a\n"), ("*.tmp\n/a", "*.tmp\n/a\n/b\n")],
)
def test_a_list_of_what_git_leaves_out_keeps_what_stands_in_it(text, wanted):
    assert ignoring_also(text, ["b", "a"]) == wanted
