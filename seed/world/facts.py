"""How a generated fact is written: as JSON values, with the source that states it."""

from typing import Any, Final

Fact = dict[str, Any]

CATALOGUE: Final = {"system": "world-catalogue", "kind": "ERN"}
SOCIETY: Final = {"system": "world-society", "kind": "CWR"}
LAB: Final = {"system": "world-lab", "kind": "PROVIDER"}
AUDIT: Final = {"system": "world-audit", "kind": "RESEARCH"}


def stated(source: dict[str, str], kind: str, **fields: Any) -> Fact:
    """Write a fact; fields that are None are left out."""
    given = {name: value for name, value in fields.items() if value is not None}
    return {"kind": kind, **given, "source": source}


def instant(day: int, second: int = 0) -> str:
    """Return an instant some days after the beginning of 2026, the month taken for 28 days."""
    year, month, date = 2026 + day // 336, day % 336 // 28 + 1, day % 28 + 1
    hour, rest = divmod(second % 86_400, 3_600)
    return f"{year}-{month:02d}-{date:02d}T{hour:02d}:{rest // 60:02d}:{rest % 60:02d}Z"
