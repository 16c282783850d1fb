"""The verdict on choice: whether every artist or writer who is asked has said yes and not refused."""

from dataclasses import dataclass

from linernotes.rights.bench import Speaker
from linernotes.rights.choice import Asked
from linernotes.rights.lack import Lack, Lacks
from linernotes.rights.stance import Asking, Hearing, Miss, Stance, nearest_miss, refused
from linernotes.rights.territory import NOWHERE, Area, partition
from linernotes.vocabularies.rights import FOR_A_CHOICE, FOR_A_VOICE, FOR_THE_DEAD, Matter, Reason, Verdict


@dataclass(frozen=True, slots=True)
class Chosen:
    """Where all who are asked have chosen, and the papers in which they did."""

    area: Area
    papers: frozenset[str]


def chosen(hearing: Hearing, asked: Asked, place: Area, lacks: Lacks) -> Chosen:
    """Ask everybody who is to be asked about a thing, in the place where it is protected; say what is lacking."""
    if not place:
        return Chosen(place, frozenset())
    area, papers = place, set[str]()
    if asked.unknown:
        lacks.add(Lack(verdict=Verdict.CHOICE, reason=Reason.UNKNOWN_ARTIST), place)
        area = NOWHERE
    for party in sorted(asked.parties):
        theirs = _choice_of(party, hearing, place, lacks)
        area &= theirs.area
        papers |= theirs.papers
    return Chosen(area, frozenset(papers))


def speakers_for(party: str, hearing: Hearing) -> list[Speaker] | None:
    """List who may choose for a party; none if it is dead and nobody has shown to speak for it, None if nobody claims.

    The living choose themselves, or by a manager or a guardian; for a voice or a name by a guardian only. The dead
    choose by heirs, executors or an estate that have shown their mandate. Where none is on record there is nobody
    whose choice it could be, and it is not asked; where one claims without proof, it is.
    """
    bench, ids = hearing.bench, hearing.dossier.ids
    if party not in bench.record.dead:
        is_personal = bench.question.use.terms.matter is not Matter.MATERIAL
        agents = bench.choosers(party, FOR_A_VOICE if is_personal else FOR_A_CHOICE, ids)
        return [Speaker(party, bench.place, bench.place), *agents]
    found = bench.choosers(party, FOR_THE_DEAD, ids)
    return found if found or bench.unproven(party, FOR_THE_DEAD, ids) else None


def _choice_of(party: str, hearing: Hearing, place: Area, lacks: Lacks) -> Chosen:
    speakers = speakers_for(party, hearing)
    if speakers is None:
        return Chosen(place, frozenset())
    stance = hearing.stance(speakers, Asking.ARTIST)
    papers = [one for one in stance.weighed(hearing.bench.question.as_of) if one.area & place]
    area = NOWHERE
    for one in papers:
        area |= one.area & place
    for cell in partition(place - area, [one.area for one in stance.refusals]):
        miss = _why_not(speakers, hearing, stance, cell)
        lacks.add(
            Lack(verdict=Verdict.CHOICE, reason=miss.reason, who=party, since=miss.since, papers=miss.papers), cell
        )
    return Chosen(area, frozenset(one.saying.id for one in papers))


def _why_not(speakers: list[Speaker], hearing: Hearing, stance: Stance, cell: Area) -> Miss:
    if not speakers:
        return Miss(Reason.NO_PROOF)
    said = (one for speaker in speakers for one in hearing.about(speaker))
    return refused(stance, cell) or nearest_miss(said, cell) or Miss(Reason.NO_CHOICE)
