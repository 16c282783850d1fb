"""Whether a use is cleared: one country at a time, one paper at a time, straight from a plain world.

A world is a dict of lists of facts as dicts (see tests/rules/rights/notation.py); an instant is a text that compares.
"""

from __future__ import annotations

from typing import Any

from tests.reference.control import bought, followed
from tests.reference.rights_said import ARTISTS, DEFAULT, PERSONAL, TRAINING, Here, Said
from tests.reference.roles import PERFORMERS

Fact = dict[str, Any]

WHOLE = 1_000_000
OFFERED = {"OUTPUT_DISTRIBUTION": "MAKE_AVAILABLE", "OUTPUT_SYNC": "SYNCHRONIZATION"}
HEIRS = {"HEIR", "EXECUTOR", "ESTATE"}
LICENCES = {"CC0-1.0": set(), "CC-BY-4.0": {"CREDIT"}, "CC-BY-NC-4.0": {"CREDIT", "NON_COMMERCIAL"}}
VOCALISTS = {
    *("LeadVocalist", "Vocalist", "PlaybackSinger", "BackgroundVocalist", "Choir", "ChoirMember"),
    *("Narrator", "Speaker", "StoryTeller", "VoiceActor"),
}


def verdicts(world: Fact, question: Fact, item: str) -> dict[str, set[Any]]:
    """Return the countries that have rights, those that have choice, and who or what blocks where.

    A blocker is (country, verdict, thing, side, party); no party is a controller or an artist who is not known.
    """
    answer: dict[str, set[Any]] = {"rights": set(), "choice": set(), "blockers": set()}
    place = set(question["act"]) if question["use"] not in OFFERED else set(question["offer"])
    if question["use"] in PERSONAL:
        place |= set(question["offer"])
    for country in place:
        asked = Country(world, question, country)
        rights, choice, blockers = asked.item(item)
        answer["blockers"] |= {(country, *blocker) for blocker in blockers}
        if rights:
            answer["rights"].add(country)
        if choice:
            answer["choice"].add(country)
    return answer


class Country(Here):
    """One question about one country, and how an item opens for it."""

    def item(self, item: str) -> tuple[bool, bool, set[Any]]:
        rights = choice = True
        blockers: set[Any] = set()
        for requirement in self.opened(item, (), (), replayed=False):
            if "unidentified" in requirement:
                blockers.add((requirement["verdict"], requirement["unidentified"], None, None))
                rights = rights and requirement["verdict"] != "RIGHTS"
                choice = choice and requirement["verdict"] != "CHOICE"
                continue
            one = Asked(self, requirement)
            has_rights, has_choice = one.judged()
            rights, choice = rights and has_rights, choice and has_choice
            blockers |= {(verdict, requirement["thing"], requirement["side"], who) for verdict, who in one.blockers}
        return rights, choice, blockers

    def opened(self, id_: str, within: tuple[str, ...], borrowers: tuple[str, ...], *, replayed: bool) -> list[Fact]:
        if id_ in within:
            return []
        thing = self.world["things"].get(id_, {"kind": None})
        inwards = (*within, id_)
        personal = self.use in PERSONAL
        if thing["kind"] == "Party" and personal:
            return [{"thing": id_, "side": None, "within": within, "borrowers": ()}]
        if thing["kind"] == "Work" and not personal:
            sides = ["COMPOSITION"] if thing["words"] is False else ["COMPOSITION", "LYRICS"]
            found = [{"thing": id_, "side": side, "within": within, "borrowers": borrowers} for side in sides]
            for earlier in thing["derivedFrom"]:
                found += self.opened(earlier, inwards, inwards, replayed=False)
            return found
        if thing["kind"] == "Work" and within:
            return []
        if thing["kind"] != "Recording":
            return [{"unidentified": id_, "verdict": "RIGHTS"}]
        parents = thing["sameAs"]
        if parents:
            round_about = [{"unidentified": one, "verdict": "RIGHTS"} for one in parents if one in inwards]
            opened = [one for parent in parents for one in self.opened(parent, inwards, borrowers, replayed=replayed)]
            return [*round_about, *opened]
        return self.recording(thing, id_, within, borrowers, replayed=replayed)

    def recording(
        self, thing: Fact, id_: str, within: tuple[str, ...], borrowers: tuple[str, ...], *, replayed: bool
    ) -> list[Fact]:
        inwards, personal = (*within, id_), self.use in PERSONAL
        found = []
        if not replayed and not personal:
            found.append({"thing": id_, "side": "MASTER", "within": within, "borrowers": borrowers})
        if not replayed and personal:
            found += self.heard_on(thing, id_, inwards)
        if not personal and thing["musical"] and (not thing["works"] or thing["unidentifiedWorks"]):
            found.append({"unidentified": id_, "verdict": "RIGHTS"})
        for work in thing["works"]:
            found += self.opened(work, inwards, borrowers, replayed=False)
        for part in thing["inside"]:
            found += self.opened(part, inwards, inwards, replayed=replayed)
        for other in thing["replays"]:
            found += self.opened(other, inwards, inwards, replayed=True)
        return found

    def heard_on(self, recording: Fact, id_: str, inwards: tuple[str, ...]) -> list[Fact]:
        first, second = (VOCALISTS, ARTISTS | PERFORMERS) if self.use == "VOICE" else (ARTISTS, PERFORMERS)
        parties, unknown = people(recording, first, second)
        found: list[Fact] = [
            {"thing": party, "side": None, "within": inwards, "borrowers": ()} for party in sorted(parties)
        ]
        return [*found, {"unidentified": id_, "verdict": "CHOICE"}] if unknown else found


def people(thing: Fact, roles: set[str], stand_in: set[str]) -> tuple[set[str], bool]:
    """Return the parties with the roles, or who stand in for them, and whether somebody is not known."""
    found = [one for one in thing["contributions"] if one["role"] in roles]
    found = found or [one for one in thing["contributions"] if one["role"] in stand_in]
    unknown = not found or any(one["special"] not in (None, "Traditional", "GenerativeAI") for one in found)
    return {one["party"] for one in found if one["party"]}, unknown


class Asked(Said):
    """One requirement in one country."""

    def __init__(self, here: Country, requirement: Fact) -> None:
        self.here, self.world, self.at, self.use = here, here.world, here.at, here.use
        self.thing, self.side = requirement["thing"], requirement["side"]
        self.borrowers = set(requirement["borrowers"])
        self.containing = {self.thing, *requirement["within"]}
        self.ids = self.containing | {
            one["catalogue"] for one in self.world["members"] if one["item"] in self.containing and here.holds(one)
        }
        self.facts = self.world["things"].get(self.thing, {})
        self.whose = self.since()
        self.blockers: set[tuple[str, str | None]] = set()

    def judged(self) -> tuple[bool, bool]:
        if self.side is None:
            return True, self.choice({self.thing}, unknown=False)
        if self.is_free():
            return True, True
        rights = self.rights(naming=None, blame=True)
        licensed = bool(self.borrowers) and self.rights(naming=self.borrowers, blame=False)
        choice = licensed or self.choice(*self.named_by(self.asking()))
        return rights, choice

    # Protection.

    def is_free(self) -> bool:
        stated = [
            one
            for one in self.world["protections"]
            if (one["of"], one["side"]) == (self.thing, self.side) and self.here.holds(one)
        ]
        freed = [one for one in stated if self._frees(one) and self.here.surely(one, one["from"])]
        bound = [one for one in stated if self._binds(one) and self.here.possibly(one, one["from"])]
        return bool(freed) and not bound

    def _fits(self, one: Fact) -> bool:
        asks = LICENCES.get(one["licence"])
        return asks is not None and asks | set(one["conditions"]) <= set(self.here.question["promises"])

    def _frees(self, one: Fact) -> bool:
        return one["status"] == "PUBLIC_DOMAIN" or (one["status"] == "OPEN_LICENCE" and self._fits(one))

    def _binds(self, one: Fact) -> bool:
        return one["status"] == "PROTECTED" or (one["status"] == "OPEN_LICENCE" and not self._fits(one))

    # Rights.

    def rights(self, naming: set[str] | None, *, blame: bool) -> bool:
        claims = [claim for claim in self.claims() if self.here.surely(claim, claim["from"])]
        claims = [one for one in claims if one["side"] == self.side] or claims
        right = "TRAINING" if self.use in TRAINING else OFFERED.get(self.use, "REPRODUCTION")
        chain = list(dict.fromkeys([right, "REPRODUCTION", "MECHANICAL"]))
        named = next((one for one in chain if any(one in claim["rights"] for claim in claims)), chain[0])
        claims = [claim for claim in claims if not claim["rights"] or named in claim["rights"]]
        rights = set(chain[: chain.index(named) + 1])
        self.round_up(claims)
        total, is_open, lacking = 0, False, set()
        for holder in {claim["now"] for claim in claims}:
            theirs = [claim for claim in claims if claim["now"] == holder]
            theirs = [claim for claim in theirs if self.in_own_interest(claim)] or theirs
            statements: dict[Any, list[int | None]] = {}
            for claim in theirs:
                statements.setdefault((claim["source"], claim["assertedBy"]), []).append(claim["ppm"])
            size = max(sum(ppm or 0 for ppm in told) for told in statements.values())
            unknown = all(None in told for told in statements.values())
            if not size and not unknown:
                continue
            total, is_open = total + size, is_open or unknown
            if not all(self.claim_permits(claim, rights, naming) for claim in theirs):
                lacking.add(holder)
        missing = total < WHOLE and not is_open
        if blame:
            self.blockers |= {("RIGHTS", None)} if missing else set()
            self.blockers |= {("RIGHTS", holder) for holder in lacking}
        return not missing and not lacking

    def claims(self) -> list[Fact]:
        sides = {self.side, "COMPOSITION"} if self.side == "LYRICS" else {self.side}
        found = []
        for share in self.world["shares"]:
            is_it = share["in"] == self.thing and share["side"] in sides and share["tier"] == "LICENSING"
            if is_it and self.here.holds(share):
                found.append(followed(self.world, share, self.at))
        return found

    def round_up(self, claims: list[Fact]) -> None:
        """Bring what CWR states to the whole, unit by unit, if it is within 0.06 per cent of it."""
        for claim in claims:
            claim["ppm"] = claim["size"]
        for source in {claim["source"] for claim in claims}:
            stated = [one for one in claims if one["source"] == source and one["basis"] == "CWR" and one["size"]]
            total = sum(one["size"] for one in stated)
            if not stated or total == WHOLE or abs(total - WHOLE) > 600:
                continue
            stated.sort(key=lambda one: (one["now"], one["size"]))
            for one in stated:
                one["ppm"] = one["size"] * WHOLE // total
            short = [(-(one["size"] * WHOLE % total), place) for place, one in enumerate(stated)]
            for _, place in sorted(short)[: WHOLE - sum(one["ppm"] for one in stated)]:
                stated[place]["ppm"] += 1

    def in_own_interest(self, claim: Fact) -> bool:
        asserter, holders = claim["assertedBy"], {claim["holder"], claim["now"]}
        return asserter in holders or any(
            one["agent"] == asserter and one["principal"] in holders and self.is_proven(one) and self.mandated(one)
            for one in self.world["mandates"]
        )

    @staticmethod
    def is_proven(mandate: Fact) -> bool:
        return mandate["proof"] or mandate["capacity"] not in HEIRS | {"GUARDIAN"}

    def mandated(self, mandate: Fact) -> bool:
        return self.here.holds(mandate) and self.here.surely(mandate, mandate["from"])

    def claim_permits(self, claim: Fact, rights: set[str], naming: set[str] | None) -> bool:
        permits, refusals = self.papers(claim["now"], rights, naming)
        for sale in claim["sales"]:
            if set(sale["binds"]) == {"YES"}:
                earlier, against = self.papers(sale["seller"], rights, naming, sale)
                permits = permits + [one for one in earlier if not any(self.takes_away(no, one) for no in against)]
        if not any(not any(self.takes_away(no, yes) for no in refusals) for yes in permits):
            return False
        return all(self.claim_permits(bought(claim, one), rights, naming) for one in claim["awaited"])

    def papers(
        self, holder: str, rights: set[str], naming: set[str] | None, sale: Fact | None = None
    ) -> tuple[list[Fact], list[Fact]]:
        """List the yes and the no of a holder and its agents; of a seller, what it gave before it sold."""
        mandates = [
            one
            for one in self.world["mandates"]
            if one["principal"] == holder and self.covers(one) and self.is_proven(one) and self.here.holds(one)
            if not one["rights"] or rights & set(one["rights"])
        ]
        kept = any(one["exclusive"] and self.here.possibly(one, one["from"]) for one in mandates)
        permits, refusals = self.heard(holder, None, sale)
        permits = [] if kept else [one for one in permits if one["isClause"] or one["capacity"] == "RIGHTSHOLDER"]
        for mandate in mandates:
            if self.here.surely(mandate, mandate["from"]):
                yes, no = self.heard(mandate["agent"], mandate, sale)
                permits += [one for one in yes if one["isClause"] or one["capacity"] not in ("RIGHTSHOLDER", "ARTIST")]
                refusals += no
        permits = [one for one in permits if one["needsChoice"] is None or self.all_chose(one["needsChoice"])]
        if naming is not None:
            permits = [one for one in permits if one["isClause"] and one["ids"] & naming]
        return permits, refusals

    def since(self) -> dict[str, str]:
        """Return whose the thing is, each since when: "" is always."""
        whose: dict[str, str] = {}
        for claim in self.claims() if self.side else []:
            whose[claim["now"]] = min(whose.get(claim["now"], "9"), claim["since"] or "")
        makers = [one["party"] for one in self.facts.get("contributions", []) if one["party"]]
        return whose | dict.fromkeys([*makers, self.thing], "")

    def covers(self, mandate: Fact) -> bool:
        return (not mandate["uses"] or self.use in mandate["uses"]) and not self.ids & set(mandate["optOuts"])

    # Choice.

    def asking(self) -> list[Fact]:
        """List the policies that ask: everybody's or the default, and beside it the provider's; or what is asked."""
        if self.here.question["policy"] is not None:
            return [self.here.question["policy"]]
        everybody = self.here.policies("EVERYBODY", None) or [DEFAULT]
        model = self.here.question["model"]
        return everybody + (self.here.policies("MODEL", model[0]) if model else [])

    def named_by(self, policies: list[Fact]) -> tuple[set[str], bool]:
        roles = {role for policy in policies for role in policy.get(self.side or "", ())}
        if not roles:
            return set(), False
        return people(self.facts, roles, PERFORMERS if self.side == "MASTER" else roles)

    def all_chose(self, policies: list[Fact]) -> bool:
        parties, unknown = self.named_by(policies)
        return not unknown and all(self.chose(party) for party in parties)

    def choice(self, parties: set[str], unknown: bool) -> bool:
        lacking = {party for party in parties if not self.chose(party)}
        self.blockers |= {("CHOICE", party) for party in lacking} | ({("CHOICE", None)} if unknown else set())
        return not lacking and not unknown

    def chose(self, party: str) -> bool:
        capacities = {"GUARDIAN"} if self.use in PERSONAL else {"GUARDIAN", "MANAGER"}
        dead = party in self.world["dead"]
        mandates = [
            one
            for one in self.world["mandates"]
            if one["principal"] == party and one["capacity"] in (HEIRS if dead else capacities)
            if self.covers(one) and self.here.holds(one)
        ]
        if dead and not mandates:
            return True
        permits, refusals = ([], []) if dead else self.heard(party, None)
        for mandate in mandates:
            if self.is_proven(mandate) and self.here.surely(mandate, mandate["from"]):
                yes, no = self.heard(mandate["agent"], mandate)
                permits, refusals = permits + yes, refusals + no
        return any(not any(self.takes_away(no, yes) for no in refusals) for yes in permits)
