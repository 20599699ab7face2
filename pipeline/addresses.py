"""Addresses: relative links between pages, and outside links made from validated identifiers only.

Every function returns an empty text where no safe address can be made.
"""

import re
from typing import Final
from urllib.parse import quote, urlsplit

_DOI: Final = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/\S{1,300}", re.ASCII)
_ARXIV: Final = re.compile(
    r"(?:[0-9]{4}\.[0-9]{4,5}|[a-z-]{2,20}(?:\.[A-Z]{2})?/[0-9]{7})(?:v[0-9]{1,3})?", re.ASCII
)
_PMID: Final = re.compile(r"[1-9][0-9]{0,8}", re.ASCII)
_HOST: Final = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?\.)+[a-z]{2,24}(?::[0-9]{1,5})?", re.ASCII)
_KEPT: Final = "/:@!$*+,;=-._~"


def doi(ident: str) -> str:
    """Return the address of a DOI."""
    return f"https://doi.org/{quote(ident, safe='/:;.-_~')}" if _DOI.fullmatch(ident) else ""


def arxiv(ident: str) -> str:
    """Return the address of an arXiv identifier, old or new, with or without a version."""
    return f"https://arxiv.org/abs/{ident}" if _ARXIV.fullmatch(ident) else ""


def pmid(ident: str) -> str:
    """Return the address of a PubMed identifier."""
    return f"https://pubmed.ncbi.nlm.nih.gov/{ident}/" if _PMID.fullmatch(ident) else ""


def web(url: str) -> str:
    """Return an https address rebuilt from its parts; only plain host names, no user, no other scheme."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    if parts.scheme != "https" or not _HOST.fullmatch(parts.netloc):
        return ""
    query = f"?{quote(parts.query, safe=_KEPT + '&?%')}" if parts.query else ""
    fragment = f"#{quote(parts.fragment, safe=_KEPT + '?%')}" if parts.fragment else ""
    return f"https://{parts.netloc}{quote(parts.path, safe=_KEPT + '%')}{query}{fragment}"


def relative(here: str, target: str) -> str:
    """Return the link from one page of the site to another, both given from the root of the site."""
    return target if target.startswith("#") else "../" * here.count("/") + target


def built(path: str) -> str:
    """Return where a Markdown page ends up in the site: the same path with .html."""
    return path.removesuffix(".md") + ".html" if path.endswith(".md") else path
