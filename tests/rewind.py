"""Put a copy of a tiny review back to the day of an earlier release, as its authors then had it."""

import json
import re
import shutil
from datetime import date
from pathlib import Path

from pipeline import yamltext

RELEASED = {
    "models": {"1.0.0": date(2024, 3, 1), "1.1.0": date(2024, 9, 1)},
    "bees": {"1.0.0": date(2022, 8, 1), "1.1.0": date(2023, 8, 15)},
}


def rewind(root: Path, version: str, end: date) -> Path:
    """Take away all that came after `end`, and the searches and releases of later versions."""
    records, last = root / "records", str(end)
    shutil.rmtree(root / "docs", ignore_errors=True)
    _cut_versions(records, version)
    _cut_searches(records, version)
    known = {path.stem for path in records.glob("searches/*.yml")}
    for path in [*records.glob("links/*.yml"), *records.glob("verdicts/*.yml")]:
        _remove(path, gone=_read(path)["on"] > last)
    for path in records.glob("corrections/*.yml"):
        _keep(path, "corrections", lambda rows: [row for row in rows if row["on"] <= last])
    for path in records.glob("screening/*/*/*.yml"):
        _keep(path, "blocks", lambda blocks: _decided(blocks, known, last))
    for path in [*records.glob("studies/*.yml"), *records.glob("context/*.yml")]:
        study = _read(path)
        _remove(path, gone=_search(study["report"]) not in known or study["reading"]["on"] > last)
    _cut_discrepancies(records)
    _cut_rules(records / "taxonomy.yml")
    _cut_appraisal(records / "protocol.yml")
    return root


def _cut_rules(path: Path) -> None:
    """Take the rules of classes away: they came after the releases."""
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"    rules:\n(?:      .*\n)+", "", text), encoding="utf-8")


def _cut_appraisal(path: Path) -> None:
    """Take the tools of bias, the scale of certainty and labels away: they came after the releases."""
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"(?m)^(?:bias|certainty|labels):\n(?:  .*\n)+", "", text), encoding="utf-8")


def _read(path: Path) -> dict:
    return json.loads(yamltext.parse(path.read_bytes(), str(path)).json)


def _write(path: Path, value: dict) -> None:
    path.write_text(json.dumps(value), encoding="utf-8")


def _remove(path: Path, *, gone: bool) -> None:
    if gone:
        path.unlink()


def _keep(path: Path, key: str, kept) -> None:
    value = _read(path)
    value[key] = kept(value[key])
    _write(path, value)
    _remove(path, gone=not value[key])


def _search(report: str) -> str:
    return report.partition(":")[0]


def _later(one: str, other: str) -> bool:
    return [int(part) for part in one.split(".")] > [int(part) for part in other.split(".")]


def _decided(blocks: dict, known: set[str], last: str) -> dict:
    return {
        report: block
        for report, block in blocks.items()
        if _search(report) in known and block.get("on", "") <= last
    }


def _cut_versions(records: Path, version: str) -> None:
    """Take later versions out of the protocol, and out of releases/ this version and those after it."""
    path = records / "protocol.yml"
    text = path.read_text(encoding="utf-8")
    for later in [one["id"] for one in _read(path)["versions"] if _later(one["id"], version)]:
        text = re.sub(rf"(?m)^ *- id: {re.escape(later)}\n +trigger: .*\n", "", text)
    path.write_text(text, encoding="utf-8")
    for folder in sorted(records.glob("releases/*")):
        if not _later(version, folder.name):
            shutil.rmtree(folder)


def _cut_searches(records: Path, version: str) -> None:
    for path in sorted(records.glob("searches/*.yml")):
        search = _read(path)
        if _later(search["version"], version):
            exports = [one["path"] for one in search.get("files", [])]
            for name in [path.name, f"{path.stem}.index.csv", *exports]:
                (path.parent / name).unlink(missing_ok=True)


def _cut_discrepancies(records: Path) -> None:
    known = {path.stem for path in records.glob("studies/*.yml")}
    path = records / "discrepancies.yml"
    _keep(path, "discrepancies", lambda rows: [row for row in rows if known >= {*row.get("studies", ())}])
