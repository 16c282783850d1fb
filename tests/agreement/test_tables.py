"""The reference writes the tables of the rules down for itself; here they are held to each other."""

from __future__ import annotations

from linernotes.facts.base import SourceKind
from linernotes.facts.dataset import Basis, EntryStage
from linernotes.facts.party import CreditContext
from linernotes.facts.registry import THINGS
from linernotes.lineage import PASSED_THROUGH, STEPS, VERSIONS_OF, Direction, StepType, steps_from
from linernotes.vocabularies.recordings import RELATIONS_TO_EARLIER
from linernotes.vocabularies.role_tables import MAIN_ARTIST_ROLES, RoleGroup, group_of
from linernotes.vocabularies.roles import ContributorRole
from tests.reference import journal, lineage, naming, roles, steps, training


def test_roles_stand_in_the_same_groups() -> None:
    assert [*roles.GROUPS, roles.OTHER] == [group.value for group in RoleGroup]
    assert {role.value: roles.group_of(role.value) for role in ContributorRole} == {
        role.value: group_of(role).value for role in ContributorRole
    }
    assert {role.value for role in MAIN_ARTIST_ROLES} == roles.MAIN_ARTISTS


def test_steps_have_the_same_order_and_lead_to_the_same_lines() -> None:
    assert [type_.value for type_ in StepType] == steps.ORDER
    assert {type_.value: _line(step.place) for type_, step in STEPS.items()} == steps.STEPS
    halves = [half for kind in PASSED_THROUGH for half in steps_from(kind, Direction.LATER)]
    assert {half.type.value: _line(half.place) for half in halves} == steps.HALVES


def _line(place: CreditContext | None) -> str:
    return (place or CreditContext.MADE_BY).value


def test_the_same_relations_lead_to_what_is_earlier() -> None:
    assert sorted(steps.TO_EARLIER) == sorted(type_.value for type_ in RELATIONS_TO_EARLIER)


def test_the_same_kinds_are_things_and_stand_between() -> None:
    assert {*journal.THINGS.values()} == {fact.__name__ for fact in THINGS}
    assert {*lineage.BETWEEN, "Contribution"} == PASSED_THROUGH
    assert {*lineage.WHOLES} == VERSIONS_OF.keys()


def test_words_have_the_same_order() -> None:
    assert [kind.value for kind in SourceKind] == journal.SOURCE_KINDS
    assert [basis.value for basis in Basis] == training.BASES
    assert [stage.value for stage in EntryStage] == training.STAGES
    assert [context.value for context in CreditContext] == naming.LINES
