"""Facts about works: compositions, and what they derive from."""

from typing import ClassVar, Literal

from linernotes.facts.base import Fact, ThingFact
from linernotes.facts.fields import DescriptiveDate, Note, Title
from linernotes.facts.reference import WorkReference
from linernotes.vocabularies.works import MusicalWorkType, WorkRelationshipType


class Work(ThingFact):
    """A composition. Its writers are contributions to it, Traditional and Unknown included.

    `hasWords` says whether it has words, to which rights are asked too; where nobody says, they are asked.
    """

    kind: Literal["work"] = "work"
    title: Title
    alternative_titles: tuple[Title, ...] = ()
    type: MusicalWorkType = MusicalWorkType.OriginalMusicalWork
    created: DescriptiveDate | None = None
    has_words: bool | None = None
    note: Note | None = None

    prefix: ClassVar = "wrk"


class WorkDerivation(Fact):
    """A work rests on an earlier one (DDEX WorkRelationshipType); a medley takes from each of its tunes."""

    kind: Literal["workDerivation"] = "workDerivation"
    work: WorkReference
    derived_from: WorkReference
    type: WorkRelationshipType

    slot: ClassVar = ("work", "derived_from", "type")
