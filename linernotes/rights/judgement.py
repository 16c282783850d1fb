"""The two verdicts on one requirement, and, when somebody asks, what they rest on and what is lacking."""

from dataclasses import dataclass, replace

from linernotes.rights.choice import NOBODY, Asked, ChoicePolicy
from linernotes.rights.choosing import chosen, lacks_of_choice, papers_of_choice
from linernotes.rights.control import Control
from linernotes.rights.ignored import Weight, weigh
from linernotes.rights.lack import Lack, Lacks
from linernotes.rights.protection import Freedom, freedom, freeing
from linernotes.rights.stance import Chosen, Hearing
from linernotes.rights.territory import NOWHERE, Area
from linernotes.vocabularies.clearance import Reason, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """Where rights and choice are there for a requirement.

    `protected` is where it has to be asked for; `licensed`, where the licence of a sample covers the use, so that
    nobody else is asked about what is sampled.
    """

    hearing: Hearing
    free: Freedom
    protected: Area
    asked: Asked
    licensed: Area
    rights: Area
    choice: Area

    @property
    def _control(self) -> Control:
        return Control(self.hearing, self.protected)

    @property
    def assumed(self) -> Area:
        """Where rights rest on a right that stands in for the one that is asked, which is not recorded."""
        return NOWHERE if self.hearing.dossier.side is None else self._control.assumed()

    @property
    def papers(self) -> tuple[str, ...]:
        """The clauses, consents and protections that it is met by, where it is."""
        choosing = papers_of_choice(self.hearing, self.asked, self.protected)
        permitting = frozenset() if self.hearing.dossier.side is None else self._control.papers()
        freed = freeing(self.free.area & self.hearing.bench.place, self.hearing.dossier.protections)
        return (*sorted(choosing | permitting), *freed)

    @property
    def lacks(self) -> tuple[Lack, ...]:
        """What is lacking where one of the verdicts fails."""
        place = self.hearing.bench.place
        no_choice = lacks_of_choice(self.hearing, self.asked, self.protected - self.licensed)
        if self.hearing.dossier.side is None:
            return tuple(no_choice.within(place))
        unmet, unclear = place - (self.rights & self.choice), Lacks()
        unclear.add(Lack(verdict=Verdict.RIGHTS, reason=Reason.DISPUTED_PROTECTION), self.free.disputed & unmet)
        unfit = self.free.unfit - self.free.disputed
        unclear.add(Lack(verdict=Verdict.RIGHTS, reason=Reason.LICENCE_CONDITIONS), unfit & unmet)
        no_right = self._control.lacks()
        return (*no_right.within(place - self.rights), *unclear.within(unmet), *no_choice.within(place - self.choice))

    @property
    def weight(self) -> Weight:
        """Which decisions about the thing counted, and which did not."""
        claims = () if self.hearing.dossier.side is None else self._control.counting()
        return weigh(self.hearing, self.asked, claims)


def judge(hearing: Hearing) -> Judgement:
    """Judge a requirement in the place that counts for the use.

    For a voice or a name no right in anything is needed, but the party's own choice always.
    """
    bench, dossier = hearing.bench, hearing.dossier
    place = bench.place
    free = freedom(dossier.protections)
    protected = place - free.area if free.area else place
    asked = dossier.asked(bench.policy) if protected else NOBODY
    if dossier.side is None:
        choice = chosen(hearing, asked, place)
        return Judgement(
            hearing=hearing, free=free, protected=place, asked=asked, licensed=NOWHERE, rights=place, choice=choice
        )
    if bench.some_need_choice:
        hearing = replace(hearing, chosen=_chosen_by(hearing, protected))
    licensed = _licence_of_sample(hearing, protected)
    rights, choice = Control(hearing, protected).area(), chosen(hearing, asked, protected)
    if free.area or licensed:
        rights, choice = rights | (place & free.area), choice | licensed | (place & free.area)
    return Judgement(
        hearing=hearing,
        free=free,
        protected=protected,
        asked=asked,
        licensed=licensed,
        rights=rights,
        choice=choice,
    )


def _chosen_by(hearing: Hearing, protected: Area) -> Chosen:
    """Return what says where all whom a policy names have chosen, each worked out once."""
    found: dict[str, Area] = {}

    def chosen_by(policy: ChoicePolicy) -> Area:
        if policy.id not in found:
            found[policy.id] = chosen(hearing, hearing.dossier.asked(policy), protected)
        return found[policy.id]

    return chosen_by


def _licence_of_sample(hearing: Hearing, protected: Area) -> Area:
    """Return where all who control what is sampled license it by clauses that name who sampled it."""
    if not hearing.dossier.requirement.borrowers:
        return NOWHERE
    borrowers = hearing.bench.mentioned.intersection(hearing.dossier.requirement.borrowers)
    return Control(hearing, protected, borrowers).area() if borrowers else NOWHERE
