"""LaTeX becomes Unicode, maths stays, and what is not understood stays verbatim."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.formats.bibtex_bib import spoken
from pipeline.formats.bibtex_write import escape
from pipeline.formats.latex import ACCENTS, LETTERS, decode, math_spans
from tests.formats.made import LINES


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("plain text", "plain text"),
        (r"M{\"u}ller M\"{u}ller M\"uller {M\"uller}", "Müller Müller Müller Müller"),
        (r"\'{\i}\'\i {\'{\i}}", "ííí"),
        (r"\`e\'e\^e\~n\=a\.z", "èéêñāż"),
        (r"\v{s}\v s \H{o}\k{a}\r{a}\u{g}\d{u}\b{o}\c{c}\c c", "šš őąåğụo̱çç"),
        (r"\c{\i}\v\i x", "i̧ǐx"),
        (r"{\ss}\o\O{}\aa {\AE} \L{}od\'z", "ßøØåÆ Łodź"),
        (r"Stra\ss e", "Straße"),
        (r"a\&b\%c\$d\#e\_f\{g\}", "a&b%c$d#e_f{g}"),
        ("50% drop", "50% drop"),
        ("{GPU} and {{CUDA}}", "GPU and CUDA"),
        ("a -- b --- c-d", "a – b — c-d"),
        ("``quoted'' `single'", "“quoted” `single'"),
        ("a~b", "a b"),
        (r"\~{} \^{} \textasciitilde{}x", "~ ^ ~x"),
        (r"\textbackslash{}alpha", r"\alpha"),
        (r"$O(n^2)$ and \(x_{i}\)", r"$O(n^2)$ and \(x_{i}\)"),
        (r"$\{a\}$", r"$\{a\}$"),
        ("costs $5 and $6 more", "costs $5 and $6 more"),
        ("$x$5", "$x$5"),
        (r"\emph{a} \textit{b} {\bf c} \url{d}", "a b c d"),
        (r"\unknown{x} \foo bar", r"\unknown x \foo bar"),
        (r"C:\users\new", r"C:\users\new"),
        (r"a\,b\;c\-d\/e\ f\\g", "a b cde f g"),
        (r"R\&amp;D &amp; &lt;", "R&D & <"),
        (r"\char64 x", "@x"),
        (r"\'{\^e}\'{\^{a}} \d{\^a} \'\^e \h{o} \h o", "ếấ ậ ế ỏ ỏ"),
        (r"\'{\ae} \'\ae{} \'{\o}", "ǽ ǽ ǿ"),
        (r"{\.I}\.{\i}", "İi̇"),
        (r"\c{c}\v{s}{\aa}{\'{\i}}\textquotesingle{}s", "çšåí's"),
        (
            r"see \href{https://example.org/a_b}{the page} \url{https://example.org}",
            "see the page https://example.org",
        ),
        (r"{\noopsort{1973a}}Title", "Title"),
        (r"CO\textsubscript{2} and x\textsuperscript{3}", "CO2 and x3"),
        (r"\alpha-Amylase, {\textbeta}2, \ensuremath{\mu}m", "α-Amylase, β2, μm"),
        (r"R\&amp;amp;D &amp;lt; \&#233;", "R&D < é"),
        (r"\enquote{a} \textcolor{red}{b}", "a b"),
        (r"\LaTeX{} \ldots", "LaTeX …"),
        (r"\'", r"\'"),
        (r"\"1", r"\"1"),
        ("$", "$"),
        ("a\\", "a\\"),
    ],
)
def test_latex_is_decoded_once(text, made):
    assert decode(text) == made


@pytest.mark.parametrize("mark", sorted(ACCENTS))
@pytest.mark.parametrize("letter", "aeiouncszAEO")
def test_every_accent_composes_with_every_letter(mark, letter):
    composed = unicodedata.normalize("NFC", letter + ACCENTS[mark])
    forms = [rf"\{mark}{{{letter}}}", rf"{{\{mark} {letter}}}", rf"\{mark}{{ {letter} }}"]
    assert [decode(form) for form in forms] == [composed] * 3


@pytest.mark.parametrize("name", sorted(LETTERS))
def test_a_named_letter_stands_in_three_forms(name):
    letter = LETTERS[name]
    assert decode(rf"{{\{name}}}|\{name}{{}}|\{name} |") == f"{letter}|{letter}|{letter}|"


def test_maths_is_found_as_decode_sees_it():
    text = "$a$ and $5 or $b c$"
    assert [text[start:end] for start, end in math_spans(text)] == ["$a$", "$b c$"]


@given(st.text())
def test_decoding_never_fails(text):
    assert isinstance(decode(text), str)


@given(LINES)
def test_escaped_text_is_read_back(text):
    assert spoken(escape(text)) == text
