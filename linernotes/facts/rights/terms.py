"""What facts about rights have in common: where something holds, in which rights and uses, and by which paper."""

from typing import Annotated, Final, Self, TypeVar

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from linernotes.facts.broken import broken
from linernotes.facts.fields import DocumentName, Label, Sha256
from linernotes.facts.reference import Shape
from linernotes.vocabularies.rights import Condition, Right, Side
from linernotes.vocabularies.uses import Use

Word = TypeVar("Word", bound=str)


def _in_order(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Return words in one order, each once: a list of them is a set, however it was written."""
    return tuple(sorted(set(words)))


Rights = Annotated[tuple[Right, ...], Field(max_length=20), AfterValidator(_in_order)]
Uses = Annotated[tuple[Use, ...], Field(max_length=20), AfterValidator(_in_order)]
Sides = Annotated[tuple[Side, ...], Field(max_length=10), AfterValidator(_in_order)]
Conditions = Annotated[tuple[Condition, ...], Field(max_length=20), AfterValidator(_in_order)]
TerritoryCode = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$", max_length=40)]
TerritoryCodes = Annotated[tuple[TerritoryCode, ...], Field(max_length=300), AfterValidator(_in_order)]
Days = Annotated[int, Field(ge=0, le=36_500)]


class Territories(Shape):
    """Territories as stated: the codes and those left out, with the table that they are of and its version.

    Codes are ISO 3166-1 alpha-2, TIS numeric, or Worldwide (DDEX); exclusions alone are from the whole world. Nothing
    is expanded here, and a code that no table of ours has is kept: where it would count, it is a gap. A group is read
    as it was when it was stated, unless `asAmended`.
    """

    table: Label = "ISO3166-1"
    version: Label | None = None
    codes: TerritoryCodes = ()
    excluded: TerritoryCodes = ()
    as_amended: bool = False

    @model_validator(mode="after")
    def _somewhere(self) -> Self:
        if not self.codes and not self.excluded:
            raise broken("NO_TERRITORY", "territories are codes, or what is excluded from the whole world")
        return self


EVERYWHERE: Final = Territories(codes=("Worldwide",))
"""Where nothing is said of territories, the whole world."""


class Paper(Shape):
    """A document that shows something, by its name and its SHA-256; the document itself is kept elsewhere."""

    document: DocumentName
    hash: Sha256 | None = None
