"""Tables of votes that the literature prints with its coefficients: facts, each with its place."""

from pipeline.agreement.votes import votes

WIKIPEDIA = (
    # Fleiss' kappa, worked example: 10 subjects, 14 raters, 5 categories; votes a category
    "0 0 0 0 14|0 2 6 4 2|0 0 3 5 6|0 3 9 2 0|2 2 8 1 1|7 7 0 0 0|3 2 6 3 0|2 5 3 2 2|6 5 2 1 0|0 2 2 3 7"
)
FLEISS_1971 = (
    # Fleiss (1971), table 1: 30 patients, 6 psychiatrists, 5 diagnoses; votes a category
    "0 0 0 6 0|0 3 0 0 3|0 1 4 0 1|0 0 0 0 6|0 3 0 3 0|2 0 4 0 0|0 0 4 0 2|2 0 3 1 0|2 0 0 4 0|0 0 0 0 6|"
    "1 0 0 5 0|1 1 0 4 0|0 3 3 0 0|1 0 0 5 0|0 2 0 3 1|0 0 5 0 1|3 0 0 1 2|5 1 0 0 0|0 2 0 4 0|1 0 2 0 3|"
    "0 0 0 0 6|0 1 0 5 0|0 2 0 1 3|2 0 0 4 0|1 0 0 4 1|0 5 0 1 0|4 0 0 0 2|0 2 0 4 0|1 0 5 0 0|0 0 0 0 6"
)
KRIPPENDORFF_2011 = (
    # Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), C: 4 observers, 12 units
    "1 2 3 3 2 1 4 1 2 . . .|1 2 3 3 2 2 4 1 2 5 . 3|. 3 3 3 2 3 4 2 2 5 1 .|1 2 3 3 2 4 4 1 2 5 1 ."
)
GWET_2014 = (
    # Gwet, Handbook (2014), table 2.10 in the layout of his software: the same votes, the last one elsewhere
    "1 2 3 3 2 1 4 1 2 . . .|1 2 3 3 2 2 4 1 2 5 . .|. 3 3 3 2 3 4 2 2 5 1 3|1 2 3 3 2 4 4 1 2 5 1 ."
)
THREE_CODERS = (
    # Krippendorff's alpha, worked example of three coders and 15 units
    ". . . . . 3 4 1 2 1 1 3 3 . 3|1 . 2 1 3 3 4 3 . . . . . . .|. . 2 1 3 4 4 . 2 1 1 3 3 . 4"
)


def by_counts(text):
    """Return votes of which a table prints how many each category had; who cast them is not told."""
    rows = [[int(n) for n in row.split()] for row in text.split("|")]
    cells = [[str(k + 1) for k, n in enumerate(row) for _ in range(n)] for row in rows]
    return votes([str(n) for n in range(len(rows))], [f"r{n}" for n in range(len(cells[0]))], cells)


def by_rater(text):
    """Return votes of which a table prints one line a rater; a full stop is a missing vote."""
    lines = [["" if cell == "." else cell for cell in line.split()] for line in text.split("|")]
    cells = [list(row) for row in zip(*lines, strict=True)]
    return votes([str(n) for n in range(len(cells))], [f"r{n}" for n in range(len(lines))], cells)


def two_raters(table):
    """Return votes of two raters from a table of how often each pair of categories was given."""
    cells = [[str(a), str(b)] for a, row in enumerate(table) for b, n in enumerate(row) for _ in range(n)]
    return votes([str(n) for n in range(len(cells))], ["a", "b"], cells)
