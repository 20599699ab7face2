"""Folding a journal into sheets: only the blocks it tells of change, and twice is once."""

import sys

import pytest

from pipeline import files
from pipeline.canonical import to_text
from pipeline.folder import opened as listed
from pipeline.reviewing.fold import fold
from pipeline.reviewing.journal import Spoiled, opened
from pipeline.reviewing.said import Line, Said
from pipeline.reviewing.started import Shelf
from tests.reviewing.small import DAY, IN, OUT, TITLES, decide, says, sheets

FOLDER = "records/screening/title-abstract/first"
STUBS = {f"a:{n:04d}": files.Block(title=f"Title {n}", facts="F") for n in range(1, 5)}


@pytest.fixture
def root(tmp_path):
    """Return a folder with four stubs in two sheets, a comment among them."""
    place = tmp_path / FOLDER
    place.mkdir(parents=True)
    for name, ids in (("001.yml", (1, 2)), ("002.yml", (3, 4))):
        blocks = {f"a:{n:04d}": STUBS[f"a:{n:04d}"] for n in ids}
        text = to_text(files.Sheet(stage=TITLES, reviewer="first", blocks=blocks))
        (place / name).write_text(text.replace("  a:0002:", "  # mine\n  a:0002:"), encoding="utf-8")
    return tmp_path


def test_a_decision_stands_in_its_block_and_nothing_else_changes(root):
    before = sheets(root, "first")
    assert decide(root, "first", {"a:0001": says(OUT, note="a note")}) == 1
    after = sheets(root, "first")
    assert after["002.yml"] == before["002.yml"]
    added = "    verdict: exclude\n    reason: off-topic\n    on: 2024-03-04\n    note: a note\n"
    assert after["001.yml"].replace(added, "") == before["001.yml"]


def test_the_last_word_on_a_report_counts(root):
    with opened(root, TITLES, "first") as journal:
        for word in (says(OUT), says(IN)):
            journal.add(Line(report="a:0003", said=word, on=DAY))
        assert fold(journal) == 1
        assert journal.lines() == ()
    text = sheets(root, "first")["002.yml"]
    assert (text.count("verdict: include"), text.count("verdict"), text.count("reason")) == (1, 1, 0)


def test_folding_twice_is_folding_once(root):
    words = {"a:0001": says(IN), "a:0004": Said(note="later", labels=("odd",))}
    decide(root, "first", words)
    once = sheets(root, "first")
    decide(root, "first", words)
    assert sheets(root, "first") == once


def test_a_report_without_a_block_gets_one_in_a_new_sheet(root):
    before = sheets(root, "first")
    decide(root, "first", {"b:0001": says(IN)})
    after = sheets(root, "first")
    assert {name: after[name] for name in before} == before
    assert "  b:0001:\n    verdict: include\n" in after["003.yml"]


def test_a_folded_sheet_is_in_the_cache_for_the_next_session(root, monkeypatch):
    decide(root, "first", {"a:0001": says(OUT)})
    monkeypatch.setitem(sys.modules, "pipeline.yamltext", None)
    shelf = Shelf.of(listed(root))
    assert shelf.read("sheet", f"{FOLDER}/001.yml", files.Sheet).blocks["a:0001"].verdict is OUT


def test_an_empty_journal_changes_nothing(root):
    before = sheets(root, "first")
    assert decide(root, "first", {}) == 0
    assert sheets(root, "first") == before


@pytest.mark.parametrize("spoilt", ["blocks: [", "blocks:\n  a:0001:\n    verdict: perhaps\n"])
def test_a_sheet_that_cannot_be_read_keeps_the_journal(root, spoilt):
    (root / FOLDER / "001.yml").write_text(f"schema: 1\n# a\n  a:0001:\n{spoilt}", encoding="utf-8")
    with opened(root, TITLES, "first") as journal:
        journal.add(Line(report="a:0001", said=says(IN), on=DAY))
        with pytest.raises(Spoiled) as caught:
            fold(journal)
        assert len(journal.lines()) == 1
    assert caught.value.problem.path == f"{FOLDER}/001.yml"
