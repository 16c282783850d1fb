"""Facts of every kind as JSON, made from the models: with whatever fields, and with all of them."""

from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st
from pydantic import BaseModel

from linernotes.facts import fields
from linernotes.facts.file import Iscc
from linernotes.facts.history import Pointer
from linernotes.facts.registry import KINDS
from linernotes.facts.rights.protection import LicenceId
from linernotes.facts.rights.terms import TerritoryCode

ID = "rec_01a204ae-ac9d-7ebd-8081-8fc078a480c9"
BY_VALUE: tuple[tuple[Any, tuple[Any, ...]], ...] = (
    (fields.EntityId, (ID,)),
    (fields.Sha256, ("0" * 64, "e" * 64)),
    (fields.Instant, ("2026-01-02T03:04:05.000000Z", "2026-01-02T03:04:05.000000Z")),
    (fields.DescriptiveDate, ("1907", "1919-03", "1920-08-10")),
    (fields.ExactNumber, ("0.5", "12")),
    (fields.Link, ("https://june-arden.example/",)),
    (fields.SourceSystem, ("my-catalogue",)),
    (Iscc, ("ISCC:KACYPXW445FTYNJ3CYSXHAFJMA2HUWULUNRFE3BLHRSCXYH2M5AEGQY",)),
    (Pointer, ("/name", "/title")),
    (LicenceId, ("CC-BY-4.0", "PDDL-1.0")),
    (TerritoryCode, ("DE", "2120", "Worldwide")),
)
BY_NAME: dict[str, tuple[Any, ...]] = {
    "mediaType": ("audio/flac",),
    "scheme": ("PROPRIETARY:ACME",),
    "effectiveTo": ("2027-01-01T00:00:00.000000Z",),
    "validTo": ("2027-01-01T00:00:00.000000Z",),
    "until": ("2027-01-01T00:00:00.000000Z",),
    "endedAt": ("2027-01-01T00:00:00.000000Z",),
    "startMs": (0, 1),
    "endMs": (2, 3),
    "candidates": (2**40,),
    "k": (5,),
}
TEXTS = ("Zoë", "A title", "日本の歌")


def sent(fact: dict[str, Any]) -> dict[str, Any]:
    """Return a fact as FactInput takes it: under its kind, enums by their names."""
    kind = fact["kind"]
    content = {name: value for name, value in fact.items() if name != "kind"}
    return {kind: _named(KINDS[kind], content)}


def facts(kind: str) -> st.SearchStrategy[dict[str, Any]]:
    """Make facts of a kind with whatever fields; each value is one of its kind, though they may not fit together."""
    return _objects(KINDS[kind])


def largest(kind: str) -> list[dict[str, Any]]:
    """Make valid facts of a kind that between them have every field, and every way of those that are one of several."""
    found = []
    for turn in range(5):
        fact = _whole(KINDS[kind], turn)
        if fact not in found:
            found.append(fact)
    return found


def _objects(model: type[BaseModel]) -> st.SearchStrategy[dict[str, Any]]:
    hints = get_type_hints(model, include_extras=True)
    members = {alias: (field, _values(hints[name], alias)) for name, alias, field in _members(model)}
    if _is_one_of(model):
        return st.one_of([values.map(lambda value, key=alias: {key: value}) for alias, (_, values) in members.items()])  # type: ignore[misc]
    needed = {alias: values for alias, (field, values) in members.items() if field.is_required() or alias == "kind"}
    return st.fixed_dictionaries(needed, optional={k: v for k, (_, v) in members.items() if k not in needed})


def _values(hint: Any, name: str) -> st.SearchStrategy[Any]:
    hint = _inner(hint)
    origin, arguments = get_origin(hint), get_args(hint)
    if _samples(hint, name):
        return st.sampled_from(_samples(hint, name))
    if origin is tuple:
        return st.lists(_values(arguments[0], name), max_size=2)
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return st.deferred(lambda: _objects(hint))
    raise AssertionError(hint)


def _whole(model: type[BaseModel], turn: int) -> dict[str, Any]:
    hints = get_type_hints(model, include_extras=True)
    members = _members(model)
    if _is_one_of(model):
        members = [members[turn % len(members)]]
    whole = {alias: _value(hints[name], alias, turn) for name, alias, _ in members}
    return _fitting(whole)


def _value(hint: Any, name: str, turn: int) -> Any:
    hint = _inner(hint)
    if samples := _samples(hint, name):
        return samples[turn % len(samples)]
    if get_origin(hint) is tuple:
        return [_value(get_args(hint)[0], name, turn)]
    return _whole(hint, turn)


def _fitting(whole: dict[str, Any]) -> dict[str, Any]:
    """Make the values of a fact fit together where its rules say how."""
    if whole.get("kind") == "contribution":
        whole["aiContribution"] = "All" if "modelVersion" in whole["by"] else "Partly"
    if whole.get("kind") == "rightShare":
        whole["tier"] = "LICENSING"
    if whole.get("kind") == "protection":
        whole["status"] = "OPEN_LICENCE"
    if whole.get("kind") == "consent":
        whole["decision"] = "CONSTRAIN"
    if "warranty" in whole:
        whole["basis"] = "USER_WARRANTED"
    if whole.get("kind") == "authorization":
        whole["use"] = "INFERENCE_INPUT" if "generation" in whole["of"] else "VOICE"
    if "retireWithinDays" in whole:
        whole["model"] = "RETIRE_BY"
    return whole


def _samples(hint: Any, name: str) -> tuple[Any, ...]:
    if name in BY_NAME and not (isinstance(hint, type) and issubclass(hint, BaseModel)):
        return BY_NAME[name]
    for kind, samples in BY_VALUE:
        if hint == kind:
            return samples
    bare = get_args(hint)[0] if get_origin(hint) is Annotated else hint
    if get_origin(bare) is Literal:
        return get_args(bare)
    if bare is bool:
        return (True, False)
    if bare is int:
        return (1, 2, 7)
    if bare is str:
        return ("plain",) if name == "value" else TEXTS
    if isinstance(bare, type) and issubclass(bare, Enum):
        return tuple(member.value for member in bare)
    return ()


def _named(hint: Any, value: Any) -> Any:
    """Return JSON with enum members by name, as GraphQL writes them."""
    hint = _inner(hint)
    bare = get_args(hint)[0] if get_origin(hint) is Annotated else hint
    if get_origin(bare) is tuple:
        return [_named(get_args(bare)[0], each) for each in value]
    if isinstance(bare, type) and issubclass(bare, Enum):
        return bare(value).name
    if isinstance(bare, type) and issubclass(bare, BaseModel):
        hints = get_type_hints(bare, include_extras=True)
        by_alias = {alias: hints[name] for name, alias, _ in _members(bare)}
        return {alias: _named(by_alias[alias], each) for alias, each in value.items()}
    return value


def _inner(hint: Any) -> Any:
    """Return what may be there of what may be left out, and a list without its bounds."""
    if get_origin(hint) in (Union, UnionType):
        (hint,) = (each for each in get_args(hint) if each is not NoneType)
    bare = get_args(hint)[0] if get_origin(hint) is Annotated else None
    if get_origin(bare) in (tuple, Union, UnionType) or (isinstance(bare, type) and issubclass(bare, BaseModel)):
        return _inner(bare)
    return hint


def _members(model: type[BaseModel]) -> list[tuple[str, str, Any]]:
    return [(name, field.alias or name, field) for name, field in model.model_fields.items()]


def _is_one_of(model: type[BaseModel]) -> bool:
    return "_exactly_one" in model.__pydantic_decorators__.model_validators
