"""Clearance: whether an item may be put to a use, as two verdicts with the areas where they hold, and every gap."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from linernotes.rights.bench import Bench
from linernotes.rights.dossier import dossier_of
from linernotes.rights.gap import Gap
from linernotes.rights.ignored import Ignored, first_reasons
from linernotes.rights.judgement import Judgement, judge
from linernotes.rights.lack import Lack
from linernotes.rights.opening import Requirement, opened
from linernotes.rights.question import Question
from linernotes.rights.record import Record
from linernotes.rights.stance import Hearing
from linernotes.rights.territory import NOWHERE, Area
from linernotes.vocabularies.clearance import Reason, Verdict


@dataclass(frozen=True, slots=True)
class Met:
    """A requirement with its verdicts, and the facts that they rest on."""

    requirement: Requirement
    judgement: Judgement

    @property
    def by(self) -> tuple[str, ...]:
        """The clauses, consents and protections that it is met by, where it is."""
        return self.judgement.papers

    @property
    def is_assumed(self) -> bool:
        """Whether a right that stands in for the one that is asked was relied on anywhere."""
        return bool(self.judgement.assumed)

    def gap(self, lack: Lack, item: str) -> Gap:
        """Return a lack of this requirement as a gap of the item."""
        return Gap(
            item=item,
            thing=self.requirement.thing,
            side=self.requirement.side,
            verdict=lack.verdict,
            area=lack.area,
            reason=lack.reason,
            since=lack.since,
            who=lack.who,
            about=lack.about,
            missing_ppm=lack.missing_ppm,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Clearance:
    """The answer for one item: where rights and choice are there for it, each wholly; and by which policy of choice."""

    item: str
    place: Area
    policy: str
    rights: Area
    choice: Area
    requirements: tuple[Met, ...]
    unidentified: tuple[tuple[str, Reason], ...]

    @property
    def cleared(self) -> Area:
        """Where the use is cleared: both verdicts hold."""
        return self.rights & self.choice

    @property
    def gaps(self) -> list[Gap]:
        """Every gap, in one order."""
        return sorted(self.each_gap(), key=_gap_order)

    def each_gap(self) -> Iterator[Gap]:
        """Yield every gap as it is found."""
        for thing, reason in self.unidentified:
            verdict = Verdict.CHOICE if reason is Reason.UNKNOWN_ARTIST else Verdict.RIGHTS
            yield Gap(item=self.item, thing=thing, side=None, verdict=verdict, area=self.place, reason=reason)
        for met in self.requirements:
            for lack in met.judgement.lacks:
                yield met.gap(lack, self.item)

    @property
    def ignored(self) -> tuple[Ignored, ...]:
        """The decisions about the item, or what is in it, that are kept and not counted."""
        return first_reasons([met.judgement.weight for met in self.requirements])


def _gap_order(gap: Gap) -> tuple[object, ...]:
    where = gap.thing, gap.side or "", gap.verdict, gap.reason, gap.who or ""
    return *where, gap.since or "", gap.area.bits, gap.about, gap.missing_ppm


def clear(item: str, question: Question, record: Record) -> Clearance:
    """Clear one item for a use."""
    return next(clear_many([item], question, record))


def clear_many(items: Iterable[str], question: Question, record: Record) -> Iterator[Clearance]:
    """Clear many items for one use, in their order.

    What is said for a party is heard once for all items of which it says the same, and claims that differ in their
    holders only are judged once. What an answer rests on, and its gaps, are worked out when they are asked for.
    """
    bench = Bench(record, question)
    for item in items:
        yield _clearance(item, bench)


def _clearance(item: str, bench: Bench) -> Clearance:
    opening = opened(item, bench.record.things, bench.question.use.terms.matter)
    met = []
    rights = choice = bench.place
    for requirement in opening.requirements:
        judgement = judge(Hearing(bench, dossier_of(requirement, bench)))
        met.append(Met(requirement, judgement))
        rights, choice = rights & judgement.rights, choice & judgement.choice
    for _, reason in opening.unidentified:
        rights = rights if reason is Reason.UNKNOWN_ARTIST else NOWHERE
        choice = choice if reason is not Reason.UNKNOWN_ARTIST else NOWHERE
    return Clearance(
        item=item,
        place=bench.place,
        policy=bench.policy.id,
        rights=rights,
        choice=choice,
        requirements=tuple(met),
        unidentified=tuple(opening.unidentified),
    )
