"""Made-up descriptions by the hundred thousand: works, their copies in other dress, and their sisters."""

from dataclasses import fields
from random import Random

from pipeline.dedupe.columns import Raw

SIGNS = "bcdfglmnprstvz"
VOWELS = "aeiou"
NAMES = tuple(field.name for field in fields(Raw))


def word(chance):
    return "".join(chance.choice(SIGNS) + chance.choice(VOWELS) for _ in range(chance.randint(2, 4)))


def vocabulary(chance, size=4000):
    return sorted({word(chance) for _ in range(size)})


def work(number, chance, words):
    """Return one description as a mapping; every third of them is a preprint or has no DOI."""
    first = chance.randint(1, 900)
    draft = number % 7 == 0
    return {
        "title": " ".join(chance.choice(words) for _ in range(chance.randint(3, 12))),
        "authors": "; ".join(f"{chance.choice(words).title()}, A." for _ in range(chance.randint(1, 6))),
        "year": str(chance.randint(1990, 2023)),
        "venue": "arXiv" if draft else f"Journal of {chance.choice(words).title()}",
        "volume": "" if draft else str(chance.randint(1, 80)),
        "pages": "" if draft else f"{first}-{first + 9}",
        "doi": f"10.1000/{number}" if number % 3 else "",
        "arxiv": f"21{number % 12 + 1:02d}.{number % 100000:05d}" if draft else "",
        "form": "preprint" if draft else "article",
    }


def copy(one, chance):
    """Return a description of the same work as another export prints it."""
    made = dict(one)
    if chance.random() < 0.3:
        made["doi"] = ""
    if chance.random() < 0.3:
        at = chance.randrange(len(made["title"]))
        made["title"] = made["title"][:at] + chance.choice(SIGNS) + made["title"][at:]
    if chance.random() < 0.2:
        made["title"] = made["title"].title()
    if chance.random() < 0.1:
        made["year"] = str(int(made["year"]) + 1)
    return made


def sister(one, chance):
    """Return a description of another work that looks alike: the second part, or a word replaced."""
    made = {
        **one,
        "doi": "",
        "arxiv": "",
        "title": f"{one['title']} {chance.choice(('2', 'ii', 'revisited'))}",
    }
    return {**made, "pages": f"{chance.randint(1, 900)}-999"}


def descriptions(size, seed=7):
    """Return so many descriptions in chunks, the same on every run; every eleventh title is a heading."""
    chance = Random(seed)  # noqa: S311 - made-up titles are no secrets
    words = vocabulary(chance)
    rows = []
    while len(rows) < size:
        one = work(len(rows), chance, words)
        if len(rows) % 11 == 0:
            one["title"] = "Editorial"
        rows.append(one)
        rows += [copy(one, chance) for _ in range(chance.choice((0, 0, 0, 1, 1, 3)))]
        rows += [sister(one, chance)] * (chance.random() < 0.1)
    chance.shuffle(rows)
    return raw(rows[:size])


def raw(rows):
    told = [{"id": f"r{number:06d}", **row} for number, row in enumerate(rows)]
    return Raw(**{name: [row.get(name, "") for row in told] for name in NAMES})
