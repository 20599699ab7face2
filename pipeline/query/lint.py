"""What can be wrong with a query: one stable code each, what it means, and the repair."""

from dataclasses import dataclass
from typing import Final

from pipeline.problems import Problem, Severity

ERRORS: Final = {
    "empty-query": ("the query asks for nothing", "write a term"),
    "unbalanced-parenthesis": ("a parenthesis has no partner", "close it, or remove it"),
    "unbalanced-quote": ("a quotation mark has no partner", "close it before the end of the phrase"),
    "missing-operand": ("an operator has nothing on one side: {what}", "write what it joins, or remove it"),
    "unknown-field": ("there is no field {what} in this syntax", "use one of: {hint}"),
    "set-number": (
        "{what} stands for an earlier search, which a query by itself cannot know",
        "write it out",
    ),
    "bad-date": ("{what} is no year or date, or ends before it begins", "write a year, or two with a hyphen"),
    "too-many-wildcards": ("{what} has more than {hint} wildcards", "write the words that are meant"),
    "too-deep": ("the query is nested deeper than {what} levels", "split it"),
    "too-long": ("the query has more than {what} terms and signs", "split it"),
}
WARNINGS: Final = {
    "implicit-operator": (
        "no operator stands before {what}; this database takes it for {hint}",
        "write the operator",
    ),
    "mixed-operators": ("AND, OR and NOT are mixed; {what} is joined first here", "set parentheses"),
    "smart-quotes": ("a typographic quotation mark was read as a plain one", 'write "'),
    "wildcard-too-broad": (
        "{what} has fewer than {hint} letters before its wildcard",
        "write more letters, or the words that are meant",
    ),
    "leading-wildcard": ("{what} begins with a wildcard", "write the words that are meant"),
    "lower-case-operator": ("{what} in small letters is a word here, no operator", "write it in capitals"),
    "empty-group": ("a pair of parentheses holds nothing", "remove it"),
    "repeated-term": ("{what} stands twice in one group", "remove one"),
    "not-a-wildcard": (
        "{what} is no wildcard in this syntax and is passed over",
        "use the signs that it has",
    ),
    "tagged-words": (
        "words side by side before a field are looked up as a phrase: {what}",
        "set quotation marks",
    ),
    "too-many-terms": ("{what} terms; the database takes at most {hint}", "split the query"),
    "near-group": ("this database takes no group of terms beside NEAR: {what}", "write it out for each term"),
    "near-fields": ("what is near stands in two fields, {what}; the first one was taken", "name one field"),
    "near-distance": ("NEAR without a number means {what} words here", "write the number"),
    "stray-letter": ("{what} holds no letter or digit: nothing is looked for", "write a word"),
    "only-negative": ("the query only says what is not wanted", "say what is wanted"),
    "prefix-operator": ("NOT begins a group", "say first what is wanted"),
}


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One oddity of a query, and where in its text it stands (from 0)."""

    at: int
    code: str
    what: str = ""
    hint: str = ""

    @property
    def stops(self) -> bool:
        """Tell whether the query cannot be run with this."""
        return self.code in ERRORS

    def problem(self, text: str, path: str) -> Problem:
        """Return it as a problem with line and column of the text."""
        message, hint = (ERRORS if self.stops else WARNINGS)[self.code]
        told = {"what": self.what, "hint": self.hint}
        before = text[: self.at]
        return Problem(
            path,
            1 + before.count("\n"),
            1 + len(before) - (before.rfind("\n") + 1),
            self.code,
            message.format(**told),
            hint.format(**told),
            Severity.ERROR if self.stops else Severity.WARNING,
        )
