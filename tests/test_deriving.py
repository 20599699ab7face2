from datetime import date

from pipeline import build
from pipeline.__main__ import main

DAY = date(2026, 1, 2)
RULING = """schema: 1
records: [{first}, {second}]
verdict: same
note: One work, set twice.
by: {by}
on: 2023-01-01
"""


def test_the_references_of_a_review_are_derived_and_committed(each_review):
    made = build.derived(each_review, DAY)["references.bib"]
    assert made == (each_review / "references.bib").read_text(encoding="utf-8")
    assert made.count("\n@") == len([*each_review.glob("records/context/*.yml")]) + len(
        [one for one in build.derive(each_review).studies.values() if one.included]
    )


def test_a_review_with_errors_derives_nothing(each_review):
    (each_review / "records" / "taxonomy.yml").write_text("nodes: 1\n", encoding="utf-8")
    assert build.derived(each_review, DAY) == {}


def test_an_id_that_a_merge_retires_gets_a_row_that_stays(review_copy):
    root = review_copy("bees")
    review = build.derive(root)
    described = {report for study in review.studies.values() for report in study.reports}
    first, second = sorted({one.report for one in review.screenings if one.decisions} - described)[:2]
    ruling = RULING.format(first=first, second=second, by="loam")
    (root / "records/verdicts/new.yml").write_text(ruling, encoding="utf-8")
    made = build.derived(root, DAY)["records/aliases.csv"]
    assert f"{second},{first},2026-01-02,merged" in made
    (root / "records/aliases.csv").write_text(made, encoding="utf-8")
    assert build.derived(root, date(2027, 1, 1))["records/aliases.csv"] == made


def test_format_puts_the_references_back(each_review, capsys):
    (each_review / "references.bib").unlink()
    assert main(["--root", str(each_review), "format", "--check"]) == 1
    assert "references.bib:1:1" in capsys.readouterr().out
    assert main(["--root", str(each_review), "format"]) == 0
    assert main(["--root", str(each_review), "format", "--check"]) == 0
