"""The command `rank simulate`: a report that is the same for the same question, and refusals."""

import json

import pytest

from pipeline.__main__ import main
from tests.ranking import played


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "labelled.csv"
    path.write_text(played.table(), encoding="utf-8")
    return str(path)


def report(capsys, *arguments):
    assert main(["rank", "simulate", *arguments, "--format", "json"]) == 0
    return capsys.readouterr().out


def test_a_report_holds_orders_figures_and_the_stop_of_each_seed(capsys, table):
    found = json.loads(report(capsys, table, "--seed", "1", "--seed", "2"))
    assert (found["records"], found["relevant"], [one["seed"] for one in found["runs"]]) == (60, 8, [1, 2])
    for one in found["runs"]:
        assert sorted(one["order"]) == list(range(60))
        assert one["screened_share"] == one["screened"] / 60
    losses = [one["loss"] for one in found["runs"]]
    assert found["mean"]["loss"] == pytest.approx(sum(losses) / 2)


@pytest.mark.parametrize("model", ["living", "elas_u4"])
def test_the_same_question_has_the_same_answer(capsys, table, model):
    once = report(capsys, table, "--model", model)
    assert once == report(capsys, table, "--model", model)
    assert json.loads(once)["plan"]["model"]["name"] == model


def test_the_goal_moves_the_stop(capsys, table):
    stops = [
        json.loads(report(capsys, table, "--recall", recall))["runs"][0]["screened"]
        for recall in ("0.5", "0.95")
    ]
    assert stops[0] < stops[1]


def test_stop_cuts_the_order_and_leaves_the_figures(capsys, table):
    whole, cut = (json.loads(report(capsys, table, *more))["runs"][0] for more in ([], ["--stop"]))
    assert cut["order"] == whole["order"][: whole["screened"]]
    assert max(cut["trained"]) < whole["screened"] < 60
    assert cut["loss"] == whole["loss"]


def test_the_text_has_a_row_a_seed(capsys, table):
    assert main(["rank", "simulate", table, "--batch", "20"]) == 0
    told = capsys.readouterr().out
    assert "60 records, 8 relevant" in told
    assert "trained every 20 records" in told


@pytest.mark.parametrize(
    ("options", "words"),
    [(["--model", "oracle"], "no model 'oracle'"), (["--recall", "2"], "--recall")],
)
def test_a_wrong_option_is_told(capsys, table, options, words):
    assert main(["rank", "simulate", table, *options]) == 2
    assert words in capsys.readouterr().err


@pytest.mark.parametrize(("data", "words"), [(b"title\nA\n", "labels-columns"), (b"\x1f\x8bx", "be read")])
def test_a_file_that_cannot_be_used_is_refused(capsys, tmp_path, data, words):
    path = tmp_path / "labels.csv"
    path.write_bytes(data)
    assert main(["rank", "simulate", str(path)]) == 3
    assert words in capsys.readouterr().err


def test_a_file_that_is_not_there_is_wrong_use(capsys):
    assert main(["rank", "simulate", "nowhere.csv"]) == 2
    assert "nowhere.csv" in capsys.readouterr().err


def test_a_missing_extra_is_told(capsys, table, monkeypatch):
    monkeypatch.setattr("pipeline.commands.rank.find_spec", lambda _: None)
    for command in (["simulate", table], ["order"]):
        assert main(["rank", *command]) == 2
        assert "install the extra rank" in capsys.readouterr().err


def test_a_ranking_of_a_review_is_a_file_that_the_check_accepts(capsys, review_copy):
    root = review_copy("models")
    folder = root / "records" / "ranking" / "title-abstract"
    before = {*folder.iterdir()}
    assert main(["--root", str(root), "rank", "order"]) == 0
    assert "Nothing was excluded." in capsys.readouterr().out
    assert len({*folder.iterdir()} - before) == 1
    assert main(["--root", str(root), "format", "--check"]) == 0
    assert main(["--root", str(root), "rank", "order"]) == 0
    assert len({*folder.iterdir()} - before) == 1


def test_a_review_that_decided_nothing_yet_has_nothing_to_learn_from(capsys, review_copy):
    root = review_copy("bees")
    for path in (root / "records" / "screening" / "full-text").rglob("*.yml"):
        path.unlink()
    assert main(["--root", str(root), "rank", "order", "--stage", "full-text"]) == 1
    assert "nothing to learn from yet" in capsys.readouterr().err
