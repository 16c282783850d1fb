"""Who is asked about a thing, and what each has answered: by itself, or by whom in its name."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from linernotes.rights.choosing import choice_of
from linernotes.rights.control import Control
from linernotes.rights.judgement import Judgement
from linernotes.rights.stance import Asking, Heard, Hearing, refused
from linernotes.rights.territory import NOWHERE, Area
from linernotes.vocabularies.answers import Answer, AskedAs


@dataclass(frozen=True, slots=True, order=True)
class Yes:
    """A paper by which somebody says yes for a party: itself, an agent by a mandate, or who held the right before."""

    paper: str
    giver: str
    mandate: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What a party has answered about a requirement; `ppm` is what it holds, None if nobody says or it holds none."""

    party: str
    asked_as: AskedAs
    ppm: int | None
    answer: Answer
    yes: tuple[Yes, ...]


def answers_to(judgement: Judgement) -> list[Answered]:
    """List those who are asked about a requirement, holders first, by id, with what they have answered.

    Where it is in the public domain nobody is asked. The dead are not, for whom nobody claims to speak.
    """
    return [*_holders(judgement), *_artists(judgement)]


def _holders(judgement: Judgement) -> Iterator[Answered]:
    hearing = judgement.hearing
    if hearing.dossier.side is None:
        return
    sizes: dict[str, list[int | None]] = defaultdict(list)
    permitted: dict[str, Area] = defaultdict(lambda: NOWHERE)
    asked: dict[str, Area] = defaultdict(lambda: NOWHERE)
    heard: dict[str, list[Heard]] = defaultdict(list)
    for cell in Control(hearing, judgement.protected).cells():
        for one in cell.held.holders:
            sizes[one.holder].append(None if one.is_unknown else one.ppm)
            asked[one.holder] |= cell.area
            if cell.is_permitted(one):
                permitted[one.holder] |= cell.area
            papers = (paper for claim in one.claims for paper in cell.permits[claim.id].papers)
            heard[one.holder] += [paper for paper in papers if paper.area & cell.area]
    for holder in sorted(asked):
        speakers = hearing.bench.speakers(holder, hearing.bench.rights, hearing.dossier.ids)
        lacking = asked[holder] - permitted[holder]
        is_refused = refused(hearing.stance(speakers, Asking.HOLDER), lacking) is not None
        known = [size for size in sizes[holder] if size is not None]
        yield Answered(
            party=holder,
            asked_as=AskedAs.HOLDER,
            ppm=max(known, default=None),
            answer=_answer(permitted[holder], lacking, is_refused=is_refused),
            yes=_yes(holder, heard[holder], hearing),
        )


def _artists(judgement: Judgement) -> Iterator[Answered]:
    hearing, place = judgement.hearing, judgement.protected - judgement.licensed
    for party in sorted(judgement.asked.parties) if place else ():
        choice = choice_of(party, hearing)
        if choice.speakers is not None:
            lacking = place - choice.area
            yield Answered(
                party=party,
                asked_as=AskedAs.ARTIST,
                ppm=None,
                answer=_answer(place & choice.area, lacking, is_refused=refused(choice.stance, lacking) is not None),
                yes=_yes(party, (one for one in choice.papers if one.area & place), hearing),
            )


def _answer(permitted: Area, lacking: Area, *, is_refused: bool) -> Answer:
    if not lacking:
        return Answer.PERMITS
    if permitted:
        return Answer.PARTLY
    return Answer.REFUSES if is_refused else Answer.SILENT


def _yes(party: str, heard: Iterable[Heard], hearing: Hearing) -> tuple[Yes, ...]:
    said = {(one.saying.id, one.saying.giver) for one in heard}
    return tuple(sorted(Yes(paper, giver, _mandate(party, giver, hearing)) for paper, giver in said))


def _mandate(party: str, giver: str, hearing: Hearing) -> str | None:
    """Return the mandate by which an agent speaks for a party, None if the party speaks for itself."""
    given = hearing.bench.mandates_of.get(party, ()) if giver != party else ()
    proven = (one.mandate.id for one in given if one.mandate.agent == giver and one.mandate.is_proven)
    return min(proven, default=None)
