"""`import` on the command line: a search is added whole, once, and said what it brings before."""

import gzip
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.__main__ import main
from pipeline.load import load

RIS = b"TY  - JOUR\nTI  - A title of our own\nPY  - 2031\nER  - \n"
ENGINE = Path(__file__).parents[2]
SEARCHES = "records/searches"


@pytest.fixture
def bees(review_copy):
    root = review_copy("bees")
    (root / "new.ris").write_bytes(RIS)
    (root / "cut.bib").write_bytes(b"@article{k, title={Another of our own}, year=2031}\n@article{l, ?}\n")
    (root / "page.html").write_bytes(b"<html></html>")
    return root


def bring(root, *names, **options):
    given = {"source": "apidex", "date": "2025-01-02", **options}
    words = [word for name, text in given.items() for word in (f"--{name}", text)]
    return main(["--root", str(root), "import", *(str(root / name) for name in names), *words])


def tree(root):
    return {path: path.read_bytes() for path in (root / "records").rglob("*") if path.is_file()}


def test_a_search_is_added_whole_and_the_review_is_sound(bees):
    before = len(load(bees).records)
    assert bring(bees, "new.ris", query="own AND title", hits="1", platform="By hand") == 0
    assert (bees / SEARCHES / "apidex-2025-01-02.ris").read_bytes() == RIS
    loaded = load(bees)
    assert len(loaded.records) == before + 1
    assert (loaded.searches[-1].value.queries[0].hits, loaded.searches[-1].value.platform) == (1, "By hand")
    assert main(["--root", str(bees), "check"]) == 0
    assert main(["--root", str(bees), "format", "--check"]) == 0


def test_what_it_brings_is_told_before_what_is_written(bees, capsys):
    bring(bees, "new.ris")
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "apidex-2025-01-02: 1 entries, 1 records, 0 unreadable, 0 problems"
    assert said[1] == "1 reports: 1 new, 0 known from earlier searches"
    assert [line.split()[0] for line in said[2:]] == ["wrote"] * 3


def test_entries_that_cannot_be_read_are_findings_and_are_imported(bees, capsys):
    assert bring(bees, "cut.bib", id="cut") == 1
    assert "[empty-entry]" in capsys.readouterr().err
    assert (bees / SEARCHES / "cut.yml").is_file()


def test_the_same_file_is_refused_by_the_name_of_its_search(bees, capsys):
    bring(bees, "new.ris", id="first")
    before = tree(bees)
    assert bring(bees, "new.ris", id="second") == 3
    assert f"{SEARCHES}/first.yml" in capsys.readouterr().err
    assert tree(bees) == before


@pytest.mark.parametrize(
    ("given", "code", "words"),
    [
        ((("page.html",), {}), 3, "[web-page]"),
        ((("new.ris",), {"source": "nowhere"}), 3, "[import-source]"),
        ((("new.ris",), {"id": "apidex-a"}), 3, "[import-search]"),
        ((("new.ris", "page.html"), {}), 3, "[web-page]"),
        ((("gone.ris",), {}), 2, "No such file"),
        (((".",), {}), 2, "is a folder"),
        ((("new.ris", "new.ris"), {}), 2, "named twice"),
        ((("new.ris",), {"id": "Big Name"}), 2, "is no id"),
        ((("new.ris",), {"hits": "3"}), 2, "once for each --query"),
        ((("new.ris",), {"query": " "}), 2, "a query has"),
        ((("new.ris",), {"date": "soon"}), 2, "Invalid value"),
    ],
)
def test_what_cannot_be_imported_is_told_and_changes_nothing(bees, capsys, given, code, words):
    names, options = given
    before = tree(bees)
    assert bring(bees, *names, **options) == code
    assert words in capsys.readouterr().err
    assert tree(bees) == before


def test_a_second_search_of_one_day_gets_a_number(bees):
    bring(bees, "new.ris")
    bring(bees, "cut.bib")
    assert (bees / SEARCHES / "apidex-2025-01-02-2.yml").is_file()


def test_a_file_that_lies_in_the_way_is_left_alone(bees, capsys):
    place = bees / SEARCHES / "apidex-2025-01-02.ris"
    place.write_bytes(b"mine")
    assert bring(bees, "new.ris") == 2
    assert "belongs to no search" in capsys.readouterr().err
    assert place.read_bytes() == b"mine"


def test_what_a_broken_off_import_left_is_no_hindrance(bees):
    (bees / SEARCHES / "apidex-2025-01-02.ris").write_bytes(RIS)
    assert bring(bees, "new.ris") == 0


def test_a_private_export_is_kept_out_of_git(bees, capsys):
    place = bees / "records" / "protocol.yml"
    text = place.read_text()
    place.write_text(text.replace("publish: no-abstracts", "publish: no-raw", 1))
    main(["--root", str(bees), "format"])
    (bees / "new.ris.gz").write_bytes(gzip.compress(RIS))
    assert bring(bees, "new.ris.gz", source="waggle-trail", id="secret") == 0
    assert "left out of git: records/searches/secret.ris.gz" in capsys.readouterr().out
    assert "/secret.ris.gz" in (bees / SEARCHES / ".gitignore").read_text().splitlines()
    assert main(["--root", str(bees), "check"]) == 0


@pytest.mark.parametrize(("answer", "code", "there"), [(b"y\n", 0, True), (b"n\n", 4, False)])
def test_on_a_terminal_it_asks_first(bees, answer, code, there):
    leader, follower = pty.openpty()
    os.write(leader, answer)
    words = [
        "--root",
        str(bees),
        "import",
        str(bees / "new.ris"),
        "--source",
        "apidex",
        "--date",
        "2025-01-02",
    ]
    done = subprocess.run(
        [sys.executable, "-m", "pipeline", *words],
        cwd=ENGINE,
        stdin=follower,
        capture_output=True,
        check=False,
    )
    os.close(leader)
    os.close(follower)
    assert b"Write them?" in done.stdout
    assert done.returncode == code
    assert (bees / SEARCHES / "apidex-2025-01-02.yml").exists() is there
