"""What broken JSON exports are made of; the first piece of each is how its files begin."""

ANY = (
    b"{", b"}", b"[", b"]", b",", b":", b'"', b"\\", b'\\"', b"\\\\", b"\n", b"\r\n", b" ", b"x", b"1",
    b"null", b'"title": "t"', b'},{"id":', b'}, {"id": 1', b'"a": [1, 2]', b'{"id": 1, "title": "t"}',
    b'"author": [{', b"},", b"],", b'"a": "b', b"\xff", b"\0", b"\xc3\xa9", b'\n{"id": 2}', b" " * 22,
    b"\\u00e9", b"NaN", b"'",
)  # fmt: skip
OPENALEX = (
    b'{"meta": {"count": 1}, "results": [{"id": "https://openalex.org/W1", "title": "t"',
    b'"id": "x"',
    *ANY,
)
CROSSREF = (
    b'{"message-type": "work-list", "message": {"items": [',
    b'"DOI": "10.1000/a"',
    b'"title": ["t"]',
    *ANY,
)
SCHOLAR = (b'{"total": 1, "offset": 0, "data": [{"paperId": "p"', b'"year": 2000', *ANY)
DBLP = (b'{"result": {"hits": {"hit": [{"info": {"title": "t"', b'"authors": {"author": ', *ANY)
CSL = (b'[{"type": "book", "id": "a", "title": "t"', b'"issued": {"date-parts": [[2000', *ANY)
OWN = (
    b'{"key": "k", "title": "t"}\n',
    b'{"key": "k"}\n',
    b'"authors": [{"family": ',
    b'"date": "2000-13"',
    *ANY,
)
LENS = (b'{"total": 1, "data": [{"lens_id": "1"', b'"source": {"issn": [', *ANY)
FLAT = (b'[{"title": "t", "year": 2000', b'"authors": ["A', b'"authors": {"name": ', *ANY)
RECORDING = (
    b'{"body": "<feed>arxiv.org/', b"<entry>", b"</entry>", b"\\u003centry>", b"<title>t</title>", b"</feed>",
    b'"', b'", "body": "[{\\"paperId\\": ', b'\\"title\\": \\"t\\"}', b"\\ud83d\\ude00", b"\\ud83d", b"\\n",
    b"\\x", *ANY,
)  # fmt: skip
PIECES = {
    "openalex": OPENALEX, "crossref": CROSSREF, "semantic-scholar": SCHOLAR, "dblp": DBLP, "csl-json": CSL,
    "jsonl": OWN, "lens-json": LENS, "json": FLAT, "recording": RECORDING,
}  # fmt: skip
