"""Real exports and broken ones of the shared folder: every record read or reported at its line."""

import csv
import os
from pathlib import Path

import pytest

from pipeline.formats import READERS, detect
from pipeline.formats.accounting import account
from pipeline.normalize import title_key

SHARED = Path(os.environ.get("REVIEW_SHARED", Path(__file__).parents[2] / ".." / "shared"))
MANIFEST = SHARED / "fixtures" / "MANIFEST.csv"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not MANIFEST.is_file(), reason="the shared folder (REVIEW_SHARED) is not here"),
]


NAMED = {"wos-tagged": "wos", "endnote-enw": "endnote", "endnote-enl": "endnote"}


def _plainly(kind):
    return kind if kind in READERS else kind.split("-")[-1]


def listed():
    if not MANIFEST.is_file():
        return []
    with MANIFEST.open(encoding="utf-8", newline="") as lines:
        rows = [
            (row["file"], NAMED.get(row["format"], _plainly(row["format"])), row["true_count"])
            for row in csv.DictReader(lines)
        ]
    told = [ADJUDICATED.get(file, (name, true)) for file, name, true in rows]
    return [(row[0], *one) for row, one in zip(rows, told, strict=True) if one[0] in READERS]


ADJUDICATED = {
    "wos/MrTango__tests_data_example_wos.ris": ("wos", "2"),
    "endnote/JabRef__Endnote.entries.enw": ("endnote", "13"),
    "endnote/CoLRev-Environment__tests_review_manager_3_packages_search_data_ais_enl.txt": ("endnote", "6"),
    "ieee/JabRef__IEEEImport1.txt": ("ris", "1"),
}
COUNTED = [(file, name, int(true)) for file, name, true in listed() if true]
BARE = "asreview/asreview__baseline_reference_types.ris"
EMPTY = {BARE: 2, "endnote/JabRef__Endnote.entries.enw": 8}
ODD = {
    BARE: {"empty-entry"},
    "endnote/JabRef__Endnote.entries.enw": {"empty-entry"},
    "wos/JabRef__IsiImporterTestEmpty.isi": {"not-this-format"},
    "ris_adversarial/JabRef__RisImporterTest6.ris": {"repeated-field"},
    "ris_adversarial/JabRef__encoding-windows-1252-but-utf-8-declared--decoding-fails.bib": {"not-utf-8"},
    "ris_adversarial/JabRef__encoding-windows-1252-with-header.bib": {"not-utf-8"},
    "ris_adversarial/JabRef__encoding-windows-1252-without-header.bib": {"not-utf-8"},
}


@pytest.mark.parametrize(("file", "name", "true"), COUNTED)
def test_a_real_export_gives_its_true_count(file, name, true):
    made = account((SHARED / "fixtures" / file).read_bytes(), READERS[name], file)
    assert made.starts == true == len(made.records) + len(made.unreadable)
    assert len(made.unreadable) == EMPTY.get(file, 0)


@pytest.mark.parametrize(("file", "name"), [row[:2] for row in COUNTED])
def test_a_well_formed_export_has_no_problem(file, name):
    made = account((SHARED / "fixtures" / file).read_bytes(), READERS[name], file)
    assert {problem.code for problem in made.problems} == ODD.get(file, set())


@pytest.mark.parametrize(("file", "name"), [row[:2] for row in COUNTED if "TestEmpty" not in row[0]])
def test_a_real_export_is_detected(file, name):
    assert detect((SHARED / "fixtures" / file).read_bytes()) == (name,)


BROKEN = {
    "bibtex/abstract_percent.bib": (["Q"], []),
    "bibtex/bom.bib": (["X"], []),
    "bibtex/comment.bib": (["X"], []),
    "bibtex/crlf.bib": (["X"], []),
    "bibtex/crossref.bib": (["X", "B"], []),
    "bibtex/dup_key.bib": (["X", "Y"], [(2, "repeated-key")]),
    "bibtex/empty.bib": ([], []),
    "bibtex/html.bib": ([], [(1, "not-this-format")]),
    "bibtex/ieee_export.bib": (["On GPU & $O(n^2)$ Attention"], []),
    "bibtex/key_unicode.bib": (["X"], []),
    "bibtex/latin1_mojibake.bib": (["Müller"], [(1, "not-utf-8")]),
    "bibtex/missing_close_brace.bib": (["X", "Y"], [(3, "unclosed-entry")]),
    "bibtex/no_key.bib": (["X"], []),
    "bibtex/no_key_nocomma.bib": (["X"], [(1, "missing-key")]),
    "bibtex/preamble.bib": (["X"], []),
    "bibtex/quotes.bib": (['He said "hi" ok'], []),
    "bibtex/string_concat.bib": (["T"], []),
    "bibtex/string_fwd.bib": ([""], []),
    "bibtex/truncated.bib": (["X", "Yab"], [(6, "unclosed-value"), (6, "unclosed-entry")]),
    "bibtex/unbalanced_close.bib": (["X Y", "Z"], [(2, "broken-value"), (2, "extra-brace")]),
    "bibtex/upper.bib": (["X"], []),
    "nbib/bom.nbib": (["X"], []),
    "nbib/crlf.nbib": (["X", "Y"], []),
    "nbib/empty.nbib": ([], []),
    "nbib/html.nbib": ([], [(1, "not-this-format")]),
    "nbib/no_pmid.nbib": (["X"], []),
    "nbib/ok.nbib": (["X more"], []),
    "ris/T1_and_TI.ris": (["Y"], [(3, "repeated-field")]),
    "ris/bom.ris": (["X"], []),
    "ris/crlf.ris": (["X"], []),
    "ris/dup_TI.ris": (["X"], [(3, "repeated-field")]),
    "ris/empty.ris": ([], []),
    "ris/header_junk.ris": (["X"], []),
    "ris/html.ris": ([], [(1, "not-this-format")]),
    "ris/ids.ris": ([""], []),
    "ris/missing_ER_last.ris": (["X", "Y"], [(6, "missing-end")]),
    "ris/multiline_ab.ris": (["X"], []),
    "ris/no_TY.ris": (["X"], [(1, "missing-type")]),
    "ris/ok.ris": (["X"], []),
    "ris/truncated.ris": (["X", "Yab"], [(6, "missing-end")]),
    "ris/unknown_tag.ris": (["X"], []),
}


def test_every_broken_file_has_an_expected_outcome():
    folder = SHARED / "malformed"
    found = {f"{path.parent.name}/{path.name}" for path in folder.glob("*/*") if path.parent.name in READERS}
    assert found == set(BROKEN)


@pytest.mark.parametrize("file", BROKEN)
def test_a_broken_file_is_read_right_or_reported_at_its_line(file):
    made = account((SHARED / "malformed" / file).read_bytes(), READERS[file.partition("/")[0]], file)
    titles = [entry.bib.title for entry in made.records]
    assert (titles, [(problem.line, problem.code) for problem in made.problems]) == BROKEN[file]
    assert made.starts == len(made.records)


def by_title(file, name):
    made = account((SHARED / "fixtures" / file).read_bytes(), READERS[name], file)
    return {title_key(entry.bib.title): entry.bib for entry in made.records}


CARRIED = (
    "title", "authors", "date", "kind", "venue", "volume", "issue", "pages", "article_number", "doi", "pmid",
    "issn", "url", "abstract", "language", "accession",
)  # fmt: skip
SCOPUS = ("scopus/mlagisz__data_scopus.ris", "scopus/mlagisz__data_scopus.bib")


@pytest.mark.parametrize("field", CARRIED)
def test_one_search_in_two_formats_gives_the_same_reports(field):
    one, other = by_title(SCOPUS[0], "ris"), by_title(SCOPUS[1], "bibtex")
    assert len(one) == 8
    assert {key: getattr(bib, field) for key, bib in one.items()} == {
        key: getattr(bib, field) for key, bib in other.items()
    }
