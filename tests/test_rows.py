import html5lib
import pytest

from pipeline.pages.parts import Ended
from pipeline.pages.sets import Document, Row
from pipeline.rows import document_row, ended
from pipeline.site import site
from pipeline.values import State
from tests import made


def row(ident="k1:0001", source="records/searches/k1.bib:1", **changes):
    outcome = made.outcome(ident, ident, State.EXCLUDED_FULL_TEXT, reason="no-tea")
    document = Document(bib=made.bib(**changes), ended=(Ended(version="1.0.0", outcome=outcome),))
    return Row(id=ident, source=source, thing=document)


def cells(markup):
    """Return the texts of the cells of a row."""
    table = html5lib.parseFragment(f"<table>{markup}</table>", namespaceHTMLElements=False)
    return ["".join(cell.itertext()) for cell in next(table.iter("tr"))]


def test_a_row_shows_id_title_year_and_ending():
    made_of = document_row(site(made.review()), "sets/records.md", row())
    assert cells(made_of) == [
        "k1:0001",
        "Pouring without spilling",
        "2021",
        "Excluded at assessment: Not about tea in 1.0.0",
    ]
    assert 'data-row="k1:0001"' in made_of
    assert 'data-source="records/searches/k1.bib:1"' in made_of


def test_a_document_without_a_date_has_a_dash():
    assert cells(document_row(site(made.review()), "sets/records.md", row(date=None)))[2] == "–"


def test_a_row_is_made_once_for_all_sets():
    found = site(made.review())
    first = document_row(found, "sets/records.md", row())
    assert document_row(found, "sets/entries.md", row()) is first
    assert len(found.memo) == 1


def test_a_record_and_a_report_of_one_id_have_rows_of_their_own():
    found = site(made.review())
    record = document_row(found, "sets/records.md", row(title="As printed"))
    report = document_row(found, "sets/reports.md", row(title="As mended", source="records/searches/k1.yml"))
    assert (cells(record)[1], cells(report)[1]) == ("As printed", "As mended")


def test_every_version_in_which_it_ended_is_said():
    endings = [
        Ended(version=v, outcome=made.outcome("k1:0001", "k1:0001", State.INCLUDED))
        for v in ("1.0.0", "1.1.0")
    ]
    said = ended(site(made.review()), "sets/a.md", endings)
    assert "in 1&#46;0&#46;0" in said
    assert "<br>" in said
    assert "in 1&#46;1&#46;0" in said


def test_a_record_that_ended_nowhere_has_a_dash():
    assert "&#8211;" in ended(site(made.review()), "sets/a.md", ())


def test_only_records_and_reports_have_such_rows():
    with pytest.raises(TypeError, match="k1:0001"):
        document_row(site(made.review()), "sets/a.md", Row(id="k1:0001", source="x", thing=None))
