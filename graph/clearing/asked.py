"""What somebody asks to be cleared, and whether they may: found in the graph, or refused with words."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Final

from graph.clearing import statements
from graph.clearing.subjects import Entry, Given, Held, Subjects, View
from graph.comparing.sides import versions_held
from graph.engine.database import REQUEST_SECONDS
from graph.reader.context import CreditContext, ReadContext
from graph.reader.database import Database
from graph.reader.errors import BadArgument, NotAllowed, ReadError
from graph.reader.position import Position
from graph.reader.then import as_known
from graph.rights.record import load_policies
from linernotes.facts.registry import kind_of
from linernotes.instants import InvalidInstant, normalise_instant
from linernotes.naming import Reader
from linernotes.rights.agreement import Model
from linernotes.rights.asking import area_asked, with_a_place
from linernotes.rights.choice import ChoicePolicy
from linernotes.rights.policy import policy_in_force
from linernotes.rights.question import Question
from linernotes.rights.territory import WORLDWIDE, Territories
from linernotes.vocabularies.rights import Condition
from linernotes.vocabularies.uses import Use

_WITHOUT_LICENCE: Final = (
    "What is cleared is answered to those with a licence and to auditors, and to a party about what it made or holds."
)


class UnknownModel(ReadError):
    """What a use is asked for is no model, and no version of one."""

    code: ClassVar[str] = "UNKNOWN_MODEL"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be cleared, and where the names of the things in it stand."""

    subjects: Subjects
    view: View


async def asked(of: Mapping[str, Any], view: View, position: Position, as_of: str) -> Asked | None:
    """Find what one of `items`, `entries`, `catalogue`, `datasetVersion` and `modelVersion` is of; None if nothing."""
    database = position.database
    if "items" in of:
        return Asked(Given(database, view, [Entry(id=id_) for id_ in of["items"]]), view)
    if "entries" in of:
        return Asked(Given(database, view, [_entry(one) for one in of["entries"]]), view)
    if "catalogue" in of:
        is_there = await position.read(lambda known: _is_there(database, of["catalogue"], known))
        return Asked(Held(database, view, [of["catalogue"]], as_of), view) if is_there else None
    ((kind, id_),) = of.items()
    versions = await position.read(lambda known: _versions(database, kind, id_, known))
    in_training = replace(view, place=CreditContext.TRAINING)
    return None if versions is None else Asked(Held(database, in_training, versions, as_of), in_training)


async def question_asked(given: Mapping[str, Any], position: Position, *, now: str) -> Question:
    """Return the question that arguments ask, as of now unless they say when; raises BadArgument and UnknownModel."""
    as_of = now if given.get("as_of") is None else _instant(given["as_of"])
    question = Question(
        use=Use(given["use"]),
        as_of=as_of,
        act=area_asked(_territories(given["act"]), as_of),
        offer=area_asked(_territories(given["offer"]), as_of),
        model=await model_of(position, given.get("model")),
        promises=frozenset(map(Condition, given.get("promises") or ())),
        project=given.get("project"),
    )
    return with_a_place(question)


def _instant(text: str) -> str:
    try:
        return normalise_instant(text)
    except InvalidInstant as invalid:
        raise BadArgument(invalid.message) from invalid


def _territories(given: Mapping[str, Any] | None) -> Territories | None:
    if given is None:
        return None
    codes, excluded = given.get("codes") or (WORLDWIDE,), given.get("excluded") or ()
    return Territories(codes=tuple(codes), excluded=tuple(excluded))


async def model_of(position: Position, id_: str | None) -> Model | None:
    """Return the model and the version that an id is of, none for none; raises UnknownModel."""
    if id_ is None:
        return None
    rows = await position.read(lambda known: _model(position.database, id_, known))
    if not rows:
        raise UnknownModel(f"{id_} is no model, and no version of one.")
    (((family, version),),) = rows
    return Model(family=family, version=version)


async def policy_of(position: Position, question: Question) -> ChoicePolicy:
    """Return the policy that says whose choice is asked, of all items."""
    stated = await position.read(lambda known: load_policies(position.database, question.families, known=known))
    return policy_in_force(stated, question.model, question.as_of)


def vetting(database: Database, context: ReadContext) -> Callable[[Sequence[str]], Awaitable[None]]:
    """Return what refuses things that a reader may not ask about; raises NotAllowed for who may ask about nothing."""
    if context.audience is Reader.PUBLIC and context.actor is None:
        raise NotAllowed(_WITHOUT_LICENCE)

    async def vet(ids: Sequence[str]) -> None:
        if context.audience is not Reader.PUBLIC:
            return
        parameters = {"ids": list(ids), "actor": context.actor}
        if await database.read(statements.NOT_OWN, parameters, seconds=REQUEST_SECONDS):
            raise NotAllowed(_WITHOUT_LICENCE)

    return vet


def _entry(given: Mapping[str, Any]) -> Entry:
    identifier = given.get("identifier") or {}
    return Entry(
        id=given.get("id"),
        scheme=identifier.get("scheme"),
        value=identifier.get("value"),
        title=given.get("title"),
    )


async def _is_there(database: Database, catalogue: str, known: int | None) -> bool:
    statement = statements.catalogue(then=known is not None)
    return bool(await database.read(statement, {"id": catalogue} | as_known(known), seconds=REQUEST_SECONDS))


_MODELS: Final = frozenset({"model", "modelVersion"})


async def _versions(database: Database, kind: str, id_: str, known: int | None) -> Sequence[str] | None:
    if kind_of(id_) != kind:
        return None
    (held,), _ = await versions_held(database, [id_], known)
    return held


async def _model(database: Database, id_: str, known: int | None) -> list[list[Any]]:
    if kind_of(id_) not in _MODELS:
        return []
    statement = statements.model(then=known is not None)
    return await database.read(statement, {"id": id_} | as_known(known), seconds=REQUEST_SECONDS)
