"""The words by which parts of names are told: particles, suffixes, degrees, bodies, and what is no name."""

import re

from pipeline.formats.text import words

OTHERS = frozenset(
    {"others", "and others", "et al", "et al.", "et. al.", "etal", "et alii", "et coll.", "and colleagues",
     "...", "…", "[et al.]", "[et al]", "(et al.)", "u.a.", "u. a.", "и др.", "等", "ほか"}
)  # fmt: skip
SUFFIXES = words("jr jr. sr sr. jnr jnr. snr snr. ii iii iv 2nd 3rd 4th")
PARTICLES = words(
    "van von vom zum zur zu der den de dem del della dello degli dei di da dal dalla dalle das do dos du des"
    " d la las le les lo los el al as ter te ten tot thor thoe op 't 's in af av auf aus am und bin bint ibn"
    " ben bat abu ould a à von-der van-der"
)
CAPITAL_PARTICLES = words(
    "De Del Della Dello Degli Dei Di Da Dal Dalla Dos Das Do Du Des Von Vom Van Der Den Ter Ten El Le La"
    " Bin Ibn Abu St St. Saint Mac"
)
CONNECTORS = words("y e i")
DEGREES = words("phd dphil msc bsc mph mba mphil pharmd psyd edd drph dsc scd esq esquire meng mbbs mbchb")
SHORT_DEGREES = DEGREES | words("md ma ms ba bs do rn jd dds dvm frcp frcs frcpc facp facs faan mrcp dr prof")
_BODY = re.compile(
    r"\b(?:organi[sz]a[tcç]\w+|universi\w+|institut\w*|consorti\w+|collaborat\w+|comm?itt?ee|comit[eé]\w*|"
    r"as?socia[tcç]\w+|society|soci[eé]t[eéà]\w*|sociedad\w*|gesellschaft|group|team|network|investigators|"
    r"trialists|department\w*|minist(?:ry|[eè]re|erio|erium)|agency|agence|council|commission|laborator\w+|"
    r"foundation|fondation|stiftung|centers?|centres?|centro|zentrum|federation|initiative|alliance|union|"
    r"bureau|authority|academy|acad[eé]mi[ea]|akademie|hospital|h[oô]pital|corporation|company|programme|"
    r"nations|task force|working party|gmbh|inc\.?|ltd\.?|llc|corp\.)(?!\w)"
    r"|[^\W\d_] (?:of|for|the|&) ",
    re.IGNORECASE,
)
_STEMS = words(
    "orga univ inst cons coll comm comi com asso asoc soci gese grou team netw inve tria depa mini agen"
    " coun labo foun fond stif cent zent fede init alli unio bure auth acad akad hosp hôpi corp comp prog"
    " nati task work gmbh inc inc. ltd ltd. llc of for the &"
)
_ORCID = r"\(?(?:https?://)?(?:www\.)?(?:orcid(?:\.org/|:)?\s?)?[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]\)?"
_MAIL = r"[(<\[]?[^\s<>()\[\]@,;]{1,64}@[^\s<>()\[\]@,;]{1,200}[)>\]]?"
_ROLE = r"[(\[](?:eds?\.?|editors?|authors?|corresponding author|transl?\.?|translator|compiler)[)\]]"
_NUMBERS = r"(?<=[a-zß-ÿ.])[0-9]{1,2}(?:,\s?[0-9]{1,2}){0,9}(?![\w-])|(?<=[^\W\d_]) 00[0-9]{2}\b"
_SIGNS = r"[¹²³⁰⁴-⁹*∗†‡§¶#✉]+(?:,[¹²³⁰⁴-⁹*∗†‡§¶#✉]+)*"
NOISE = re.compile(rf"\s?{_ORCID}|\s?{_MAIL}|\s?{_ROLE}|{_NUMBERS}|{_SIGNS}", re.IGNORECASE)
ODD = re.compile(r"[0-9@*∗†‡§¶#✉¹²³⁰⁴-⁹(\[，]")
HONOUR = re.compile(r"(?:(?:Dr|Prof|Professor|Mrs|Mr|Ms)\b\.?\s?)+(?=[^\W\d_])")
TAIL = re.compile(
    r"[\s,;]*(?:(?:(?<=[\s,;])|\A)(?:and others|(?:et|&)\.? ?al(?:ii)?\b\.?)|\.\.\.|…|等)[\s.]*\Z",
    re.IGNORECASE,
)
EASTERN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af々]+")


def is_body(text: str) -> bool:
    """Tell whether some word of a name shows it to be a body's.

    >>> is_body("Institute of Maps"), is_body("Jane Doe")
    (True, False)
    """
    starts = [word[:4] for word in text.lower().replace("-", " ").replace("(", " ").split()]
    return not _STEMS.isdisjoint(starts) and _BODY.search(text) is not None


def bare(text: str) -> str:
    """Return a degree or suffix in small letters without dots and spaces.

    >>> bare("Ph. D.")
    'phd'
    """
    return text.replace(".", "").replace(" ", "").lower()
