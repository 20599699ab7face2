"""Reads the text of a query into a tree, by the ranks of its syntax's operators and without recursion."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from pipeline.query.lex import Token, merged, plain_text, spelt, tokens
from pipeline.query.lint import Finding
from pipeline.query.oddities import oddities, wild
from pipeline.query.settle import settled
from pipeline.query.syntax import Syntax
from pipeline.query.tree import And, In, Near, Not, Or, Phrase, Query, Word, both, either

DEEPEST: Final = 500
LONGEST: Final = 60_000
_TERMS: Final = frozenset({"word", "quoted", "braced", "query"})
_JOINS: Final = frozenset({"and", "or", "not", "near"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """What a text says: a tree (None where there is none), and what is odd about it, in order."""

    query: Query | None
    findings: tuple[Finding, ...]

    @property
    def sound(self) -> bool:
        """Tell whether the query can be run."""
        return self.query is not None and not any(one.stops for one in self.findings)


@dataclass(slots=True)
class _Operand:
    """A query on the stack; `grouped` where it stood in parentheses, `join` what joined it."""

    query: Query | None
    at: int
    grouped: bool = False
    join: str = ""


@dataclass(slots=True)
class _Pending:
    """An operator, a field or an open parenthesis on the stack, until what follows it is known."""

    kind: str
    token: Token
    rank: int = 0


@dataclass(slots=True)
class _Stacks:
    """The two stacks of the reader, and what it found odd."""

    syntax: Syntax
    findings: list[Finding]
    operands: list[_Operand] = field(default_factory=list)
    pending: list[_Pending] = field(default_factory=list)


def parse(text: str, syntax: Syntax) -> Parsed:
    """Return the tree of a query, made as well as its text allows, and every oddity."""
    findings: list[Finding] = []
    text = plain_text(text, syntax)
    found = list(_joined_words(list(merged(tokens(text, syntax, findings))), syntax, findings))
    if len(found) > LONGEST:
        return Parsed(query=None, findings=(Finding(0, "too-long", str(LONGEST)),))
    stacks = _Stacks(syntax, findings)
    expecting = True
    for token in found:
        expecting = _take(token, stacks, expecting=expecting)
        if len(stacks.pending) > 3 * DEEPEST:
            return Parsed(query=None, findings=(Finding(token.at, "too-deep", str(DEEPEST)),))
    _end(stacks, len(text), expecting=expecting and bool(found))
    query = stacks.operands[-1].query if stacks.operands else None
    if query is None and not any(one.stops for one in findings):
        findings.append(Finding(0, "empty-query"))
    if query is not None:
        query = settled(query, findings)
        findings += oddities(query, syntax)
    return Parsed(query=query, findings=tuple(sorted(findings)))


def _joined_words(found: Sequence[Token], syntax: Syntax, findings: list[Finding]) -> list[Token]:
    """Return the tokens with words that make one phrase joined, where a syntax reads them so."""
    made: list[Token] = []
    at = 0
    while at < len(found):
        end = at
        while end < len(found) and found[end].kind == "word":
            end += 1
        tagged = syntax.style == "after" and end < len(found) and found[end].kind == "tag"
        if end - at > 1 and (syntax.words == "phrase" or tagged):
            text = " ".join(one.text for one in found[at:end])
            if tagged:
                findings.append(Finding(found[at].at, "tagged-words", text))
            made.append(Token(kind="quoted", text=text, at=found[at].at))
        else:
            made += found[at : max(end, at + 1)]
        at = max(end, at + 1)
    return made


def _take(token: Token, stacks: _Stacks, *, expecting: bool) -> bool:
    """Take one token; return whether a term is expected after it."""
    kind = token.kind
    if kind == "tag":
        _tag(token, stacks)
        return expecting
    if kind == ")":
        return _close(token, stacks, expecting=expecting)
    if kind in _JOINS:
        return _join(token, stacks, expecting=expecting)
    if not expecting:
        _implied(token, stacks)
    if kind == "(":
        stacks.pending.append(_Pending("(", token))
        return True
    if kind == "field":
        stacks.pending.append(_Pending("field", _known(token, stacks)))
        return True
    _push(_Operand(_term(token, stacks), token.at), stacks)
    return False


def _known(token: Token, stacks: _Stacks) -> Token:
    if token.number < 0:
        choice = ", ".join(stacks.syntax.writes.values())
        stacks.findings.append(Finding(token.at, "unknown-field", token.text, choice))
        return Token(kind="field", text="all", at=token.at)
    return token


def _term(token: Token, stacks: _Stacks) -> Query | None:
    """Return the query of one term."""
    if token.kind == "query":
        return token.query
    text = spelt(token.text, token.at, stacks.syntax, stacks.findings)
    stacks.findings += wild(text, token.at, stacks.syntax)
    if token.kind == "word":
        return Word(text) if text else None
    words = tuple(Word(word) for word in text.split())
    if not words:
        stacks.findings.append(Finding(token.at, "empty-group"))
        return None
    return Phrase(words, exact=token.kind == "braced")


def _implied(token: Token, stacks: _Stacks) -> None:
    """Put in the operator that a syntax means between two terms side by side."""
    meant = "or" if stacks.syntax.words == "or" else "and"
    stacks.findings.append(Finding(token.at, "implicit-operator", token.text, meant.upper()))
    _operator(Token(kind=meant, text="", at=token.at), stacks)


def _push(operand: _Operand, stacks: _Stacks) -> None:
    """Push a term or a group, with the fields that stand before it."""
    while stacks.pending and stacks.pending[-1].kind == "field":
        token = stacks.pending.pop().token
        operand = _Operand(In(token.text, operand.query) if operand.query else None, token.at)
    stacks.operands.append(operand)


def _tag(token: Token, stacks: _Stacks) -> None:
    """Set the field that stands after a term or a group."""
    name = stacks.syntax.fields.get(token.text.upper())
    if not stacks.operands:
        stacks.findings.append(Finding(token.at, "missing-operand", f"[{token.text}]"))
        return
    if name is None:
        choice = ", ".join(stacks.syntax.writes.values())
        stacks.findings.append(Finding(token.at, "unknown-field", token.text, choice))
        return
    operand = stacks.operands[-1]
    if operand.query is not None:
        operand.query = In(name, operand.query)


def _join(token: Token, stacks: _Stacks, *, expecting: bool) -> bool:
    if expecting and token.kind == "not" and token.text.upper() == "NOT":
        if not stacks.syntax.bare_not:
            stacks.findings.append(Finding(token.at, "prefix-operator"))
        stacks.pending.append(_Pending("unary", token, stacks.syntax.rank["not"]))
        return True
    if expecting:
        stacks.findings.append(Finding(token.at, "missing-operand", token.text))
        _push(_Operand(None, token.at), stacks)
    _operator(token, stacks)
    return True


def _operator(token: Token, stacks: _Stacks) -> None:
    rank = stacks.syntax.rank[token.kind]
    while stacks.pending and stacks.pending[-1].kind != "(" and stacks.pending[-1].rank >= rank:
        _reduce(stacks)
    stacks.pending.append(_Pending(token.kind, token, rank))


def _close(token: Token, stacks: _Stacks, *, expecting: bool) -> bool:
    if not any(one.kind == "(" for one in stacks.pending):
        stacks.findings.append(Finding(token.at, "unbalanced-parenthesis"))
        return expecting
    if expecting:
        _missing(token, stacks)
    while stacks.pending[-1].kind != "(":
        _reduce(stacks)
    opened = stacks.pending.pop()
    inner = stacks.operands.pop()
    _push(_Operand(inner.query, opened.token.at, grouped=True, join=inner.join), stacks)
    return False


def _missing(token: Token, stacks: _Stacks) -> None:
    """Stand in for a term that is missing, before a closing parenthesis or the end."""
    last = stacks.pending[-1] if stacks.pending else None
    if last and last.kind != "(":
        stacks.findings.append(Finding(last.token.at, "missing-operand", last.token.text))
    elif token.text:
        stacks.findings.append(Finding(token.at, "empty-group"))
    _push(_Operand(None, token.at), stacks)


def _end(stacks: _Stacks, length: int, *, expecting: bool) -> None:
    if expecting:
        _missing(Token(kind=")", text="", at=length), stacks)
    while stacks.pending:
        last = stacks.pending[-1]
        if last.kind == "(":
            stacks.findings.append(Finding(last.token.at, "unbalanced-parenthesis"))
            stacks.pending.pop()
            if stacks.operands:
                _push(stacks.operands.pop(), stacks)
        else:
            _reduce(stacks)


def _reduce(stacks: _Stacks) -> None:
    """Apply the topmost operator to the topmost operands."""
    operator = stacks.pending.pop()
    if operator.kind == "field":
        return
    right = stacks.operands.pop()
    if operator.kind == "unary":
        made = Not(right.query) if right.query is not None else None
        stacks.operands.append(_Operand(made, operator.token.at, join="not"))
        return
    left = stacks.operands.pop()
    if left.query is None or right.query is None:
        stacks.operands.append(left if right.query is None else right)
        return
    _mixed(operator, left, right, stacks)
    query = _joined(operator, left, right, stacks)
    stacks.operands.append(_Operand(query, left.at, join=operator.kind))


def _joined(operator: _Pending, left: _Operand, right: _Operand, stacks: _Stacks) -> Query:
    assert left.query is not None  # noqa: S101 - the caller has looked
    assert right.query is not None  # noqa: S101 - likewise
    if operator.kind == "near":
        return _near(operator.token, left.query, right.query, stacks)
    if operator.kind == "or":
        return either((*_parts(left, Or), *_parts(right, Or)))
    added = (Not(right.query),) if operator.kind == "not" else _parts(right, And)
    return both((*_parts(left, And), *added))


def _parts(operand: _Operand, kind: type[And | Or]) -> tuple[Query, ...]:
    assert operand.query is not None  # noqa: S101 - the caller has looked
    flat = isinstance(operand.query, kind) and not operand.grouped
    return operand.query.parts if flat and isinstance(operand.query, And | Or) else (operand.query,)


def _near(token: Token, left: Query, right: Query, stacks: _Stacks) -> Query:
    distance = token.number
    if distance < 0:
        distance = stacks.syntax.far
        stacks.findings.append(Finding(token.at, "near-distance", str(distance)))
    if not stacks.syntax.loose_near and any(isinstance(one, And | Or | Not) for one in (left, right)):
        stacks.findings.append(Finding(token.at, "near-group", token.text))
    return Near(left, right, distance, token.ordered)


def _mixed(operator: _Pending, left: _Operand, right: _Operand, stacks: _Stacks) -> None:
    """Report operators of two kinds side by side without parentheses."""
    for one in (left, right):
        kinds = {one.join, operator.kind} - {"near", ""}
        if not one.grouped and len(kinds) == 2 and "or" in kinds:
            stacks.findings.append(Finding(operator.token.at, "mixed-operators", one.join.upper()))
            return
