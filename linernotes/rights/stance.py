"""What several speakers for one party come to: where it permits, where it refuses, and by which papers."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, auto, unique

from linernotes.rights.bench import Bench, Speaker
from linernotes.rights.choice import ChoicePolicy
from linernotes.rights.dossier import Dossier
from linernotes.rights.question import Question
from linernotes.rights.saying import Saying
from linernotes.rights.territory import NOWHERE, Area, together
from linernotes.vocabularies.clearance import Reason
from linernotes.vocabularies.rights import Capacity


@unique
class Asking(Enum):
    """Say as what a party is asked."""

    HOLDER = auto()
    ARTIST = auto()


@dataclass(frozen=True, slots=True)
class Heard:
    """A saying that counts, and where."""

    saying: Saying
    area: Area


@dataclass(frozen=True, slots=True)
class Stance:
    """Permits and refusals as heard, before they are weighed."""

    permits: tuple[Heard, ...]
    refusals: tuple[Heard, ...]

    def weighed(self, question: Question, against: tuple[Heard, ...] = ()) -> list[Heard]:
        """Return each permit where no refusal (of its own, or of those given) takes it away: most restrictive wins."""
        refusals = (*self.refusals, *against)
        left = []
        for permit in self.permits:
            area = permit.area
            for refusal in refusals:
                if area and refusal.saying.takes_away(permit.saying, question):
                    area -= refusal.area
            left.append(Heard(permit.saying, area))
        return left


Chosen = Callable[[ChoicePolicy], Area]
"""Where all whom a policy names have chosen."""


def _nowhere(_policy: ChoicePolicy) -> Area:
    return NOWHERE


@dataclass(frozen=True, slots=True)
class Hearing:
    """A dossier before the bench, and where its artists have chosen, for the clauses that require it."""

    bench: Bench
    dossier: Dossier
    chosen: Chosen = _nowhere

    def relevant(self, party: str) -> tuple[object, ...]:
        """Return all of this hearing that what is said for a party can depend on: where it is equal, so is the answer.

        So what a label says of two masters of which nobody speaks singly is heard once.
        """
        dossier, reach = self.dossier, self.bench.reach(party)
        spoken_of = [one for one in dossier.parties.items() if one[0] in reach]
        whose = tuple(spoken_of) if len(spoken_of) < 2 else frozenset(spoken_of)
        chosen = tuple(self.chosen(policy).bits for policy in self.bench.choices_behind(party))
        return party, dossier.requirement.side, dossier.ids & reach if dossier.ids else None, whose, chosen

    def about(self, speaker: Speaker, seller: Mapping[str, str | None] | None = None) -> list[Saying]:
        """List what a speaker says about the thing on this side, whether it counts or not."""
        said = self.bench.said_by.get(speaker.giver)
        if not said:
            return []
        parties = {**(seller or {}), **self.dossier.parties}
        if speaker.is_agent:
            parties.setdefault(speaker.giver, speaker.since)
        ids, side = self.dossier.ids, self.dossier.side
        spoken_of = {one.id: one for id_ in (*ids, *parties) for one in said.get(id_, ())}
        return [one for one in spoken_of.values() if one.speaks_on(side) and one.is_about(ids, parties)]

    def stance(
        self,
        speakers: Iterable[Speaker],
        asking: Asking,
        *,
        seller: Mapping[str, str | None] | None = None,
        before: str | None = None,
        naming: frozenset[str] | None = None,
    ) -> Stance:
        """Hear several speakers for one party.

        `seller` and `before` hear a former holder on what it gave before it sold. `naming` hears only those permits
        that are clauses which name one of these things: the licences of a sample.
        """
        permits: list[Heard] = []
        refusals: list[Heard] = []
        for speaker in speakers:
            said = [one for one in self.about(speaker, seller) if before is None or (one.given_at or "") < before]
            if said:
                self._hear(speaker, said, asking, permits, refusals)
        if naming is not None:
            permits = [one for one in permits if one.saying.is_clause and not one.saying.ids.isdisjoint(naming)]
        return Stance(tuple(permits), tuple(refusals))

    def _hear(
        self, speaker: Speaker, said: list[Saying], asking: Asking, permits: list[Heard], refusals: list[Heard]
    ) -> None:
        """Hear one speaker: its preferences rank below its signed clauses.

        Its machine-readable no is not heard where a clause of its own permits; its machine-readable yes counts only
        where no clause of its own is in force at all.
        """
        signed = together(one.sure for one in said if one.is_clause and one.yes and one.counts)
        paper = together(one.possible for one in said if one.is_clause and one.ignored is None)
        for one in said:
            if not one.counts:
                continue
            if one.yes and may_permit(one, speaker, asking):
                area = one.sure & speaker.yes
                area = area - paper if one.is_preference else area
                if one.asked_by is not None and asking is Asking.HOLDER:
                    area &= self.chosen(one.asked_by)
                permits.append(Heard(one, area))
            elif not one.yes:
                area = one.possible & speaker.no
                refusals.append(Heard(one, area - signed if one.is_preference else area))


def may_permit(said: Saying, speaker: Speaker, asking: Asking) -> bool:
    """Say whether a yes is one of the kind that is asked for.

    A licensor's clause always is. A holder's consent must be given as a rightsholder, not as an artist; an agent's,
    in a capacity that stands for another: what it permits as a rightsholder is its own. For a choice any will do.
    """
    if said.is_clause or asking is Asking.ARTIST:
        return True
    return said.is_for_another if speaker.is_agent else said.capacity is Capacity.RIGHTSHOLDER


# Why a yes that is there does not count, the reason that is nearest to a permit first.
_MISSES = (Reason.CONDITION_NOT_PROMISED, Reason.MODEL_OUT_OF_SCOPE, Reason.NOT_IN_FORCE)


@dataclass(frozen=True, slots=True)
class Miss:
    """Why a party's yes is missing: the reason, since when, and the paper that comes nearest."""

    reason: Reason
    since: str | None = None
    papers: tuple[str, ...] = ()


def refused(stance: Stance, cell: Area) -> Miss | None:
    """Return the refusal that stands in a cell; None if there is none."""
    standing = [one.saying for one in stance.refusals if one.area & cell]
    if not standing:
        return None
    worst = min(standing, key=lambda one: (one.no is not Reason.REFUSED, one.since or "", one.id))
    return Miss(worst.no, worst.since, (worst.id,))


def nearest_miss(said: Iterable[Saying], cell: Area) -> Miss | None:
    """Return why the nearest yes does not count in a cell; None if there is none that may be about it."""
    listed = [one for one in said if one.yes and one.possible & cell]
    for reason in _MISSES:
        found = sorted((one.since or "", one.id) for one in listed if one.miss is reason)
        if found:
            since = found[-1][0] if reason is Reason.NOT_IN_FORCE else ""
            return Miss(reason, since or None, (found[-1][1],))
    unchosen = sorted(one.id for one in listed if one.counts and one.needs_choice)
    if unchosen:
        return Miss(Reason.ARTIST_CHOICE_MISSING, None, (unchosen[0],))
    unmapped = sorted(one.id for one in listed if one.counts and not one.sure & cell and one.unmapped)
    return Miss(Reason.UNMAPPED_TERRITORY, None, (unmapped[0],)) if unmapped else None
