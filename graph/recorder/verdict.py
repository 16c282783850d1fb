"""Verdicts on what a batch freezes, trains, releases or asks about: what is cleared of it, and what first is not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import ClassVar, Final

from graph.clearing.subjects import Subject
from graph.recorder.judged import Case, Judged
from linernotes.rights.clearance import Clearance
from linernotes.rights.question import Question
from linernotes.rights.tally import Tally
from linernotes.vocabularies.clearance import Extent, Reason

MOST_NAMED: Final = 20


@dataclass(slots=True)
class Hearing:
    """Counts what is cleared for a question, and keeps the first items that are not."""

    is_done: ClassVar[bool] = False
    question: Question
    tally: Tally
    lacking: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, question: Question) -> Hearing:
        """Begin to hear."""
        return cls(question, Tally(question.place))

    def take(self, subject: Subject, clearance: Clearance) -> None:
        """Hear of one item."""
        self.tally.take(clearance)
        if clearance.place not in clearance.cleared and len(self.lacking) < MOST_NAMED:
            self.lacking.append(str(subject.item))


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was heard of a case. `found` is None where it was not on record yet: there was nothing to judge."""

    case: Case
    found: Judged | None = None
    hearings: Sequence[Hearing] = ()

    def is_of(self, case: Case) -> bool:
        """Say whether it is about this; a model that was not on record has no permits of its own."""
        return replace(self.case, model=None) == replace(case, model=None) and self.case.model in (None, case.model)

    @property
    def items(self) -> int:
        """How many items there are."""
        return sum(hearing.tally.items for hearing in self.hearings)

    @property
    def cleared(self) -> int:
        """How many of them are cleared everywhere in the place of the use."""
        return sum(hearing.tally.cleared[Extent.EVERYWHERE] for hearing in self.hearings)

    @property
    def lacking(self) -> tuple[str, ...]:
        """The first items that are not."""
        return tuple(item for hearing in self.hearings for item in hearing.lacking)[:MOST_NAMED]

    @property
    def words(self) -> str:
        """Say what is not cleared, where, and why."""
        reasons: Counter[Reason] = Counter()
        for hearing in self.hearings:
            reasons.update(dict(hearing.tally.by_reason()))
        why = ", ".join(f"{reason.value} {items}" for reason, items in sorted(reasons.items()))
        question = self.hearings[0].question
        return (
            f"{self.items - self.cleared} of {self.items} items are not cleared for {question.use.value} "
            f"in {question.place} ({why})"
        )


@dataclass(slots=True)
class Verdicts:
    """The verdicts of a batch by the places of its facts, as they stood at a seq."""

    seq: int = 0
    by_place: dict[int, Verdict] = field(default_factory=dict)
