"""The sidecar of a retraction list."""

from datetime import date

from pipeline.values import Text, value


@value
class Retractions:
    """Where a list of retracted works comes from; the list itself is the CSV file beside it.

    `date` is the day on which the list was obtained, `sha256` the hash of the file, which is kept as it came.
    """

    schema: int = 1
    name: Text
    date: date
    file: Text
    sha256: Text
    url: Text | None = None
