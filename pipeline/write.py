"""Writes generated files: only what changed, each at once or not at all, the manifest last.

A build may be killed between any two writes: the journal, written first, names every file that may
be lying about, so that the next build leaves exactly the same bytes as an undisturbed one.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath

HALF = ".half-written"


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What a build changed on disk, as paths below its target, sorted."""

    changed: tuple[str, ...]
    removed: tuple[str, ...]


def write(target: Path, files: Mapping[str, bytes]) -> Written:
    """Bring the folder to hold exactly the generated files; raise ValueError on a path that leaves it.

    Files that no build of ours wrote are left alone. A build that changes nothing writes nothing.
    """
    _refuse_bad_paths(target, files)
    manifest, journal = _beside(target, "manifest"), _beside(target, "journal")
    known = _names(manifest) | _names(journal)
    changed = tuple(name for name in sorted(files) if not _holds(target / name, files[name]))
    stale = tuple(_stale(target, known | files.keys(), files.keys()))
    account = _account(files)
    undisturbed = not (journal.exists() or _half(journal).exists())
    if undisturbed and not changed and not stale and _holds(manifest, account):
        return Written(changed=(), removed=())
    target.mkdir(parents=True, exist_ok=True)
    _replace(journal, _account(dict.fromkeys(known | files.keys(), b"")))
    for name in changed:
        _replace(target / name, files[name])
    for name in stale:
        _remove(target, name)
    _replace(manifest, account)
    journal.unlink()
    return Written(changed=changed, removed=tuple(name for name in stale if not name.endswith(HALF)))


def _refuse_bad_paths(target: Path, files: Iterable[str]) -> None:
    root = target.resolve()
    seen: dict[str, str] = {}
    for name in sorted(files):
        parts = PurePosixPath(name)
        plain = name == str(parts) and not parts.is_absolute() and ".." not in parts.parts
        if not plain or "\\" in name or "\0" in name or name in {"", "."}:
            raise ValueError(f"not a path below the target: {name!r}")
        if other := seen.get(name.casefold()):
            raise ValueError(f"two paths differ only by case: {other!r} and {name!r}")
        seen[name.casefold()] = name
    for folder in sorted({(target / name).parent for name in seen.values()}):
        if not folder.resolve().is_relative_to(root):
            raise ValueError(f"a link leads out of the target: {folder}")


def _beside(target: Path, kind: str) -> Path:
    return target.with_name(f"{target.name}.{kind}.json")


def _account(files: Mapping[str, bytes]) -> bytes:
    rows = {name: sha256(files[name]).hexdigest() for name in sorted(files)}
    return (json.dumps(rows, indent=1) + "\n").encode()


def _names(path: Path) -> set[str]:
    try:
        found = json.loads(path.read_bytes())
    except (FileNotFoundError, ValueError):
        return set()
    return (
        {name for name in found if ".." not in PurePosixPath(name).parts}
        if isinstance(found, dict)
        else set()
    )


def _holds(path: Path, content: bytes) -> bool:
    try:
        return not path.is_symlink() and path.read_bytes() == content
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return False


def _stale(target: Path, known: Iterable[str], wanted: Iterable[str]) -> Iterator[str]:
    keep = set(wanted)
    for name in sorted(known):
        if name not in keep:
            yield name
        if _half(target / name).exists():
            yield f"{name}{HALF}"


def _half(path: Path) -> Path:
    return path.with_name(f"{path.name}{HALF}")


def _replace(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    half = _half(path)
    half.unlink(missing_ok=True)
    with half.open("xb") as opened:
        opened.write(content)
    half.replace(path)


def _remove(target: Path, name: str) -> None:
    path = target / name
    with suppress(NotADirectoryError):
        path.unlink(missing_ok=True)
    for folder in path.parents:
        if folder == target or (folder.is_dir() and any(folder.iterdir())):
            break
        if folder.is_dir():
            folder.rmdir()
