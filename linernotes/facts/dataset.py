"""Facts about datasets: versions, what they include and on what basis, closing and freezing."""

from enum import StrEnum
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from linernotes.facts.base import Fact, ThingFact
from linernotes.facts.fields import DescriptiveDate, Label, Sha256, Title
from linernotes.facts.reference import (
    DatasetReference,
    DatasetVersionReference,
    FileReference,
    ItemReference,
    PartyReference,
    Shape,
)
from linernotes.facts.rights.purpose import Purpose


class Dataset(ThingFact):
    """A dataset, by name."""

    kind: Literal["dataset"] = "dataset"
    name: Title
    curated_by: PartyReference | None = None

    prefix: ClassVar = "dst"


class DatasetVersion(ThingFact):
    """One version of a dataset; entries join it until it is closed."""

    kind: Literal["datasetVersion"] = "datasetVersion"
    dataset: DatasetReference
    version: Label
    created: DescriptiveDate | None = None

    prefix: ClassVar = "dsv"


class Basis(StrEnum):
    """On what basis an entry is included (after Fairly Trained's criteria; UNKNOWN is said, not left out)."""

    LICENSED = "LICENSED"
    OPEN_LICENCE = "OPEN_LICENCE"
    PUBLIC_DOMAIN = "PUBLIC_DOMAIN"
    OWNED = "OWNED"
    USER_PROVIDED = "USER_PROVIDED"
    CRAWLED = "CRAWLED"
    UNKNOWN = "UNKNOWN"


class EntryStage(StrEnum):
    """For what the entry is used."""

    TRAINING = "TRAINING"
    VALIDATION = "VALIDATION"
    TEST = "TEST"


class ReliedOn(Shape):
    """A paper or signal an entry rests on, and whether it allows naming the people in a training line."""

    document: Title
    hash: Sha256 | None = None
    allows_naming: bool = False


class DatasetEntry(Fact):
    """A version includes an item: a recording, a work or an earlier asset (synthetic data is an asset with a past)."""

    kind: Literal["datasetEntry"] = "datasetEntry"
    of: DatasetVersionReference
    item: ItemReference
    basis: Basis
    stage: EntryStage = EntryStage.TRAINING
    file: FileReference | None = None
    relied_on: Annotated[tuple[ReliedOn, ...], Field(max_length=16)] = ()

    slot: ClassVar = ("of", "item", "file")


class DatasetClosed(Fact):
    """No entries join the version from here."""

    kind: Literal["datasetClosed"] = "datasetClosed"
    of: DatasetVersionReference

    prefix: ClassVar = "dcl"
    slot: ClassVar = ("of",)


class DatasetFrozen(Fact, Purpose):
    """The closed version is what it is for good: how many entries it has, and the root hash of what is in them.

    It is frozen for a use: if that is not cleared for all of it, the freezing is refused or a known violation.
    """

    kind: Literal["datasetFrozen"] = "datasetFrozen"
    of: DatasetVersionReference
    count: Annotated[int, Field(ge=0, lt=2**53)]
    root: Sha256

    prefix: ClassVar = "dfr"
    slot: ClassVar = ("of",)
