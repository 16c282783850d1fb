"""What clauses and consents say of a use in one country: each is read anew for every question."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from tests.reference.control import holds
from tests.reference.roles import MAIN_ARTISTS, WRITERS

Fact = dict[str, Any]

EUROPEAN_UNION = "2123"
TRAINING = {"DATA_MINING", "TRAIN_GENERATIVE", "TRAIN_NON_GENERATIVE"}
PERSONAL = {"VOICE": "VOICE", "LIKENESS_AND_NAME": "NAME"}
ARTISTS = MAIN_ARTISTS | {"FeaturedArtist"}
DEFAULT = {"MASTER": ARTISTS, "COMPOSITION": WRITERS, "LYRICS": WRITERS}
PREFERENCES = {"CAWG", "TDMREP", "TDMAI", "AIPREF", "RSL", "ROBOTS"}


class Here:
    """One question about one country."""

    def __init__(self, world: Fact, question: Fact, country: str) -> None:
        self.world, self.question, self.country = world, question, country
        self.at, self.use = question["at"], question["use"]
        self.began, self.lasting, self.signed_by = (question.get(name) for name in ("began", "lasting", "signedBy"))

    def holds(self, fact: Fact) -> bool:
        return holds(fact, self.at)

    def policies(self, whose: str, id_: str | None) -> list[Fact]:
        """List whom the policies in force of an agreement, a model's provider or everybody ask, by side."""
        stated = [one for one in self.world["policies"] if one["of"] == [whose, id_] and self.holds(one)]
        return [one["roles"] for one in stated]

    def surely(self, fact: Fact, stated: str | None) -> bool:
        """Say whether a fact holds in the country, as far as its territories can be read."""
        taken, left_out = self._read(fact, stated)
        return taken == "yes" and left_out == "no"

    def possibly(self, fact: Fact, stated: str | None) -> bool:
        taken, left_out = self._read(fact, stated)
        return taken != "no" and left_out != "yes"

    def _read(self, fact: Fact, stated: str | None) -> tuple[str, str]:
        territories = fact["territories"]
        day = self.at if territories["asAmended"] or stated is None else stated
        codes, excluded = territories["codes"], territories["excluded"]
        if not codes:
            codes = ["Worldwide"] if excluded else ["?"]
        # One exclusion that cannot be read may be any country.
        words = [self._code(code, day) for code in codes]
        taken = "yes" if "yes" in words else "maybe" if "maybe" in words else "no"
        out = [self._code(code, day) for code in excluded]
        return taken, "yes" if "yes" in out else "maybe" if "maybe" in out else "no"

    def _code(self, code: str, day: str) -> str:
        if code in ("Worldwide", self.country):
            return "yes"
        if code == EUROPEAN_UNION:
            member = self.country in ("DE", "FR") or (self.country == "GB" and day < "2020-02-01")
            return "yes" if member else "no"
        return "no" if code in ("DE", "FR", "GB", "US") else "maybe"


class Said:
    """What is said about one requirement: who speaks is asked of those who know whose the thing is."""

    here: Here
    ids: set[str]
    side: str | None
    whose: dict[str, str]

    def heard(self, giver: str, mandate: Fact | None, sale: Fact | None = None) -> tuple[list[Fact], list[Fact]]:
        """List the yes and the no of one giver here; its preferences rank below its signed clauses."""
        said = [one for one in self.said() if one["by"] == giver and self.is_about(one, mandate, sale)]
        said = [one for one in said if sale is None or (one["given"] or "") < sale["sold"]]
        clauses = [one for one in said if one["isClause"]]
        signed = any(one["yes"] and one["counts"] and one["sure"] for one in clauses)
        paper = any(one["possible"] for one in clauses)
        said = [one for one in said if one["counts"]]
        permits = [one for one in said if one["yes"] and one["sure"] and not (one["isPreference"] and paper)]
        refusals = [one for one in said if not one["yes"] and one["possible"] and not (one["isPreference"] and signed)]
        return permits, refusals

    def is_about(self, said: Fact, mandate: Fact | None, sale: Fact | None) -> bool:
        if said["ids"] & self.ids:
            return True
        for party in said["parties"]:
            since = self.whose.get(party)
            if since is None and sale is not None and party == sale["seller"]:
                since = sale["since"] or ""
            if since is None and mandate is not None and party == mandate["agent"]:
                since = mandate["from"] or ""
            if since is not None and (said["later"] or since == "" or since <= (said["given"] or "")):
                return True
        return False

    def said(self) -> list[Fact]:
        """List what the clauses and consents in force say to the question, each for each giver."""
        found = []
        for clause in self.here.world["clauses"]:
            agreement = next(one for one in self.here.world["agreements"] if one["id"] == clause["agreement"])
            if (self.stands(clause, agreement, self.here.at) or self.lasts(clause, agreement)) and self.on_use(clause):
                found += [self.of_clause(clause, agreement, giver) for giver in agreement["licensors"]]
        for consent in self.here.world["consents"]:
            if consent["of"] == PERSONAL.get(self.here.use, "MATERIAL") and self.in_effect(consent):
                found.append(self.of_consent(consent))
        return [one for one in found if one is not None and (not one["sides"] or self.side in one["sides"])]

    def on_use(self, clause: Fact) -> bool:
        return self.here.use in clause["uses"] if clause["effect"] == "PERMIT" else self.refuses(clause)

    def refuses(self, fact: Fact) -> bool:
        wider = {self.here.use, "DATA_MINING"} if self.here.use in TRAINING else {self.here.use}
        return not fact["uses"] or bool(wider & set(fact["uses"]))

    def of_clause(self, clause: Fact, agreement: Fact, giver: str) -> Fact | None:
        model, wanted = self.here.question["model"], clause["model"]
        fits = wanted["scope"] == "ANY" or (
            model is not None and wanted["id"] == (model[0] if wanted["scope"] == "FAMILY" else "/".join(model))
        )
        yes = clause["effect"] == "PERMIT"
        if not yes and not fits and model is not None:
            return None
        promised = set(clause["requires"]) - {"ARTIST_CHOICE"} <= set(self.here.question["promises"])
        return {
            "by": giver,
            "yes": yes,
            "counts": not yes or (fits and promised),
            "isClause": True,
            "isPreference": False,
            "capacity": None,
            "needsChoice": self.here.policies("AGREEMENT", agreement["id"])
            or ([DEFAULT] if "ARTIST_CHOICE" in clause["requires"] else None),
            "ids": set(clause["covers"]["ids"]),
            "parties": clause["covers"]["parties"],
            "later": clause["covers"]["later"],
            "sides": clause["sides"],
            "given": agreement["signedAt"],
            "sure": self.here.surely(clause, agreement["signedAt"]),
            "possible": self.here.possibly(clause, agreement["signedAt"]),
            "notice": clause["noticeDays"],
            "withdrawal": None,
            "lasts": self.lasts(clause, agreement),
            "since": max(one or "" for one in (clause["from"], agreement["from"], agreement["signedAt"])),
        }

    def stands(self, clause: Fact, agreement: Fact, at: str) -> bool:
        """Say whether a clause is in force at an instant; a permission may have been signed later, and reach back."""
        by = self.here.signed_by if clause["effect"] == "PERMIT" else None
        return holds(clause, at) and self.in_force(agreement, at, by or at)

    def lasts(self, clause: Fact, agreement: Fact) -> bool:
        """Say whether a permission lets go on what began while it was in force."""
        began, lets = self.here.began, self.here.lasting in clause.get("after", ())
        return lets and clause["effect"] == "PERMIT" and began is not None and self.stands(clause, agreement, began)

    def in_force(self, agreement: Fact, at: str, signed_by: str) -> bool:
        signed = agreement["signedAt"]
        if signed is None or signed > signed_by or not holds(agreement, at):
            return False
        if signed > at and agreement["from"] is None and not agreement.get("settles"):
            return False
        running = True
        for change in sorted(agreement["changes"], key=lambda one: (one["at"], one["change"])):
            if change["at"] <= at:
                if change["change"] == "TERMINATED":
                    return False
                running = {"SUSPENDED": False, "RESUMED": True}.get(change["change"], running)
        amended = [one for one in self.here.world["agreements"] if one["id"] == agreement["amends"]]
        return running and (agreement["amends"] is None or any(self.in_force(one, at, signed_by) for one in amended))

    def of_consent(self, consent: Fact) -> Fact | None:
        yes = consent["decision"] == "GRANT" or (consent["decision"] == "CONSTRAIN" and consent["satisfied"])
        if not (self.here.use in consent["uses"] if yes else self.refuses(consent)):
            return None
        project, asked = consent["project"], self.here.question["project"]
        if yes and self.here.use == "VOICE" and project is None:
            return None
        if project is not None and project != asked and (yes or asked is not None):
            return None
        given = consent["receivedAt"] or consent["from"]
        return {
            "by": consent["by"],
            "yes": yes,
            "counts": True,
            "isClause": False,
            "isPreference": consent["method"] in PREFERENCES,
            "capacity": consent["capacity"],
            "needsChoice": None,
            "ids": {consent["about"]},
            "parties": [consent["about"]],
            "later": True,
            "sides": [],
            "given": given,
            "sure": self.here.surely(consent, given),
            "possible": self.here.possibly(consent, given),
            "notice": consent["noticeDays"],
            "withdrawal": consent if consent["decision"] == "WITHDRAW" else None,
            "lasts": False,
            "since": max(consent["from"] or "", consent["receivedAt"] or ""),
        }

    def in_effect(self, consent: Fact, notice: int = 0, at: str | None = None) -> bool:
        at = at or self.here.at
        if consent["to"] is not None and consent["to"] <= self.here.at:
            return False
        received, by = consent["receivedAt"], self.here.signed_by
        yes = consent["decision"] == "GRANT" or (consent["decision"] == "CONSTRAIN" and consent["satisfied"])
        if yes and by is not None and consent["from"] is not None:
            return consent["from"] <= at and (received is None or received <= by)
        if received is not None and consent["decision"] == "WITHDRAW":
            received = after(received, max(notice, consent["noticeDays"]))
        starts: list[str] = [instant for instant in (consent["from"], received) if instant is not None]
        return all(start <= at for start in starts)

    def takes_away(self, refusal: Fact, permit: Fact) -> bool:
        if permit["lasts"]:
            if refusal["withdrawal"] is not None:
                return self.in_effect(refusal["withdrawal"], permit["notice"], self.here.began)
            return bool(refusal["since"] <= self.here.began)
        return refusal["withdrawal"] is None or self.in_effect(refusal["withdrawal"], permit["notice"])


def after(instant: str, days: int) -> str:
    """Return the instant some days later."""
    moved = datetime.fromisoformat(instant.removesuffix("Z")) + timedelta(days=days)
    return moved.isoformat(timespec="microseconds") + "Z"
