"""Records of rights with the names that a plain world has in place of ids."""

from __future__ import annotations

import dataclasses
from typing import Any, TypeVar

T = TypeVar("T")


def named(value: T, names: dict[str, str]) -> T:
    """Return a value, or a record of many, with names in place of ids."""
    return _named(value, names)  # type: ignore[no-any-return]


def _named(value: Any, names: dict[str, str]) -> Any:
    if type(value) is str:
        return names.get(value, value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {field.name: _named(getattr(value, field.name), names) for field in dataclasses.fields(value)}
        return dataclasses.replace(value, **fields)
    if isinstance(value, dict):
        return {_named(key, names): _named(each, names) for key, each in value.items()}
    if isinstance(value, tuple | frozenset):
        return type(value)(_named(each, names) for each in value)
    return value
