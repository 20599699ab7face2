"""Rules of corrections, links, rulings and aliases."""

import pytest

from pipeline import files
from pipeline.loaded import Stored
from pipeline.problems import Problem
from pipeline.rules.identity import aliases, corrections, links, rulings
from tests.rules.small import DAY, found


def corrected(*pairs, report="s:0001", path="records/corrections/s-0001.yml", by="ash"):
    made = tuple(files.Correction(field=f, value=v, was=w, source="x", by=by, on=DAY) for f, v, w in pairs)
    return Stored(path=path, value=files.Corrections(report=report, corrections=made))


def link(one, other, name="l", by="ash", relation="preprint"):
    value = files.Link(reports=(one, other), relation=relation, evidence="e", by=by, on=DAY)
    return Stored(path=f"records/links/{name}.yml", value=value)


def ruling(one, other, verdict="same", name="r", by="ash"):
    value = files.Ruling(records=(one, other), verdict=verdict, note="n", by=by, on=DAY)
    return Stored(path=f"records/verdicts/{name}.yml", value=value)


def alias(ident, now):
    return files.Alias(id=ident, now=now, on=DAY, cause="c")


@pytest.mark.parametrize(
    ("pairs", "wanted"),
    [
        ([("title", "New", "Old"), ("doi", "", "10.1000/x")], []),
        ([("year", "2020", "2019"), ("authors", "Ash, A.; Elm, B.", None)], []),
        ([("titel", "New", None)], [((0, "field"), "unknown-correction-field")]),
        ([("year", "MMXX", None)], [((0, "value"), "correction-value")]),
        ([("doi", "nonsense", None)], [((0, "value"), "correction-value")]),
        ([("kind", "poem", None)], [((0, "value"), "correction-value")]),
        ([("title", "Same", "Same")], [((0, "value"), "correction-empty")]),
        ([("title", "A", None), ("title", "B", None)], [((1, "field"), "duplicate-id")]),
        ([("year", "2020", None), ("date", "2021", None)], [((1, "field"), "duplicate-id")]),
    ],
)
def test_a_correction_mends_a_field(pairs, wanted):
    places = [(("corrections", *loc), code) for loc, code in wanted]
    assert found(corrections, corrections=(corrected(*pairs),)) == places


def test_a_correction_is_of_a_known_report_by_a_known_person_in_its_file():
    one = corrected(("title", "N", None), report="s:0009", by="oak")
    assert found(corrections, corrections=(one,)) == [
        (("report",), "file-name"),
        (("report",), "unknown-record"),
        (("corrections", 0, "by"), "unknown-reviewer"),
    ]


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ([link("s:0001", "s:0002")], []),
        ([link("s:0001", "s:0009")], [(("reports", 1), "unknown-record")]),
        ([link("s:0001", "s:0001")], [(("reports", 1), "pair-of-one")]),
        ([link("s:0001", "s:0002", by="oak")], [(("by",), "unknown-reviewer")]),
        ([link("s:0001", "s:0002"), link("s:0002", "s:0001", "m")], [(("reports",), "duplicate-link")]),
        ([link("s:0001", "s:0002"), link("s:0002", "s:0003", "m")], []),
    ],
)
def test_a_link_joins_two_reports(given, wanted):
    assert found(links, links=tuple(given)) == wanted


@pytest.mark.parametrize(("chain", "wanted"), [(1, []), (2, [(("relation",), "contradictory-link")])])
def test_links_do_not_make_one_study_of_what_a_person_called_unrelated(chain, wanted):
    tied = [link("s:0001", "s:0002"), link("s:0002", "s:0003", "m")][:chain]
    assert found(links, links=(*tied, link("s:0003", "s:0001", "n", relation="unrelated"))) == wanted


@pytest.mark.parametrize(
    ("verdict", "wanted"), [("same", [(("reports",), "link-within-report")]), ("different", [])]
)
def test_a_link_does_not_join_what_is_one_report(verdict, wanted):
    assert (
        found(links, links=(link("s:0001", "s:0002"),), rulings=(ruling("s:0002", "s:0001", verdict),))
        == wanted
    )


CONTRARY = [(("verdict",), "contradictory-ruling")]


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ([ruling("s:0001", "s:0002")], []),
        ([ruling("s:0001", "s:0009")], [(("records", 1), "unknown-record")]),
        ([ruling("s:0001", "s:0001")], [(("records", 1), "pair-of-one")]),
        ([ruling("s:0001", "s:0002", by="oak")], [(("by",), "unknown-reviewer")]),
        (
            [ruling("s:0001", "s:0002"), ruling("s:0002", "s:0001", name="q")],
            [(("verdict",), "duplicate-ruling")],
        ),
        ([ruling("s:0001", "s:0002"), ruling("s:0002", "s:0001", "different", "q")], CONTRARY),
        (
            [
                ruling("s:0001", "s:0002"),
                ruling("s:0002", "s:0003", name="q"),
                ruling("s:0003", "s:0001", "different", "p"),
            ],
            CONTRARY,
        ),
        ([ruling("s:0001", "s:0002"), ruling("s:0002", "s:0003", "different", "q")], []),
    ],
)
def test_rulings_do_not_contradict_each_other(given, wanted):
    assert found(rulings, rulings=tuple(given)) == wanted


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        ([alias("s:0002", "s:0001")], []),
        ([alias("s:0003", "s:0002"), alias("s:0002", "s:0001")], []),
        ([alias("s:0009", "s:0001")], [((0, "id"), "unknown-record")]),
        ([alias("s:0001", "s:0009")], [((0, "now"), "unknown-record")]),
        ([alias("s:0001", "s:0001")], [((0, "now"), "cyclic-alias")]),
        (
            [alias("s:0001", "s:0002"), alias("s:0002", "s:0001")],
            [((0, "now"), "cyclic-alias"), ((1, "now"), "cyclic-alias")],
        ),
        ([alias("s:0002", "s:0001"), alias("s:0002", "s:0003")], [((1, "id"), "duplicate-id")]),
    ],
)
def test_an_alias_leads_to_an_id_in_use(rows, wanted):
    assert found(aliases, aliases=Stored(path="records/aliases.csv", value=tuple(rows))) == wanted


def test_ids_of_a_search_that_cannot_be_read_are_not_missed():
    broken = (Problem("records/searches/t.yml", 1, 1, "yaml-tab", ""),)
    assert found(links, links=(link("s:0001", "t:0001"),), problems=broken) == []
    assert found(links, links=(link("s:0001", "u:0001"),), problems=broken) == [
        (("reports", 1), "unknown-record")
    ]
