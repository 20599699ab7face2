"""The kinds of files: which path is of which kind."""

import pytest

from pipeline import files
from pipeline.kinds import BY_NAME, KINDS, kind_of


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("records/protocol.yml", "protocol"),
        ("records/fields.yml", "fields"),
        ("records/searches/a-1.yml", "search"),
        ("records/screening/full-text/alder/001.yml", "sheet"),
        ("records/screening/full-text/consensus/001.yml", "sheet"),
        ("records/studies/ash-2020.yml", "study"),
        ("records/context/ash-2020.yml", "context"),
        ("records/aliases.csv", "aliases"),
    ],
)
def test_a_path_is_of_a_kind(path, name):
    assert kind_of(path).name == name


@pytest.mark.parametrize(
    "path",
    [
        "protocol.yml",
        "records/protocol.yaml",
        "records/studies/deep/ash.yml",
        "records/screening/001.yml",
        "records/searches/a-1.index.csv",
        "docs/index.md",
        "xrecords/protocol.yml",
    ],
)
def test_other_paths_are_of_none(path):
    assert kind_of(path) is None


def test_every_kind_has_a_name_of_its_own():
    assert len(BY_NAME) == len(KINDS)


def test_a_csv_file_is_a_sequence_of_rows_with_a_header():
    aliases = BY_NAME["aliases"]
    assert aliases.header == ("id", "now", "on", "cause")
    assert aliases.value == tuple[files.Alias, ...]
    assert BY_NAME["study"].value is files.StudyFile
