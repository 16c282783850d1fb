"""A record laid out for one question: who says what, who speaks for whom, and which catalogues hold at its instant."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from linernotes.rights.choice import ChoicePolicy
from linernotes.rights.mandate import Mandate
from linernotes.rights.policy import policy_in_force
from linernotes.rights.question import Question
from linernotes.rights.record import Record
from linernotes.rights.saying import Saying, sayings
from linernotes.rights.territory import NOWHERE, Area, Territories, expansion, together
from linernotes.vocabularies.clearance import IgnoredBecause
from linernotes.vocabularies.rights import Capacity, Matter, Right


@dataclass(frozen=True, slots=True)
class MandateHere:
    """A mandate in force, with where it surely holds and where it may."""

    mandate: Mandate
    sure: Area
    possible: Area


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks for a principal (it does for itself): where its yes counts, where its no does, since when it may."""

    giver: str
    yes: Area
    no: Area
    is_agent: bool = False
    since: str | None = None


class Bench:
    """All of a record that does not depend on the item that is asked about, once for a question."""

    def __init__(self, record: Record, question: Question) -> None:
        self.record = record
        self.question = question
        self.place = question.place
        self.policy = question.policy or policy_in_force(record.policies, question.model, question.as_of)
        self.rights = question.use.terms.rights
        self.is_personal = question.use.terms.matter is not Matter.MATERIAL
        self.said_by: Mapping[str, dict[str, list[Saying]]] = defaultdict(dict)
        self.said_about: Mapping[str, list[Saying]] = defaultdict(list)
        for said in sayings(record, question):
            for id_ in said.ids | said.parties:
                self.said_about[id_].append(said)
                self.said_by[said.giver].setdefault(id_, []).append(said)
        self.mandates_of: Mapping[str, list[MandateHere]] = defaultdict(list)
        for mandate in record.mandates:
            if mandate.valid.holds(question.as_of):
                where = expansion(mandate.territories, stated=mandate.valid.start, as_of=question.as_of)
                self.mandates_of[mandate.principal].append(MandateHere(mandate, where.sure, where.possible))
        opt_outs = (id_ for mandate in record.mandates for id_ in mandate.opt_outs)
        self.some_need_choice = any(one.needs_choice for said in self.said_about.values() for one in said)
        self._where: dict[tuple[Territories, str | None], tuple[Area, bool]] = {}
        self._reach: dict[str, frozenset[str]] = {}
        self._choosing_for: dict[str, tuple[ChoicePolicy, ...]] = {}
        self.memory: dict[Hashable, Any] = {}
        self.mentioned = frozenset(self.said_about) | frozenset(self.said_by) | frozenset(opt_outs)

    def where(self, territories: Territories, stated: str | None) -> tuple[Area, bool]:
        """Return where stated territories surely hold in the place that counts, and whether some cannot be read."""
        key = territories, stated
        found = self._where.get(key)
        if found is None:
            expanded = expansion(territories, stated=stated, as_of=self.question.as_of)
            found = self._where[key] = expanded.sure & self.place, bool(expanded.unmapped)
        return found

    def reach(self, party: str) -> frozenset[str]:
        """Return everything by which what is said for a party, by itself or an agent, could be about a thing."""
        found = self._reach.get(party)
        if found is None:
            mandates = [one.mandate for one in self.mandates_of.get(party, ())]
            givers = (party, *(mandate.agent for mandate in mandates))
            spoken_of = (self.said_by.get(giver, {}) for giver in givers)
            found = self._reach[party] = frozenset().union(*spoken_of, *(mandate.opt_outs for mandate in mandates))
        return found

    def choices_behind(self, party: str) -> tuple[ChoicePolicy, ...]:
        """Return by which policies somebody has to have chosen for what is said for a party to count."""
        found = self._choosing_for.get(party)
        if found is None:
            givers = (party, *(one.mandate.agent for one in self.mandates_of.get(party, ())))
            said = (said for giver in givers for some in self.said_by.get(giver, {}).values() for said in some)
            policies = {one.asked_by.id: one.asked_by for one in said if one.asked_by is not None}
            found = self._choosing_for[party] = tuple(policies[id_] for id_ in sorted(policies))
        return found

    def own_interest(self, party: str, asserter: str) -> Area:
        """Return where an asserter speaks in a party's own interest: as an agent with a mandate in force."""
        mandates = self.mandates_of.get(party, ())
        return together(one.sure for one in mandates if one.mandate.agent == asserter and one.mandate.is_proven)

    def speakers(self, principal: str, rights: Sequence[Right], ids: frozenset[str]) -> list[Speaker]:
        """List who speaks for a holder of a right about things: itself, and its agents.

        `rights` are the right that is asked and those that stand in for it here: a mandate for one of them will do.
        Where an exclusive mandate may hold, the principal's own yes does not count; its no counts everywhere.
        """
        agents = []
        exclusive = NOWHERE
        for one in self._covering(principal, ids):
            mandate = one.mandate
            if mandate.is_proven and (not mandate.rights or not mandate.rights.isdisjoint(rights)):
                agents.append(_agent(one))
                if mandate.exclusive:
                    exclusive |= one.possible
        return [Speaker(principal, self.place - exclusive, self.place), *agents]

    def may_speak(self, agent: str, principals: Iterable[str], ids: frozenset[str]) -> IgnoredBecause | None:
        """Say why an agent does not speak for any of some principals about things; None if it does."""
        given = [
            one.mandate for party in principals for one in self._covering(party, ids) if one.mandate.agent == agent
        ]
        if any(mandate.is_proven for mandate in given):
            return None
        return IgnoredBecause.NO_PROOF if given else IgnoredBecause.NO_MANDATE

    def choosers(self, party: str, capacities: frozenset[Capacity], ids: frozenset[str]) -> list[Speaker]:
        """List who may choose for a party besides itself: those with a proven mandate in one of the capacities."""
        return [_agent(one) for one in self._choosing(party, capacities, ids) if one.mandate.is_proven]

    def unproven(self, party: str, capacities: frozenset[Capacity], ids: frozenset[str]) -> bool:
        """Say whether somebody claims such a mandate and has not shown it."""
        return any(not one.mandate.is_proven for one in self._choosing(party, capacities, ids))

    def _choosing(self, party: str, capacities: frozenset[Capacity], ids: frozenset[str]) -> list[MandateHere]:
        return [one for one in self._covering(party, ids) if one.mandate.capacity in capacities]

    def _covering(self, principal: str, ids: frozenset[str]) -> list[MandateHere]:
        """List the mandates of a principal that are for the use and about the things."""
        return [
            one
            for one in self.mandates_of.get(principal, ())
            if (not one.mandate.uses or self.question.use in one.mandate.uses) and one.mandate.opt_outs.isdisjoint(ids)
        ]


def _agent(one: MandateHere) -> Speaker:
    return Speaker(one.mandate.agent, one.sure, one.sure, is_agent=True, since=one.mandate.valid.start)
