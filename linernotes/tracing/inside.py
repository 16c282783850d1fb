"""Whether what made an asset can have known a source that a report scores: if not, it is nobody's to credit."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What made an asset can have known: the dataset versions that its models rest on, and what it was given.

    `given` has the generation's inputs, what those that are files encode, and the works of both.
    """

    versions: AbstractSet[str]
    given: AbstractSet[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What a report scores: its works if it is a recording, and the versions that were to train with it.

    Those of a work include the ones that hold a recording of it.
    """

    id: str
    works: AbstractSet[str]
    versions: AbstractSet[str]


def is_inside(source: Source, known: Known) -> bool:
    """Say whether a model was trained on the source, or was given it or a work of it."""
    return not known.versions.isdisjoint(source.versions) or not known.given.isdisjoint({source.id, *source.works})
