"""Who holds a share at an instant, sale by sale; and so who controls what, and who ever did.

A world is a dict of lists of facts as dicts (see tests/rules/rights/notation.py); an instant is a text that compares.
"""

from __future__ import annotations

from typing import Any

Fact = dict[str, Any]


def holds(fact: Fact, at: str) -> bool:
    """Say whether something holds at an instant: from its beginning on, and until its end, which is not in it."""
    return (fact["from"] is None or fact["from"] <= at) and (fact["to"] is None or at < fact["to"])


def followed(world: Fact, share: Fact, at: str) -> Fact:
    """Follow a share through its sales: who holds it now, who sold it, and who may have bought it."""
    claim = {**share, "now": share["holder"], "since": share["from"], "sales": [], "awaited": []}
    done: set[str] = set()
    while True:
        offers = [one for one in world["transfers"] if one["id"] not in done and takes(world, one, claim, at)]
        offers.sort(key=lambda one: (one["effective"], one["id"]))
        confirmed = [one for one in offers if one["state"] == "CONFIRMED"]
        if not confirmed:
            claim["awaited"] = [one for one in offers if one["state"] in ("PENDING", "NOTIFIED")]
            return claim
        done.add(confirmed[0]["id"])
        claim = bought(claim, confirmed[0])


def takes(world: Fact, transfer: Fact, claim: Fact, at: str) -> bool:
    """Say whether a transfer takes a share from who holds it."""
    if transfer["from"] != claim["now"] or transfer["effective"] > at:
        return False
    if (claim["since"] or "") > transfer["effective"] and not transfer["laterWorks"]:
        return False
    when = at if transfer["laterWorks"] else transfer["effective"]
    return (
        transfer["everything"]
        or claim["id"] in transfer["shares"]
        or any(
            (one["catalogue"], one["item"]) == (transfer["catalogue"], claim["in"]) and holds(one, when)
            for one in world["members"]
        )
    )


def bought(claim: Fact, transfer: Fact) -> Fact:
    """Return a share as it is once a transfer has taken it."""
    sold = max(transfer["effective"], claim["since"] or "")
    sale = {"seller": claim["now"], "since": claim["since"], "sold": sold, "binds": [transfer["bindsEarlier"]]}
    earlier = [{**one, "binds": [*one["binds"], transfer["bindsEarlier"]]} for one in claim["sales"]]
    return {**claim, "now": transfer["to"], "since": sold, "sales": [*earlier, sale], "awaited": []}


def controllers(world: Fact, at: str) -> set[tuple[str, str]]:
    """Return every (party, thing) of a right in which the party is the one to license at an instant."""
    return {
        (followed(world, share, at)["now"], share["in"])
        for share in world["shares"]
        if share["tier"] == "LICENSING" and share["size"] != 0 and holds(share, at)
    }


def instants(world: Fact) -> list[str]:
    """List every instant that the world speaks of, after one before them all: between two of them nothing changes."""
    spoken = {one[name] for kind in ("shares", "members") for one in world[kind] for name in ("from", "to")}
    return ["", *sorted({one["effective"] for one in world["transfers"]} | {at for at in spoken if at})]


def ever(world: Fact) -> set[tuple[str, str]]:
    """Return every (party, thing) where the party controlled a right in the thing at some time."""
    return set().union(*(controllers(world, at) for at in instants(world)))
