"""Where the blocks of a BibTeX file are: where none is open, or plainly after a broken one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

OPENING = re.compile(rb"@[ \t]{0,20}([A-Za-z][A-Za-z0-9_-]{0,40})[ \t\r\n]{0,40}([{(])")
FIELD_AHEAD = re.compile(rb"[^\s,{}()=\"#%]{0,300}\s{0,40},\s{0,40}[A-Za-z][A-Za-z0-9_:.+/-]{0,60}\s{0,40}=")
_BRACES = re.compile(rb"[{}]")
_BRACES_OR_PARENTHESIS = re.compile(rb"[{})]")
_NEAR = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One block: its type in lower case, and where it begins and the next one begins."""

    kind: str
    start: int
    end: int


def blocks(body: bytes) -> Iterator[Block]:
    """Yield all blocks in order: entries, comments, strings and preambles."""
    body = b"\n" + body
    kind, start = "", 0
    state = _Open(depth=-1, at=0, closer=b"")
    for found in OPENING.finditer(body):
        if not _fresh(body, found):
            state = _followed(body, state, found.start())
            if state.depth >= 0:
                continue
        if kind:
            yield Block(kind=kind, start=start - 1, end=found.start() - 1)
        kind, start = found[1].decode("ascii").lower(), found.start()
        state = _Open(depth=0, at=found.end(), closer=b"}" if found[2] == b"{" else b")")
    if kind:
        yield Block(kind=kind, start=start - 1, end=len(body) - 1)


@dataclass(frozen=True, slots=True)
class _Open:
    """How deep a block's text is nested at a place; -1 once it is closed."""

    depth: int
    at: int
    closer: bytes


def _followed(body: bytes, state: _Open, upto: int) -> _Open:
    depth = state.depth
    signs = _BRACES if state.closer == b"}" else _BRACES_OR_PARENTHESIS
    for found in signs.finditer(body, state.at, upto) if depth >= 0 else ():
        sign = found[0]
        if sign == state.closer and not depth:
            return _Open(-1, upto, state.closer)
        depth += (sign == b"{") - (sign == b"}" and depth > 0)
    return _Open(depth, upto, state.closer)


def _fresh(body: bytes, found: re.Match[bytes]) -> bool:
    """Tell whether an opening begins a block whatever is open: first on its line, or glued to an end."""
    before = body[max(0, found.start() - _NEAR) : found.start()]
    if before.rstrip(b" \t")[-1:] in {b"\n", b"\r"}:
        return True
    return (
        before.rstrip(b" \t\r\n,")[-1:] in {b"}", b")"} and FIELD_AHEAD.match(body, found.end()) is not None
    )
