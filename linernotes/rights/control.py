"""The verdict on rights: whether those who control a right permit, in each cell in which nothing differs."""

from dataclasses import dataclass

from linernotes.rights.holding import Holding, Placed, Relevant, asked_in, holdings
from linernotes.rights.lack import Lack, Lacks
from linernotes.rights.permit import Permit, permit_of, why_not
from linernotes.rights.stance import Hearing
from linernotes.rights.territory import NOWHERE, Area, partition
from linernotes.vocabularies.rights import Reason, Right, Verdict


@dataclass(frozen=True, slots=True)
class Controlled:
    """Where all who control a right permit, where that rests on a right that stands in, and the papers relied on."""

    area: Area
    assumed: Area
    papers: frozenset[str]


class Control:
    """The judging of one dossier's claims."""

    def __init__(self, hearing: Hearing, *, naming: frozenset[str] | None = None) -> None:
        self.hearing = hearing
        self.naming = naming
        self.lacks = Lacks()
        self._claims: list[Placed] = list(enumerate(hearing.dossier.claims))
        self._permits: dict[tuple[int, int], Permit] = {}
        self._area = self._assumed = NOWHERE
        self._papers: set[str] = set()

    def over(self, place: Area) -> Controlled:
        """Judge a place."""
        rights = self.hearing.bench.question.use.terms.rights
        cuts = [area for _, claim in self._claims for area in (claim.area, claim.own)]
        for cell in partition(place, cuts):
            asked = asked_in(cell, self._claims, self.hearing.dossier.side, rights)
            permits = [self._permit(one, asked.rights) for one in asked.claims]
            finer = [area for permit in permits for area in (permit.area, permit.held, permit.unsure)]
            for part in partition(cell, finer):
                self._judge(part, asked)
        return Controlled(self._area, self._assumed, frozenset(self._papers))

    def _permit(self, placed: Placed, rights: tuple[Right, ...]) -> Permit:
        key = placed[0], len(rights)
        if key not in self._permits:
            self._permits[key] = permit_of(placed[1], rights, self.hearing, self.naming)
        return self._permits[key]

    def _judge(self, cell: Area, asked: Relevant) -> None:
        held = holdings(cell, asked.claims)
        lacking = [one for one in held.holders if not self._permits_all(one, asked, cell)]
        if held.missing:
            self._lack(Reason.UNKNOWN_CONTROLLER, cell, missing_ppm=held.missing)
            unmapped = tuple(place for place, claim in self._claims if claim.unmapped and cell not in claim.area)
            if unmapped:
                self._lack(Reason.UNMAPPED_TERRITORY, cell, claims=unmapped)
        if lacking and held.is_disputed:
            everyone = tuple(sorted(place for one in held.holders for place, _ in one.claims))
            self._lack(Reason.DISPUTED_SHARE, cell, claims=everyone)
        for one in lacking:
            self._lack_of(one, asked, cell)
        if not lacking and not held.missing:
            self._meet(cell, asked, [claim for one in held.holders for claim in one.claims])

    def _permits_all(self, holding: Holding, asked: Relevant, cell: Area) -> bool:
        return all(cell in self._permit(one, asked.rights).area for one in holding.claims)

    def _meet(self, cell: Area, asked: Relevant, claims: list[Placed]) -> None:
        self._area |= cell
        if asked.is_assumed:
            self._assumed |= cell
        for one in claims:
            relied = self._permit(one, asked.rights).papers
            self._papers.update(paper.saying.id for paper in relied if paper.area & cell)

    def _lack_of(self, holding: Holding, asked: Relevant, cell: Area) -> None:
        place, claim = next(one for one in holding.claims if cell not in self._permit(one, asked.rights).area)
        permit = self._permit((place, claim), asked.rights)
        who, miss = why_not(claim, asked.rights, self.hearing, permit, cell)
        lack = Lack(verdict=Verdict.RIGHTS, reason=miss.reason, who=who, since=miss.since, papers=miss.papers)
        self.lacks.add(lack, cell)

    def _lack(self, reason: Reason, cell: Area, *, claims: tuple[int, ...] = (), missing_ppm: int = 0) -> None:
        self.lacks.add(Lack(verdict=Verdict.RIGHTS, reason=reason, claims=claims, missing_ppm=missing_ppm), cell)
