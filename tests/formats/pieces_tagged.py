"""What files of tag lines are made of, for the tests that put it together in any order."""

WOS_PIECES = (
    b"FN Clarivate\nVR 1.0\n", b"PT J\n", b"PT J", b"PT  B ", b" PT J\n", b"   PT J\n", b"ER\n", b"ER",
    b"ER x", b"EF", b"TI ", b"AU A, B\n", b"   C, D\n", b"UT WOS:1\n", b"\n", b"\r", b"\r\n", b" ", b"   ",
    b"\t", b"x", b"\xff", b"\0", b"\x1f", b"\xc3\xa9", b"CR ",
)  # fmt: skip
NBIB_PIECES = (
    b"PMID- ", b"PMID- 1\n", b"PMID-", b"\n\nPMC - PMC1\n", b"OWN - ERIC\n", b"UI  - ", b"TI  - x\n",
    b"TI  -", b"      more\n", b"AB  - ", b"FAU - A, B\n", b"ISSN - 1\n", b"\n", b"\r", b"\r\n", b"\n\n",
    b" ", b"  ", b"x", b"-", b"\xff", b"\0", b"\x1f", b"\xc3\xa9", b"AU - ", b"\t",
)  # fmt: skip
ENDNOTE_PIECES = (
    b"%0 Book\n", b"%0", b"%T x\n", b"%T ", b"%A A, B\n", b"%A", b"%%", b"%", b"\n\n%T y\n%0 Book\n", b"\n\n",
    b"\n", b"\r", b"\r\n", b" ", b"%X a\n\nb", b"0", b"\xff", b"\0", b"\xc3\xa9", b"%[ 1", b"\t",
)  # fmt: skip
PIECES = {
    "wos": WOS_PIECES,
    "nbib": NBIB_PIECES,
    "endnote": ENDNOTE_PIECES,
}
