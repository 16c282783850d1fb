"""Policies of choice that are on record, and which of them are in force for a question."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from linernotes.rights.agreement import Model
from linernotes.rights.choice import DEFAULT_POLICY, ChoicePolicy, Roles
from linernotes.rights.interval import ALWAYS, Span
from linernotes.vocabularies.rights import Side


@dataclass(frozen=True, kw_only=True)
class StatedPolicy:
    """Whom to ask on each side, as stated for an agreement, by the provider of some models, or for everybody."""

    id: str
    roles: Mapping[Side, Roles]
    valid: Span = ALWAYS
    agreement: str | None = None
    models: frozenset[str] | None = None

    @cached_property
    def as_policy(self) -> ChoicePolicy:
        """The policy that it states."""
        return ChoicePolicy(id=self.id, roles=self.roles)


def policy_in_force(stated: Iterable[StatedPolicy], model: Model | None, at: str) -> ChoicePolicy:
    """Return whom all are asked by: everybody's policy, or the default, and what the model's provider adds to it.

    Nearer policies ask more people and none fewer: the choice is not the provider's to waive. Where several are in
    force, all that any of them names are asked.
    """
    found = [one for one in stated if one.agreement is None and one.valid.holds(at)]
    everybody = [one for one in found if one.models is None]
    provider = [one for one in found if one.models is not None and model is not None and model.family in one.models]
    base = _together(everybody) if everybody else DEFAULT_POLICY
    return _joined([base, *(one.as_policy for one in provider)]) if provider else base


def policies_of_agreements(stated: Iterable[StatedPolicy], at: str) -> Mapping[str, ChoicePolicy]:
    """Return the policy in force of each agreement that has one: its permits count where those it names have chosen."""
    found: dict[str, list[StatedPolicy]] = defaultdict(list)
    for one in stated:
        if one.agreement is not None and one.valid.holds(at):
            found[one.agreement].append(one)
    return {agreement: _together(some) for agreement, some in found.items()}


def _together(stated: list[StatedPolicy]) -> ChoicePolicy:
    return _joined([one.as_policy for one in sorted(stated, key=lambda one: one.id)])


def _joined(policies: list[ChoicePolicy]) -> ChoicePolicy:
    if len(policies) == 1:
        return policies[0]
    roles: dict[Side, Roles] = {}
    for one in policies:
        for side, named in one.roles.items():
            roles[side] = roles.get(side, frozenset()) | named
    return ChoicePolicy(id=" ".join(one.id for one in policies), roles=roles)
