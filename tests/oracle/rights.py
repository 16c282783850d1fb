"""Who holds what and sells it to whom, by chance, for small worlds in which something has come of it."""

from __future__ import annotations

from functools import partial
from typing import Any

from tests.oracle.facts import SOURCES, Making, Step, to
from tests.oracle.journal import Json
from tests.oracle.world import World
from tests.reference.control import Fact, ever

STATES = ["CONFIRMED", "CONFIRMED", "CONFIRMED", "PENDING", "NOTIFIED", "REJECTED"]
INSTANTS = [f"2026-01-0{day}T00:00:00.000000Z" for day in range(1, 6)]


def add_rights(make: Making, *, thinking_again: int = 5) -> None:
    """Add shares, catalogues and sales to a world, and second thoughts about them."""
    first = len(make.steps)
    for _ in make.times(6, 2):
        _once(make, "rightShare", partial(_share, make))
    for _ in make.times(2):
        _once(make, "catalogue", lambda name: {"name": name})
    shares, catalogues = make.things["rightShare"], make.things.get("catalogue", [])
    for _ in make.times(4) if catalogues else ():
        make.say(
            "catalogueMember", catalogue=to(make.one(catalogues)), item=to(make.one(_credited(make))), **_valid(make)
        )
    for _ in make.times(5, 1):
        make.say("transfer", **_sale(make, shares, catalogues))
    said = make.steps[first:]
    for step in make.some(said, most=thinking_again):
        for name, fact in _changes(make, step, said):
            if make.flip():
                added = make.add(fact | {"source": step.fact["source"]})
                added.after |= {step.place}
                added.about = (name, step.place)
                break


def _once(make: Making, kind: str, describe: Any) -> None:
    """Add a thing that one source tells of."""
    known = make.things.setdefault(kind, [])
    id_ = make.id_of(kind, len(known))
    told = {"kind": kind, **describe(f"{kind} {len(known)}"), "subject": {"new": {"id": id_}}, "key": id_}
    make.first[id_] = make.add(told | {"source": make.one(SOURCES)}).place
    known.append(id_)


def _credited(make: Making) -> list[str]:
    return [*make.things["work"], *make.things["recording"], *make.things["asset"]]


def _share(make: Making, _: str) -> Json:
    thing = make.one(_credited(make))
    return {
        "holder": to(make.one(make.things["party"])),
        "in": to(thing),
        "tier": make.one(["LICENSING", "LICENSING", "LICENSING", "COLLECTION"]),
        "side": "COMPOSITION" if thing.startswith("wrk_") else "MASTER",
        "size": make.one([{"ppm": 500_000}, {"ppm": 1_000_000}, {"unknown": True}, {"ppm": 0}]),
        **_valid(make),
    }


def _valid(make: Making) -> Json:
    start, end = sorted(make.some(INSTANTS, least=2, most=2))
    return make.one([{}, {}, {"validFrom": start}, {"validTo": end}, {"validFrom": start, "validTo": end}])


def _sale(make: Making, shares: list[str], catalogues: list[str]) -> Json:
    ways: list[Json] = [{"everything": True}, {"shares": [to(id_) for id_ in make.some(shares, least=1, most=3)]}]
    ways += [{"catalogue": to(make.one(catalogues))}] * 2 if catalogues else []
    return {
        "from": to(make.one(make.things["party"])),
        "to": to(make.one(make.things["party"])),
        "what": make.one(ways),
        "effective": make.one(INSTANTS),
        "state": make.one(STATES),
        "laterWorks": make.flip(),
    }


def _changes(make: Making, step: Step, said: list[Step]) -> list[tuple[str, Json]]:
    fact = step.fact
    if fact["kind"] == "rightShare":
        changes = [("corrects", {**fact, **_share(make, ""), "in": fact["in"], "side": fact["side"]})]
        if "validTo" not in fact and "validFrom" not in fact:
            changes.append(("target", {"kind": "ending", "validTo": make.one(INSTANTS)}))
        if not any(fact["subject"]["new"]["id"] in str(one.fact.get("what")) for one in said):
            changes.append(("target", {"kind": "retraction"}))
        return changes
    if fact["kind"] == "transfer":
        return [("corrects", {**fact, "state": make.one(STATES)}), ("target", {"kind": "retraction"})]
    return [("target", {"kind": "retraction"})] if fact["kind"] == "catalogueMember" else []


def control_of(world: World) -> set[tuple[str, str]]:
    """Return every (party, thing) where the party controls a right in the thing, or ever did."""
    return ever(plain(world))


def plain(world: World) -> Fact:
    """Return what a world says of shares, their sales, and catalogues, as tests/reference/control.py reads it."""
    shares = [said for said in world.standing if said.kind == "rightShare"]
    return {
        "shares": [
            {"id": said.id, "size": said.fact["size"].get("ppm"), **_named(said.fact, "holder", "in", "tier")}
            | _span(said.fact)
            for said in shares
        ],
        "transfers": [
            {"id": said.id, "bindsEarlier": "UNKNOWN", **_named(said.fact, "from", "to", "effective", "state")}
            | {"laterWorks": said.fact["laterWorks"], "everything": "everything" in said.fact["what"]}
            | {"shares": said.fact["what"].get("shares", []), "catalogue": said.fact["what"].get("catalogue")}
            for said in world.stated("transfer")
        ],
        "members": [
            _named(said.fact, "catalogue", "item") | _span(said.fact) for said in world.stated("catalogueMember")
        ],
    }


def _named(fact: Json, *names: str) -> Json:
    return {name: fact[name] for name in names}


def _span(fact: Json) -> Json:
    return {"from": fact.get("validFrom"), "to": fact.get("validTo")}
