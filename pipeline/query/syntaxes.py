"""The seven syntaxes that are read and printed, each a table, after the databases' public help pages.

Where a database does not publish how operators bind, NOT binds before AND, and AND before OR; a query that
mixes them without parentheses is linted in any case.
"""

from collections.abc import Mapping

from pipeline.query.syntax import Syntax

_USUAL = {"near": 4, "not": 3, "and": 2, "or": 1}


def _spelt(text: str) -> dict[str, str]:
    """Return the fields of a table of lines `field: SPELLING, SPELLING`."""
    lines = (line.partition(":") for line in text.strip().splitlines())
    return {
        spelling.strip().upper(): name.strip()
        for name, _, spellings in lines
        for spelling in spellings.split(",")
    }


def _first(text: str, leave: str = "") -> dict[str, str]:
    """Return the spelling that is printed for each field: the first one of its line."""
    lines = (line.partition(":") for line in text.strip().splitlines())
    return {
        name.strip(): one.split(",")[0].strip() for name, _, one in lines if name.strip() not in leave.split()
    }


_PLAIN = """
all: all
topic: topic
title-abstract: title-abstract, tiab
title: title, ti
abstract: abstract, ab
keywords: keywords, keyword, kw
subject: subject
author: author, au
venue: venue, journal, source
doi: doi
pmid: pmid
issn: issn
affiliation: affiliation
full-text: full-text
date: published, date, year, years
language: language
kind: kind, type
"""
_WOS = """
all: ALL
topic: TS
title: TI
abstract: AB
keywords: AK, DE
subject: KP
author: AU
venue: SO
doi: DO
pmid: PMID
issn: IS
affiliation: AD, OO, OG
date: PY, FPY, DOP
language: LA
kind: DT
"""
_SCOPUS = """
all: ALL
topic: TITLE-ABS-KEY
title-abstract: TITLE-ABS
title: TITLE
abstract: ABS
keywords: KEY, AUTHKEY
subject: INDEXTERMS
author: AUTH, AUTHOR-NAME, AUTHLASTNAME
venue: SRCTITLE, EXACTSRCTITLE
doi: DOI
pmid: PMID
issn: ISSN
affiliation: AFFIL
date: PUBYEAR
language: LANGUAGE
kind: DOCTYPE
"""
_IEEE = """
all: All Metadata, Search_All
title: Document Title, Title, Article Title
abstract: Abstract
keywords: Author Keywords
subject: Index Terms, IEEE Terms, INSPEC Controlled Terms, Mesh_Terms
author: Authors, Author
venue: Publication Title, Parent Publication Title
doi: DOI
issn: ISSN
affiliation: Author Affiliations, Author Affiliation
full-text: Full Text & Metadata, Full Text Only, Full Text .AND. Metadata
date: Publication Year
"""
_ARXIV = """
all: all
title: ti
abstract: abs
author: au
venue: jr
subject: cat
date: submittedDate
"""
_PUBMED = """
all: All Fields, all
title-abstract: tiab, Title/Abstract
title: ti, Title
abstract: ab, Abstract
keywords: ot, Other Term
subject: mh, MeSH Terms, mesh, majr, MeSH Major Topic, mh:noexp, MeSH Terms:noexp, MeSH
author: au, Author, auth, 1au, Author - First, lastau
venue: ta, Journal, jour
doi: doi, aid, Article Identifier, Location ID, lid
pmid: pmid, uid
issn: is, ISSN
affiliation: ad, Affiliation
full-text: tw, Text Word, Text Words, text
date: dp, Date - Publication, pdat, edat, ppdat, epdat, crdt, Publication Date
language: la, Language, lang
kind: pt, Publication Type, ptyp
"""
_EBSCO = """
title: TI
abstract: AB
keywords: KW
subject: SU, DE, MH, MM
author: AU
venue: SO, JN
doi: DO, DOI
issn: IS
affiliation: AF
full-text: TX
date: PY, DT, YR
language: LA
kind: PT
"""

PLAIN = Syntax(
    name="plain", label="Plain", fields=_spelt(_PLAIN), writes=_first(_PLAIN), style="colon", rank=_USUAL,
    wildcards={"*": "*", "?": "?", "$": "$"}, stems="exact", near=("NEAR/{n}", "PRE/{n}"), exact=("{", "}"),
    default="topic", kinds={}, languages="code", bare_not=True, shortest_stem=1,
)  # fmt: skip
WOS = Syntax(
    name="wos", label="Web of Science", fields=_spelt(_WOS), writes=_first(_WOS), style="equals",
    rank={"near": 5, "same": 4, "not": 3, "and": 2, "or": 1}, wildcards={"*": "*", "?": "?", "$": "$"},
    stems="stem", near=("NEAR/{n}", ""), far=15,
    kinds={"article": "Article", "conference": "Proceedings Paper", "review": "Review", "book": "Book",
           "chapter": "Book Chapter", "editorial": "Editorial Material", "retraction": "Retraction"},
    note="words without quotation marks are lemmatised: mouse finds mice",
)  # fmt: skip
SCOPUS = Syntax(
    name="scopus", label="Scopus", fields=_spelt(_SCOPUS), writes=_first(_SCOPUS), style="call",
    rank={"or": 4, "near": 3, "and": 2, "not": 1}, wildcards={"*": "*", "?": "?"}, stems="plural",
    near=("W/{n}", "PRE/{n}"), loose_near=False, minus="AND NOT", exact=("{", "}"),
    kinds={"article": "ar", "conference": "cp", "review": "re", "book": "bk", "chapter": "ch",
           "editorial": "ed", "retraction": "tb", "dataset": "dp"},
    note="the singular finds plurals and possessives; OR binds before AND (until 2025)",
)  # fmt: skip
IEEE = Syntax(
    name="ieee", label="IEEE Xplore", fields=_spelt(_IEEE), writes=_first(_IEEE, "date full-text"),
    style="colon", grouped=False, rank=_USUAL, wildcards={"*": "*", "?": "?"}, stems="stem",
    near=("NEAR/{n}", "ONEAR/{n}"),
    loose_near=False, case=True, most_terms=25, most_wildcards=10,
    note="words without quotation marks are stemmed; year, language and type are filters beside the query",
)  # fmt: skip
ARXIV = Syntax(
    name="arxiv", label="arXiv", fields=_spelt(_ARXIV), writes=_first(_ARXIV), style="colon", grouped=False,
    rank=_USUAL, wildcards={"*": "*", "?": "?"}, stems="stem", minus="ANDNOT", words="or", case=True,
    note="words are stemmed; there is no field of keywords, no language and no type",
)  # fmt: skip
PUBMED = Syntax(
    name="pubmed", label="PubMed", fields=_spelt(_PUBMED), writes=_first(_PUBMED), style="after",
    grouped=False, rank={"and": 1, "or": 1, "not": 1}, wildcards={"*": "*"}, stems="exact",
    near=("~{n}", ""), case=True,
    kinds={"article": "journal article", "review": "review", "editorial": "editorial",
           "retraction": "retraction of publication", "dataset": "dataset"},
    shortest_stem=4,
    note="words without a field are mapped to headings; operators are read from left to right",
)  # fmt: skip
EBSCO = Syntax(
    name="ebsco", label="EBSCOhost", fields=_spelt(_EBSCO), writes=_first(_EBSCO), style="before",
    rank=_USUAL, wildcards={"*": "*", "?": "?", "#": "$"}, stems="plural", near=("N{n}", "W{n}"), far=5,
    words="phrase",
    kinds={"article": "Academic Journal", "conference": "Conference Proceeding", "book": "Book",
           "review": "Review"},
    note="the singular finds plurals and possessives; words side by side are a phrase",
)  # fmt: skip
SYNTAXES: Mapping[str, Syntax] = {one.name: one for one in (PLAIN, WOS, SCOPUS, IEEE, ARXIV, PUBMED, EBSCO)}
OTHER_NAMES: Mapping[str, str] = {
    "web-of-science": "wos",
    "ieee-xplore": "ieee",
    "ebscohost": "ebsco",
    "medline": "pubmed",
}


def syntax_of(name: str) -> Syntax | None:
    """Return the syntax of a name, or None where there is none."""
    low = name.strip().lower()
    return SYNTAXES.get(OTHER_NAMES.get(low, low))
