"""The verdict on choice: whether every artist or writer who is asked has said yes and not refused."""

from dataclasses import dataclass

from linernotes.rights.bench import Speaker
from linernotes.rights.choice import Asked
from linernotes.rights.lack import Lack, Lacks
from linernotes.rights.stance import Asking, Heard, Hearing, Miss, Stance, nearest_miss, refused
from linernotes.rights.territory import NOWHERE, Area, partition, together
from linernotes.vocabularies.clearance import Reason, Verdict
from linernotes.vocabularies.rights import FOR_A_CHOICE, FOR_A_VOICE, FOR_THE_DEAD


@dataclass(frozen=True, slots=True)
class Chosen:
    """Where one party has chosen, in which papers, and out of what; no speakers at all: it is not asked."""

    area: Area
    papers: tuple[Heard, ...]
    speakers: tuple[Speaker, ...] | None
    stance: Stance


def chosen(hearing: Hearing, asked: Asked, place: Area) -> Area:
    """Return where everybody who is asked about a thing has chosen, of the place where it is protected."""
    area = NOWHERE if asked.unknown else place
    for party in asked.parties:
        if not area:
            break
        area &= choice_of(party, hearing).area
    return area


def choice_of(party: str, hearing: Hearing) -> Chosen:
    """Hear a party's choice, once for all things of which it says the same."""
    key = "choice", hearing.relevant(party)
    choice: Chosen | None = hearing.bench.memory.get(key)
    if choice is None:
        choice = hearing.bench.memory[key] = _choice_of(party, hearing)
    return choice


def _choice_of(party: str, hearing: Hearing) -> Chosen:
    speakers = speakers_for(party, hearing)
    if speakers is None:
        return Chosen(hearing.bench.place, (), None, Stance((), ()))
    stance = hearing.stance(speakers, Asking.ARTIST)
    papers = tuple(stance.weighed(hearing.bench.question))
    return Chosen(together(one.area for one in papers), papers, tuple(speakers), stance)


def speakers_for(party: str, hearing: Hearing) -> list[Speaker] | None:
    """List who may choose for a party; none if it is dead and nobody has shown to speak for it, None if nobody claims.

    The living choose themselves, or by a manager or a guardian; for a voice or a name by a guardian only. The dead
    choose by heirs, executors or an estate that have shown their mandate. Where none is on record there is nobody
    whose choice it could be, and it is not asked; where one claims without proof, it is.
    """
    bench, ids = hearing.bench, hearing.dossier.ids
    if party not in bench.record.dead:
        agents = bench.choosers(party, FOR_A_VOICE if bench.is_personal else FOR_A_CHOICE, ids)
        return [Speaker(party, bench.place, bench.place), *agents]
    found = bench.choosers(party, FOR_THE_DEAD, ids)
    return found if found or bench.unproven(party, FOR_THE_DEAD, ids) else None


def papers_of_choice(hearing: Hearing, asked: Asked, area: Area) -> frozenset[str]:
    """Return the papers in which those who are asked have chosen, in an area."""
    heard = (one for party in asked.parties for one in choice_of(party, hearing).papers)
    return frozenset(one.saying.id for one in heard if one.area & area)


def lacks_of_choice(hearing: Hearing, asked: Asked, place: Area) -> Lacks:
    """Say whose choice is lacking where."""
    lacks = Lacks()
    if asked.unknown:
        lacks.add(Lack(verdict=Verdict.CHOICE, reason=Reason.UNKNOWN_ARTIST), place)
    for party in sorted(asked.parties):
        choice = choice_of(party, hearing)
        for cell in partition(place - choice.area, [one.area for one in choice.stance.refusals]):
            miss = _why_not(choice, hearing, cell)
            lack = Lack(verdict=Verdict.CHOICE, reason=miss.reason, who=party, since=miss.since, about=miss.papers)
            lacks.add(lack, cell)
    return lacks


def _why_not(choice: Chosen, hearing: Hearing, cell: Area) -> Miss:
    if not choice.speakers:
        return Miss(Reason.NO_PROOF)
    said = (one for speaker in choice.speakers for one in hearing.about(speaker))
    return refused(choice.stance, cell) or nearest_miss(said, cell) or Miss(Reason.NO_CHOICE)
