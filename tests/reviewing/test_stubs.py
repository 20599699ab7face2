"""Stubs: which reports get one, what it tells, and that nothing old changes."""

import pytest

from pipeline import files
from pipeline.__main__ import main
from pipeline.model import Bib, Finding, Name, Report
from pipeline.reviewing import stubs
from pipeline.values import PartialDate
from tests import worlds
from tests.reviewing.small import FULL, IN, OUT, TITLES, decide, export, ident, read, review, says, sheets
from tools import synthetic

PROTOCOL = worlds.protocol()
BIB = Bib(
    title="A title\u202e",
    authors=(Name(family="Oak"), Name(family="Elm")),
    date=PartialDate(2030, 2),
    venue="A Venue",
    kind="article",
    language="en",
    doi="10.5555/a",
    arxiv="2030.00001",
    pmid="7",
)


def made(bib=BIB, *findings):
    report = Report(id="a:0001", records=("a:0001",), matches=(), bib=bib, origins={})
    return stubs.stub(report, findings, PROTOCOL)


def finding(passed):
    return Finding(report="a:0001", criterion="recent", passed=passed, evidence="published on 2030")


def test_a_stub_tells_title_and_facts():
    block = made()
    assert block.title == "A title"
    assert block.facts == "Oak, Elm; 2030-02; A Venue; article; en; doi 10.5555/a; arXiv 2030.00001; PMID 7"
    assert block.verdict is None


def test_what_is_not_known_is_left_out():
    assert made(Bib(title="T")) == files.Block(title="T")


@pytest.mark.parametrize(("passed", "word"), [(True, "yes"), (False, "no"), (None, "unknown")])
def test_a_stub_tells_what_the_automatic_criteria_found(passed, word):
    assert made(BIB, finding(passed)).found == f"Public since 2020: {word} (published on 2030)"


@pytest.mark.parametrize(
    ("taken", "start", "wanted"),
    [
        ([], "", "f/001.yml"),
        (["f/001.yml", "f/009.yml"], "", "f/010.yml"),
        (["g/004.yml"], "", "f/001.yml"),
        (["f/004.yml", "f/ada-002.yml"], "ada-", "f/ada-003.yml"),
    ],
)
def test_a_new_sheet_has_the_next_number(taken, start, wanted):
    assert next(stubs.free("f", taken, start)) == wanted


def test_blocks_are_parted_into_sheets_of_at_most_five_hundred():
    blocks = {f"a:{n:04d}": files.Block() for n in range(1, 1102)}
    assert [len(some) for some in stubs.parted(blocks)] == [500, 500, 101]


def missing(loaded, made_of, who):
    """Return the reports that await a decision at titles and have no stub of a reviewer."""
    waiting = stubs.awaiting(made_of, TITLES)
    return [*stubs.lacking(loaded, made_of.identity, (TITLES, who), waiting)]


@pytest.fixture
def ten(tmp_path):
    """Return a review of ten reports with stubs for three reviewers."""
    root = review(tmp_path / "ten", 10)
    named = [word for who in ("first", "second", "third") for word in ("--reviewer", who)]
    assert main(["--root", str(root), "screen", "sheets", *named]) == 0
    return root


def test_everybody_gets_a_stub_for_each_report_at_titles_and_none_at_full_text(ten):
    loaded, _ = read(ten)
    assert {one.path for one in loaded.sheets} == {
        f"records/screening/title-abstract/{who}/001.yml" for who in ("first", "second", "third")
    }
    assert all([*one.value.blocks] == [ident(n) for n in range(10)] for one in loaded.sheets)


def test_a_report_reaches_full_text_with_the_votes_it_needs(ten):
    decide(ten, "first", {ident(3): says(IN), ident(4): says(IN)})
    decide(ten, "second", {ident(3): says(IN), ident(4): says(OUT)})
    _, made_of = read(ten)
    assert stubs.awaiting(made_of, FULL) == (ident(3),)
    assert ident(4) not in stubs.awaiting(made_of, TITLES)


def test_a_second_run_writes_nothing(ten, capsys):
    before = {who: sheets(ten, who) for who in ("first", "second", "third")}
    assert main(["--root", str(ten), "screen", "sheets"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "0 new stubs"
    assert {who: sheets(ten, who) for who in before} == before


def test_what_is_settled_is_asked_of_nobody_new(ten):
    words = {ident(0): says(OUT)}
    for who in ("first", "second"):
        decide(ten, who, words)
    loaded, made_of = read(ten)
    assert missing(loaded, made_of, "judge") == [ident(n) for n in range(1, 10)]


def test_what_is_settled_can_be_asked_of_somebody_more(ten, capsys):
    for who in ("first", "second"):
        decide(ten, who, {ident(0): says(OUT), ident(1): says(IN)})
    run = ["--root", str(ten), "screen", "sheets", "--stage", "title-abstract", "--reviewer", "judge"]
    main(run)
    assert capsys.readouterr().out.endswith("8 new stubs\n")
    main([*run, "--settled"])
    assert capsys.readouterr().out.endswith("judge/002.yml: 2 stubs\n2 new stubs\n")
    main([*run, "--settled"])
    assert capsys.readouterr().out == "0 new stubs\n"


def test_a_block_for_another_record_of_the_report_counts(ten, tmp_path):
    twin = export(tmp_path / "twin.bib", [2])
    main(["--root", str(ten), "import", str(twin), "--source", "base", "--date", "2024-02-02"])
    place = ten / "records/screening/title-abstract/first/001.yml"
    moved = place.read_text(encoding="utf-8").replace(ident(2), "base-2024-02-02:0001")
    place.write_text(moved, encoding="utf-8")
    loaded, made_of = read(ten)
    assert len(made_of.records) == 11
    assert missing(loaded, made_of, "first") == []


def test_a_search_of_two_hundred_in_the_middle_adds_stubs_and_changes_nothing(tmp_path):
    root = review(tmp_path / "review", 600)
    run = ["--root", str(root), "screen", "sheets", "--stage", "title-abstract"]
    main([*run, "--reviewer", "first", "--reviewer", "second"])
    decide(root, "first", {ident(n): says(IN if n % 3 else OUT) for n in range(250)})
    decide(root, "second", {ident(n): says(IN if n % 4 else OUT) for n in range(100, 180)})
    before = {who: sheets(root, who) for who in ("first", "second")}
    decided = [one.decisions for one in read(root)[1].screenings]
    later = export(tmp_path / "later.bib", range(600, 800))
    main(["--root", str(root), "import", str(later), "--source", "base", "--date", "2024-02-02"])
    assert main(run) == 0
    loaded, after = read(root)
    assert [one.decisions for one in after.screenings] == decided
    for who, old in before.items():
        new = sheets(root, who)
        assert {name: new[name] for name in old} == old
        assert [*new.keys() - old.keys()] == ["003.yml"]
        assert new["003.yml"].count("    title: ") == 200
    added = [one.value for one in loaded.sheets if one.path.endswith("003.yml")]
    assert all(block.verdict is None for sheet in added for block in sheet.blocks.values())


def test_a_sheet_of_stubs_is_sound_and_canonical(ten, capsys):
    assert main(["--root", str(ten), "check"]) == 0
    main(["--root", str(ten), "format", "--check"])
    assert "screening" not in capsys.readouterr().out
    assert synthetic.bib(0).title in sheets(ten, "first")["001.yml"]


def test_the_tiny_review_has_the_stub_that_a_run_would_write(review_copy):
    bees = review_copy("bees")
    place = bees / "records/screening/title-abstract/loam/003.yml"
    kept = place.read_text(encoding="utf-8")
    place.unlink()
    main(["--root", str(bees), "screen", "sheets", "--stage", "title-abstract"])
    assert place.read_text(encoding="utf-8") == kept
