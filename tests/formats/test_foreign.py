"""Files that are no exports are refused by name."""

import io
import json
import zipfile

import pytest

from pipeline.formats.choosing import choose
from pipeline.formats.foreign import foreign
from pipeline.formats.stream import of


def packed(*names):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in names:
            archive.writestr(name, b"x")
    return made.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("head", "code"),
    [
        (packed("[Content_Types].xml", "xl/workbook.xml"), "spreadsheet"),
        (packed("mimetype.application/vnd.oasis.opendocument.spreadsheet"), "spreadsheet"),
        (OLE + b"\0" * 600 + "Workbook".encode("utf-16-le"), "spreadsheet"),
        (OLE + "WordDocument".encode("utf-16-le"), "office-document"),
        (packed("word/document.xml"), "office-document"),
        (packed("project.json", "data/x.csv"), "review-project"),
        (packed("My.Data/sdb/sdb.eni"), "library-database"),
        (packed("export.ris"), "archive"),
        (b"7z\xbc\xaf\x27\x1c\0\4", "archive"),
        (b"Rar!\x1a\x07\0", "archive"),
        (b"a.ris".ljust(257, b"\0") + b"ustar", "archive"),
        (b"%PDF-1.7\n", "pdf"),
        (b"{\\rtf1\\ansi", "rich-text"),
        (b"SQLite format 3\0", "library-database"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (b"\xff\xd8\xff\xe0", "image"),
        (b"\x7fELF\2", "program"),
        (b"MZ\x90\0", "program"),
        (b"PAR1\x15", "data-file"),
        (b"<!DOCTYPE html>\n<html>", "web-page"),
        (b"\xef\xbb\xbf\n<!-- x --><HTML lang='en'>", "web-page"),
        (b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "x">', "web-page"),
        ("<html>".encode("utf-16"), "web-page"),
        (json.dumps({"nbformat": 4, "cells": []}).encode(), "notebook"),
        (json.dumps({"schema": "x/v1", "cases": [{"id": 1}]}).encode(), "tool-json"),
        (b"", None),
        (b"{}", None),
        (b"TY  - JOUR", None),
        (b"<?xml version='1.0'?><records>", None),
        (b"title,year\n", None),
    ],
)
def test_a_file_is_known_by_how_it_begins(head, code):
    found = foreign(head)
    assert (found and found.code) == code


def test_the_problem_names_the_file_and_what_to_do():
    problem = foreign(b"%PDF-1.7").problem("a.ris")
    assert (problem.path, problem.line, problem.code) == ("a.ris", 1, "pdf")
    assert problem.message == "the file is a PDF document, not an export"
    assert "RIS" in problem.hint


@pytest.mark.parametrize(
    ("data", "code"), [(packed("xl/a.xml"), "spreadsheet"), (b"<html><body>", "web-page")]
)
def test_an_export_that_is_none_is_refused_by_its_name_when_one_is_chosen(data, code):
    assert choose(of(data), "x.csv").code == code
