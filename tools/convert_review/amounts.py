"""From a row of claims.csv to bound, numbers and unit in the clean vocabulary."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from tools.convert_review.source import Row

BOUNDS: Mapping[str, str] = {"missing": "not_numeric"}
UNITS: Mapping[str, str] = {
    "%": "percent",
    "x": "times",
    "million": "million-parameters",
    "billion": "billion-parameters",
    "billion parameters": "billion-parameters",
    "trillion": "trillion-parameters",
    "trillion parameters": "trillion-parameters",
    "parameters": "parameters",
    "GB": "gigabyte",
    "TB": "terabyte",
    "bit": "bit",
    "s": "second",
    "min": "minute",
    "hours": "hour",
    "day": "day",
    "GPU hours": "gpu-hour",
    "TFLOPS": "teraflops",
    "PFLOPs": "petaflops",
    "TFLOPS/GPU": "teraflops-per-gpu",
    "Mb/s": "megabit-per-second",
    "Gbit/s": "gigabit-per-second",
    "tokens/s": "tokens-per-second",
    "tokens": "tokens",
    "sequences": "sequences",
    "score": "points",
    "ppl": "perplexity",
    "pixels": "pixels-a-side",
    "hidden units": "hidden-units",
    "layers": "layers",
    "languages": "languages",
    "pairs": "language-pairs",
    "models": "models",
    "samples": "samples",
    "components": "components",
    "levels": "levels",
    "cores": "cpu-cores",
    "way": "ways",
    "D": "axes",
    "Alveo U280": "fpgas",
    "DGX-2 node": "nodes",
    "commodity GPU server": "servers",
}
DEVICES = ("GPU", "NVIDIA", "A100", "A6000", "rtx")


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A value with its bound, as the files of records/ write it: `high` is given for ranges only."""

    bound: str
    low: Decimal | None
    high: Decimal | None
    unit: str | None

    def fields(self) -> dict[str, object]:
        """Return what a claim says of its amount, empty fields left out."""
        found = {"bound": self.bound, "low": self.low, "high": self.high, "unit": self.unit}
        return {name: value for name, value in found.items() if value is not None}


def amount(row: Row, said: Mapping[str, object]) -> Amount:
    """Return the amount of a row; what the table of claims says (`bound`, `low`, `unit`) comes first."""
    bound = str(said.get("bound") or BOUNDS.get(row["qualifier"], row["qualifier"]))
    unit = str(said["unit"]) if "unit" in said else unit_of(row["unit"])
    if bound == "not_numeric":
        return Amount(bound=bound, low=None, high=None, unit=unit)
    if "low" in said:
        return Amount(bound=bound, low=Decimal(str(said["low"])), high=None, unit=unit)
    found = re.fullmatch(r"([0-9.]+)(?:-([0-9.]+))?", row["value"])
    if found is None:
        raise ValueError(f"{row['claim_id']}: no number in {row['value']!r}")
    high = Decimal(found[2]) if found[2] else None
    return Amount(bound=bound, low=Decimal(found[1]), high=high, unit=unit)


def unit_of(raw: str) -> str | None:
    """Return the clean unit of a raw one; names of devices are counts of GPUs, O() is none."""
    if raw in UNITS or raw in {"", "O()"}:
        return UNITS.get(raw)
    if raw.startswith(DEVICES):
        return "gpus"
    raise ValueError(f"no unit for {raw!r}")
