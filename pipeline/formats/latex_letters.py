"""The letters and signs that LaTeX has a name for, outside maths."""

_LATIN = {
    "aa": "å", "AA": "Å", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł",
    "ss": "ß", "SS": "SS", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "ng": "ŋ",
    "NG": "Ŋ", "dj": "đ", "DJ": "Đ", "ij": "ĳ", "IJ": "Ĳ",
}  # fmt: skip
_SIGNS = {
    "S": "§", "P": "¶", "dag": "†", "ddag": "‡", "copyright": "©", "pounds": "£",
    "ldots": "…", "dots": "…", "textellipsis": "…", "textendash": "–", "textemdash": "—",
    "textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“", "textquotedblright": "”",
    "textquotesingle": "'", "textquotedbl": '"', "guillemotleft": "«", "guillemotright": "»",
    "guillemetleft": "«", "guillemetright": "»", "guilsinglleft": "‹", "guilsinglright": "›",
    "quotedblbase": "„", "quotesinglbase": "‚", "glqq": "„", "grqq": "“", "flqq": "«", "frqq": "»",
    "textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^", "textasciigrave": "`",
    "textasciiacute": "´", "textasciidieresis": "¨", "textasciimacron": "¯",
    "textless": "<", "textgreater": ">", "textbar": "|", "textunderscore": "_", "textdollar": "$",
    "textbraceleft": "{", "textbraceright": "}", "textregistered": "®", "texttrademark": "™",
    "textcopyright": "©", "textsection": "§", "textparagraph": "¶", "textdagger": "†",
    "textdaggerdbl": "‡", "textsterling": "£", "textcent": "¢", "textyen": "¥", "textcurrency": "¤",
    "textdegree": "°", "textcelsius": "℃", "textmu": "µ", "texteuro": "€", "euro": "€", "EUR": "€",
    "textpm": "±", "texttimes": "×", "textdiv": "÷", "textminus": "−", "textlnot": "¬",
    "textbullet": "•", "textperiodcentered": "·", "textbrokenbar": "¦", "textnumero": "№",
    "textperthousand": "‰", "textonehalf": "½", "textonequarter": "¼", "textthreequarters": "¾",
    "textonesuperior": "¹", "texttwosuperior": "²", "textthreesuperior": "³",
    "textordfeminine": "ª", "textordmasculine": "º", "textquestiondown": "¿", "textexclamdown": "¡",
    "textohm": "Ω", "textestimated": "℮", "textleftarrow": "←", "textrightarrow": "→",
    "slash": "/", "lq": "‘", "rq": "’", "LaTeX": "LaTeX", "TeX": "TeX", "BibTeX": "BibTeX",
    "textcompwordmark": "", "quad": " ", "qquad": " ", "newline": " ", "par": " ", "thinspace": " ",
    "nobreakspace": " ", "space": " ",
}  # fmt: skip
_MATHS = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε", "zeta": "ζ",
    "eta": "η", "theta": "θ", "vartheta": "ϑ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ",
    "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "upsilon": "υ", "phi": "φ",
    "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ",
    "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
    "times": "×", "pm": "±", "leq": "≤", "geq": "≥", "approx": "≈", "infty": "∞", "cdot": "·",
    "rightarrow": "→", "leftrightarrow": "↔", "degree": "°",
}  # fmt: skip
LETTERS = {
    **_LATIN,
    **_SIGNS,
    **_MATHS,
    **{f"text{name}": sign for name, sign in _MATHS.items() if len(sign.encode()) == 2 and sign.isalpha()},
    "textmu": "µ",
}
