"""The cache: it keeps what is whole, forgets what is not used, and never decides anything."""

import pytest

from pipeline import cache
from pipeline.cache import Cache, fingerprint, key, libraries


@pytest.fixture
def kept(tmp_path):
    return Cache(folder=tmp_path / "build" / "cache")


def test_what_was_put_is_got(kept):
    kept.put("k", "näme\n")
    assert Cache(folder=kept.folder).get("k") == "näme\n"


def test_what_was_not_put_is_not_got(kept):
    assert kept.get("k") is None


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda data: data[:-1],
        lambda data: data + b"x",
        lambda data: data.replace(b"text", b"lies"),
        lambda data: data.partition(b"\n")[2],
        lambda data: b"\xff\xfe" + data,
    ],
)
def test_an_entry_that_is_not_whole_is_ignored(kept, damage):
    kept.put("k", "some text")
    place = kept.folder / "k"
    place.write_bytes(damage(place.read_bytes()))
    assert kept.get("k") is None


def test_what_this_run_did_not_use_is_evicted(kept):
    for name in ("a", "b", "c"):
        kept.put(name * 64, name)
    (kept.folder / f"{'d' * 64}.123.tmp").write_bytes(b"left over by a killed run")
    later = Cache(folder=kept.folder)
    later.get("b" * 64)
    later.evict()
    assert [place.name for place in kept.folder.iterdir()] == ["b" * 64]


def test_what_is_no_entry_is_never_evicted(kept):
    kept.put("a" * 64, "x")
    (kept.folder / "notes.txt").write_text("mine")
    (kept.folder / ("e" * 64)).mkdir()
    Cache(folder=kept.folder).evict()
    assert sorted(place.name for place in kept.folder.iterdir()) == ["e" * 64, "notes.txt"]


@pytest.mark.parametrize("link", ["build", "build/cache"])
def test_a_cache_behind_a_link_is_left_alone(tmp_path, link):
    elsewhere, root = tmp_path / "elsewhere", tmp_path / "root"
    (elsewhere / "cache").mkdir(parents=True)
    for folder in (elsewhere, elsewhere / "cache"):
        (folder / ("f" * 64)).write_text("somebody else's")
    (root / link).parent.mkdir(parents=True)
    (root / link).symlink_to(elsewhere)
    behind = Cache(folder=root / "build" / "cache")
    behind.put("a" * 64, "x")
    behind.evict()
    assert behind.get("a" * 64) is None
    assert len(list(elsewhere.rglob("f*"))) == 2


def test_nothing_to_evict_is_no_fault(kept):
    kept.evict()
    assert not kept.folder.exists()


def test_a_disk_that_cannot_be_written_is_no_fault(tmp_path):
    (tmp_path / "file").write_text("in the way")
    blocked = Cache(folder=tmp_path / "file")
    blocked.put("k", "text")
    assert blocked.get("k") is None


def test_nothing_half_written_is_left_behind(kept):
    kept.put("k", "text")
    assert [place.name for place in kept.folder.iterdir()] == ["k"]


@pytest.mark.parametrize("other", [("x", "kind", b"data"), ("code", "x", b"data"), ("code", "kind", b"x")])
def test_a_key_covers_code_kind_and_bytes(other):
    assert key(*other) != key("code", "kind", b"data")
    assert key("code", "kind", b"data") == key("code", "kind", b"data")


def test_a_fingerprint_covers_files_and_folders(tmp_path, monkeypatch):
    monkeypatch.setattr(cache, "_PACKAGE", tmp_path)
    (tmp_path / "sub").mkdir()
    (tmp_path / "a.py").write_text("1")
    (tmp_path / "sub" / "b.py").write_text("2")
    before = fingerprint(("a.py", "sub"))
    assert fingerprint(("a.py", "sub")) == before
    (tmp_path / "sub" / "b.py").write_text("3")
    assert fingerprint(("a.py", "sub")) != before


def test_the_versions_of_the_libraries_that_read_are_known(tmp_path):
    packages = tmp_path / "site-packages"
    for name in ("PyYAML-6.0.dist-info", "pydantic-2.0.dist-info", "rich-1.0.dist-info"):
        (packages / name).mkdir(parents=True)
    assert libraries([str(packages), str(tmp_path / "none")]) == [
        "PyYAML-6.0.dist-info",
        "pydantic-2.0.dist-info",
    ]
