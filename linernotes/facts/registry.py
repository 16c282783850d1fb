"""All kinds of fact in one table, and the one way to read a fact from JSON."""

import re
from collections.abc import Sequence
from difflib import get_close_matches
from typing import Annotated, Any, Union

from pydantic import Field, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from linernotes.facts.asset import Asset, Disclosure
from linernotes.facts.attribution import AttributionReport, SettlementBasis
from linernotes.facts.base import Fact, ThingFact
from linernotes.facts.contribution import Contribution
from linernotes.facts.dataset import Dataset, DatasetClosed, DatasetEntry, DatasetFrozen, DatasetVersion
from linernotes.facts.file import Encoding, File
from linernotes.facts.generation import Generation
from linernotes.facts.history import Ending, Erasure, KnownError, Retraction
from linernotes.facts.identifier import Identifier
from linernotes.facts.model import Model, ModelVersion
from linernotes.facts.party import Membership, NamingChoice, Party, PartyName, Persona, Representation
from linernotes.facts.recording import Recording, RecordingOf, RecordingRelation
from linernotes.facts.release import Release, ReleaseContent
from linernotes.facts.rights.agreement import Agreement, AgreementChange, AgreementParty
from linernotes.facts.rights.authorization import Authorization
from linernotes.facts.rights.catalogue import Catalogue, CatalogueMember
from linernotes.facts.rights.clause import Clause
from linernotes.facts.rights.consent import Consent
from linernotes.facts.rights.mandate import Mandate
from linernotes.facts.rights.objection import Objection, ObjectionState
from linernotes.facts.rights.policy import ChoicePolicy
from linernotes.facts.rights.protection import Protection
from linernotes.facts.rights.share import RightShare
from linernotes.facts.rights.transfer import Transfer
from linernotes.facts.rights.violation import KnownViolation
from linernotes.facts.training import TrainingRun
from linernotes.facts.work import Work, WorkDerivation
from linernotes.refusals import Refusal

THINGS: tuple[type[ThingFact], ...] = (
    Party,
    Work,
    Recording,
    File,
    Release,
    Dataset,
    DatasetVersion,
    Model,
    TrainingRun,
    ModelVersion,
    Generation,
    Asset,
    AttributionReport,
    RightShare,
    Agreement,
    Clause,
    Catalogue,
    Objection,
    Authorization,
)
STATEMENTS: tuple[type[Fact], ...] = (
    PartyName,
    NamingChoice,
    Membership,
    Persona,
    Representation,
    Identifier,
    WorkDerivation,
    Contribution,
    RecordingOf,
    RecordingRelation,
    Encoding,
    ReleaseContent,
    DatasetEntry,
    DatasetClosed,
    DatasetFrozen,
    Disclosure,
    SettlementBasis,
    Protection,
    Mandate,
    Transfer,
    AgreementParty,
    AgreementChange,
    Consent,
    CatalogueMember,
    ChoicePolicy,
    ObjectionState,
    KnownViolation,
)
ABOUT_FACTS: tuple[type[Fact], ...] = (Retraction, Ending, Erasure, KnownError)

KINDS: dict[str, type[Fact]] = {
    model.model_fields["kind"].default: model for model in (*THINGS, *STATEMENTS, *ABOUT_FACTS)
}
"""Every kind of fact by its name on the wire."""

PREFIXES: dict[str, str] = {model.prefix: kind for kind, model in KINDS.items() if model.prefix is not None}
"""The kind of node that an id's first three letters name."""


def kind_of(id_: str) -> str | None:
    """Return the kind of node that an id names by its prefix, or None."""
    return PREFIXES.get(id_[:3])


_ANY_FACT: Any = Annotated[Union[tuple(KINDS.values())], Field(discriminator="kind")]  # noqa: UP007
_ADAPTER: TypeAdapter[Any] = TypeAdapter(_ANY_FACT)


def read_fact(data: bytes | str, *, place: int) -> Fact | list[Refusal]:
    """Read one fact from JSON; otherwise say everything that is wrong with it, each with field and rule."""
    try:
        fact: Fact = _ADAPTER.validate_json(data)
    except ValidationError as error:
        return [_refusal(detail, place) for detail in error.errors(include_url=False)]
    return fact


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of one fact, made from the models."""
    schema = _ADAPTER.json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "A Linernotes fact", **schema}


def _refusal(detail: ErrorDetails, place: int) -> Refusal:
    message = detail["msg"].removeprefix("Value error, ")
    if detail["type"] == "enum":
        message = _not_among(str(detail["input"]), str((detail.get("ctx") or {}).get("expected", "")))
    return Refusal(place=place, field=_pointer(detail["loc"]), rule=detail["type"].upper(), message=message)


def _not_among(given: str, expected: str) -> str:
    """Say that a value is not of a vocabulary, and which ones are spelled nearly so, or all if they are few."""
    allowed = re.findall(r"'([^']+)'", expected)
    offered = allowed if len(allowed) <= 12 else get_close_matches(given, allowed)
    hint = f": try {', '.join(offered)}" if offered else ""
    return f"this is not a value that the standard knows{hint}"


def _pointer(location: Sequence[int | str]) -> str:
    inside = location[1:] if location and location[0] in KINDS else location
    return "".join(f"/{part}" for part in inside)
