"""Plain values to YAML, decimals digit for digit, in the order given; the canonical form comes later."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml


class _Dumper(yaml.SafeDumper):
    """A dumper that knows decimals and never writes aliases."""

    def ignore_aliases(self, _data: object) -> bool:
        """Tell that equal values are written out each time."""
        return True


def _decimal(dumper: _Dumper, value: Decimal) -> yaml.ScalarNode:
    text = f"{value:f}"
    tag = "float" if "." in text else "int"
    return dumper.represent_scalar(f"tag:yaml.org,2002:{tag}", text)


_Dumper.add_representer(Decimal, _decimal)


def text(value: object) -> str:
    """Return a value as YAML."""
    return yaml.dump(
        value, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100, default_flow_style=False
    )


def table(name: str) -> Any:  # noqa: ANN401 - a table's shape is the business of its reader
    """Read one of the tables of judgement beside this module."""
    return yaml.safe_load((Path(__file__).parent / name).read_text(encoding="utf-8"))
