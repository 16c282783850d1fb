"""The verdict on rights: whether those who control a right permit, in each cell in which nothing differs."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from linernotes.rights.claim import Claim
from linernotes.rights.holding import Holding, Holdings, Relevant, asked_in, holdings
from linernotes.rights.lack import Lack, Lacks
from linernotes.rights.permit import Permit, permit_of, why_not
from linernotes.rights.stance import Hearing
from linernotes.rights.territory import Area, partition, together
from linernotes.vocabularies.clearance import Reason, Verdict
from linernotes.vocabularies.rights import Right


@dataclass(frozen=True, slots=True)
class Cell:
    """A part of the place in which the same claims count, and each of their holders permits or does not."""

    area: Area
    relevant: Relevant
    permits: dict[str, Permit]
    held: Holdings

    def is_permitted(self, holding: Holding) -> bool:
        """Say whether a holder permits by all of its claims."""
        return all(self.area in self.permits[claim.id].area for claim in holding.claims)

    @property
    def is_met(self) -> bool:
        """Whether every ppm is somebody's, and all who hold some permit."""
        return not self.held.missing and all(self.is_permitted(one) for one in self.held.holders)


@dataclass(frozen=True, slots=True)
class Control:
    """The claims of one dossier, judged cell by cell; `naming` counts the licences of a sample only."""

    hearing: Hearing
    place: Area
    naming: frozenset[str] | None = None

    def area(self) -> Area:
        """Return where all who control the right permit.

        Claims that differ in their holders only, who permit in the same areas, have one answer.
        """
        memory, claims = self.hearing.bench.memory, self.hearing.dossier.claims
        key = self._likeness(claims)
        area: Area | None = memory.get(key)
        if area is None:
            area = memory[key] = together(cell.area for cell in self.cells() if cell.is_met)
        return area

    def _likeness(self, claims: tuple[Claim, ...]) -> tuple[object, ...]:
        """Return all of the claims that the area can depend on, with numbers for the holders."""
        side = self.hearing.dossier.requirement.side
        holders = sorted({claim.holder for claim in claims})
        levels = self._levels(claims)
        likeness = [
            (
                holders.index(one.holder),
                *(one.side is side, one.size, one.area.bits, one.own.bits, one.rights, one.is_cwr, one.statement[0]),
                holders.index(one.statement[1]) if one.statement[1] in holders else one.statement[1],
                *(permit_of(one, level, self.hearing, self.naming).area.bits for level in levels),
            )
            for one in claims
        ]
        return self.place.bits, *likeness

    def _levels(self, claims: tuple[Claim, ...]) -> list[tuple[Right, ...]]:
        """Return by which rights claims may come to be read: the one that is asked, or those that some of them name."""
        rights = self.hearing.bench.rights
        named = {right for claim in claims for right in claim.rights or rights[:1]}
        return [rights[: place + 1] for place, right in enumerate(rights) if right in named]

    def cells(self) -> Iterator[Cell]:
        """Cut the place into cells."""
        claims, side = self.hearing.dossier.claims, self.hearing.dossier.side
        rights = self.hearing.bench.rights
        for coarse in partition(self.place, [area for claim in claims for area in (claim.area, claim.own)]):
            relevant = asked_in(coarse, claims, side, rights)
            permits = {
                claim.id: permit_of(claim, relevant.rights, self.hearing, self.naming) for claim in relevant.claims
            }
            finer = [area for permit in permits.values() for area in (permit.area, permit.held, permit.unsure)]
            for area in partition(coarse, finer):
                yield Cell(area, relevant, permits, holdings(area, relevant.claims))

    def counting(self) -> Iterable[Claim]:
        """Return the claims that are on the right that is asked, anywhere in the place."""
        return {claim.id: claim for cell in self.cells() for claim in cell.relevant.claims}.values()

    def assumed(self) -> Area:
        """Return where it is met by a right that stands in for the one that is asked."""
        return together(cell.area for cell in self.cells() if cell.is_met and cell.relevant.is_assumed)

    def papers(self) -> frozenset[str]:
        """Return the papers relied on where it is met."""
        return frozenset(
            paper.saying.id
            for cell in self.cells()
            if cell.is_met
            for one in cell.held.holders
            for claim in one.claims
            for paper in cell.permits[claim.id].papers
            if paper.area & cell.area
        )

    def lacks(self) -> Lacks:
        """Say what is lacking where it is not met."""
        lacks = Lacks()
        for cell in self.cells():
            if not cell.is_met:
                for lack in self._lacks_of(cell):
                    lacks.add(lack, cell.area)
        return lacks

    def _lacks_of(self, cell: Cell) -> Iterator[Lack]:
        held = cell.held
        if held.missing:
            yield Lack(verdict=Verdict.RIGHTS, reason=Reason.UNKNOWN_CONTROLLER, missing_ppm=held.missing)
            claims = self.hearing.dossier.claims
            unmapped = tuple(one.id for one in claims if one.unmapped and cell.area not in one.area)
            if unmapped:
                yield Lack(verdict=Verdict.RIGHTS, reason=Reason.UNMAPPED_TERRITORY, about=unmapped)
        lacking = [one for one in held.holders if not cell.is_permitted(one)]
        if lacking and held.is_disputed:
            claimed = tuple(sorted(claim.id for one in held.holders for claim in one.claims))
            yield Lack(verdict=Verdict.RIGHTS, reason=Reason.DISPUTED_SHARE, about=claimed)
        for one in lacking:
            claim = next(claim for claim in one.claims if cell.area not in cell.permits[claim.id].area)
            who, miss = why_not(claim, cell.relevant.rights, self.hearing, cell.permits[claim.id], cell.area)
            yield Lack(verdict=Verdict.RIGHTS, reason=miss.reason, who=who, since=miss.since, about=miss.papers)
