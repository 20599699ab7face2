"""What is printed: placements with the words they stand on, scores, conflicts, coverage."""

import json

import pytest

from pipeline.classify import telling
from pipeline.classify.compare import Coverage, Together, compared
from pipeline.classify.place import classified
from pipeline.classify.scheme import scheme
from pipeline.classify.table import Document
from tests.classify.small import GARDEN, paper
from tests.classify.test_compare import work

READY = scheme(GARDEN)
RECORD = ["row", "line", "key", "title", "placements", "near", "why"]
EVIDENCE = ["field", "text", "start", "end", "term", "rule", "match", "points"]


def told(title, labels=(), second=None, row=1):
    document = Document(row=row, line=row + 1, bib=paper(title), labels=labels)
    return telling.Told(document=document, said=classified(READY, document.bib), second=second)


def test_a_record_has_the_same_keys_in_the_same_order():
    (one, other) = json.loads(telling.as_json([told("A rose"), told("Rocks", ("x",), ("y",), 2)]))["records"]
    assert [*one] == RECORD
    assert [*other] == [*RECORD, "labels", "second_opinion"]


def test_a_placement_has_its_way_and_evidence():
    made = json.loads(telling.as_json([told("A rose")]))["records"][0]["placements"]
    assert [(one["node"], one["path"], one["implied"]) for one in made][-1] == (
        "roses",
        ["garden", "plants", "roses"],
        False,
    )
    assert [*made[-1]["evidence"][0]] == EVIDENCE
    assert made[-1]["evidence"][0] == {
        **dict(zip(EVIDENCE[:4], ("title", "rose", 2, 6), strict=True)),
        **dict(zip(EVIDENCE[4:], ("rose", "rose", "plural", 10), strict=True)),
    }


@pytest.mark.parametrize(("title", "why"), [("A rose", None), ("Mint", "no class has enough points")])
def test_why_there_is_no_placement_is_said_only_then(title, why):
    (made,) = json.loads(telling.as_json([told(title)]))["records"]
    assert made["why"] is why or made["why"].startswith(why)
    assert [one["node"] for one in made["near"]] == (["herbs"] if why else [])


def test_a_summary_counts_records_with_and_without_a_placement():
    made = json.loads(telling.as_json([told("A rose"), told("Rocks", row=2)]))
    assert made["summary"] == {"records": 2, "placed": 1, "without": 1}
    assert (made["schema"], "score" in made) == (1, False)


PAIRS = [(frozenset({"roses"}), frozenset({"roses"})), (frozenset({"herbs"}), frozenset({"tools"}))]


def test_a_score_has_micro_macro_and_each_class():
    score = json.loads(telling.as_json([told("A rose")], PAIRS))["score"]
    assert score["micro"] == {"precision": 0.5, "recall": 0.5, "f1": 0.5, "given": 2, "proposed": 2}
    assert score["macro_f1"] == 0.5
    assert [*score["classes"]] == ["herbs", "roses", "tools"]


def test_text_shows_the_way_and_the_words():
    assert telling.as_text([told("A rose", second=("tools",))]).splitlines() == [
        "1: A rose",
        "    garden > plants > roses: title “rose”",
        "    second opinion: tools",
    ]


def test_text_says_why_there_is_none_and_how_well_rules_do():
    lines = telling.as_text([told("Rocks", second=())], PAIRS).splitlines()
    assert lines[1:3] == [
        "    none: no rule matched; not recorded: abstract, keywords",
        "    second opinion: none",
    ]
    assert lines[3] == "micro precision 0.500, recall 0.500, F1 0.500; macro-F1 0.500"
    assert lines[4:] == [
        "    herbs: precision 0.000, recall 0.000, F1 0.000, 1 given",
        "    roses: precision 1.000, recall 1.000, F1 1.000, 1 given",
    ]


SUMMARY = (
    "1 with proposals nobody confirmed, 1 with placements no rule supports, "
    "1 without a placement, 1 of which no rule speaks"
)
COVERED = Coverage(
    works=(compared(READY, work("A rose", "herbs", ident="w1")), compared(READY, work("Rocks", ident="w2"))),
    never=("tools",),
    ruleless=("silent",),
    together=(Together(nodes=("roses", "tools"), works=("w1",), either=2),),
)


def test_conflicts_and_gaps_of_a_review_as_json():
    made = json.loads(telling.covered(COVERED, "json", {"w1": ("tools",)}))
    first = made["works"][0]
    assert (first["confirmed"], first["unconfirmed"], first["unsupported"]) == (
        ["herbs"],
        ["roses"],
        ["herbs"],
    )
    assert [one["second_opinion"] for one in made["works"]] == [["tools"], []]
    assert (made["never_hit"], made["without_rules"]) == (["tools"], ["silent"])
    assert (made["unplaced"], made["silent"]) == (["w2"], ["w2"])
    assert made["together"] == [{"nodes": ["roses", "tools"], "works": ["w1"], "of": 2}]


def test_no_second_opinion_is_shown_unless_it_was_asked_for():
    assert all("second_opinion" not in one for one in json.loads(telling.covered(COVERED, "json"))["works"])
    assert "second opinion" not in telling.covered(COVERED, "text")


def test_conflicts_and_gaps_of_a_review_as_text():
    assert telling.covered(COVERED, "text", {"w1": ("tools", "herbs")}).splitlines() == [
        "w1: A rose",
        "    garden > plants > roses: title “rose”",
        "    not confirmed: roses",
        "    confirmed, and no rule supports it: herbs",
        "    second opinion: tools, herbs",
        "w2: Rocks",
        "    none: no rule matched; not recorded: abstract, keywords",
        "    second opinion: none",
        "never hit: tools",
        "without rules: silent",
        "fire together in 1 of 2: roses and tools",
        f"2 works: {SUMMARY}",
    ]
