"""The short notation in which docs/clearance-cases.md tells small worlds: each line is one fact, as plain values.

Nothing of ours is imported here: the same plain world goes to the rule and to the reference it is held to.
"""

from __future__ import annotations

import re
from typing import Any

Fact = dict[str, Any]

_KEYWORDS = {
    *("in", "without", "table", "from", "until", "signed", "received", "notice", "side", "right", "says", "source"),
    *("cwr", "for", "model", "family", "requires", "proven", "exclusively", "optout", "binding", "state", "later"),
    *("via", "project", "suspended", "resumed", "terminated", "unsigned", "amends", "as", "on", "amended", "paper"),
    *("at", "offered", "promising", "asking", "named", "everything", "catalogue", "tier"),
    *("effective", "settling", "lasting"),
}
_USES = {
    "TRAIN": "TRAIN_GENERATIVE",
    "MINE": "DATA_MINING",
    "INPUT": "INFERENCE_INPUT",
    "NAME": "LIKENESS_AND_NAME",
    "STREAM": "OUTPUT_DISTRIBUTION",
    "SYNC": "OUTPUT_SYNC",
}
_DECISIONS = {
    "grants": ("GRANT", "RIGHTSHOLDER"),
    "denies": ("DENY", "RIGHTSHOLDER"),
    "constrains": ("CONSTRAIN", "RIGHTSHOLDER"),
    "withdraws": ("WITHDRAW", "RIGHTSHOLDER"),
    "accepts": ("GRANT", "ARTIST"),
    "rejects": ("DENY", "ARTIST"),
}
_CHANGES = ("suspended", "resumed", "terminated")


def instant(text: str) -> str:
    """Return a day, a month, a year or a minute as an instant: 2026-01 is its first."""
    day, _, time = text.partition("T")
    whole = "-".join([*day.split("-"), "01", "01"][:3])
    return f"{whole}T{time or '00:00'}:00.000000Z"


class World:
    """A world as it is told, line by line."""

    def __init__(self, lines: list[str]) -> None:
        self.facts: Fact = {
            "things": {},
            **{kind: [] for kind in ("shares", "protections", "mandates", "transfers")},
            **{kind: [] for kind in ("agreements", "clauses", "consents", "members", "dead", "policies")},
        }
        self._ids: set[str] = set()
        things = {line: re.fullmatch(r"(\w+): (.+)", line) for line in lines}
        self.facts["things"] = {thing[1]: _thing(thing[2]) for thing in things.values() if thing}
        for line in lines:
            if not things[line]:
                self._tell(line)

    def _tell(self, line: str) -> None:
        subject, verb, *rest = line.split()
        words, options = _options(rest)
        if verb in _DECISIONS:
            self._decide(subject, verb, words, options)
        elif verb in ("permits", "prohibits"):
            self._agree(subject, verb, words, options)
        else:
            getattr(self, f"_{verb}")(subject, words, options)

    def _id(self, *words: str) -> str:
        id_, number = " ".join(words), 1
        while id_ in self._ids:
            number += 1
            id_ = f"{' '.join(words)} {number}"
        self._ids.add(id_)
        return id_

    def _side(self, thing: str) -> str:
        return "COMPOSITION" if self.facts["things"].get(thing, {}).get("kind") == "Work" else "MASTER"

    def _holds(self, holder: str, words: list[str], options: Fact) -> None:
        size, _, thing = words
        number = size.rstrip("%")
        self.facts["shares"].append(
            {
                "id": self._id(holder, "holds", thing),
                "holder": holder,
                "in": thing,
                "side": options.get("side", [self._side(thing)])[0],
                "tier": options.get("tier", ["LICENSING"])[0],
                "rights": options.get("right", []),
                "size": None if number == "?" else round(float(number) * 10_000),
                "basis": "CWR" if "cwr" in options else "HUNDRED",
                "assertedBy": options.get("says", [None])[0],
                "source": options.get("source", [""])[0],
                **_where_and_when(options),
            }
        )

    def _is(self, thing: str, words: list[str], options: Fact) -> None:
        if "in" in options and options["in"][0].startswith("C-"):
            catalogue = options.pop("in")[0]
            self.facts["members"].append({"catalogue": catalogue, "item": thing, **_where_and_when(options)})
            return
        status, *licence = words
        self.facts["protections"].append(
            {
                "id": self._id(thing, "is", *words),
                "of": thing,
                "side": options.get("side", [self._side(thing)])[0],
                "status": {"open": "OPEN_LICENCE"}.get(status, status.upper().replace("-", "_")),
                "licence": licence[0] if licence else None,
                "conditions": [],
                **_where_and_when(options),
            }
        )

    def _died(self, party: str, words: list[str], options: Fact) -> None:
        self.facts["dead"].append(party)

    def _mandates(self, principal: str, words: list[str], options: Fact) -> None:
        self.facts["mandates"].append(
            {
                "id": self._id(principal, "mandates", words[0]),
                "principal": principal,
                "agent": words[0],
                "capacity": options.get("as", ["DELEGATE"])[0],
                "exclusive": "exclusively" in options,
                "rights": options.get("right", []),
                "uses": _uses(options, default=[]),
                "optOuts": options.get("optout", []),
                "proof": "proven" in options,
                **_where_and_when(options),
            }
        )

    def _sells(self, seller: str, words: list[str], options: Fact) -> None:
        things, buyer = words[: words.index("to")], words[-1]
        sold = [share for share in self.facts["shares"] if share["in"] in things]
        self.facts["transfers"].append(
            {
                "id": self._id(seller, "sells"),
                "from": seller,
                "to": buyer,
                "shares": [share["id"] for share in sold],
                "catalogue": next((thing for thing in things if thing.startswith("C-")), None),
                "everything": "everything" in options,
                "laterWorks": "later" in options,
                "effective": instant(options["on"][0]),
                "state": options.get("state", ["CONFIRMED"])[0],
                "bindsEarlier": options.get("binding", ["UNKNOWN"])[0],
            }
        )

    def _agree(self, licensor: str, verb: str, words: list[str], options: Fact) -> None:
        id_ = options.get("paper", [self._id(licensor, verb)])[0]
        if id_ not in {agreement["id"] for agreement in self.facts["agreements"]}:
            self.facts["agreements"].append(
                {
                    "id": id_,
                    "licensors": licensor.split("+"),
                    "signedAt": None if "unsigned" in options else instant(options.get("signed", ["2025"])[0]),
                    "from": instant(options["effective"][0]) if "effective" in options else None,
                    "to": None,
                    "settles": "settling" in options,
                    "changes": [
                        {"at": instant(options[change][0]), "change": change.upper()}
                        for change in _CHANGES
                        if change in options
                    ],
                    "amends": options.get("amends", [None])[0],
                }
            )
        scope = next((one for one in ("model", "family") if one in options), None)
        parties = words[2:] if words[:2] == ["all", "of"] else []
        self.facts["clauses"].append(
            {
                "id": self._id(licensor, verb, "in", id_) if "paper" in options else id_,
                "agreement": id_,
                "effect": verb.removesuffix("s").upper(),
                "uses": _uses(options, default=["TRAIN_GENERATIVE"]),
                "sides": options.get("side", []),
                "covers": {"ids": [] if parties else words, "parties": parties, "later": "later" in options},
                "model": {"scope": {"model": "VERSION", "family": "FAMILY"}[scope], "id": options[scope][0]}
                if scope
                else {"scope": "ANY", "id": None},
                "requires": options.get("requires", []),
                "noticeDays": int(options.get("notice", ["0"])[0]),
                "after": options.get("lasting", []),
                **_where_and_when(options),
            }
        )

    def _asks(self, policy: str, words: list[str], options: Fact) -> None:
        agreement, family = options.get("paper", [None])[0], options.get("family", [None])[0]
        of = ["AGREEMENT", agreement] if agreement else ["MODEL", family] if family else ["EVERYBODY", None]
        when = {name: value for name, value in _where_and_when(options).items() if name != "territories"}
        self.facts["policies"].append({"id": self._id(policy), "of": of, "roles": _policy(words), **when})

    def _decide(self, by: str, verb: str, words: list[str], options: Fact) -> None:
        decision, capacity = _DECISIONS[verb]
        matters = {"voice": "VOICE", "name": "NAME"}
        matter = matters.get(words[1], "MATERIAL") if len(words) > 1 else "MATERIAL"
        default = {"VOICE": "VOICE", "NAME": "LIKENESS_AND_NAME"}.get(matter, "TRAIN_GENERATIVE")
        self.facts["consents"].append(
            {
                "id": self._id(by, verb, *words),
                "decision": decision,
                "by": by,
                "capacity": options.get("as", [capacity])[0],
                "about": words[0],
                "of": matter,
                "uses": _uses(options, default=[default]),
                "project": options.get("project", [None])[0],
                "receivedAt": instant(options["received"][0]) if "received" in options else None,
                "noticeDays": int(options.get("notice", ["0"])[0]),
                "satisfied": "proven" in options,
                "method": options.get("via", ["SIGNATURE"])[0],
                **_where_and_when(options),
            }
        )


def _thing(text: str) -> Fact:
    head, *makers = (part.strip() for part in text.split(","))
    words = head.split()
    contributions = [_contribution(*credit.split()) for credit in makers]
    if words[0] == "party":
        return {"kind": "Party"}
    if words[0] == "work":
        said = {True: True, False: False}.get("words" in words)
        either = "or" in words
        derived = words[words.index("from") + 1 :] if "from" in words else []
        words_ = None if either else said
        return {"kind": "Work", "words": words_, "derivedFrom": derived, "contributions": contributions}
    parts: dict[str, list[str]] = {"of": [], "like": [], "sampling": [], "replaying": [], "unnamed": []}
    current = "of"
    for word in words[1:]:
        if word in parts:
            current = word
        else:
            parts[current].append(word)
    return {
        "kind": "Recording",
        "musical": words[0] == "recording",
        "works": parts["of"],
        "unidentifiedWorks": int((parts["unnamed"] or ["0"])[0]),
        "sameAs": parts["like"],
        "inside": parts["sampling"],
        "replays": parts["replaying"],
        "contributions": contributions,
    }


def _contribution(role: str, by: str) -> Fact:
    special = by.strip("()")
    if special == by:
        return {"role": role, "party": by, "special": None}
    return {"role": role, "party": None, "special": None if special == "model" else special}


def _options(words: list[str]) -> tuple[list[str], Fact]:
    """Split the words of a line at its keywords."""
    plain: list[str] = []
    options: Fact = {}
    current = plain
    for word in words:
        if word in _KEYWORDS:
            current = options.setdefault(word, [])
        else:
            current.append(word)
    return plain, options


def _uses(options: Fact, default: list[str]) -> list[str]:
    named = [_USES.get(use, use) for use in options.get("for", [])]
    return [] if named == ["anything"] else named or default


def _where_and_when(options: Fact) -> Fact:
    return {
        "territories": {
            "table": options.get("table", ["ISO3166-1"])[0],
            "codes": options.get("in", [] if "without" in options else ["Worldwide"]),
            "excluded": options.get("without", []),
            "asAmended": "amended" in options,
        },
        "from": instant(options["from"][0]) if "from" in options else None,
        "to": instant(options["until"][0]) if "until" in options else None,
    }


def question(text: str) -> Fact:
    """Read a question: `TRAIN in DE FR US at 2026` unless it says otherwise."""
    words, options = _options(text.split())
    use = words[0] if words else "TRAIN"
    model = options.get("model", [None])[0]
    asking = options.get("asking")
    return {
        "use": _USES.get(use, use),
        "act": options.get("in", ["DE", "FR", "US"]),
        "offer": options.get("offered", []),
        "at": instant(options.get("at", ["2026"])[0]),
        "model": model.split("/") if model else None,
        "promises": options.get("promising", []),
        "project": options.get("project", [None])[0],
        "policy": None if asking is None else _policy(asking),
    }


def _policy(roles: list[str]) -> Fact:
    return {} if roles == ["nobody"] else dict.fromkeys(("MASTER", "COMPOSITION", "LYRICS"), roles)
