"""The rules of the house, checked on the source: who imports whom, who touches the disk, who knows what."""

import ast
import re
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

ENGINE = Path(__file__).parent.parent / "pipeline"
MODULES = {
    ".".join(("pipeline", *path.relative_to(ENGINE).with_suffix("").parts)).removesuffix(".__init__"): path
    for path in sorted(ENGINE.rglob("*.py"))
}
DISK = {
    "folder",
    "load",
    "opening",
    "store",
    "outfile",
    "write",
    "cache",
    "formatting",
    "migrate",
    "importing",
    "build",
    "render",
    "releasing",
    "resources",
    "weights",
    "known",
    "stamp",
    "journal",
    "__main__",
}
DISK_WORDS = {
    "open",
    "read_bytes",
    "read_text",
    "write_bytes",
    "write_text",
    "unlink",
    "mkdir",
    "iterdir",
    "rglob",
    "glob",
}
CLOCK = re.compile(r"\b(date\.today|datetime\.now|time\.time|time\(\)|utcnow)\b")
CHANCE = re.compile(r"\b(import random|from random|secrets|uuid)\b")
LOWEST = ("pipeline.values", "pipeline.problems", "pipeline.files", "pipeline.model")


def inner_imports(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("pipeline"):
            for name in node.names:
                whole = f"{node.module}.{name.name}"
                yield whole if whole in MODULES else node.module
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names if name.name.startswith("pipeline."))


@cache
def graph():
    return {name: frozenset(inner_imports(path)) - {name} for name, path in MODULES.items()}


def cycle_from(start):
    stack, seen = [(start, (start,))], set()
    while stack:
        here, way = stack.pop()
        for then in sorted(graph().get(here, ())):
            if then == start:
                return (*way, then)
            if then not in seen:
                seen.add(then)
                stack.append((then, (*way, then)))
    return ()


@pytest.mark.parametrize("module", MODULES)
def test_no_import_leads_back_to_itself(module):
    assert cycle_from(module) == ()


@pytest.mark.parametrize("module", [m for m in MODULES if m.startswith(LOWEST)])
def test_the_nouns_import_only_the_standard_library_and_each_other(module):
    text = MODULES[module].read_text(encoding="utf-8")
    tops = re.findall(r"^(?:from|import) (\w+)", text, re.MULTILINE)
    allowed = {"collections", "dataclasses", "datetime", "decimal", "enum", "typing", "pipeline"}
    assert set(tops) <= allowed | ({"functools", "msgspec"} if module == "pipeline.model.made" else set())
    assert all(name.startswith(LOWEST) for name in graph()[module] if name != "pipeline")


@pytest.mark.parametrize("module", [m for m in MODULES if m.split(".")[-1] not in DISK])
def test_only_the_listed_modules_touch_the_disk(module):
    tree = ast.parse(MODULES[module].read_text(encoding="utf-8"))
    calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    used = {f.attr if isinstance(f, ast.Attribute) else getattr(f, "id", "") for f in calls}
    assert not used & DISK_WORDS


@pytest.mark.parametrize("module", [m for m in MODULES if m != "pipeline.commands.shared"])
@pytest.mark.parametrize(
    "forbidden", [CLOCK, CHANCE, re.compile(r"os\.environ|getenv"), re.compile(r"except Exception|except:")]
)
def test_no_clock_chance_environment_or_broad_except(module, forbidden):
    assert not forbidden.search(MODULES[module].read_text(encoding="utf-8"))


def test_only_the_command_line_imports_the_build():
    users = {name for name, used in graph().items() if "pipeline.build" in used}
    assert all(name.startswith("pipeline.commands.") for name in users)


def test_layers_point_one_way():
    order = ["pipeline.values", "pipeline.files", "pipeline.model", "pipeline.loaded", "pipeline.build"]
    for lower, higher in pairwise(order):
        assert higher not in reach(lower)


def reach(start):
    seen, stack = set(), [start]
    while stack:
        for then in graph().get(stack.pop(), ()):
            if then not in seen:
                seen.add(then)
                stack.append(then)
    return seen


COMMON = Path(__file__).parent / "common_words.txt"


@cache
def words_of_reviews():
    """Return the labels that only a review would use: its nodes, metrics, sources and studies."""
    general = set(COMMON.read_text(encoding="utf-8").split("\n"))
    return sorted({word for word in labels() if len(word) > 3} - general)


def labels():
    """Yield the label of every node, metric, source and study of every review, in lower case."""
    root = ENGINE.parent
    for home in [root, *sorted((root / "tests" / "reviews").iterdir())]:
        for name, key, fields in [
            ("taxonomy", "nodes", ("id", "label")),
            ("metrics", "metrics", ("id", "label")),
            ("protocol", "sources", ("id", "label")),
        ]:
            path = home / "records" / f"{name}.yml"
            if path.exists():
                for item in yaml.load(path.read_bytes(), yaml.CSafeLoader)[key]:
                    yield from (str(item[field]).casefold() for field in fields)
        for folder in ("studies", "context"):
            yield from (path.stem for path in sorted((home / "records" / folder).glob("*.yml")))


FLAGSHIP = (
    r"\b(llms?|gpus?|transformers?|language models?|kv cache|"
    r"bees?|pollen|nectar|honey\w*|forag\w+|apis mellifera)\b"
)


@pytest.mark.parametrize("path", sorted(p for p in ENGINE.rglob("*") if p.is_file() and p.suffix != ".pyc"))
def test_the_engine_knows_no_review(path):
    text = path.read_text(encoding="utf-8").casefold()
    near = (word for word in words_of_reviews() if word in text)
    found = [word for word in near if re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text)]
    assert found + re.findall(FLAGSHIP, text) == []
