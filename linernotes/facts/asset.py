"""Facts about assets: what a generation made, and how its maker discloses the AI in it."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from linernotes.facts.base import Fact, ThingFact
from linernotes.facts.fields import Instant, Milliseconds, Title
from linernotes.facts.reference import GenerationReference, PartyReference, Shape, SoundReference
from linernotes.vocabularies.ai import ContainsAI
from linernotes.vocabularies.assets import DigitalSourceType


class Asset(ThingFact):
    """A track that a generation made. `fiction` says that it belongs to a demonstration and no real release."""

    kind: Literal["asset"] = "asset"
    title: Title
    generation: GenerationReference
    made_at: Instant | None = None
    duration_ms: Milliseconds | None = None
    digital_source_type: DigitalSourceType | None = None
    fiction: bool = False

    prefix: ClassVar = "ast"


class PartDisclosure(Shape):
    """How much AI is in each part, as declared; a part left out is not stated, which is not None."""

    vocals: ContainsAI | None = None
    lyrics: ContainsAI | None = None
    instruments: ContainsAI | None = None
    composition: ContainsAI | None = None
    post_production: ContainsAI | None = None


class Disclosure(Fact):
    """A party declares how much AI is in a recording or asset (DDEX ERN 4.3.2 ContainsAI), by part."""

    kind: Literal["disclosure"] = "disclosure"
    about: SoundReference
    declared_by: PartyReference
    contains_ai: Annotated[ContainsAI | None, Field(alias="containsAI")] = None
    by_part: PartDisclosure = PartDisclosure()

    prefix: ClassVar = "dis"
    slot: ClassVar = ("about", "declared_by")
