"""A paper's whole way by the command line alone, from an export to the pages of the site."""

import json

import pytest

from pipeline.__main__ import main

NEW = """TY  - JOUR
TI  - Saffron syrup for colonies that winter in clouds
AU  - Quill, Ada
AU  - Reed, Bert
PY  - 2025
JO  - Annals of Imaginary Apiculture
VL  - 9
SP  - 11
DO  - 10.5555/clouds.2025
LA  - English
AB  - Forty colonies that nobody kept were given saffron syrup and lived.
ER  -
"""
FOREIGN = """TY  - JOUR
TI  - Sirop imaginaire pour colonies absentes
AU  - Plume, Zoe
PY  - 2025
JO  - Annals of Imaginary Apiculture
LA  - French
AB  - Rien ne fut offert aux abeilles de cette histoire.
ER  -
"""
PAPER, OTHER = "apidex-d:0001", "apidex-d:0002"
STUDY = """schema: 1
report: apidex-d:0001
name: Cloud Syrup
extracted:
  hive-material: cardboard
placements:
  - node: herb-teas
    basis: stated
    place: Title
"""


@pytest.fixture
def say(bees, capsys):
    """Run a command on the review and return its exit code and what it printed."""

    def run(*arguments):
        code = main(["--root", str(bees), *map(str, arguments)])
        return code, capsys.readouterr().out

    return run


@pytest.fixture
def files(tmp_path):
    both, paper = tmp_path / "both.ris", tmp_path / "paper.ris"
    both.write_text(f"{NEW}\n{FOREIGN}", encoding="utf-8")
    paper.write_text(NEW, encoding="utf-8")
    return both, paper


def numbers(say, *names):
    found = json.loads(say("status", "--format", "json")[1])
    return [found[name] for name in names]


def vote(say, file, who, stage, *verdict):
    return say("screen", "import", file, "--reviewer", who, "--stage", stage, "--verdict", *verdict)[0]


def settle(say, *options):
    asked = ("--reviewer", "chapter", "--stage", "title-abstract", "--report", PAPER)
    return say("screen", "consensus", *asked, *options)[0]


def brought_in(say, file):
    return say(
        "import", file, "--source", "apidex", "--query", "syrup", "--date", "2026-02-03",
        "--id", "apidex-d", "--yes",
    )  # fmt: skip


def test_an_export_becomes_a_study_on_the_site(bees, say, files):
    both, paper = files
    before = numbers(say, "entries", "reports", "studies", "remainders")
    assert brought_in(say, both)[0] == 0
    assert numbers(say, "entries", "reports") == [before[0] + 2, before[1] + 2]
    assert say("screen", "sheets")[0] == 0
    assert vote(say, paper, "marl", "title-abstract", "include") == 0
    assert vote(say, paper, "loam", "title-abstract", "exclude", "--reason", "nothing-fed") == 0
    assert PAPER in say("screen", "consensus", "--list")[1]
    assert settle(say, "--verdict", "include", "--why", "the syrup counts") == 0
    assert PAPER not in say("screen", "consensus", "--list")[1]
    assert say("screen", "sheets")[0] == 0
    assert vote(say, paper, "marl", "full-text", "include") == 0
    (bees / "records" / "studies" / "quill-2025-clouds.yml").write_text(STUDY, encoding="utf-8")
    assert say("check")[1].splitlines()[-1].startswith("0 errors")
    assert numbers(say, "studies", "remainders") == [before[2] + 1, before[3]]
    assert say("build")[0] == 0
    page = (bees / "build" / "docs" / "studies" / "quill-2025-clouds.md").read_text(encoding="utf-8")
    assert "Cloud Syrup" in page


def test_what_a_criterion_excludes_says_so_and_asks_nobody(bees, say, files):
    brought_in(say, files[0])
    told = say("criteria", "--why", OTHER)[1]
    assert "fail     Written in English [own-tongue]" in told
    assert "in a language the guild does not read" in told.lower()
    say("screen", "sheets")
    written = [path.read_text("utf-8") for path in (bees / "records" / "screening").rglob("*.yml")]
    assert any(PAPER in text for text in written)
    assert not any(OTHER in text for text in written)


def test_the_same_export_is_brought_in_once(say, files):
    brought_in(say, files[0])
    before = numbers(say, "entries", "reports")
    assert brought_in(say, files[0])[0] == 3
    assert numbers(say, "entries", "reports") == before


@pytest.mark.parametrize("stage", ["title-abstract", "full-text"])
def test_a_vote_is_taken_once_whatever_comes_after(say, files, stage):
    """A second vote of the same reviewer does not silently replace the first."""
    both, paper = files
    brought_in(say, both)
    say("screen", "sheets")
    if stage == "full-text":
        vote(say, paper, "marl", "title-abstract", "include")
        vote(say, paper, "loam", "title-abstract", "include")
        say("screen", "sheets")
    assert vote(say, paper, "marl", stage, "include") == 0
    assert vote(say, paper, "marl", stage, "exclude", "--reason", "wrong-insect") != 0
    assert vote(say, paper, "marl", stage, "include") == 0
