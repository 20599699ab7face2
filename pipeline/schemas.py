"""JSON Schemas of the human files, for editors; made from the value classes, never written by hand."""

import json
from collections.abc import Mapping
from typing import cast

from pydantic import TypeAdapter

from pipeline.kinds import KINDS

FOLDER = "schemas"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schemas() -> Mapping[str, str]:
    """Return the text of the schema of every kind of YAML file, by path below the root."""
    return {
        f"{FOLDER}/{kind.name}.schema.json": _text(TypeAdapter(kind.cls).json_schema())
        for kind in KINDS
        if not kind.rows
    }


def _text(schema: object) -> str:
    """Return a schema as it is stored."""
    plain = cast("dict[str, object]", _plain(schema))
    return json.dumps({"$schema": _DIALECT, **plain}, indent=2, ensure_ascii=False) + "\n"


def _plain(part: object) -> object:
    """Return a part of a schema without titles that repeat a key, and with numbers that are no texts."""
    if isinstance(part, list):
        return [_plain(item) for item in part]
    if not isinstance(part, dict):
        return part
    kept = {key: value for key, value in part.items() if key != "title" or not isinstance(value, str)}
    if {"type": "number"} in kept.get("anyOf", []):
        kept["anyOf"] = [choice for choice in kept["anyOf"] if choice.get("type") != "string"]
    return {key: _plain(value) for key, value in kept.items()}
