"""The page of formats: its tables are made from the readers, the writers and the diagnoses."""

from pathlib import Path

import pytest

from pipeline.formats import READERS, trouble
from pipeline.formats.writers import WRITERS
from tools.formats_doc import PAGE, TABLES, main, page, table

CODES = [*trouble.RECOVERED, *trouble.UNREADABLE, *trouble.REFUSED]
ROOT = Path(__file__).parents[2]


def test_the_page_is_up_to_date():
    assert main(["--check"]) == 0


def test_every_reader_writer_and_diagnosis_has_a_row():
    text = PAGE.read_text(encoding="utf-8")
    assert [name for name in (*READERS, *WRITERS, *CODES) if f"| `{name}` |" not in text] == []


def test_a_table_is_made_anew_and_the_rest_is_kept():
    made = page("before\n<!-- table: writers -->\nold\n<!-- end -->\nafter\n")
    assert made.startswith("before\n<!-- table: writers -->\n\n| name |")
    assert made.endswith("|\n\n<!-- end -->\nafter\n")
    assert "old" not in made


@pytest.mark.parametrize("name", TABLES)
def test_every_row_has_a_cell_for_every_column(name):
    head, *rows = TABLES[name]()
    assert all(len(row) == len(head) and all(row) for row in rows)


def test_a_bar_in_a_cell_does_not_part_it():
    assert table([("a", "b"), ("x|y", "z")]).splitlines()[-1] == "| x\\|y | z |"


def test_the_page_can_be_found():
    for name in ("README.md", "CONTRIBUTING.md", "docs/operations/rebuild.md"):
        assert "formats.md" in (ROOT / name).read_text(encoding="utf-8")
