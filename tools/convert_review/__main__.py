"""Write records/ from ../shared/review: python -m tools.convert_review [FOLDER]."""

import sys
from collections.abc import Iterator
from pathlib import Path

import yaml

from pipeline.canonical import format_text
from pipeline.kinds import kind_of
from tools.convert_review import found, metadata, screening, searches, studies, yamlout
from tools.convert_review.places import Places
from tools.convert_review.source import ROOT, Source, folder, read


def files(source: Source, records: Path) -> Iterator[tuple[str, object]]:
    """Yield every file that is made, its path below records/ and its value."""
    places = Places(yamlout.table("sections.yml"), source.lines)
    taxonomy = yaml.safe_load((records / "taxonomy.yml").read_text(encoding="utf-8"))
    yield from studies.files(source, places, taxonomy)
    yield from metadata.files(source)
    yield from searches.files(places)
    yield from searches.reference_list(source)
    yield "discrepancies.yml", found.discrepancies(source, places)
    yield f"screening/full-text/{screening.REVIEWER}/001.yml", screening.sheet(source, places)


def main() -> None:
    """Write the files."""
    records = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "records"
    for path, value in files(read(folder()), ROOT / "records"):
        target = records / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(written(path, value), encoding="utf-8")
        print(path)


def written(path: str, value: object) -> str:
    """Return the text of a file: YAML in canonical form, anything else as it is."""
    if isinstance(value, str):
        return value
    kind = kind_of(f"records/{path}")
    return format_text(yamlout.text(value), kind.cls if kind else object)


if __name__ == "__main__":
    main()
