"""`screen export` and `screen import`: out to each tool and back, nothing lost, nothing by halves."""

import csv
import re
from io import StringIO

import pytest

from pipeline.__main__ import main
from pipeline.reviewing.journal import opened
from pipeline.reviewing.said import Line, Said
from tests.reviewing.small import (
    DAY,
    FULL,
    IN,
    MISSING,
    OUT,
    TITLES,
    UNSURE,
    decide,
    ident,
    read,
    review,
    says,
    sheets,
)  # fmt: skip

TOOLS = ("rayyan", "asreview", "covidence")
WORDS = {
    ident(0): says(IN),
    ident(1): says(OUT),
    ident(2): says(OUT, note='A “note”, with "quotes" | and more', labels=("odd", "ask")),
    ident(3): says(UNSURE, labels=("ask",)),
    ident(4): Said(note="to be asked", labels=("odd",)),
}


@pytest.fixture
def root(tmp_path):
    """Return a review of eight reports with stubs for two reviewers."""
    made = review(tmp_path / "review", 8)
    main(["--root", str(made), "screen", "sheets", "--reviewer", "first", "--reviewer", "second"])
    return made


@pytest.fixture
def screen(root, capsys):
    """Return a function that runs a command of screening and gives its exit code and what it said."""

    def run(*words):
        capsys.readouterr()
        code = main(["--root", str(root), "screen", *map(str, words)])
        told = capsys.readouterr()
        return code, told.out, told.err

    return run


def blocks(root, who, stage=TITLES):
    """Return what the blocks of a reviewer say, the day left out."""
    loaded, _ = read(root)
    mine = (one.value for one in loaded.sheets if f"/{stage}/{who}/" in one.path)
    found = (pair for sheet in mine for pair in sheet.blocks.items())
    return {one: (block.verdict, block.reason, block.note, block.labels) for one, block in found}


@pytest.mark.parametrize("tool", TOOLS)
def test_what_goes_out_comes_back_into_empty_sheets(root, screen, tool, tmp_path):
    decide(root, "first", WORDS)
    wanted = blocks(root, "first")
    out = tmp_path / "out"
    assert screen("export", "--to", tool, "--reviewer", "first", "-o", out)[0] == 0
    untouched = sheets(root, "first")
    assert screen("import", out, "--reviewer", "first")[1] == "0 changed, 5 as they were, 3 undecided\n"
    assert sheets(root, "first") == untouched
    code, told, _ = screen("import", out, "--reviewer", "second", "--date", "2024-03-04")
    assert (code, told) == (0, "5 changed, 0 as they were, 3 undecided\n")
    assert blocks(root, "second") == wanted
    assert main(["--root", str(root), "check"]) == 0


@pytest.mark.parametrize("tool", TOOLS)
def test_not_retrieved_comes_back_at_full_text(root, screen, tool, tmp_path):
    for who in ("first", "second"):
        decide(root, who, {ident(n): says(IN) for n in range(3)})
    screen("sheets")
    decide(root, "first", {ident(0): says(MISSING), ident(1): says(OUT), ident(2): says(IN)}, stage=FULL)
    out = tmp_path / "out"
    screen("export", "--to", tool, "--reviewer", "first", "--stage", "full-text", "-o", out)
    assert screen("import", out, "--reviewer", "second", "--stage", "full-text")[0] == 0
    assert blocks(root, "second", FULL) == blocks(root, "first", FULL)


def rows(text):
    return [*csv.DictReader(StringIO(text))]


def table(rows):
    out = StringIO()
    made = csv.DictWriter(out, [*rows[0]], lineterminator="\n")
    made.writeheader()
    made.writerows(rows)
    return out.getvalue()


def test_what_was_decided_in_rayyan_comes_back_without_our_key(root, screen, tmp_path):
    sent = rows(screen("export", "--to", "rayyan", "--reviewer", "first")[1])
    maybe = '{"Ann"=>"Maybe", "Bo"=>"Included"}'
    noted = 'RAYYAN-LABELS: An odd one | USER-NOTES: {"Ann"=>["look again"]}'
    notes = [
        'RAYYAN-INCLUSION: {"Ann (ann@example.org)"=>"Included"}',
        'RAYYAN-INCLUSION: {"Ann"=>"Excluded"} | RAYYAN-EXCLUSION-REASONS: off topic',
        f"RAYYAN-INCLUSION: {maybe} | {noted}",
    ]
    given = [
        {**row, "key": f"rayyan-{n}", "notes": note, "location": ""}
        for n, (row, note) in enumerate(zip(sent, notes, strict=False))
    ]
    place = tmp_path / "rayyan.csv"
    place.write_text(table(given), encoding="utf-8")
    assert screen("import", place, "--reviewer", "first", "--voter", "Ann")[0] == 0
    assert [*blocks(root, "first").values()][:4] == [
        (IN, None, None, ()),
        (OUT, "off-topic", None, ()),
        (UNSURE, None, "look again", ("odd",)),
        (None, None, None, ()),
    ]


def test_what_was_labelled_in_asreview_comes_back(root, screen, tmp_path):
    decide(root, "first", {ident(1): says(OUT), ident(2): says(UNSURE)})
    sent = rows(screen("export", "--to", "asreview", "--reviewer", "first")[1])
    labels = ["1", "0", "0", "", "0"]
    given = [
        {**row, "asreview_label": label, "asreview_time": "", "asreview_note": f"note {n}" if n == 0 else ""}
        for n, (row, label) in enumerate(zip(sent, labels, strict=False))
    ]
    place = tmp_path / "asreview.csv"
    place.write_text(table(given), encoding="utf-8")
    code, _, err = screen("import", place, "--reviewer", "first", "--replace")
    assert code == 3
    assert err.count("exclusion-without-reason") == 2
    assert f"{place}:4:1: error" in err
    assert screen("import", place, "--reviewer", "first", "--replace", "--reason", "off-topic")[0] == 0
    assert [*blocks(root, "first").values()][:5] == [
        (IN, None, "note 0", ()),
        (OUT, "off-topic", None, ()),
        (OUT, "off-topic", None, ()),
        (None, None, None, ()),
        (OUT, "off-topic", None, ()),
    ]


def test_the_lists_of_covidence_come_back_by_accession_number(root, screen, tmp_path):
    text = screen("export", "--to", "covidence", "--reviewer", "first")[1]
    keys = re.findall(r"^AN  - (.*)$", text, re.MULTILINE)
    titles = re.findall(r"^TI  - (.*)$", text, re.MULTILINE)
    both = list(zip(keys, titles, range(1, 9), strict=True))
    named = [
        {
            "Title": title,
            "Authors": "",
            "Accession Number": key,
            "Covidence #": f"#{n}",
            "Notes": "",
            "Tags": "",
        }
        for key, title, n in both
    ]
    included, excluded = tmp_path / "included.csv", tmp_path / "excluded.csv"
    included.write_text(table(named[:3]), encoding="utf-8")
    reason = {"Notes": "Exclusion reason: Off topic; ", "Tags": "Ask the authors"}
    excluded.write_text(table([{**row, **reason} for row in named[3:5]]), encoding="utf-8")
    assert screen("import", included, "--reviewer", "first", "--verdict", "include")[0] == 0
    assert screen("import", excluded, "--reviewer", "first", "--verdict", "exclude")[0] == 0
    assert [*blocks(root, "first").values()] == [
        *[(IN, None, None, ())] * 3,
        *[(OUT, "off-topic", None, ("ask",))] * 2,
        *[(None, None, None, ())] * 3,
    ]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("search-a:0002", "search-a:0099"), "unknown-id"),
        (("Off topic", "Nowhere"), "unknown-reason"),
        (("An odd one", "A strange one"), "unknown-label"),
    ],
)
def test_one_thing_amiss_and_nothing_is_written(root, screen, change, told, tmp_path):
    decide(root, "first", WORDS)
    place = tmp_path / "out.csv"
    screen("export", "--to", "rayyan", "--reviewer", "first", "-o", place)
    text = place.read_text(encoding="utf-8")
    assert change[0] in text
    place.write_text(text.replace(*change), encoding="utf-8")
    before = sheets(root, "second")
    code, out, err = screen("import", place, "--reviewer", "second")
    assert (code, out) == (3, "nothing was imported\n")
    assert re.search(rf"{re.escape(str(place))}:\d+:1: error: .*\[{told}\]\n    \S", err)
    assert sheets(root, "second") == before


def test_a_file_with_an_entry_that_cannot_be_read_is_refused(screen, tmp_path):
    place = tmp_path / "broken.ris"
    place.write_text(
        "TY  - JOUR\nID  - search-a:0001\nTI  - T\nER  - \n\nTY  - JOUR\nER  - \n", encoding="utf-8"
    )
    code, out, err = screen("import", place, "--reviewer", "first")
    assert (code, out) == (3, "nothing was imported\n")
    assert "broken.ris:6" in err


def test_two_files_are_held_against_each_other(screen, tmp_path):
    one, other = tmp_path / "one.csv", tmp_path / "other.csv"
    one.write_text("key,title,included\nsearch-a:0001,T,1\n", encoding="utf-8")
    other.write_text("key,title,included\nsearch-a:0001,T,maybe\n", encoding="utf-8")
    code, _, err = screen("import", one, other, "--reviewer", "first")
    assert code == 3
    assert "other.csv:2:1: error: the sheet says include, the file says unsure [decided-otherwise]" in err


def test_a_reviewer_without_sheets_gets_blocks_with_what_is_for_the_eye(root, screen, tmp_path):
    place = tmp_path / "votes.csv"
    place.write_text("key,title,included\nsearch-a:0001,T,1\n", encoding="utf-8")
    assert screen("import", place, "--reviewer", "third")[0] == 0
    text = sheets(root, "third")["001.yml"]
    assert "    title: On the amber" in text
    assert "    verdict: include\n" in text


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["nowhere.csv", "--reviewer", "first"], "nowhere.csv cannot be read"),
        (["{file}"], "say who answers"),
        (["{file}", "--reviewer", "first", "--map", "x"], "--map x: write TEXT=ID"),
        (["{file}", "--reviewer", "first", "--map", "x=gone"], "gone is no reason of title-abstract"),
        (["{file}", "--reviewer", "first", "--reason", "gone"], "gone is no reason of title-abstract"),
    ],
)
def test_a_wrong_use_of_import_is_told(screen, words, told, tmp_path):
    place = tmp_path / "votes.csv"
    place.write_text("key,title,included\n", encoding="utf-8")
    code, _, err = screen("import", *(word.format(file=place) for word in words))
    assert code == 2
    assert told in err


def test_an_import_waits_for_no_session_and_folds_what_one_left(root, screen, tmp_path):
    place = tmp_path / "votes.csv"
    place.write_text("key,title,included\nsearch-a:0002,T,1\n", encoding="utf-8")
    with opened(root, TITLES, "first") as journal:
        journal.add(Line(report=ident(0), said=says(IN), on=DAY))
        code, _, err = screen("import", place, "--reviewer", "first")
        assert (code, "screens for first" in err) == (3, True)
    assert screen("import", place, "--reviewer", "first")[0] == 0
    assert [verdict for verdict, *_ in blocks(root, "first").values()][:3] == [IN, IN, None]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([], "say who answers"),
        (["--reviewer", "third"], "third has no sheets at title-abstract"),
        (["--reviewer", "first", "-o", "/nowhere/out"], "there is no folder /nowhere"),
    ],
)
def test_a_wrong_use_of_export_is_told(screen, words, told):
    code, _, err = screen("export", "--to", "rayyan", *words)
    assert code == 2
    assert told in err


def votes_file(tmp_path, text="key,title,included\nsearch-a:0001,T,1\n"):
    place = tmp_path / "votes.csv"
    place.write_text(text, encoding="utf-8")
    return place


def test_an_import_beside_a_spoilt_journal_is_refused(root, screen, tmp_path):
    (root / "records/screening/title-abstract/first/.journal").write_text("junk\n", encoding="utf-8")
    code, _, err = screen("import", votes_file(tmp_path), "--reviewer", "first")
    assert (code, "/first/.journal:1:1: error" in err) == (3, True)


def test_a_file_of_no_known_format_is_refused(screen, tmp_path):
    code, out, err = screen("import", votes_file(tmp_path, "<html>Log in</html>"), "--reviewer", "first")
    assert (code, out) == (3, "nothing was imported\n")
    assert "votes.csv" in err


def test_what_the_disk_does_not_take_leaves_all_as_it_was(root, screen, tmp_path):
    (root / "records/screening/title-abstract/first/.001.yml.tmp").mkdir()
    before = sheets(root, "first")
    code, _, err = screen("import", votes_file(tmp_path), "--reviewer", "first")
    assert (code, "nothing was imported: " in err) == (3, True)
    assert sheets(root, "first") == before
