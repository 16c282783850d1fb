"""Makes an input type of each model of a fact, and of what was sent the JSON that the model reads."""

from __future__ import annotations

import inspect
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin, get_type_hints

import strawberry
from annotated_types import Le, Lt
from pydantic import BaseModel
from pydantic.fields import FieldInfo
from strawberry.types.enum import has_enum_definition

import schema.queries
import schema.types.enums_of_rights  # noqa: F401 - and it those of rights, some of them other names
from linernotes.facts.base import Fact
from linernotes.facts.fields import Instant
from linernotes.facts.reference import Reference
from schema.inputs.words import BY_NAME, KINDS_OF_VALUE
from schema.scalars import DateTime, Long

_LARGEST_INT: Final = 2**31 - 1
_IMPLIED: Final = "kind"  # The one field of a fact that its place in the input already says.


def input_of(model: type[BaseModel]) -> type:
    """Return the input type of a model; all references are one type, for they have one form."""
    return _input_of(Reference if issubclass(model, Reference) else model)


def one_of(name: str, members: dict[str, type[BaseModel]], description: str) -> type:
    """Make an input of which exactly one field is sent, each of one model."""
    fields = {key: (input_of(model) | None, strawberry.UNSET, _sentence(model)) for key, model in members.items()}
    return _make(name, fields, description, is_one_of=True)


def as_json(value: Any) -> Any:
    """Return what was sent as the model reads it: fields by their names on the wire, and only those that were sent."""
    if isinstance(value, list):
        return [as_json(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    names: dict[str, str] | None = getattr(type(value), "wire_names", None)
    if names is None:
        return value
    sent = {alias: getattr(value, name) for name, alias in names.items()}
    return {alias: as_json(item) for alias, item in sent.items() if item is not strawberry.UNSET}


@cache
def _input_of(model: type[BaseModel]) -> type:
    hints = get_type_hints(model, include_extras=True)
    fields = {
        field.alias or name: _field(field, hints[name])
        for name, field in model.model_fields.items()
        if not (issubclass(model, Fact) and name == _IMPLIED)
    }
    is_one_of = "_exactly_one" in model.__pydantic_decorators__.model_validators
    if is_one_of:
        fields = {name: (kind, strawberry.UNSET, words) for name, (kind, _, words) in fields.items()}
    suffix = "FactInput" if issubclass(model, Fact) else "Input"
    described = {name: (kind, default, words or _said(name)) for name, (kind, default, words) in fields.items()}
    return _make(f"{model.__name__}{suffix}", described, _prose(model), is_one_of=is_one_of)


def _field(field: FieldInfo, hint: Any) -> tuple[Any, Any, str]:
    """Return a field's type, its default and its words, if its type has any."""
    type_, words = _type(hint), _words(hint)
    if field.is_required():
        return type_, inspect.Parameter.empty, words
    if isinstance(field.default, bool | int | Enum):
        return type_, field.default, words
    return type_ | None, strawberry.UNSET, words


def _make(name: str, fields: dict[str, tuple[Any, Any, str]], description: str, *, is_one_of: bool) -> type:
    attributes = {f"field_{alias}": alias for alias in fields}  # A field may be called as a word of Python's is.
    body: dict[str, Any] = {"__module__": __name__, "wire_names": attributes}
    body["__annotations__"] = {attribute: fields[alias][0] for attribute, alias in attributes.items()}
    for attribute, alias in attributes.items():
        _, default, words = fields[alias]
        given = {} if default is inspect.Parameter.empty else {"default": default}
        body[attribute] = strawberry.field(name=alias, description=words, **given)
    return strawberry.input(type(name, (), body), name=name, description=description, one_of=is_one_of)


def _type(hint: Any) -> Any:
    """Return the GraphQL type of a Python type, as strawberry writes it."""
    if hint == Instant:
        return DateTime
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return Long if arguments[0] is int and not _fits_int(arguments[1:]) else _type(arguments[0])
    if origin in (Union, UnionType):
        (inner,) = (each for each in arguments if each is not NoneType)
        return _type(inner) | None
    if origin is tuple:
        return list[_type(arguments[0])]  # type: ignore[misc]
    if origin is Literal:
        return type(arguments[0])
    if issubclass(hint, Enum):
        return hint if has_enum_definition(hint) else strawberry.enum(hint, description=_sentence(hint))
    return input_of(hint) if issubclass(hint, BaseModel) else hint


def _fits_int(metadata: tuple[Any, ...]) -> bool:
    bounds = [bound for each in metadata for bound in (each.metadata if isinstance(each, FieldInfo) else [each])]
    tops = [bound.le if isinstance(bound, Le) else bound.lt for bound in bounds if isinstance(bound, Le | Lt)]
    return any(isinstance(top, int) and top <= _LARGEST_INT + 1 for top in tops)


def _words(hint: Any) -> str:
    """Return what a type says of the field that has it; empty if it says nothing."""
    for kind, words in KINDS_OF_VALUE:
        if hint == kind:
            return words
    inner = [each for each in get_args(hint) if each not in (NoneType, Ellipsis)]
    if get_origin(hint) is not Literal and inner:
        return _words(inner[0])
    if inspect.isclass(hint) and issubclass(hint, Enum | BaseModel):
        return _sentence(hint)
    return ""


def _said(name: str) -> str:
    return BY_NAME[name]


def _prose(model: type) -> str:
    return inspect.cleandoc(model.__doc__ or "")


def _sentence(model: type) -> str:
    return _prose(model).partition("\n\n")[0].replace("\n", " ")
