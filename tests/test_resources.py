from pathlib import Path

import pytest

from pipeline.render import environment
from pipeline.resources import resources

NOWHERE = Path("/nonexistent")


def put(root, files):
    for name, content in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(content)


def test_the_engine_brings_templates_and_assets(tmp_path):
    found = resources(tmp_path)
    assert {"parts.md.j2", "work.md.j2", "set.md.j2", "flow.md.j2"} <= found.templates.keys()
    assert {"assets/site.css", "assets/figures.css", "assets/site.js"} <= found.assets.keys()


def test_a_review_s_own_take_their_place_by_name(tmp_path):
    put(tmp_path, {"docs/templates/flow.md.j2": b"mine", "docs/assets/site.css": b"mine"})
    found = resources(tmp_path)
    assert found.templates["flow.md.j2"] == "mine"
    assert found.assets["assets/site.css"] == b"mine"
    assert found.own == {"flow.md.j2"}


def test_a_review_without_templates_has_none_of_its_own(tmp_path):
    assert resources(tmp_path).own == frozenset()


@pytest.mark.parametrize("name", sorted(resources(NOWHERE).templates))
def test_every_template_of_the_engine_can_be_read(name):
    assert environment(resources(NOWHERE).templates).get_template(name).name == name


def test_folders_below_are_kept(tmp_path):
    put(tmp_path, {"docs/assets/pots/a.svg": b"<svg/>"})
    assert resources(tmp_path).assets["assets/pots/a.svg"] == b"<svg/>"


def test_hidden_files_links_and_other_templates_are_left_out(tmp_path):
    put(
        tmp_path,
        {
            "docs/assets/.secret": b"x",
            "docs/assets/a/.b/c": b"x",
            "docs/templates/notes.txt": b"x",
            "out": b"x",
        },
    )
    (tmp_path / "docs/assets/link").symlink_to(tmp_path / "out")
    found = resources(tmp_path)
    assert not {"assets/.secret", "assets/a/.b/c", "assets/link", "assets/notes.txt"} & found.assets.keys()
    assert "notes.txt" not in found.templates
