"""What of a batch has to be cleared before it is recorded, what its verdict rests on, and as of when it was found."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from linernotes.facts.base import Fact
from linernotes.facts.dataset import DatasetFrozen
from linernotes.facts.fields import Instant
from linernotes.facts.registry import kind_of
from linernotes.facts.release import ReleaseContent
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
    """As of which seq a verdict was found, and as of when the use was asked about: what it takes to find it again."""

    seq: int
    as_of: Instant


@dataclass(frozen=True, slots=True)
class Case:
    """What has to be cleared for a fact: all that dataset versions include, or an asset as it is released."""

    versions: tuple[str, ...] = ()
    asset: str | None = None
    model: str | None = None

    @property
    def things(self) -> tuple[str, ...]:
        """What has to be on record for it to be judged."""
        return self.versions if self.asset is None else (self.asset,)


def case_of(fact: Fact, ids: Mapping[str, str]) -> Case | None:
    """Return what has to be cleared for a fact, None if it needs no verdict.

    What a run's base models and teachers were trained on is theirs, and judged with their runs.
    """
    if isinstance(fact, DatasetFrozen):
        return Case(versions=(ids["/of"],))
    if isinstance(fact, TrainingRun) and fact.used:
        used = {ids[f"/used/{place}"] for place in range(len(fact.used))}
        return Case(versions=tuple(sorted(used)), model=ids.get("/model"))
    if isinstance(fact, ReleaseContent) and kind_of(ids["/content"]) == "asset":
        return Case(asset=ids["/content"])
    return None


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
