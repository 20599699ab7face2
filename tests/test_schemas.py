"""The schemas for editors: as stored, and as strict as the readers."""

import json
from pathlib import Path

import pytest

from pipeline.kinds import KINDS
from pipeline.schemas import json_schemas

STORED = Path(__file__).parent.parent


@pytest.mark.parametrize("path", json_schemas())
def test_the_stored_schema_is_the_one_of_the_value_class(path):
    assert (STORED / path).read_text(encoding="utf-8") == json_schemas()[path], "run `make format`"


def test_every_kind_of_yaml_file_has_a_schema_and_nothing_else_has():
    assert {Path(path).name for path in json_schemas()} == {
        f"{kind.name}.schema.json" for kind in KINDS if not kind.rows
    }
    assert {place.name for place in (STORED / "schemas").iterdir()} == {
        Path(path).name for path in json_schemas()
    }


def schema(name):
    return json.loads(json_schemas()[f"schemas/{name}.schema.json"])


def test_unknown_keys_are_not_allowed_anywhere():
    made = schema("study")
    objects = [made, *(one for one in made["$defs"].values() if one.get("type") == "object")]
    assert len(objects) > 4
    assert all(one["additionalProperties"] is False for one in objects)


def test_a_number_may_not_be_a_text():
    low = schema("study")["$defs"]["ClaimEntry"]["properties"]["low"]
    assert {"type": "number"} in low["anyOf"]
    assert not any(choice.get("type") == "string" for choice in low["anyOf"])


def test_words_ids_and_required_keys_are_told():
    made = schema("link")
    assert made["properties"]["relation"]["enum"] == [
        "preprint",
        "conference-version",
        "extension",
        "companion",
        "unrelated",
    ]
    assert made["properties"]["by"]["pattern"] == "^[a-z0-9][a-z0-9-]{0,63}$"
    assert made["required"] == ["reports", "relation", "evidence", "by", "on"]


def test_a_key_called_title_is_kept():
    assert "title" in schema("protocol")["properties"]
