"""Walks over a fact's fields: the references in it, and the text about people."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic import BaseModel

from linernotes.facts.base import Fact
from linernotes.facts.fields import Personal
from linernotes.facts.reference import Reference


def references(fact: Fact) -> list[tuple[str, Reference]]:
    """List the fact's references with their JSON pointers, in field order."""
    return [(pointer, value) for pointer, value, _ in _leaves(fact, "") if isinstance(value, Reference)]


def personal(fact: Fact) -> list[tuple[str, str]]:
    """List the fact's personal texts with their JSON pointers, in field order."""
    return [(pointer, value) for pointer, value, is_personal in _leaves(fact, "") if is_personal]


def replace(data: Any, pointers: dict[str, Any]) -> Any:
    """Return plain JSON `data` with other values at the pointers."""
    return _replace(data, "", pointers)


def value_at(data: Any, pointer: str) -> Any:
    """Return what plain JSON `data` has at a pointer; raises KeyError or IndexError where there is nothing."""
    for part in pointer.split("/")[1:]:
        data = data[int(part)] if isinstance(data, list) else data[part]
    return data


def _replace(data: Any, pointer: str, pointers: dict[str, Any]) -> Any:
    if pointer in pointers:
        return pointers[pointer]
    if isinstance(data, dict):
        return {key: _replace(value, f"{pointer}/{key}", pointers) for key, value in data.items()}
    if isinstance(data, list):
        return [_replace(value, f"{pointer}/{index}", pointers) for index, value in enumerate(data)]
    return data


def _leaves(model: BaseModel, pointer: str) -> Iterator[tuple[str, Any, bool]]:
    for name, alias, is_personal in _fields(type(model)):
        value = getattr(model, name)
        if value is not None:
            yield from _inside(value, f"{pointer}/{alias}", is_personal)


def _inside(value: Any, pointer: str, is_personal: bool) -> Iterator[tuple[str, Any, bool]]:
    if isinstance(value, Reference):
        yield pointer, value, False
    elif isinstance(value, BaseModel):
        yield from _leaves(value, pointer)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _inside(item, f"{pointer}/{index}", is_personal)
    else:
        yield pointer, value, is_personal


@cache
def _fields(model: type[BaseModel]) -> tuple[tuple[str, str, bool], ...]:
    return tuple(
        (name, field.alias or name, _is_personal(field.metadata) or _is_personal(_inner(field.annotation)))
        for name, field in model.model_fields.items()
    )


def _is_personal(metadata: Any) -> bool:
    return any(isinstance(item, Personal) for item in metadata)


def _inner(annotation: Any) -> list[Any]:
    """Return the metadata inside `Annotated[...] | None` and the like, which pydantic leaves in the annotation."""
    found: list[Any] = list(getattr(annotation, "__metadata__", ()))
    for argument in getattr(annotation, "__args__", ()):
        found.extend(_inner(argument))
    return found
