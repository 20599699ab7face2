"""Exports on the disk: read anew each time, unpacked on the way, damage refused by name."""

import gzip

import pytest

from pipeline.formats import opening
from pipeline.formats.stream import Refused, of, whole

TEXT = b"TY  - JOUR\nTI  - some words\nER  - \n" * 20_000


@pytest.mark.parametrize(
    "data",
    [
        TEXT,
        b"",
        gzip.compress(TEXT),
        gzip.compress(TEXT[:100]) + gzip.compress(TEXT[100:]),
        gzip.compress(b""),
    ],
)
def test_a_file_gives_its_bytes_again_and_again(tmp_path, data):
    path = tmp_path / "export.ris"
    path.write_bytes(data)
    export = opening.opened(path)
    assert whole(export) == whole(export) == (gzip.decompress(data) if data[:1] == b"\x1f" else data)


@pytest.mark.parametrize(
    "data", [gzip.compress(TEXT)[:-9], gzip.compress(TEXT)[:40], b"\x1f\x8b\x08junk" * 9]
)
def test_a_damaged_archive_is_refused(tmp_path, data):
    (tmp_path / "x.gz").write_bytes(data)
    with pytest.raises(Refused, match="damaged-archive"):
        whole(opening.opened(tmp_path / "x.gz"))


def test_an_archive_that_unpacks_to_too_much_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(opening, "LARGEST", 1000)
    (tmp_path / "x.gz").write_bytes(gzip.compress(TEXT))
    with pytest.raises(Refused, match="too-large"):
        whole(opening.opened(tmp_path / "x.gz"))


def test_blocks_of_a_bomb_are_of_bounded_size(tmp_path):
    (tmp_path / "x.gz").write_bytes(gzip.compress(b"\0" * 5_000_000))
    assert max(map(len, opening.opened(tmp_path / "x.gz").blocks())) <= 1 << 18


def test_an_export_in_memory_comes_in_blocks():
    assert len(list(of(TEXT).blocks())) > 1
