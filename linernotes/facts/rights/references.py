"""How facts about rights point at each other, and at what they are about."""

from typing import ClassVar

from linernotes.facts.reference import Reference


class RightShareReference(Reference):
    """A right share."""

    kinds: ClassVar = ("rightShare",)


class AgreementReference(Reference):
    """An agreement."""

    kinds: ClassVar = ("agreement",)


class CatalogueReference(Reference):
    """A catalogue."""

    kinds: ClassVar = ("catalogue",)


class CoveredReference(Reference):
    """What a clause can cover, and a mandate can leave out: a catalogue, a recording, a work or an asset."""

    kinds: ClassVar = ("catalogue", "recording", "work", "asset")


class DecidedReference(Reference):
    """What a decision can be about: a party and all that is its, a catalogue, a recording, a work or an asset."""

    kinds: ClassVar = ("party", "catalogue", "recording", "work", "asset")


class ObjectedReference(Reference):
    """What somebody can object to: an asset, a contribution, a right share or an attribution report."""

    kinds: ClassVar = ("asset", "contribution", "rightShare", "attributionReport")


class JudgedReference(Reference):
    """What is judged before it is recorded: a dataset version as frozen, a training run, an asset as released."""

    kinds: ClassVar = ("datasetVersion", "trainingRun", "asset")


class AuthorizationReference(Reference):
    """An authorization."""

    kinds: ClassVar = ("authorization",)


class ObjectionReference(Reference):
    """An objection."""

    kinds: ClassVar = ("objection",)
