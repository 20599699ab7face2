"""Where a key, an item or a cell stands in a file: found again whenever a problem has to be shown."""

from collections.abc import Mapping

from pipeline.places import Loc, Place, known_part


def positions(data: bytes, path: str) -> Mapping[Loc, Place]:
    """Return line and column, from 1, of everything in a YAML or CSV file, as far as it can be read."""
    from pipeline import csvtext, yamltext  # noqa: PLC0415 - without a problem nobody needs them

    return csvtext.positions(data) if path.endswith(".csv") else yamltext.positions(data)


def locate(data: bytes, path: str, loc: Loc) -> Place:
    """Return line and column of a key or item, or of the nearest one around it that exists."""
    found = positions(data, path)
    return found.get(known_part(found, loc), (1, 1))
