"""Broken JSON exports: reader, data, titles of what is read, and each problem as (line, code)."""

PAGE = b'{"meta": {"count": 2}, "results": [\n%s\n]}'
A = b'{"id": "https://openalex.org/W1", "title": "A"}'
B = b'{"id": "https://openalex.org/W2", "title": "B"}'
C = b'{"id": "https://openalex.org/W3", "title": "C"}'
CSL = b'{"type": "book", "id": "%s", "title": "%s"}'


def page(*works):
    return PAGE % b",\n".join(works)


def csl(*titles):
    return b"[\n" + b",\n".join(CSL % (title, title) for title in titles) + b"\n]"


CASES = {
    "sound": ("openalex", page(A, B), ["A", "B"], []),
    "nothing found": ("openalex", page(), [], []),
    "one work alone": ("openalex", A, ["A"], []),
    "a work a line": ("openalex", A + b"\r\n" + B + b"\r\n", ["A", "B"], []),
    "a comma too many": ("openalex", page(A[:-1] + b",}", B), ["A", "B"], [(2, "broken-json")]),
    "a comma left out": ("openalex", page(A.replace(b", ", b" "), B), ["A", "B"], [(2, "broken-json")]),
    "a comma between works left out": ("openalex", PAGE % (A + b"\n" + B), ["A", "B"], []),
    "a brace left out": ("openalex", page(A[:-1], B, C), ["A", "B", "C"], [(2, "broken-json")]),
    "a bracket left out": (
        "openalex",
        page(A[:-1] + b', "locations": [{"id": "x"}}', B, C),
        ["A", "B", "C"],
        [(2, "broken-json")],
    ),
    "a brace too many": ("openalex", page(A + b"}", B), ["A", "B"], []),
    "a quote left out": (
        "openalex",
        page(A.replace(b'A"', b"A"), B, C),
        ["A", "B", "C"],
        [(2, "broken-json")],
    ),
    "a quote left out of one line": (
        "openalex",
        page(A.replace(b'A"', b"A"), B, C).replace(b"\n", b""),
        ["A", "B", "C"],
        [(1, "broken-json")],
    ),
    "quotes inside": (
        "openalex",
        page(A.replace(b"A", b'the "A" in it'), B),
        ['the "A" in it', "B"],
        [(2, "broken-json")],
    ),
    "a line end inside": (
        "openalex",
        page(A.replace(b'"A"', b'"A\nB"'), C),
        ["A B", "C"],
        [(2, "broken-json")],
    ),
    "a bad escape": (
        "openalex",
        page(A.replace(b"A", rb"50\% A"), B),
        [r"50\% A", "B"],
        [(2, "broken-json")],
    ),
    "words without quotes": (
        "openalex",
        page(A.replace(b'"A"', b"None"), B),
        ["None", "B"],
        [(2, "broken-json")],
    ),
    "a value left out": ("openalex", page(A[:-1] + b', "type":}', B), ["A", "B"], [(2, "broken-json")]),
    "not UTF-8": ("openalex", page(A.replace(b'"A"', b'"A\xe9"'), B), ["Aé", "B"], [(2, "not-utf-8")]),
    "cut in a title": ("openalex", page(A, B)[:-5], ["A", "B"], [(3, "broken-json")]),
    "cut between works": ("openalex", page(A, B)[: -len(B) - 4], ["A"], [(2, "cut-short")]),
    "cut before the first": ("openalex", page()[:-3], [], [(1, "ends-early")]),
    "an empty work": ("openalex", page(A, b"{}", B), ["A", "B"], [(3, "empty-entry")]),
    "nothing but a bracket": ("openalex", page(A, b"{]}", B), ["A", "B"], [(3, "empty-entry")]),
    "a null in the list": ("semantic-scholar", b'[null, {"paperId": "1", "title": "A"}]', ["A"], []),
    "a broken line among lines": (
        "csl-json",
        b"\n".join((CSL % (b"a", b"A"), b'{"type": "book", "title": [[', CSL % (b"b", b"B"))),
        ["A", "", "B"],
        [(2, "broken-json")],
    ),
    "an array of CSL": ("csl-json", csl(b"A", b"B"), ["A", "B"], []),
    "CSL cut in a key": ("csl-json", csl(b"A", b"B")[:-14], ["A", ""], [(3, "broken-json")]),
    "CSL with a mark": ("csl-json", b"\xef\xbb\xbf" + csl(b"A"), ["A"], []),
    "an array of nothing": ("csl-json", b"[]", [], []),
    "lists in lists": (
        "csl-json",
        csl(b"A") + b"[" * 600 + b"{" + b'"a":{' * 600,
        [],
        [(3, "nested-too-deep")],
    ),
    "a hit without hits": ("dblp", b'{"result": {"hits": {"@total": "0"}}}', [], []),
    "a flat record cut": (
        "json",
        b'[{"title": "A", "year": 2000},\n{"title": "B", "year": 20',
        ["A", "B"],
        [(2, "broken-json")],
    ),
    "a wrong date of ours": ("jsonl", b'{"key": "a", "title": "A", "date": "2000-13"}', ["A"], []),
    "another tool's JSON": ("openalex", b'{"cells": []}', [], [(1, "not-this-format")]),
}
