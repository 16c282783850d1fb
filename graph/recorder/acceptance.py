"""Decides which facts of a batch are new, which say what stands already, and which may not be recorded."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.recorder import statements
from graph.recorder.accepted import Accepted
from graph.recorder.changes import Writes
from graph.recorder.comparison import compared
from graph.recorder.resolve import Resolution
from graph.recorder.standing import fact_nodes, in_slots
from linernotes.actor import Actor
from linernotes.facts.base import Fact, ThingFact
from linernotes.facts.contribution import Contribution
from linernotes.facts.dataset import DatasetClosed, DatasetEntry, DatasetFrozen
from linernotes.facts.history import Ending, Erasure, KnownError, Retraction
from linernotes.facts.registry import KINDS, kind_of
from linernotes.facts.rights.protection import Protection
from linernotes.facts.rights.share import RightShare
from linernotes.facts.validity import Valid
from linernotes.refusals import Refusal
from linernotes.vocabularies.rights import SIDES_OF
from linernotes.vocabularies.role_tables import CreditedKind, may_stand_on


@dataclass(slots=True)
class Decision:
    """What becomes of a batch: facts to record, the seq and status of every fact in order, and refusals."""

    accepted: list[Accepted] = field(default_factory=list)
    answer: list[tuple[str, int, str]] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)

    def refuse(
        self,
        place: int,
        field_: str,
        rule: str,
        message: str,
        *,
        current: int | None = None,
        candidates: tuple[str, ...] = (),
    ) -> None:
        """Add a refusal."""
        self.refusals.append(
            Refusal(place=place, field=field_, rule=rule, message=message, current_seq=current, candidates=candidates)
        )


@dataclass(slots=True)
class _State:
    """What stands for the slots and seqs that a batch names, kept up to date as its facts are decided."""

    slots: dict[str, list[dict[str, Any]]]
    targets: dict[int, dict[str, Any]]
    head: int
    leaving: set[int] = field(default_factory=set)


async def decide(
    transaction: Writes, facts: Sequence[Fact], found: Resolution, *, actor: Actor, head: int, secret: bytes
) -> Decision:
    """Decide about every fact of a resolved batch, in its order; seqs begin after `head`."""
    decision = Decision()
    digests = [
        compared(fact, own, ids, actor=actor.id, secret=secret)
        for fact, own, ids in zip(facts, found.own, found.references, strict=True)
    ]
    seqs = {seq for fact in facts for seq in (fact.corrects, getattr(fact, "target", None)) if seq is not None}
    state = _State(
        await in_slots(transaction, {slot for slot, _ in digests}), await fact_nodes(transaction, seqs), head
    )
    for place, (fact, (slot, mac)) in enumerate(zip(facts, digests, strict=True)):
        _decide(Candidate(place, fact, found.own[place], found.references[place], slot, mac), actor, state, decision)
    return decision


@dataclass(frozen=True, slots=True)
class Candidate:
    """A resolved fact at its place, with what it is about and says."""

    place: int
    fact: Fact
    own: str
    references: Mapping[str, str]
    slot: str
    mac: str


def _decide(item: Candidate, actor: Actor, state: _State, decision: Decision) -> None:
    rivals = [
        node
        for node in state.slots[item.slot]
        if node["seq"] not in state.leaving and (_stands_once(item.fact) or _same_voice(node, item.fact, actor))
    ]
    same = next((node for node in rivals if node["mac"] == item.mac), None)
    if same is not None:
        decision.answer.append(("UNCHANGED", same["seq"], same.get("subject", "")))
        return
    before = len(decision.refusals)
    corrected = _check_target(item, actor, state, decision)
    differing = next((node for node in rivals if node["seq"] != item.fact.corrects), None)
    if differing is not None and item.fact.kind not in _MAY_DIFFER:
        words = f"fact {differing['seq']} says otherwise: correct it, or retract it first"
        decision.refuse(item.place, "", "DIFFERS", words, current=differing["seq"])
    _check_role(item, decision)
    _check_side(item, decision)
    if len(decision.refusals) > before:
        return
    _accept(item, actor, state, decision, corrected)


_MAY_DIFFER = {"retraction", "erasure", "knownError"}


def _stands_once(fact: Fact) -> bool:
    """Say whether there is one such fact whoever says it: an ending, or a description of what is told once.

    Were there several, the order of arrival would decide, or the order of sources which of two claims is heard.
    """
    return isinstance(fact, Ending) or (isinstance(fact, ThingFact) and fact.told_once)


def _same_voice(node: Mapping[str, Any], fact: Fact, actor: Actor) -> bool:
    return (node["actor"], node["source"]) == (actor.id, fact.source.system)


def _accept(item: Candidate, actor: Actor, state: _State, decision: Decision, corrected: dict[str, Any] | None) -> None:
    seq = state.head + len(decision.accepted) + 1
    own = item.own
    if corrected is not None:
        state.leaving.add(corrected["seq"])
        own = corrected.get("subject", "") if item.fact.kind == corrected["kind"] else own
    accepted = Accepted(
        seq=seq,
        place=item.place,
        fact=item.fact,
        actor=actor.id,
        own=own,
        references=item.references,
        slot=item.slot,
        mac=item.mac,
    )
    decision.accepted.append(accepted)
    decision.answer.append(("CREATED", seq, own))
    state.slots[item.slot].append(accepted.as_node())


def _check_target(item: Candidate, actor: Actor, state: _State, decision: Decision) -> dict[str, Any] | None:
    """Check the fact that this one corrects, retracts, ends, erases or annotates; answer it if it leaves."""
    fact = item.fact
    seq = fact.corrects if fact.corrects is not None else getattr(fact, "target", None)
    if seq is None:
        return None
    name = "/corrects" if fact.corrects is not None else "/target"
    target = state.targets.get(seq)
    gone = target is not None and (seq in state.leaving or "toSeq" in target) and not isinstance(fact, Erasure)
    if target is None or gone:
        rule, words = ("STALE", "no longer stands") if seq <= state.head else ("UNKNOWN_SEQ", "does not exist")
        decision.refuse(item.place, name, rule, f"fact {seq} {words}")
        return None
    if not actor.may_change(target["actor"]) and not isinstance(fact, KnownError):
        decision.refuse(item.place, name, "NOT_YOURS", f"fact {seq} was stated by somebody else: object to it instead")
    if fact.corrects is not None and target["kind"] != fact.kind:
        decision.refuse(item.place, name, "WRONG_KIND", f"fact {seq} is a {target['kind']}, and this is a {fact.kind}")
    if isinstance(fact, ThingFact | Ending) and fact.corrects is not None and target["slot"] != item.slot:
        decision.refuse(item.place, name, "OTHER_THING", f"fact {seq} is about another thing")
    if isinstance(fact, Ending) and fact.corrects is None and not issubclass(KINDS[target["kind"]], Valid):
        decision.refuse(item.place, name, "NOT_ENDABLE", f"a {target['kind']} has no time in which it holds")
    return target if fact.corrects is not None or isinstance(fact, Retraction) else None


def _check_role(item: Candidate, decision: Decision) -> None:
    fact = item.fact
    if not isinstance(fact, Contribution) or "/to" not in item.references:
        return
    kind = str(kind_of(item.references["/to"])).upper()
    if not may_stand_on(fact.role, CreditedKind(kind)):
        words = f"{fact.role.value} is not a role in a {kind.lower()} (DDEX AVS)"
        decision.refuse(item.place, "/role", "ROLE_NOT_HERE", words)


def _check_side(item: Candidate, decision: Decision) -> None:
    fact, thing = item.fact, item.references.get("/in") or item.references.get("/of")
    if not isinstance(fact, RightShare | Protection) or thing is None:
        return
    kind = str(kind_of(thing))
    if fact.side not in SIDES_OF[kind]:
        words = f"{fact.side} is not a side of a {kind}: those are {', '.join(sorted(SIDES_OF[kind]))}"
        decision.refuse(item.place, "/side", "SIDE_NOT_HERE", words)


async def check_versions(transaction: Writes, decision: Decision, leaving: Mapping[int, Any]) -> None:
    """Refuse entries for a closed version, closing twice, freezing an open one, and changing a frozen one.

    `leaving` are the facts of the journal that the batch corrects or retracts, by seq.
    """
    named = {version for item in decision.accepted if (version := _version(item.fact, item.references))}
    named |= {version for fact in leaving.values() if (version := _version(fact.fact, fact.references))}
    named |= {fact.own for fact in leaving.values() if fact.fact.kind == "datasetVersion"}
    if not named:
        return
    rows = await transaction.run(statements.VERSION_STATES, {"ids": sorted(named)})
    closed = {id_ for id_, is_closed, _ in rows if is_closed}
    frozen = {id_ for id_, _, is_frozen in rows if is_frozen}
    for item in decision.accepted:
        _check_version(item, closed, frozen, leaving, decision)


def _check_version(
    item: Accepted, closed: set[str], frozen: set[str], leaving: Mapping[int, Any], decision: Decision
) -> None:
    version = _version(item.fact, item.references)
    seq = item.fact.corrects if item.fact.corrects is not None else item.target
    target = leaving.get(seq) if seq is not None else None
    if target is not None:
        changed = target.own if target.fact.kind == "datasetVersion" else _version(target.fact, target.references)
        if changed in frozen:
            words = "a frozen version is not changed: annotate the fact as a known error, and make a new version"
            decision.refuse(item.place, "/corrects" if item.fact.corrects else "/target", "FROZEN", words, current=seq)
        elif changed in closed and target.fact.kind == "datasetEntry":
            words = "a closed version keeps its entries: retract the closing first"
            decision.refuse(item.place, "/corrects" if item.fact.corrects else "/target", "CLOSED", words, current=seq)
    if version is None:
        return
    if isinstance(item.fact, DatasetEntry) and version in closed and target is None:
        decision.refuse(item.place, "/of", "CLOSED", "the version is closed: no entries join it; make a new version")
    if isinstance(item.fact, DatasetFrozen) and version not in closed:
        decision.refuse(item.place, "/of", "NOT_CLOSED", "the version is open: close it first, then freeze it")
    if isinstance(item.fact, DatasetClosed):
        closed.add(version)


def _version(fact: Fact, ids: Mapping[str, str]) -> str | None:
    return ids.get("/of") if isinstance(fact, DatasetEntry | DatasetClosed | DatasetFrozen) else None
