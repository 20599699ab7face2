"""Measure the shape of the code against its budgets; print every figure and exit 1 over one."""

import ast
import json
import re
import subprocess
import sys
import tokenize
from collections.abc import Iterator, Mapping
from math import inf
from pathlib import Path
from statistics import mean, median

from radon.complexity import cc_visit
from ruff import find_ruff_bin

ENGINE = sorted(Path("pipeline").rglob("*.py"))
TESTS = sorted(Path("tests").rglob("*.py"))
BUDGETS: Mapping[str, tuple[float, float]] = {
    "lines a file, median": (0, 160),
    "lines a file, largest": (0, 400),
    "lines a function, median": (0, 9),
    "lines a function, largest": (0, 50),
    "cyclomatic complexity, mean": (0, 2.5),
    "cyclomatic complexity, largest": (0, 10),
    "the same, comprehensions counted, mean": (0, inf),
    "the same, comprehensions counted, largest": (0, inf),
    "comment lines, per cent": (0, 5),
    "test lines for each line of the engine": (1, 99),
    "lines a test, median": (0, 8),
}


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Yield the name and the length in lines of every function of a file, docstring left out."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef) and node.end_lineno:
            length = node.end_lineno - node.lineno + 1
            first = node.body[0]
            if ast.get_docstring(node) is not None and first.end_lineno:
                length -= first.end_lineno - first.lineno + 1
            yield f"{path}:{node.lineno} {node.name}", length


def comments(path: Path) -> int:
    """Count the comment tokens of a file."""
    with path.open("rb") as stream:
        return sum(token.type == tokenize.COMMENT for token in tokenize.tokenize(stream.readline))


def lines(path: Path) -> int:
    """Count the lines of a file."""
    return len(path.read_text(encoding="utf-8").splitlines())


def branches() -> list[tuple[int, str]]:
    """Return McCabe's number of every function: statements that branch, comprehensions not counted."""
    command = [find_ruff_bin(), "check", "pipeline", "--isolated", "--exit-zero", "--select", "C901"]
    shape = ["--config", "lint.mccabe.max-complexity=0", "--output-format", "json"]
    told = subprocess.run([*command, *shape], check=True, capture_output=True, text=True).stdout  # noqa: S603 - our own words
    return [
        (int(number[1]), f"{Path(one['filename']).name}:{one['location']['row']}")
        for one in json.loads(told)
        if (number := re.search(r"\((\d+) > 0\)", one["message"]))
    ]


def figures() -> dict[str, tuple[float, str]]:
    """Return each measure with its figure and the place of the largest."""
    sizes = [(lines(path), str(path)) for path in ENGINE]
    spans = [(length, name) for path in ENGINE for name, length in functions(path)]
    knots = [
        (block.complexity, f"{path}:{block.lineno} {block.name}")
        for path in ENGINE
        for block in cc_visit(path.read_text(encoding="utf-8"))
        if block.letter in "FM"
    ]
    tests = [n for path in TESTS for name, n in functions(path) if name.split()[-1].startswith("test_")]
    told = branches()
    total = sum(size for size, _ in sizes)
    return {
        "lines a file, median": (median(s for s, _ in sizes), ""),
        "lines a file, largest": max(sizes),
        "lines a function, median": (median(s for s, _ in spans), ""),
        "lines a function, largest": max(spans),
        "cyclomatic complexity, mean": (mean(number for number, _ in told), ""),
        "cyclomatic complexity, largest": max(told),
        "the same, comprehensions counted, mean": (mean(number for number, _ in knots), ""),
        "the same, comprehensions counted, largest": max(knots),
        "comment lines, per cent": (100 * sum(map(comments, ENGINE)) / total, ""),
        "test lines for each line of the engine": (sum(map(lines, TESTS)) / total, ""),
        "lines a test, median": (median(tests), ""),
    }


def main() -> int:
    """Print the table and return the exit code."""
    over = 0
    for name, (figure, place) in figures().items():
        low, high = BUDGETS[name]
        good = low <= figure <= high
        over += not good
        span = "none" if high == inf else f"<= {high:g}" if low == 0 else f">= {low:g}"
        print(f"{'ok  ' if good else 'OVER'} {name:<42} {figure:8.2f}  budget {span:<8} {place}")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
