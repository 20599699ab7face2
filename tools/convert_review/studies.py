"""Study and context files: placements with their places, claims joined from their statements, own words."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from tools.convert_review import amounts
from tools.convert_review.places import Places, named
from tools.convert_review.source import Row, Source
from tools.convert_review.yamlout import table

SEARCH = "printed-references"
EDITORS = "site-editors"
READ_ON = date(2026, 11, 23)
READING = {"document": "review", "level": "review", "by": EDITORS, "on": READ_ON}
TABLES = {f"T{n}": f"Table {n}" for n in range(1, 9)}


def report(numbers: Sequence[int]) -> str:
    """Return the report of a work: the record of its first citation number."""
    return f"{SEARCH}:{min(numbers):04d}"


def files(source: Source, places: Places, taxonomy: Mapping[str, Any]) -> Iterator[tuple[str, object]]:
    """Yield the path and value of every study and context file."""
    words = {**table("texts_frameworks.yml"), **table("texts_strategies.yml")}
    context = table("context.yml")
    entries = {**table("claims_frameworks.yml"), **table("claims_strategies.yml")}
    nodes = paths(taxonomy)
    for key, numbers in source.numbers.items():
        tabled = key in source.tabled
        head: dict[str, object] = {"schema": 1, "report": report(numbers)}
        head |= _words(words[key], source.tabled[key]) if tabled else _role(context, key, source)
        head["extracted"] = _extracted(source, key)
        claims = [_claim(source, places, entry) for entry in entries.get(key, ())]
        if claims:
            head["reading"] = READING
        rows = [row for row in source.studies if row["key"] == key]
        placed = [one for row in rows for one in _placements(row, places, nodes)]
        head |= {name: value for name, value in (("placements", placed), ("claims", claims)) if value}
        yield f"{'studies' if tabled else 'context'}/{key}.yml", head


def paths(taxonomy: Mapping[str, Any]) -> Mapping[str, Mapping[str, Any]]:
    """Return every node by its path of labels, as studies.csv writes it."""
    known = {node["id"]: node for node in taxonomy["nodes"]}

    def path(node: Mapping[str, Any]) -> str:
        above = known.get(node.get("parent", ""))
        label = re.sub(r" \(.*", "", node["label"])
        return f"{path(above)} > {label}" if above else label

    return {path(node): node for node in known.values()}


def _words(words: Mapping[str, str], row: Row) -> dict[str, object]:
    texts = {name: value for name, value in words.items() if name not in {"name", "summary"}}
    texts["phase"] = row["phase_judgement"].replace("/", " and ")
    return {"name": words["name"], "summary": words["summary"], "texts": texts}


def _role(context: Mapping[str, Any], key: str, source: Source) -> dict[str, object]:
    known = context["works"][key]
    # a survey cited twice is listed once as background and once as related work: the first citation decides
    role = next(row["role"] for row in source.references if row["key"] == key)
    found = {"name": known["name"], "role": context["roles"][role], "summary": known["summary"]}
    why = sorted({row["bucket"][:1] for row in source.studies if row["key"] == key})
    return found | ({"texts": {"candidate": context["candidates"][why[0]]}} if why else {})


def _extracted(source: Source, key: str) -> dict[str, object]:
    rows = [row for row in source.references if row["key"] == key]
    listed = [row for row in source.studies if row["key"] == key]
    where = dict.fromkeys(place for row in rows for place in row["cited_in"].split())
    found: dict[str, object] = {
        "citation-numbers": ", ".join(row["ref"] for row in rows),
        "cited-in": ", ".join(TABLES.get(place, place) for place in where),
        "printed-year": int(rows[0]["year_printed"]),
        "reached-by-rule": bool(listed),
    }
    if key in source.tabled:
        row = source.tabled[key]
        found["class-in-review"] = row["class_in_review"]
        found["also-serving"] = row["also_serving"] == "yes"
        found["case-study"] = bool(row["case_study"])
    return found


def _placements(
    row: Row, places: Places, nodes: Mapping[str, Mapping[str, Any]]
) -> Iterator[dict[str, object]]:
    for path in filter(None, row["taxonomy_paths"].split(" | ")):
        node = nodes[path]
        section = re.sub(r"^Section ([^;]*).*", r"\1", node["place"])
        own = [s for s in row["sections"].split() if re.fullmatch(rf"{section}[0-9]*", s)]
        line = places.passage(own[0] if own else section, int(row["ref"]))
        yield {"node": node["id"], "basis": "stated", "place": places.at(line)}


def _claim(source: Source, places: Places, entry: Mapping[str, Any]) -> dict[str, object]:
    stated = [one if isinstance(one, dict) else {"c": one} for one in entry["from"]]
    rows = [source.claims[one["c"]] for one in stated]
    first = amounts.amount(rows[0], entry)
    made: dict[str, object] = {"id": entry["id"], "metric": entry["metric"], "kind": rows[0]["kind"]}
    made |= first.fields()
    made |= {
        name: entry[name]
        for name in ("baseline", "model", "hardware", "dataset", "condition", "note")
        if name in entry
    }
    both = zip(stated, rows, strict=True)
    made["statements"] = [_statement(places, one, row, entry, first) for one, row in both]
    return made


def _statement(
    places: Places, said: Mapping[str, Any], row: Row, entry: Mapping[str, Any], first: amounts.Amount
) -> dict[str, object]:
    line = int(row["paper_line"])
    _checked(places, row, line)
    own = amounts.amount(row, entry)
    made: dict[str, object] = {"place": places.of(line), "line": line, "printed": row["paper_token"]}
    if (own.low, own.high) != (first.low, first.high):
        made |= own.fields() | {"unit": None}
    made |= {"bound": own.bound} if own.bound != first.bound else {}
    made |= {"unit": own.unit} if own.unit != first.unit else {}
    made |= {"note": said["note"]} if "note" in said else {}
    return {name: value for name, value in made.items() if value is not None}


def _checked(places: Places, row: Row, line: int) -> None:
    if places.of(line) != named(row["place"]):
        raise ValueError(f"{row['claim_id']}: line {line} is in {places.of(line)}, not in {row['place']}")
    if row["paper_token"] not in places.lines[line - 1]:
        raise ValueError(f"{row['claim_id']}: {row['paper_token']!r} is not in line {line}")
