"""One criterion asked of one report, for tests of criteria."""

from dataclasses import replace

from pipeline import files
from pipeline.screen.criteria import examine
from tests import worlds


def criterion(test, **changes):
    return files.Criterion(id="c", label="C", test=test, reason="old", **changes)


def asked(given, *, quoted=("a",), lists=(), changes=None, **bib):
    """Return what one criterion finds of a report whose fields are all of record a:0001."""
    made = replace(worlds.report("a:0001", **bib), origins=dict.fromkeys(bib, "a:0001"), **(changes or {}))
    (finding,) = examine(made, worlds.protocol(criteria=(given,)), set(quoted), tuple(lists))
    return finding
