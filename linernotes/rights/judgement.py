"""The two verdicts on one requirement, from its dossier."""

from dataclasses import dataclass, replace

from linernotes.rights.bench import Bench
from linernotes.rights.choosing import chosen
from linernotes.rights.control import Control, Controlled
from linernotes.rights.dossier import Dossier
from linernotes.rights.ignored import Weight, weigh
from linernotes.rights.lack import Lack, Lacks
from linernotes.rights.protection import Freedom, freedom, freeing
from linernotes.rights.stance import Hearing
from linernotes.rights.territory import NOWHERE, Area
from linernotes.vocabularies.rights import Reason, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """Where rights and choice are there, what that rests on, and what is lacking elsewhere.

    `assumed`: where the right that is asked is not recorded, and another stood in. `freed_by`: places of protections
    in the dossier.
    """

    rights: Area
    choice: Area
    assumed: Area = NOWHERE
    papers: tuple[str, ...] = ()
    freed_by: tuple[int, ...] = ()
    lacks: tuple[Lack, ...] = ()
    weight: Weight


def judge(dossier: Dossier, bench: Bench) -> Judgement:
    """Judge a requirement in the place that counts for the use."""
    hearing = Hearing(bench, dossier, _parties(dossier))
    if dossier.side is None:
        return _of_person(hearing)
    free = freedom(dossier.protections)
    protected = bench.place - free.area
    if any(said.needs_choice for giver in hearing.parties for said in bench.said_by.get(giver, ())):
        by_default = chosen(hearing, dossier.asked_by_default, protected, Lacks())
        hearing = replace(hearing, chosen=by_default.area)
    return _of_material(hearing, free, protected)


def _parties(dossier: Dossier) -> dict[str, str | None]:
    """Return whose the thing is, each with the earliest instant since when; None is always."""
    parties: dict[str, str | None] = {}
    for claim in dossier.claims:
        since = parties.get(claim.holder, claim.since)
        parties[claim.holder] = None if since is None or claim.since is None else min(since, claim.since)
    asked = dossier.asked.parties | dossier.asked_by_default.parties
    return parties | dict.fromkeys(dossier.contributors | asked)


def _of_person(hearing: Hearing) -> Judgement:
    """Judge a voice or a name: no right in anything is needed for it, but the party's own choice always."""
    lacks, place = Lacks(), hearing.bench.place
    choice = chosen(hearing, hearing.dossier.asked, place, lacks)
    return Judgement(
        rights=place,
        choice=choice.area,
        papers=tuple(sorted(choice.papers)),
        lacks=tuple(lacks.within(place)),
        weight=weigh(hearing),
    )


def _of_material(hearing: Hearing, free: Freedom, protected: Area) -> Judgement:
    place, dossier = hearing.bench.place, hearing.dossier
    control, lacks = Control(hearing), Lacks()
    controlled = control.over(protected)
    choice = chosen(hearing, dossier.asked, protected, lacks)
    licensed = _licence_of_sample(hearing, protected)
    rights = controlled.area | (place & free.area)
    chose = choice.area | licensed.area | (place & free.area)
    _lack_of_freedom(free, place - (rights & chose), lacks)
    missing = (*control.lacks.within(place - rights), *lacks.within(place - (rights & chose)))
    return Judgement(
        rights=rights,
        choice=chose,
        assumed=controlled.assumed,
        papers=tuple(sorted(controlled.papers | choice.papers)),
        freed_by=freeing(free.area & place, dossier.protections),
        lacks=tuple(one for one in missing if one.verdict is not Verdict.CHOICE or one.area - chose),
        weight=weigh(hearing),
    )


def _licence_of_sample(hearing: Hearing, protected: Area) -> Controlled:
    """Return where the licence of a sample covers the use: then nobody else is asked about what is sampled."""
    borrowers = hearing.dossier.borrowers
    if not any(
        said.is_clause and said.yes and not said.ids.isdisjoint(borrowers)
        for borrower in borrowers
        for said in hearing.bench.said_about.get(borrower, ())
    ):
        return Controlled(NOWHERE, NOWHERE, frozenset())
    return Control(hearing, naming=borrowers).over(protected)


def _lack_of_freedom(free: Freedom, unmet: Area, lacks: Lacks) -> None:
    """Name what would have set an area free, where its being in doubt made the difference."""
    lacks.add(Lack(verdict=Verdict.RIGHTS, reason=Reason.DISPUTED_PROTECTION), free.disputed & unmet)
    lacks.add(Lack(verdict=Verdict.RIGHTS, reason=Reason.LICENCE_CONDITIONS), (free.unfit - free.disputed) & unmet)
