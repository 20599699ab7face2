import csv
import gzip
from collections import Counter

import pytest

from tools.synthetic_records import AGAIN, HEADER, rows, text, write


def test_the_same_records_come_each_time():
    assert [*rows(50)] == [*rows(50)]
    assert [*rows(50)] != [*rows(50, seed=1)]


def test_a_shorter_table_is_the_beginning_of_a_longer_one():
    assert [*rows(40)] == [*rows(60)][:40]


def test_every_record_has_an_id_of_its_own_and_every_cell():
    found = [row for row, _ in rows(300)]
    assert len({row[0] for row in found}) == 300
    assert {len(row) for row in found} == {len(HEADER)}


def test_some_records_repeat_a_work():
    works = Counter(work for _, work in rows(4000))
    assert abs(1 - len(works) / 4000 - AGAIN) < 0.05


def test_what_is_repeated_is_printed_otherwise():
    first: dict = {}
    changed = 0
    for row, work in rows(2000):
        changed += first.setdefault(work, row)[2:] != row[2:]
    assert changed > 300


@pytest.mark.parametrize("name", ["t.csv", "t.csv.gz"])
def test_a_table_is_written(tmp_path, name):
    path = write(tmp_path / name, 20)
    data = path.read_bytes()
    lines = (gzip.decompress(data) if name.endswith(".gz") else data).decode().splitlines()
    assert "\n".join(lines) + "\n" == "".join(text(20))
    assert tuple(next(csv.reader(lines))) == HEADER
    assert len(lines) == 21
