"""Reads what the pages are drawn with: the engine's templates and assets, and a review's own."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ENGINE: Final = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Resources:
    """Templates by name, and the files that are copied to the site as they are, by their path in it.

    `own` names the templates that the review brings.
    """

    templates: Mapping[str, str]
    assets: Mapping[str, bytes]
    own: frozenset[str] = frozenset()


def resources(root: Path) -> Resources:
    """Return the engine's templates and assets; those under the review's docs/ take their place by name."""
    docs = root / "docs"
    mine = [(name, path) for name, path in _below(docs / "templates") if name.endswith(".j2")]
    templates = [*_below(ENGINE / "templates"), *mine]
    assets = [*_below(ENGINE / "assets"), *_below(docs / "assets")]
    return Resources(
        templates={name: path.read_text("utf-8") for name, path in templates if name.endswith(".j2")},
        assets={f"assets/{name}": path.read_bytes() for name, path in assets},
        own=frozenset(name for name, _ in mine),
    )


def _below(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(folder.rglob("*")):
        below = path.relative_to(folder)
        hidden = any(part.startswith(".") for part in below.parts)
        if path.is_file() and not path.is_symlink() and not hidden:
            yield below.as_posix(), path
