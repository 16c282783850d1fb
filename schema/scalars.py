"""The scalars that GraphQL lacks; what is stored is already what is sent, so none of them converts."""

from __future__ import annotations

from typing import Any, NewType

from strawberry.schema.config import StrawberryConfig
from strawberry.types.scalar import ScalarDefinition, scalar

DateTime = NewType("DateTime", str)
Long = NewType("Long", int)

_LARGEST = 2**53 - 1


def _instant(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"DateTime cannot represent {value!r}")
    return value


def _long(value: Any) -> int:
    if type(value) is not int or not -_LARGEST <= value <= _LARGEST:
        raise TypeError(f"Long cannot represent {value!r}")
    return value


SCALARS: dict[object, ScalarDefinition] = {
    DateTime: scalar(
        name="DateTime",
        description="An exact instant in UTC, as `2026-01-02T03:04:05.000000Z`.",
        serialize=_instant,
        parse_value=_instant,
    ),
    Long: scalar(
        name="Long",
        description="An integer of up to 53 bits, which JSON numbers carry exactly: journal positions, sizes.",
        serialize=_long,
        parse_value=_long,
    ),
}

CONFIG = StrawberryConfig(scalar_map=SCALARS)
