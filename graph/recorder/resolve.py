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
from linernotes.facts.registry import kind_of
from linernotes.facts.walk import references
from linernotes.refusals import Refusal

MOST_CANDIDATES = 20


@dataclass(slots=True)
class Resolution:
    """What each fact of a batch is about: its own id, and the id of each of its references by JSON pointer."""

    own: list[str] = field(default_factory=list)
    references: list[dict[str, str]] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)


@dataclass(slots=True)
class _Known:
    """What the graph knows of the ids, keys and identifiers that a batch names; the batch's own are added."""

    ids: set[str]
    keys: dict[str, str]
    claims: dict[str, list[tuple[str, str]]]


async def resolve(transaction: Writes, facts: Sequence[Fact], *, mint: Callable[[str], str]) -> Resolution:
    """Resolve a batch; what cannot be resolved is a refusal. `mint` makes an id for a prefix."""
    resolver = _Resolver(await _known(transaction, facts), mint)
    for place, fact in enumerate(facts):
        resolver.found.own.append(resolver.own(place, fact))
    for place, fact in enumerate(facts):
        if isinstance(fact, Identifier):
            resolver.claim(place, fact)
    for place, fact in enumerate(facts):
        resolver.found.references.append(resolver.references(place, fact))
    return resolver.found


@dataclass(slots=True)
class _Resolver:
    """Resolves one batch, in which later facts may be pointed at by earlier ones."""

    known: _Known
    mint: Callable[[str], str]
    found: Resolution = field(default_factory=Resolution)

    def own(self, place: int, fact: Fact) -> str:
        """Find or mint the id of what a fact makes or describes; "" for a fact that makes no node."""
        if type(fact).prefix is None:
            return ""
        if not isinstance(fact, ThingFact):
            return self._minted(fact)
        key = source_key(fact.source.system, fact.key) if fact.key is not None else None
        by_key = self.known.keys.get(key) if key is not None else None
        given = self._given(place, fact)
        if given is not None and by_key is not None and given != by_key:
            words = f"the source's key {fact.key!r} is of another thing already"
            self._refuse(place, "/key", "KEY_TAKEN", words, candidates=(by_key,))
        own = given or by_key or self._minted(fact)
        if kind_of(own) != fact.kind:
            words = f"{own} is of kind {kind_of(own) or 'unknown'}, and this describes a {fact.kind}"
            self._refuse(place, "/subject", "WRONG_KIND", words)
        if key is not None:
            self.known.keys[key] = own
        self.known.ids.add(own)
        return own

    def claim(self, place: int, fact: Identifier) -> None:
        """Let the rest of the batch refer to a thing by an identifier that this fact claims for it."""
        hits = [id_ for id_ in self._hits(fact.about, fact) if kind_of(id_) in type(fact.about).kinds]
        if len(hits) == 1:
            claims = self.known.claims.setdefault(identifier_id(fact.scheme, fact.value), [])
            claims.append((fact.source.system, hits[0]))

    def references(self, place: int, fact: Fact) -> dict[str, str]:
        """Resolve a fact's references, by JSON pointer; those that cannot be are refused and left out."""
        found = {pointer: self._one(place, pointer, ref, fact) for pointer, ref in references(fact)}
        return {pointer: id_ for pointer, id_ in found.items() if id_ is not None}

    def _minted(self, fact: Fact) -> str:
        return self.mint(str(type(fact).prefix))

    def _given(self, place: int, fact: ThingFact) -> str | None:
        """Return the id that a fact's subject gives; None when it says new, or nothing, without an id."""
        subject = fact.subject
        if subject is None:
            return None
        if subject.new is not None:
            return subject.new.id
        return self._one(place, "/subject", subject, fact)

    def _one(self, place: int, pointer: str, reference: Reference | Subject, fact: Fact) -> str | None:
        allowed = reference.kinds if isinstance(reference, Reference) else (fact.kind,)
        hits = self._hits(reference, fact)
        fitting = [id_ for id_ in hits if kind_of(id_) in allowed]
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            rule, words = "AMBIGUOUS", f"this is {len(fitting)} things: choose one of them by id, or name the source"
        elif hits:
            rule, words = "WRONG_KIND", f"this is a {kind_of(hits[0])}, and {' or '.join(allowed)} belongs here"
        else:
            rule, words = "UNKNOWN_REFERENCE", f"nothing here is this {' or '.join(allowed)}"
        self._refuse(place, pointer, rule, words, candidates=tuple(sorted(fitting)[:MOST_CANDIDATES]))
        return None

    def _hits(self, reference: Reference | Subject, fact: Fact) -> list[str]:
        if isinstance(reference, Reference) and reference.place is not None:
            own = self.found.own[reference.place] if reference.place < len(self.found.own) else ""
            return [own] if own else []
        if reference.id is not None:
            return [reference.id] if reference.id in self.known.ids else []
        if reference.key is not None:
            id_ = self.known.keys.get(_key(reference.key, fact))
            return [id_] if id_ is not None else []
        assert reference.identifier is not None
        source = reference.identifier.source
        claims = self.known.claims.get(_identifier(reference.identifier), [])
        return sorted({thing for system, thing in claims if source in (None, system)})

    def _refuse(self, place: int, pointer: str, rule: str, words: str, *, candidates: tuple[str, ...] = ()) -> None:
        self.found.refusals.append(Refusal(place=place, field=pointer, rule=rule, message=words, candidates=candidates))


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
