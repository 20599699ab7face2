"""The crawler finds every kind of fault in sites made with just that one."""

import pytest

from tools import crawl
from tools.crawl_page import parse, urls

POLICY = "<meta http-equiv='Content-Security-Policy' content=\"default-src 'self'\">"
HEAD = f"<title>T</title><meta name='description' content='D'>{POLICY}"
MADE = "<aside class='lr-provenance'><ul><li data-source='records/a.yml'>a</li></ul></aside>"
WAY = "<a href='other.html'>other</a> <a href='sets/n.html' data-number='n'>2</a>"
SET = "<table data-set='n'><tr data-row='a'><td>x</td></tr><tr data-row='b'><td>y</td></tr></table>"
CLAIM = "<table data-source='r'><tr id='c' data-row='w/c'><td>up to 2×</td><td><q>2x</q></td></tr></table>"


def page(body, head=HEAD, made=MADE):
    inside = f"<article class='x md-content__inner'><h1>H</h1>{body}{made}</article>"
    return f"<!doctype html><html><head>{head}</head><body><nav>1</nav>{inside}</body></html>"


GOOD = {"index.html": page(WAY), "other.html": page("a"), "sets/n.html": page(SET)}


def site(pages, styles=(), files=()):
    return crawl.Site(
        pages={path: parse(path, html) for path, html in pages.items()},
        files=frozenset({*pages, *files}),
        styles={f"{place}.css": tuple(urls(css)) for place, css in enumerate(styles)},
    )


def codes(**changes):
    made = site({**GOOD, **{f"{name}.html": html for name, html in changes.items()}})
    return {(one.page, one.code) for one in crawl.crawl(made)}


def test_a_good_site_has_no_findings():
    assert crawl.crawl(site(GOOD)) == ()


def number(said, name="n", css="lr-n"):
    return f"<a href='other.html'>o</a> <a class='{css}' href='sets/n.html' data-number='{name}'>{said}</a>"


def other(body, **parts):
    return {"other": page(body, **parts)}


def warned(*words, rows=""):
    warnings = "".join(f"<p class='lr-warn' data-source='r'>{one}</p>" for one in words)
    return page(rows + warnings)


PLACE = "2 is a number that was reported, at Table 1. Its rows are not held here."
NO_PLACE = "2 is a number that was reported, at . Its rows are not held here."

FAULTS = {
    "link to no file": (other("<a href='gone.html'>x</a>"), "dead-link"),
    "link up and out": (other("<a href='../../gone.html'>x</a>"), "dead-link"),
    "link to a folder": (other("<a href='sets/'>x</a>"), "dead-link"),
    "link in a drawing": (other("<svg><a href='gone.html'><text>x</text></a></svg>"), "dead-link"),
    "picture that is not there": (other("<img src='a.png' alt=''>"), "dead-link"),
    "anchor on the page": (other("<a href='#gone'>x</a>"), "dead-anchor"),
    "anchor elsewhere": (other("<a href='index.html#gone'>x</a>"), "dead-anchor"),
    "anchor in a drawing": (other("<svg><a href='index.html#gone'/></svg>"), "dead-anchor"),
    "shape used": (other("<svg><use href='#gone'/></svg>"), "dead-anchor"),
    "label elsewhere": (other("<div aria-labelledby='gone'>x</div>"), "dead-anchor"),
    "style sheet": (other("", head=f"{HEAD}<link rel='stylesheet' href='//x.org/a.css'>"), "foreign-request"),
    "script": (other("<script src='https://x.org/a.js'></script>"), "foreign-request"),
    "image": (other("<img src='http://x.org/a.png' alt=''>"), "foreign-request"),
    "one of several images": (other("<img srcset='//x.org/a.png 2x' alt=''>"), "foreign-request"),
    "frame": (other("<iframe src='https://x.org/'></iframe>"), "foreign-request"),
    "hint to connect": (other("", head=f"{HEAD}<link rel='preconnect' href='https://x'>"), "foreign-request"),
    "style element": (other("<style>@import 'https://x.org/a.css'</style>"), "foreign-request"),
    "style attribute": (other("<p style='background:url(https://x.org/a)'>x</p>"), "foreign-request"),
    "no policy": (other("", head=HEAD.replace(POLICY, "")), "policy"),
    "policy with a host": (other("", head=HEAD.replace("'self'", "'self' https://x.org")), "policy"),
    "plain http": (other("<a href='http://x.org/'>x</a>"), "not-https"),
    "script as a link": (other("<a href='javascript:x()'>x</a>"), "not-https"),
    "one row too few": (other(number("3")), "number-differs"),
    "another set": (other(number("2", "m")), "number-differs"),
    "number to nowhere": (other("<a href='gone.html' data-number='n'>2</a>"), "number-nowhere"),
    "number in a drawing": (
        other("<svg><a href='sets/n.html' aria-label='New: 3' data-number='n'>2</a></svg>"),
        "number-differs",
    ),
    "claim to no row": (
        {"other": page(f"{CLAIM}<a data-claim='w/c' href='#d'>up to 2×</a>")},
        "claim-nowhere",
    ),
    "claim to another": (
        {"other": page(f"{CLAIM}<a data-claim='w/d' href='#c'>up to 2×</a>")},
        "claim-nowhere",
    ),
    "claim without statements": (
        {"other": page(f"{CLAIM.replace('2x', '')}<a data-claim='w/c' href='#c'>up to 2×</a>")},
        "claim-nowhere",
    ),
    "another value": ({"other": page(f"{CLAIM}<a data-claim='w/c' href='#c'>3×</a>")}, "claim-differs"),
    "digit": (other("<p>There are 3.</p>"), "unsourced"),
    "digit behind a source": (other("<p><b data-source='r'>3</b> and 4</p>"), "unsourced"),
    "digit with an empty source": (other("<p data-source=''>3</p>"), "unsourced"),
    "no title": (other("", head=HEAD.replace("<title>T</title>", "")), "no-title"),
    "no description": (other("", head=HEAD.replace("content='D'", "content=' '")), "no-description"),
    "two first headings": (other("<h1>x</h1>"), "first-headings"),
    "no origin": (other("", made=""), "no-sources"),
    "id given twice": (other("<p id='x'></p><p id='x'></p>"), "id-twice"),
    "no end": (other("<div><p>x</div>"), "torn"),
    "no beginning": (other("x</div>"), "torn"),
}


@pytest.mark.parametrize(("changes", "code"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_found_and_nothing_else(changes, code):
    found = codes(**changes)
    assert ("other.html", code) in found
    assert {one for _, one in found} <= {code, "dead-link", "dead-anchor"}


SOUND = {
    "link to a folder": "<a href='./'>x</a>",
    "link to the page": "<a href=''>x</a> <a href='?q#_x' id='_x'>x</a>",
    "image inside": "<img src='data:image/png;base64,AA' alt=''>",
    "outward link": "<a href='https://doi.org/x'>x</a>",
    "number as drawn": "<svg><a href='sets/n.html' aria-label='New: 2' data-number='n'>New 2</a></svg>",
    "claim": f"{CLAIM}<a data-claim='w/c' href='#c'>up to 2×</a>",
    "sourced digit": "<p data-source='r'>1 <i>2</i> 3</p>",
}


@pytest.mark.parametrize("body", SOUND.values(), ids=SOUND)
def test_what_is_sound_is_no_finding(body):
    assert codes(**other(body)) == set()


KNOWN = {
    "reported": (warned(PLACE), "2", True),
    "reported otherwise": (warned(PLACE), "3", False),
    "reported without a place": (warned(NO_PLACE), "2", False),
    "not reported": (warned("Not reported: nobody said."), "not reported", True),
    "not reported, without a reason": (warned("Not reported: "), "not reported", False),
    "not reported, yet printed": (warned("Not reported: nobody said."), "2", False),
    "in part": (warned("Not reported: why.", rows=SET), "≥ 2 (one part not reported)", True),
    "in part, wrong": (warned("Not reported: why.", rows=SET), "≥ 3 (one part not reported)", False),
    "in part, said as whole": (warned("Not reported: why.", rows=SET), "2", False),
    "in two parts": (warned(PLACE, rows=SET), "4", True),
    "a row twice": (page(SET.replace("'b'", "'a'")), "2", False),
    "no reason at all": (page(""), "not reported", False),
}


@pytest.mark.parametrize(("target", "said", "right"), KNOWN.values(), ids=KNOWN)
def test_a_number_is_what_its_page_says(target, said, right):
    pages = {"index.html": page(number(said)), "other.html": page(""), "sets/n.html": target}
    assert ([*crawl.numbers(site(pages))] == []) is right


def test_rows_run_over_the_pages_that_continue_a_set():
    more = page(SET.replace("'a'", "'c'").replace("'b'", "'d'"))
    pages = {"index.html": page(number("4")), "sets/n.html": page(SET), "sets/n.2.html": more}
    assert [*crawl.numbers(site(pages))] == []


def test_a_page_that_nothing_leads_to_is_an_orphan():
    assert codes(lost=page(""), found=page("<a href='lost.html'>x</a>")) == {
        ("found.html", "orphan"),
        ("lost.html", "orphan"),
    }


@pytest.mark.parametrize("made", [MADE, MADE.replace("records/a.yml", "docs/a.md")])
def test_only_the_digits_of_generated_pages_need_a_source(made):
    assert (("other.html", "unsourced") in codes(other=page("3", made=made))) is (made == MADE)


def test_the_page_for_unknown_addresses_is_the_hosts():
    assert crawl.crawl(site({**GOOD, "404.html": page("404", made="")})) == ()


@pytest.mark.parametrize(
    ("css", "asked"),
    [
        ("a{b:url(c.png)}", ["c.png"]),
        ("a{b:url( 'c d.png' )}", ["c d.png"]),
        ('@import "x.css";', ["x.css"]),
        ("a{b:url(data:image/png;base64,AA)}", []),
        ("a{b:url()}", []),
    ],
)
def test_a_style_sheet_asks_for(css, asked):
    assert [*urls(css)] == asked


def test_a_style_sheet_asks_no_other_host():
    found = crawl.crawl(site(GOOD, styles=["a{b:url(https://x.org/c.png)}"]))
    assert [(one.page, one.code) for one in found] == [("0.css", "foreign-request")]


def test_the_command_prints_findings_and_says_so(tmp_path, monkeypatch, capsys):
    for path, html in {**GOOD, "lost.html": page("")}.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(html, encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["crawl", str(tmp_path)])
    assert crawl.main() == 1
    assert capsys.readouterr().out == "lost.html: orphan: \n4 pages, 2 links: 1 findings\n"
