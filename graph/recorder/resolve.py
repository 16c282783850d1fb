"""Resolves what a batch points at: places, ids, source keys and identifiers, to ids of things of an allowed kind."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from graph.projections.identifier import identifier_id
from graph.recorder import statements
from graph.recorder.apply import source_key
from graph.recorder.changes import Writes
from linernotes.facts.base import Fact, ThingFact
from linernotes.facts.identifier import Identifier
from linernotes.facts.reference import IdentifierReference, KeyReference, Reference, Subject
from linernotes.facts.registry import PREFIXES
from linernotes.facts.walk import references
from linernotes.refusals import Refusal

MOST_CANDIDATES = 20


def kind_of(id_: str) -> str | None:
    """Return the kind of node that an id names by its prefix, or None."""
    return PREFIXES.get(id_[:3])


@dataclass(slots=True)
class Resolution:
    """What each fact of a batch is about: its own id, and the id of each of its references by JSON pointer."""

    own: list[str] = field(default_factory=list)
    references: list[dict[str, str]] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    minted: set[str] = field(default_factory=set)


@dataclass(slots=True)
class _Known:
    """What the graph knows of the ids, keys and identifiers that a batch names."""

    ids: set[str]
    keys: dict[str, str]
    claims: dict[str, list[tuple[str, str]]]


async def resolve(transaction: Writes, facts: Sequence[Fact], *, mint: Callable[[str], str]) -> Resolution:
    """Resolve a batch; what cannot be resolved is a refusal. `mint` makes an id for a prefix."""
    known = await _known(transaction, facts)
    found = Resolution()
    for place, fact in enumerate(facts):
        found.own.append(_own(fact, place, known, found, mint))
    for place, fact in enumerate(facts):
        if isinstance(fact, Identifier):
            _claim(fact, place, known, found)
    for place, fact in enumerate(facts):
        found.references.append(
            {
                pointer: id_
                for pointer, reference in references(fact)
                if (id_ := _resolve(reference, pointer, place, fact, known, found)) is not None
            }
        )
    return found


async def _known(transaction: Writes, facts: Sequence[Fact]) -> _Known:
    ids, keys, identifiers = set[str](), set[str](), set[str]()
    for fact in facts:
        subject = fact.subject if isinstance(fact, ThingFact) else None
        if isinstance(fact, ThingFact) and fact.key is not None:
            keys.add(source_key(fact.source.system, fact.key))
        if subject is not None and subject.new is not None and subject.new.id is not None:
            ids.add(subject.new.id)
        pointers: list[Subject | Reference] = [reference for _, reference in references(fact)]
        for pointed in [*pointers, *([subject] if subject is not None else [])]:
            if pointed.id is not None:
                ids.add(pointed.id)
            if pointed.key is not None:
                keys.add(_key(pointed.key, fact))
            if pointed.identifier is not None:
                identifiers.add(_identifier(pointed.identifier))
    return _Known(
        ids={row[0] for row in await transaction.run(statements.THINGS, {"ids": sorted(ids)})} if ids else set(),
        keys=dict(await _pairs(transaction, keys)),
        claims=await _claims(transaction, identifiers),
    )


async def _pairs(transaction: Writes, keys: set[str]) -> list[tuple[str, str]]:
    rows = await transaction.run(statements.KEYED, {"keys": sorted(keys)}) if keys else []
    return [(key, id_) for key, id_ in rows]


async def _claims(transaction: Writes, identifiers: set[str]) -> dict[str, list[tuple[str, str]]]:
    claims: dict[str, list[tuple[str, str]]] = {}
    rows = await transaction.run(statements.IDENTIFIED, {"identifiers": sorted(identifiers)}) if identifiers else []
    for identifier, source, thing in rows:
        claims.setdefault(identifier, []).append((source, thing))
    return claims


def _key(reference: KeyReference, fact: Fact) -> str:
    return source_key(reference.source or fact.source.system, reference.key)


def _identifier(reference: IdentifierReference) -> str:
    return identifier_id(reference.scheme, reference.value)


def _own(fact: Fact, place: int, known: _Known, found: Resolution, mint: Callable[[str], str]) -> str:
    """Find or mint the id of what a fact makes or describes; "" for a fact that makes no node."""
    if type(fact).prefix is None:
        return ""
    if not isinstance(fact, ThingFact):
        return _mint(fact, found, mint)
    by_key = known.keys.get(source_key(fact.source.system, fact.key)) if fact.key is not None else None
    given = _given(fact, place, known, found)
    if given is not None and by_key is not None and given != by_key:
        words = f"the source's key {fact.key!r} is of another thing already"
        found.refusals.append(Refusal(place=place, field="/key", rule="KEY_TAKEN", message=words, candidates=(by_key,)))
    own = given or by_key or _mint(fact, found, mint)
    if kind_of(own) != fact.kind:
        words = f"{own} is of kind {kind_of(own) or 'unknown'}, and this describes a {fact.kind}"
        found.refusals.append(Refusal(place=place, field="/subject", rule="WRONG_KIND", message=words))
    if fact.key is not None:
        known.keys[source_key(fact.source.system, fact.key)] = own
    known.ids.add(own)
    return own


def _mint(fact: Fact, found: Resolution, mint: Callable[[str], str]) -> str:
    id_ = mint(str(type(fact).prefix))
    found.minted.add(id_)
    return id_


def _given(fact: ThingFact, place: int, known: _Known, found: Resolution) -> str | None:
    """Return the id that a fact's subject gives; None when it says new, or nothing, without an id."""
    subject = fact.subject
    if subject is None or (subject.new is not None and subject.new.id is None):
        return None
    if subject.new is not None:
        if subject.new.id not in known.ids:
            found.minted.add(str(subject.new.id))
        return subject.new.id
    pointer = Reference.model_construct(
        _fields_set=subject.model_fields_set, id=subject.id, key=subject.key, identifier=subject.identifier
    )
    return _resolve(pointer, "/subject", place, fact, known, found, kinds=(fact.kind,))


def _claim(fact: Identifier, place: int, known: _Known, found: Resolution) -> None:
    """Let the rest of the batch refer to a thing by an identifier that this fact claims for it."""
    about = _resolve(fact.about, "/about", place, fact, known, Resolution(own=found.own))
    if about is not None:
        claims = known.claims.setdefault(identifier_id(fact.scheme, fact.value), [])
        claims.append((fact.source.system, about))


def _resolve(
    reference: Reference,
    pointer: str,
    place: int,
    fact: Fact,
    known: _Known,
    found: Resolution,
    *,
    kinds: tuple[str, ...] = (),
) -> str | None:
    allowed = kinds or type(reference).kinds
    hits = [id_ for id_ in _hits(reference, fact, known, found) if kind_of(id_) in allowed]
    wrong = [id_ for id_ in _hits(reference, fact, known, found) if kind_of(id_) not in allowed]
    if len(hits) == 1:
        return hits[0]
    if hits:
        rule, words = "AMBIGUOUS", f"this is {len(hits)} things: choose one of them by id, or name the source"
    elif wrong:
        rule, words = "WRONG_KIND", f"this is a {kind_of(wrong[0])}, and {' or '.join(allowed)} belongs here"
    else:
        rule, words = "UNKNOWN_REFERENCE", f"nothing here is this {' or '.join(allowed)}"
    candidates = tuple(sorted(hits)[:MOST_CANDIDATES])
    found.refusals.append(Refusal(place=place, field=pointer, rule=rule, message=words, candidates=candidates))
    return None


def _hits(reference: Reference, fact: Fact, known: _Known, found: Resolution) -> list[str]:
    if reference.place is not None:
        own = found.own[reference.place] if reference.place < len(found.own) else ""
        return [own] if own else []
    if reference.id is not None:
        return [reference.id] if reference.id in known.ids else []
    if reference.key is not None:
        id_ = known.keys.get(_key(reference.key, fact))
        return [id_] if id_ is not None else []
    assert reference.identifier is not None
    source = reference.identifier.source
    claims = known.claims.get(_identifier(reference.identifier), [])
    return sorted({thing for system, thing in claims if source in (None, system)})
