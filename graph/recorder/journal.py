"""The journal: canonical bytes of every fact, with a commitment where text is about a person, chained by SHA-256."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import replace as replace_field
from typing import Any

from graph.recorder.accepted import Accepted
from graph.recorder.judged import Judged
from linernotes.canonical import canonical
from linernotes.facts.base import Fact
from linernotes.facts.registry import KINDS
from linernotes.facts.walk import personal, replace, value_at

ERASED = "[erased]"
ERASED_LINK = "https://erased.invalid/"
GONE = (ERASED, ERASED_LINK)
"""What personal text, and a personal link, reads after a lawful erasure."""


class JournalDamaged(Exception):
    """Raised when bytes of the journal are not what was recorded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One batch as the journal keeps it: facts[i] has seq first_seq + i, and so have the lists beside it.

    `facts` are canonical JSON (RFC 8785) with commitments in place of personal text; `personal` has the texts and
    salts as JSON ("" for none), `salts` the secret of the fact's credit sheet ("" for none). `answer` is what the
    caller was told, a line for each fact sent.
    """

    first_seq: int
    last_seq: int
    actor: str
    key: str
    recorded_at: str
    request: str
    answer: tuple[str, ...]
    facts: tuple[str, ...]
    hashes: tuple[str, ...]
    personal: tuple[str, ...]
    salts: tuple[str, ...]
    previous: str
    hash: str

    def as_node(self) -> dict[str, Any]:
        """Return the properties of the journal entry's node."""
        return {
            "firstSeq": self.first_seq,
            "lastSeq": self.last_seq,
            "batchKey": batch_key(self.actor, self.key),
            "actor": self.actor,
            "key": self.key,
            "recordedAt": self.recorded_at,
            "request": self.request,
            "answer": list(self.answer),
            "facts": list(self.facts),
            "hashes": list(self.hashes),
            "personal": list(self.personal),
            "salts": list(self.salts),
            "previous": self.previous,
            "hash": self.hash,
        }

    @property
    def header_hash(self) -> str:
        """The SHA-256 over everything of the entry but its texts, which the hashes of the facts stand for."""
        header: dict[str, Any] = self.as_node()
        for left_out in ("batchKey", "facts", "personal", "hash"):
            del header[left_out]
        return hashlib.sha256(canonical(header)).hexdigest()

    @classmethod
    def from_node(cls, node: Mapping[str, Any]) -> "Entry":
        """Read an entry from its node's properties."""
        return cls(
            first_seq=node["firstSeq"],
            last_seq=node["lastSeq"],
            actor=node["actor"],
            key=node["key"],
            recorded_at=node["recordedAt"],
            request=node["request"],
            answer=tuple(node["answer"]),
            facts=tuple(node["facts"]),
            hashes=tuple(node["hashes"]),
            personal=tuple(node["personal"]),
            salts=tuple(node["salts"]),
            previous=node["previous"],
            hash=node["hash"],
        )


def batch_key(actor: str, key: str) -> str:
    """Return the key of a batch as it is unique: each actor has its own."""
    return f"{actor}\n{key}"


def enter(
    accepted: Sequence[Accepted],
    *,
    actor: str,
    key: str,
    recorded_at: str,
    request: str,
    answer: Sequence[str],
    previous: str,
    salt: Callable[[], str],
) -> Entry:
    """Make the journal entry of a batch; `salt` gives a fresh salt for each personal text."""
    facts, texts = [], []
    for item in accepted:
        salted = {pointer: [salt(), text] for pointer, text in personal(item.fact)}
        facts.append(_canonical(item, {pointer: commitment(*pair) for pointer, pair in salted.items()}))
        texts.append(beside(salted))
    entry = Entry(
        first_seq=accepted[0].seq,
        last_seq=accepted[-1].seq,
        actor=actor,
        key=key,
        recorded_at=recorded_at,
        request=request,
        answer=tuple(answer),
        facts=tuple(facts),
        hashes=tuple(map(sha256, facts)),
        personal=tuple(texts),
        salts=tuple(item.salt for item in accepted),
        previous=previous,
        hash="",
    )
    return replace_field(entry, hash=entry.header_hash)


@dataclass(frozen=True, slots=True)
class Written:
    """A fact as the journal gives it back: the fact, its ids, and the pointers whose text was erased."""

    seq: int
    fact: Fact
    own: str
    references: Mapping[str, str]
    erased: frozenset[str]
    judged: Judged | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """What a fact of the journal names: the ids of what it makes, describes or points at, and other facts by seq."""

    ids: frozenset[str]
    targets: frozenset[int]


def named_by(entry: Entry, seq: int) -> Named:
    """Read what the fact of a seq names, and nothing else of it: very many are looked at so."""
    kept = json.loads(entry.facts[seq - entry.first_seq])
    ids = frozenset(kept.get("references", {}).values())
    targets = (kept["fact"].get("corrects"), kept["fact"].get("target"))
    own = kept.get("id")
    return Named(ids | {own} if own else ids, frozenset(seq for seq in targets if seq is not None))


def read_back(entry: Entry, seq: int) -> Written:
    """Read the fact of a seq out of its entry, with its personal text where that was not erased."""
    place = seq - entry.first_seq
    kept = json.loads(entry.facts[place])
    texts: dict[str, list[str] | None] = json.loads(entry.personal[place]) if entry.personal[place] else {}
    plain = {pointer: ERASED if pair is None else pair[1] for pointer, pair in texts.items()}
    data = replace(kept["fact"], plain)
    model = KINDS[data["kind"]]
    fact = model.model_validate_json(json.dumps(_readable(data, plain)))
    erased = frozenset(pointer for pointer, pair in texts.items() if pair is None)
    judged = Judged(*kept["judged"]) if "judged" in kept else None
    return Written(seq, fact, kept.get("id", ""), kept.get("references", {}), erased, judged)


def check(entry: Entry, previous: str, *, erased: Mapping[int, frozenset[str]]) -> None:
    """Check every byte of an entry against its hashes, commitments and the entry before; raises JournalDamaged.

    `erased` says for each seq which texts were lawfully erased by facts of the journal.
    """
    if entry.previous != previous or entry.header_hash != entry.hash:
        raise JournalDamaged(f"the entry of seq {entry.first_seq} does not follow from the one before")
    if (
        not len(entry.facts)
        == len(entry.hashes)
        == len(entry.personal)
        == len(entry.salts)
        == entry.last_seq - entry.first_seq + 1
    ):
        raise JournalDamaged(f"the entry of seq {entry.first_seq} has lost or gained facts")
    for place, fact in enumerate(entry.facts):
        seq = entry.first_seq + place
        if sha256(fact) != entry.hashes[place]:
            raise JournalDamaged(f"the bytes of seq {seq} are not what was recorded")
        _check_personal(seq, json.loads(fact), entry.personal[place], erased.get(seq, frozenset()))


def beside(texts: Mapping[str, Sequence[str] | None]) -> str:
    """Write the personal texts of a fact as they stand beside it: salt and text by pointer, None when erased."""
    return json.dumps(texts, ensure_ascii=False, sort_keys=True) if texts else ""


def commitment(salt: str, text: str) -> str:
    """Return the salted commitment that stands for a personal text."""
    return "sha256:" + sha256(f"{salt}\n{text}")


def sha256(text: str) -> str:
    """Return the SHA-256 of a text's UTF-8 bytes, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def _canonical(item: Accepted, commitments: Mapping[str, str]) -> str:
    data = replace(item.fact.model_dump(mode="json", by_alias=True, exclude_none=True), dict(commitments))
    kept: dict[str, Any] = {"fact": data}
    if item.own:
        kept["id"] = item.own
    if item.references:
        kept["references"] = dict(item.references)
    if item.judged is not None:
        kept["judged"] = item.judged.plain
    if commitments:
        kept["personal"] = sorted(commitments)
    return canonical(kept).decode()


def _check_personal(seq: int, kept: Any, texts: str, erased: frozenset[str]) -> None:
    pairs = json.loads(texts) if texts else {}
    if texts != beside(pairs):
        raise JournalDamaged(f"the text beside seq {seq} is not as it was written")
    if sorted(pairs) != kept.get("personal", []):
        raise JournalDamaged(f"seq {seq} has lost or gained text beside it")
    for pointer, pair in pairs.items():
        if (pair is None) != (pointer in erased):
            raise JournalDamaged(f"the text of seq {seq} at {pointer} is gone, and no fact says so")
        if pair is not None and commitment(*pair) != value_at(kept["fact"], pointer):
            raise JournalDamaged(f"the text of seq {seq} at {pointer} is not what was committed to")


def _readable(data: dict[str, Any], plain: Mapping[str, str]) -> dict[str, Any]:
    """Give an erased link a form that its model still reads."""
    gone = {pointer: ERASED_LINK for pointer, text in plain.items() if text == ERASED}
    links = {pointer: link for pointer, link in gone.items() if pointer.endswith(("/link", "/evidence"))}
    replaced: dict[str, Any] = replace(data, dict(links))
    return replaced
