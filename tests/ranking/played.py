"""Invented records to rank: what is relevant speaks of lamps, the rest of boats, with words in common."""

import csv
from io import StringIO

import numpy as np

LAMPS = ("lamp", "wick", "glow", "oil", "shade", "bulb", "lantern", "flame")
BOATS = ("boat", "keel", "mast", "oar", "sail", "rudder", "hull", "anchor")
COMMON = ("study", "of", "the", "new", "large", "small", "effect", "method", "results", "trial")


def records(total=60, relevant=8, seed=1):
    """Return titles, abstracts and labels; each abstract holds some words of the other kind."""
    rng = np.random.default_rng(seed)
    labels = np.zeros(total, dtype=int)
    labels[rng.choice(total, relevant, replace=False)] = 1
    texts = [_texts(rng, LAMPS if label else BOATS) for label in labels]
    return [title for title, _ in texts], [abstract for _, abstract in texts], labels


def _texts(rng, own):
    title = [*rng.choice(own, 2), *rng.choice(COMMON, 2)]
    abstract = [*rng.choice(own, 4), *rng.choice(LAMPS + BOATS, 4), *rng.choice(COMMON, 8)]
    return " ".join(title), " ".join(abstract)


def table(total=60, relevant=8, header=("title", "abstract", "included")):
    """Return the records as the text of a CSV file."""
    stream = StringIO()
    made = csv.writer(stream)
    made.writerow(header)
    made.writerows(zip(*records(total, relevant), strict=True))
    return stream.getvalue()
