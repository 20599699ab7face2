"""Broken BibTeX: reader, data, titles of what is read, and each problem as (line, code)."""

X = b"@article{a, title={X}}\n"
Y = b"@article{b, title={Y}}\n"

CASES = {
    "sound": ("bibtex", X + Y, ["X", "Y"], []),
    "nothing found": ("bibtex", b"% no records matched\n", [], []),
    "comments of a tool alone": (
        "bibtex", b"@comment{jabref-meta: grouping:\n0 AllEntriesGroup:;\n}\n", [], [],
    ),
    "a missing comma after a value": (
        "bibtex", b"@article{a,\n title={X}\n year={2020}\n}\n" + Y, ["X", "Y"], [(2, "missing-comma")],
    ),
    "a missing comma after the key": (
        "bibtex", b"@article{a\n title={X}}\n" + Y, ["X", "Y"], [(1, "missing-comma")],
    ),
    "no key": ("bibtex", b"@article{\n title={X}}\n" + Y, ["X", "Y"], [(1, "missing-key")]),
    "an empty key": ("bibtex", b"@article{, title={X}}\n" + Y, ["X", "Y"], []),
    "no closing brace before the next entry": (
        "bibtex", b"@article{a,\n title={X}\n\n" + Y, ["X", "Y"], [(2, "unclosed-entry")],
    ),
    "no closing brace at the end of the file": (
        "bibtex", X + b"@article{b,\n title={Y},\n", ["X", "Y"], [(3, "unclosed-entry")],
    ),
    "cut off within a value": (
        "bibtex", X + b"@article{b,\n title={Yab", ["X", "Yab"],
        [(3, "unclosed-value"), (3, "unclosed-entry")],
    ),
    "cut off within a key": ("bibtex", X + b"@article{b", ["X"], [(2, "empty-entry")]),
    "cut off within a type": ("bibtex", X + b"@arti", ["X"], []),
    "an unclosed value before the next field": (
        "bibtex", b"@article{a,\n title={X,\n year={2020}\n}\n" + Y, ["X", "Y"],
        [(2, "unclosed-value"), (4, "unclosed-entry")],
    ),
    "an unclosed quotation": (
        "bibtex", b'@article{a,\n title="X,\n year={2020}\n}\n' + Y, ["X", "Y"], [(2, "unclosed-value")],
    ),
    "a brace too many after a value": (
        "bibtex", b"@article{a,\n title={X}},\n year={2020}\n}\n" + Y, ["X", "Y"], [(2, "extra-brace")],
    ),
    "a brace too many within a value": (
        "bibtex", b"@article{a, title={X} Z}, year=2020}\n" + Y, ["X Z", "Y"],
        [(1, "broken-value"), (1, "extra-brace")],
    ),
    "a brace too many after an entry": ("bibtex", b"@article{a, title={X}}}\n" + Y, ["X", "Y"], []),
    "marks of quotation within a quotation": (
        "bibtex", b'@article{a, title="say "X" now", year=2020}\n' + Y, ['say "X" now', "Y"],
        [(1, "broken-value")],
    ),
    "a value without braces": (
        "bibtex", b"@article{a, title=Several plain words, year=2020}\n" + Y, ["Several plain words", "Y"],
        [(1, "broken-value")],
    ),
    "no value": ("bibtex", b"@article{a, title={X}, year=, month=}\n" + Y, ["X", "Y"], []),
    "text between two fields": (
        "bibtex", b"@article{a, ???, title={X}}\n" + Y, ["X", "Y"], [(1, "stray-text")],
    ),
    "a name of a field without a value": (
        "bibtex", b"@article{a, abstract, title={X}}\n" + Y, ["X", "Y"], [(1, "stray-text")],
    ),
    "a colon instead of an equals sign": (
        "bibtex", b"@article{a, year: 2020, title={X}}\n" + Y, ["X", "Y"], [(1, "stray-text")],
    ),
    "semicolons instead of commas": ("bibtex", b"@article{a, title={X}; year={2020}}\n" + Y, ["X", "Y"],
        [(1, "missing-comma")]),
    "two different titles": (
        "bibtex", b"@article{a, title={X}, title={Z}}\n" + Y, ["X", "Y"], [(1, "repeated-field")],
    ),
    "the same title twice": ("bibtex", b"@article{a, title={X}, TITLE={X}}\n" + Y, ["X", "Y"], []),
    "a key used twice": (
        "bibtex", X + b"\n@article{a, title={Y}}\n", ["X", "Y"], [(3, "repeated-key")],
    ),
    "an abbreviation that is not defined": (
        "bibtex", b"@article{a, title={X}, journal=jacm}\n" + Y, ["X", "Y"], [(1, "undefined-string")],
    ),
    "an abbreviation without a value": ("bibtex", b"@string{s}\n" + X, ["X"], []),
    "an abbreviation that is not closed": ("bibtex", b"@string{s = {S}\n" + X, ["X"], []),
    "a parent that is not there": (
        "bibtex", X + b"@inproceedings{b, crossref={p}, title={Y}}\n", ["X", "Y"], [(2, "missing-parent")],
    ),
    "a parent of itself": ("bibtex", b"@inproceedings{p, crossref={p}, title={X}}\n", ["X"], []),
    "no fields": ("bibtex", b"@article{a}\n" + Y, ["Y"], [(1, "empty-entry")]),
    "empty fields": ("bibtex", b"@article{a, title={}, year={}}\n" + Y, ["Y"], [(1, "empty-entry")]),
    "words for nothing": ("bibtex", b"@article{a, title={null}, year={2020}}\n" + Y, ["", "Y"], []),
    "bytes of another encoding": (
        "bibtex", b"@article{a, title={M\xfcller}}\n" + Y, ["Müller", "Y"], [(1, "not-utf-8")],
    ),
    "two encodings in one entry": (
        "bibtex", b"@article{a, title={M\xfcller, \xc3\xa9}}\n", ["Müller, é"], [(1, "not-utf-8")],
    ),
    "zero bytes": ("bibtex", b"@article{a, title={X\0\0}}\0\0\n" + Y, ["X", "Y"], []),
    "a byte order mark between two entries": ("bibtex", X + b"\xef\xbb\xbf" + Y, ["X", "Y"], []),
    "old line ends": (
        "bibtex", b"@article{a,\r title={X}\r year={2020}}\r" + Y, ["X", "Y"], [(2, "missing-comma")],
    ),
    "an entry glued to the last": (
        "bibtex", b"@ARTICLE{a,\n title={X},},}@ARTICLE{b,\n title={Y},}", ["X", "Y"], [],
    ),
    "a new entry in an open one": (
        "bibtex", b"@article{a, title={X\n@article{b, title={Y}}\n", ["X", "Y"],
        [(1, "unclosed-value"), (1, "unclosed-entry")],
    ),
    "an e-mail address in a value": (
        "bibtex", b"@article{a, title={X}, note={a@b.org}}\n" + Y, ["X", "Y"], [],
    ),
    "a comment within an entry": (
        "bibtex", b"@article{a, title={X}, % a remark\n year={2020}}\n" + Y, ["X", "Y"], [(1, "stray-text")],
    ),
    "parentheses that are not closed": (
        "bibtex", b"@article(a, title={X}\n" + Y, ["X", "Y"], [(1, "unclosed-entry")],
    ),
    "an escaped brace alone": (
        "bibtex", b"@article{a, title={X \\{ Z}, year=2020}\n" + Y, ["X { Z", "Y"], [],
    ),
    "a backslash at the end of a value": (
        "bibtex", b"@article{a, title={C:\\}, year=2020}\n" + Y, ["C:\\", "Y"], [],
    ),
    "a page instead of an export": (
        "bibtex", b"<html><body>@ gone</body></html>", [], [(1, "not-this-format")],
    ),
    "an archive instead of an export": ("bibtex", b"PK\x03\x04 data", [], [(1, "not-this-format")]),
    "RIS instead of BibTeX": ("bibtex", b"TY  - JOUR\nTI  - X\nER  - \n", [], [(1, "not-this-format")]),
}  # fmt: skip
