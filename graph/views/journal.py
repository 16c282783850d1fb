"""How the journal reads from the graph: every fact, what it is about, and what became of it."""

from typing import Any

from graph.reader.context import ReadContext
from graph.reader.views import Computed, Field, Order, Path, Stored, View


def actor(value: dict[str, Any], _context: ReadContext) -> str | None:
    """Name who recorded a fact, unless that is a party whom this reader may not see."""
    who: str = value["who"]
    return None if who.startswith("par_") and value["party"] is None else who


def recorded_at(value: dict[str, Any], _context: ReadContext) -> str | None:
    """Say when the batch of a fact was recorded."""
    return value["entry"] and value["entry"]["recordedAt"]  # type: ignore[no-any-return]


def outcome(value: dict[str, Any], context: ReadContext) -> dict[str, Any]:
    """Say what became of a fact, as far as that was known: whether it stands, and by which other it does not."""

    def is_past(seq: int | None) -> bool:
        return seq is not None and (context.known is None or seq <= context.known)

    if is_past(value["toSeq"]):
        retracted = value["cause"]["kind"] == "retraction"
        return {"state": "RETRACTED" if retracted else "CORRECTED", "by": value["toSeq"]}
    endings = [ending["seq"] for ending in value["endings"] if not is_past(ending["toSeq"])]
    return {"state": "ENDED" if endings else "STANDS", "by": endings[0] if endings else None}


JOURNAL_FACT = View(
    name="JournalFact",
    label="Said",
    fields={
        **{
            name: Stored(name)
            for name in ("seq", "kind", "source", "sourceKind", "document", "about", "target", "effective")
        },
        "actor": Computed(needs="who party { id }", then=actor),
        "recordedAt": Computed(needs="entry { recordedAt }", then=recorded_at),
        "outcome": Computed(needs="toSeq cause { kind } endings { seq toSeq }", then=outcome),
        # Not in the public schema: what these are made of.
        "toSeq": Stored("toSeq"),
        "who": Stored("actor"),
        "party": Path(pattern="(n:Entity:Party {id: @.actor})", to="Party"),
        "entry": Path(
            pattern="(n:JournalEntry)", to="JournalEntry", where="n.lastSeq >= @.seq", order=Order(("n.lastSeq",))
        ),
        "cause": Path(pattern="(n:Said {seq: @.toSeq})", to="JournalFact"),
        "endings": Path(
            pattern="(n:Said {target: @.seq})",
            to="JournalFact",
            where="n.kind = 'ending'",
            order=Order(("n.seq",)),
            ceiling=100,
        ),
    },
)

ENTRY = View(name="JournalEntry", label="JournalEntry", fields={"recordedAt": Stored("recordedAt")})


def _history(of: str) -> Path:
    return Path(
        pattern=f"(n:Said {{{of}: @.id}})",
        to="JournalFact",
        # How somebody wants to be named, and what became of that, is for nobody but auditors to follow.
        where="auditing() OR n.private IS NULL",
        order=Order(("n.seq DESC",), index=f"n:Said({of}, seq)", seek="n.seq > 0"),
        ceiling=100,
    )


HISTORY = _history("about")
"""Every fact about a thing, newest first: a field of every kind of thing."""

OWN_HISTORY = _history("subject")
"""Every fact by which a contribution or a freezing stood, newest first: what those are about are other things."""

VIEWS = (JOURNAL_FACT, ENTRY)

ROOTS: dict[str, Field] = {
    "journal": Path(
        pattern="(n:Said)",
        to="JournalFact",
        filters={
            "subject": "n.about = $subject",
            "actor": "n.actor = $actor",
            "kind": "n.kind = $kind",
            "from": "n.seq > $from",
            "to": "n.seq <= $to",
        },
        flags={"retroactiveOnly": "n.retroactive = true"},
        held={"retroactiveOnly": "n.retroactive", "subject": "n.about", "actor": "n.actor", "kind": "n.kind"},
        sorts={
            "NEWEST": Order(("n.seq DESC",), seek="n.seq > 0"),
            "OLDEST": Order(("n.seq",), seek="n.seq > 0"),
        },
        ceiling=100,
        auditors=True,
        times=("from", "to"),
    )
}
