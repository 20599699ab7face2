"""The measurement of classification: folds that never mix, levels, and bars on data that is not ours."""

import pytest

from pipeline import build, files
from pipeline.classify import rulefile
from pipeline.classify.learn import Labelled
from pipeline.classify.scheme import Counterpart, Crosswalk, scheme
from pipeline.classify.score import LEVELS
from pipeline.model import Bib
from tests.classify.small import GARDEN, rule
from tools.bench_classify import (
    CROSSWALK,
    FOLDS,
    JUDGED,
    MICRO,
    ROOT,
    Bar,
    folds,
    known_rules,
    labelled,
    learned,
    linear,
    mean,
    on_references,
    placed,
    split,
    titles,
)

GIVEN = [
    *(Labelled(bib=Bib(title=f"Rose number {n}"), label="roses") for n in range(20)),
    *(Labelled(bib=Bib(title=f"Spade number {n}"), label="tools") for n in range(10)),
]


@pytest.mark.parametrize("seed", ["0", "1", "x"])
def test_every_class_is_dealt_out_evenly(seed):
    dealt = folds(GIVEN, seed)
    for fold in range(FOLDS):
        own = [one.label for one, at in zip(GIVEN, dealt, strict=True) if at == fold]
        assert (own.count("roses"), own.count("tools")) == (4, 2)


def test_folds_are_the_same_on_every_run_and_others_for_another_seed():
    assert folds(GIVEN, "0") == folds(GIVEN, "0")
    assert folds(GIVEN, "0") != folds(GIVEN, "1")


def test_a_fold_is_never_among_what_is_learned_from():
    parts = [*split(GIVEN, "0")]
    assert len(parts) == FOLDS
    for rest, own in parts:
        assert not {one.bib.title for one in rest} & {one.bib.title for one in own}
        assert len(rest) + len(own) == len(GIVEN)
    assert {one.bib.title for _, own in parts for one in own} == {one.bib.title for one in GIVEN}


def test_rules_and_a_linear_model_are_scored_on_the_same_documents():
    empty = Crosswalk(classes=())
    by_rules = [*learned(GIVEN, empty, files.Taxonomy(nodes=()), "0")]
    pytest.importorskip("sklearn", reason="scikit-learn, the extra `rank`, is not installed")
    by_model = [*linear(GIVEN, "0")]
    assert [[said for said, _ in part] for part in by_rules] == [
        [said for said, _ in part] for part in by_model
    ]
    assert all(said == found for part in (*by_rules, *by_model) for said, found in part)


def test_known_rules_are_those_of_the_crosswalk_and_then_of_the_taxonomy():
    walk = Crosswalk(classes=(Counterpart(id="a", label="A", rules=(rule("pink"),)),))
    assert [one.source.query for one in known_rules(walk, GARDEN)][:3] == ["pink", "title:garden", "rose"]


def test_a_title_that_stands_twice_is_taken_once(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("title,label\nA rose,x\na ROSE,y\nB,x\n", encoding="utf-8")
    assert [(one.bib.title, one.label) for one in labelled(path)] == [("A rose", "x"), ("B", "x")]


def test_a_corrected_title_is_preferred_to_the_printed_one(tmp_path):
    path = tmp_path / "refs.csv"
    path.write_text("key,title_printed,title_corrected\na,Wrnog,Wrong\nb,Right,\n", encoding="utf-8")
    assert titles(path) == {"a": "Wrong", "b": "Right"}


@pytest.mark.parametrize(("figure", "word"), [(0.6, "ok"), (0.599, "MISSED")])
def test_a_bar_says_whether_it_is_met(figure, word):
    assert str(Bar(name="n", figure=figure, asked=0.6)).startswith(word)


@pytest.mark.parametrize(("parts", "wanted"), [([1, 0], 0.5), ([0.25], 0.25), ([], 0)])
def test_the_mean_of_nothing_is_nothing(parts, wanted):
    assert mean(parts) == wanted


@pytest.mark.shared
def test_frozen_rules_meet_their_bar_on_titles_alone(shared):
    review = build.derive(ROOT)
    pairs = on_references(review, titles(shared / "review" / "references.csv"))
    score = LEVELS[JUDGED](pairs.values(), scheme(review.taxonomy).ways)
    assert len(pairs) == 46
    assert min(score.precision, score.recall) >= MICRO


def test_the_crosswalk_can_be_run_and_names_nodes_that_there_are():
    walk, problems = rulefile.read(CROSSWALK.read_bytes(), CROSSWALK.name)
    assert problems == ()
    assert len(walk.classes) == 11
    assert rulefile.unknown_nodes(walk, build.derive(ROOT).taxonomy) == ()


def test_a_work_nobody_placed_is_not_scored(copying, tmp_path):
    review = build.derive(copying("bees", tmp_path))
    everything = {**review.studies, **review.context}
    assert {*placed(review)} == {name for name, work in everything.items() if work.placements}
    assert on_references(review, {}) == {}
