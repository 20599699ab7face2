"""The evidence of a match in one sentence, as pages, files of decisions and the queue tell it."""

from pipeline.model import Match


def told(match: Match) -> str:
    """Return the rule, what agrees, what speaks against, and the score as the sum of its parts.

    >>> told(Match(records=("a:1", "b:1"), rule="doi", agreed=("doi",), parts=(("prior", -10), ("doi", 6))))
    'doi; agree in doi; score -4 = prior -10, doi +6'
    """
    parts = ", ".join(f"{part} {points:+d}" for part, points in match.parts)
    said = (
        match.rule,
        f"agree in {', '.join(match.agreed) or 'nothing'}",
        f"against: {', '.join(match.against)}" if match.against else "",
        f"score {match.score} = {parts}" if parts else "",
    )
    return "; ".join(filter(None, said))
