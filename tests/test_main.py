"""The command line as people use it: its words, its exit codes, what it writes and leaves alone."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline import prisma_csv
from pipeline.__main__ import main
from pipeline.reviewing.journal import opened
from pipeline.reviewing.said import Line
from tests.reviewing.small import DAY, IN, TITLES, says

ENGINE = Path(__file__).parent.parent
KEYS = [
    "entries",
    "unreadable",
    "reports",
    "studies",
    "placements",
    "statements",
    "claims",
    "claims_disputed",
    "remainders",
    "conflicts",
    "drift",
    "reported_identified",
    "reported_included",
    "last_search",
    "version",
]


def run(root, *arguments):
    return main(["--root", str(root), *arguments])


def command(*arguments, cwd=ENGINE, **environment):
    """Run the command line in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "pipeline", *arguments],
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def spoil(root, name="taxonomy", old="nodes:", new="knots:"):
    path = root / "records" / f"{name}.yml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def tree(root):
    return {str(p.relative_to(root)): p.read_bytes() for p in sorted(root.rglob("*")) if p.is_file()}


def test_check_of_a_sound_review_is_done(bees, capsys):
    assert run(bees, "check") == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("0 errors")


def test_check_of_a_spoiled_review_has_findings(bees, capsys):
    spoil(bees)
    assert run(bees, "check") == 1
    assert "records/taxonomy.yml:" in capsys.readouterr().out


def test_check_as_json_is_a_list_of_problems(bees, capsys):
    spoil(bees)
    run(bees, "check", "--format", "json")
    found = json.loads(capsys.readouterr().out)
    assert {"path", "line", "column", "severity", "code", "message", "hint"} == set(found[0])


def test_status_as_json_has_every_number(bees, capsys):
    assert run(bees, "status", "--format", "json") == 0
    assert list(json.loads(capsys.readouterr().out)) == KEYS


def test_status_as_text_has_a_line_a_number(bees, capsys):
    run(bees, "status")
    assert len(capsys.readouterr().out.splitlines()) == len(KEYS)


def test_flow_says_how_many_identities_are_broken(bees, capsys):
    assert run(bees, "flow") == 0
    assert "Identities broken: 0." in capsys.readouterr().out


def test_a_broken_identity_is_a_finding_whatever_is_printed(bees, capsys):
    row = "reported:\n  - version: 1.0.0\n    box: new-reports\n    counted: report\n    n: 3\n    place: x\n"
    spoil(bees, "protocol", "reported:\n", row)
    assert run(bees, "flow") == 1
    assert "Identities broken: 1." in capsys.readouterr().out
    assert run(bees, "flow", "--prisma", "1.1.0") == 1
    assert capsys.readouterr().out.startswith("data,node,box")


def test_flow_as_json_holds_the_ids(bees, capsys):
    run(bees, "flow", "--format", "json")
    columns = json.loads(capsys.readouterr().out)["columns"]
    assert columns["1.1.0"]["new-studies"]["terms"][0]["held"]


def test_a_column_of_the_flow_goes_to_the_prisma_tools(bees, capsys):
    assert run(bees, "flow", "--prisma", "1.1.0") == 0
    told = capsys.readouterr()
    numbers = prisma_csv.read(told.out)
    assert (numbers["database_results"], numbers["new_studies"], numbers["total_reports"]) == (4, 2, 6)
    assert "no row for: carried-over" in told.err


def test_a_column_with_unknown_numbers_is_refused_unless_they_may_be_na(bees, capsys):
    assert run(bees, "flow", "--prisma", "1.0.0-reported") == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert "[prisma-csv-unknown]" in told.err
    assert run(bees, "flow", "--prisma", "1.0.0-reported", "--unknown-as-na") == 0
    assert prisma_csv.read(capsys.readouterr().out)["records_screened"] is None


def test_a_column_that_the_flow_has_not_is_a_wrong_use(bees, capsys):
    assert run(bees, "flow", "--prisma", "9") == 2
    assert "there are 1.0.0-reported, 1.0.0, 1.1.0" in capsys.readouterr().err
    assert run(bees, "flow", "--unknown-as-na") == 2


def test_build_writes_pages_and_a_second_one_nothing(bees, capsys):
    assert run(bees, "build") == 0
    before = tree(bees)
    stamps = {path: path.stat().st_mtime_ns for path in bees.rglob("*") if path.is_file()}
    assert run(bees, "build") == 0
    assert " 0 files written, 0 removed" in capsys.readouterr().out.splitlines()[-1]
    assert tree(bees) == before
    assert {path: path.stat().st_mtime_ns for path in bees.rglob("*") if path.is_file()} == stamps


def test_build_with_an_error_writes_no_page(bees, capsys):
    spoil(bees)
    assert run(bees, "build") == 1
    assert not (bees / "build" / "docs").exists()
    assert "records/taxonomy.yml:" in capsys.readouterr().err


def test_format_check_lists_what_is_not_canonical_and_changes_nothing(bees, capsys):
    spoil(bees, old="nodes:", new="nodes:   ")
    before = tree(bees / "records")
    assert run(bees, "format", "--check") == 1
    assert "[not-canonical]" in capsys.readouterr().out
    assert tree(bees / "records") == before


def test_format_twice_changes_nothing_the_second_time(bees):
    spoil(bees, old="nodes:", new="nodes:   ")
    assert run(bees, "format") == 0
    before = tree(bees / "records")
    assert run(bees, "format", "--check") == 0
    assert tree(bees / "records") == before


@pytest.mark.parametrize(("version", "words"), [("9.9.9", "not in preparation"), ("1.2.0", "await")])
def test_release_refuses_with_a_reason(bees, capsys, version, words):
    before = tree(bees / "records")
    assert run(bees, "release", version) == 1
    assert words in capsys.readouterr().out
    assert tree(bees / "records") == before


def test_release_freezes_once(bees, capsys):
    assert run(bees, "release", "1.2.0", "--with-remainder", "--date", "2026-01-01") == 0
    assert (bees / "records/releases/1.2.0/manifest.json").exists()
    assert run(bees, "check") == 0
    assert run(bees, "release", "1.2.0", "--with-remainder") == 1
    assert "released already" in capsys.readouterr().out


def test_release_tells_of_decisions_that_are_in_no_sheet_yet(bees, capsys):
    with opened(bees, TITLES, "first") as journal:
        journal.add(Line(report="a:0001", said=says(IN), on=DAY))
    assert run(bees, "release", "1.2.0", "--with-remainder", "--date", "2026-01-01") == 0
    told = capsys.readouterr().out
    assert "1 decision of first at title-abstract is in no sheet yet" in told
    assert "version 1.2.0 is frozen" in told


def test_diff_of_two_releases(bees, capsys):
    assert run(bees, "diff", "1.0.0", "1.1.0") == 0
    assert "study-withdrawn" in capsys.readouterr().out


def test_diff_since_a_release_as_json(bees, capsys):
    assert run(bees, "diff", "1.1.0", "--format", "json") == 0
    assert {"kind", "subject", "before", "after"} == set(json.loads(capsys.readouterr().out)[0])


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["nonsense"], 2, "No such command"),
        (["status", "--format", "xml"], 2, "Invalid value"),
        (["diff", "1.0.0", "7.0.0"], 2, "name versions that are released"),
        (["release", "1.2.0", "--date", "tomorrow"], 2, "Invalid value"),
    ],
)
def test_wrong_use_says_so(bees, capsys, arguments, code, words):
    assert run(bees, *arguments) == code
    assert words in capsys.readouterr().err


def test_a_folder_without_a_review_is_refused(tmp_path, capsys):
    assert run(tmp_path, "check") == 3
    assert "records/protocol.yml" in capsys.readouterr().err


def test_a_root_that_is_not_there_is_wrong_use(tmp_path):
    assert run(tmp_path / "nowhere", "check") == 2


def test_help_names_every_command():
    told = command("--help").stdout
    assert all(name in told for name in ("check", "build", "flow", "status", "format", "release", "diff"))


HEAVY = [
    "pipeline.query.parse",
    "jinja2",
    "matplotlib",
    "numpy",
    "py3langid",
    "rapidfuzz",
    "rich",
    "scipy",
    "sklearn",
    "snowballstemmer",
]


def test_a_second_status_starts_without_the_libraries_it_does_not_need(bees):
    run(bees, "status")
    code = (
        "import sys; from pipeline.__main__ import main; "
        f"main(['--root', {str(bees)!r}, 'status']); "
        f"print(sorted({set(HEAVY)!r} & set(sys.modules)))"
    )
    told = subprocess.run(
        [sys.executable, "-c", code], cwd=ENGINE, capture_output=True, text=True, check=True
    )
    assert told.stdout.splitlines()[-1] == "[]"
