"""What of a batch has to be cleared before it is recorded, what its verdict rests on, and as of when it was found."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from graph.projections.rights.terms import trained
from linernotes.facts.base import Fact
from linernotes.facts.dataset import DatasetFrozen
from linernotes.facts.fields import Instant
from linernotes.facts.generation import HowNamed
from linernotes.facts.registry import kind_of
from linernotes.facts.release import ReleaseContent
from linernotes.facts.rights.authorization import Authorization
from linernotes.facts.rights.violation import KnownViolation
from linernotes.facts.training import TrainingRun

RESTS_ON: Final = frozenset(
    (
        *("party", "contribution", "work", "workDerivation", "recording", "recordingOf", "recordingRelation"),
        *("file", "encoding", "generation", "asset", "datasetEntry", "datasetClosed"),
        *("rightShare", "protection", "mandate", "transfer", "agreement", "agreementParty", "agreementChange"),
        *("clause", "consent", "catalogue", "catalogueMember", "choicePolicy", "retraction", "ending"),
    )
)
"""The kinds of fact that a verdict rests on: one that arrives after it was found may make it another."""


@dataclass(frozen=True, slots=True)
class Judged:
    """As of which seq a verdict was found, and as of when the use was asked about: what it takes to find it again.

    Of an authorization the answer is kept too, since others cite it: of how many items how many are cleared.
    """

    seq: int
    as_of: Instant
    items: int | None = None
    cleared: int | None = None

    @property
    def plain(self) -> list[int | str]:
        """The verdict as it stands in the journal."""
        return [value for value in (self.seq, self.as_of, self.items, self.cleared) if value is not None]


@dataclass(frozen=True, slots=True)
class Case:
    """What has to be cleared for a fact: all that dataset versions include, an asset as it is released, or some things.

    `voices` and `names` are of people whose voice, or name and likeness, is asked about.
    """

    versions: tuple[str, ...] = ()
    asset: str | None = None
    items: tuple[str, ...] = ()
    voices: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    model: str | None = None

    @property
    def things(self) -> tuple[str, ...]:
        """What has to be on record for it to be judged."""
        asset = () if self.asset is None else (self.asset,)
        return (*self.versions, *asset, *self.items, *self.voices, *self.names)


def case_of(fact: Fact, ids: Mapping[str, str]) -> Case | None:
    """Return what has to be cleared for a fact, None if it needs no verdict.

    What a run's base models and teachers were trained on is theirs, and judged with their runs.
    """
    if isinstance(fact, DatasetFrozen):
        return Case(versions=(ids["/of"],))
    if isinstance(fact, TrainingRun) and fact.used:
        used = {ids[f"/used/{place}"] for place in range(len(fact.used))}
        return Case(versions=tuple(sorted(used)), model=trained(ids))
    if isinstance(fact, ReleaseContent) and kind_of(ids["/content"]) == "asset":
        return Case(asset=ids["/content"])
    if isinstance(fact, Authorization):
        return _asked(fact, ids)
    return None


def _asked(fact: Authorization, ids: Mapping[str, str]) -> Case:
    """Return what an authorization asks about; what a user warrants is the user's to answer for."""
    of, model = fact.of, trained(ids)
    if of.dataset_version is not None:
        return Case(versions=(ids["/of/datasetVersion"],), model=model)
    if of.items is not None:
        return Case(items=tuple(ids[f"/of/items/{place}"] for place in range(len(of.items))), model=model)
    assert of.generation is not None
    inputs = [
        ids[f"/of/generation/inputs/{place}/input"]
        for place, given in enumerate(of.generation.inputs)
        if given.warranty is None
    ]
    named = {
        (ids[f"/of/generation/named/{place}/party"], person.how is HowNamed.VOICE)
        for place, person in enumerate(of.generation.named)
    }
    return Case(
        items=tuple(inputs),
        voices=tuple(sorted(party for party, is_voice in named if is_voice)),
        names=tuple(sorted(party for party, is_voice in named if not is_voice)),
        model=model,
    )


def subject_of(fact: Fact, own: str, ids: Mapping[str, str]) -> str:
    """Return what a known violation names when it is about this fact: the version, the run or the asset."""
    if isinstance(fact, DatasetFrozen):
        return ids["/of"]
    return ids["/content"] if isinstance(fact, ReleaseContent) else own


def marked(fact: Fact, place: int, reason: str) -> KnownViolation:
    """Say that what a fact at a place freezes, trains or releases is known as a violation, in its source's name."""
    of = {"place": place}
    if isinstance(fact, DatasetFrozen | ReleaseContent):
        reference = fact.of if isinstance(fact, DatasetFrozen) else fact.content
        of = reference.model_dump(by_alias=True, exclude_none=True)
    said = {"source": fact.source.model_dump(mode="json", by_alias=True, exclude_none=True), "of": of, "reason": reason}
    return KnownViolation.model_validate_json(json.dumps(said))


def known_violations(facts: Sequence[Fact], references: Sequence[Mapping[str, str]]) -> Collection[str]:
    """Return what a batch says to be a known violation."""
    said = zip(facts, references, strict=True)
    return {ids["/of"] for fact, ids in said if isinstance(fact, KnownViolation) and "/of" in ids}
