"""The command `agreement`: reports as text and JSON, defined answers, and refusals."""

import json

import pytest

from pipeline.__main__ import main

NAMED = "s,a,b,c\nx,no,yes,no\nx,yes,yes,\ny,no,no,no\nz,,yes,yes\nw,no,,no\n"


@pytest.fixture
def table(tmp_path):
    def written(text):
        path = tmp_path / "votes.csv"
        path.write_text(text, encoding="utf-8")
        return str(path)

    return written


def report(capsys, *arguments):
    assert main(["agreement", *arguments, "--format", "json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_a_report_counts_rows_subjects_and_votes(capsys, table):
    found = report(capsys, table(NAMED))
    counted = ("rows", "subjects", "pairable_rows", "votes", "missing", "scale")
    assert [found[name] for name in counted] == [5, 4, 5, 12, 3, "named"]
    assert [pair["rows"] for pair in found["pairs"]] == [3, 3, 3]


@pytest.mark.parametrize(
    ("text", "options", "more"),
    [
        (NAMED, [], set()),
        (NAMED, ["--order", "no, yes"], {"krippendorff_alpha_ordinal", "gwet_ac2_linear"}),
        ("s,a,b\nx,1,2\ny,1,1\n", [], {"krippendorff_alpha_ratio", "krippendorff_alpha_interval"}),
    ],
)
def test_the_scale_says_which_coefficients_there_are(capsys, table, text, options, more):
    found = {*report(capsys, table(text), *options)["coefficients"]}
    assert {"percent", "fleiss_kappa", "conger_kappa", "krippendorff_alpha_nominal", "gwet_ac1"} <= found
    assert more <= found
    assert bool(more) == ("conger_kappa_linear" in found)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("s,a,b\nx,1,1\ny,1,1\n", "one category"),
        ("s,a,b\nx,1,1\n", "one category"),
        ("s,a,b\nx,1,\ny,,2\n", "no row has votes of two raters"),
        ("s,a,b\nx,,\n", "no row has votes of two raters"),
    ],
)
def test_what_is_not_defined_is_null_and_says_why(capsys, table, text, words):
    found = report(capsys, table(text))["coefficients"]["fleiss_kappa"]
    assert found["value"] is None
    assert words in found["undefined"]


def test_a_ratio_needs_a_true_zero(capsys, table):
    found = report(capsys, table("s,a,b\nx,-1,1\ny,1,1\n"))["coefficients"]
    assert found["krippendorff_alpha_ratio"]["undefined"] == "a ratio needs values of 0 or more"
    assert found["krippendorff_alpha_interval"]["value"] is not None


def test_one_subject_has_values_and_no_interval(capsys, table):
    found = report(capsys, table("s,a,b,c\nx,1,1,2\n"))["coefficients"]["percent"]
    assert (found["value"], found["bootstrap"]) == (pytest.approx(1 / 3), None)


def test_the_same_seed_prints_the_same_report(capsys, table):
    path = table(NAMED)
    one = report(capsys, path, "--seed", "5", "--samples", "50")
    assert one == report(capsys, path, "--seed", "5", "--samples", "50")
    assert one != report(capsys, path, "--seed", "6", "--samples", "50")


def test_the_text_names_every_coefficient_pair_and_repeat(capsys, table):
    assert main(["agreement", table(NAMED)]) == 0
    told = capsys.readouterr().out
    for words in ["Fleiss' kappa", "Gwet's AC1", "a and b", "subjects on several rows: 1", "seed 0"]:
        assert words in told


def test_the_text_says_why_there_is_no_value(capsys, table):
    assert main(["agreement", table("s,a,b\nx,1,\ny,,2\n")]) == 0
    assert "none: no row has votes of two raters" in capsys.readouterr().out


@pytest.mark.parametrize(("text", "code", "words"), [("s,a\nx,1\n", 3, "votes-one-rater")])
def test_a_table_that_cannot_be_used_is_refused(capsys, table, text, code, words):
    assert main(["agreement", table(text)]) == code
    assert words in capsys.readouterr().err


def test_a_file_that_is_not_there_is_wrong_use(capsys):
    assert main(["agreement", "nowhere.csv"]) == 2
    assert "nowhere.csv" in capsys.readouterr().err


def test_a_damaged_archive_is_told(capsys, tmp_path):
    path = tmp_path / "votes.csv.gz"
    path.write_bytes(b"\x1f\x8bnothing")
    assert main(["agreement", str(path)]) == 3
    assert "cannot be read" in capsys.readouterr().err


def test_the_shared_votes_agree_as_their_study_prints(capsys, shared):
    """Each row is a unit, chance is a mean over rows: alpha .4456, AC1 .5209 [.465, .577], Fleiss .481."""
    found = report(capsys, str(shared / "screening" / "tcp_votes.csv"))["coefficients"]
    assert round(found["krippendorff_alpha_nominal"]["value"], 4) == 0.4456
    assert round(found["fleiss_kappa"]["value"], 3) == 0.481
    ac1 = found["gwet_ac1"]
    shown = (round(ac1["value"], 4), *(round(ac1["analytic"][side], 3) for side in ("low", "high")))
    assert shown == (0.5209, 0.465, 0.577)
