"""Plain worlds of rights, as the notation and chance make them, told as facts: what cannot be recorded is left out."""

from __future__ import annotations

from collections import defaultdict
from copy import deepcopy
from typing import Any

Json = dict[str, Any]
PREFIXES = {"Recording": "rec", "Work": "wrk", "Party": "par"}


def recordable(world: Json) -> Json:
    """Return a world with what facts can say of it: no side that its thing lacks, no yes to nothing, one thing sold."""
    world = deepcopy(world)
    kinds = {id_: thing["kind"] for id_, thing in world["things"].items()}
    for one in [*world["shares"], *world["protections"]]:
        thing = one.get("in") or one["of"]
        if (kinds[thing] == "Work") is (one["side"] in ("MASTER", "PERFORMANCE")):
            one["side"] = "COMPOSITION" if kinds[thing] == "Work" else "MASTER"
        if one.get("tier") == "OWNER" and kinds[thing] == "Work":
            one["tier"] = "MANUSCRIPT"
    for one in world["protections"]:
        one["licence"] = (one["licence"] or "Other") if one["status"] == "OPEN_LICENCE" else None
    world["consents"] = [one for one in world["consents"] if one["uses"] or one["decision"] != "GRANT"]
    for one in world["clauses"]:
        covered = [
            id_ for id_ in dict.fromkeys(one["covers"]["ids"]) if id_[:2] == "C-" or kinds.get(id_, "Party") != "Party"
        ]
        one["covers"] |= {"ids": covered, "parties": [*dict.fromkeys(one["covers"]["parties"])]}
    world["clauses"] = [one for one in world["clauses"] if _says_something(one)]
    known = {one["id"] for one in world["agreements"]}
    for one in world["agreements"]:
        one["amends"] = one["amends"] if one["amends"] in known - {one["id"]} else None
    shares = {one["id"] for one in world["shares"]}
    world["policies"] = [one for one in world["policies"] if one["of"][0] != "AGREEMENT" or one["of"][1] in known]
    for one in world["transfers"]:
        one["catalogue"] = None if one["everything"] else one["catalogue"]
        alone = one["everything"] or one["catalogue"]
        one["shares"] = [] if alone else [id_ for id_ in dict.fromkeys(one["shares"]) if id_ in shares]
    world["transfers"] = [one for one in world["transfers"] if one["everything"] or one["catalogue"] or one["shares"]]
    return world


def _says_something(clause: Json) -> bool:
    covers = clause["covers"]
    return bool((covers["ids"] or covers["parties"]) and (clause["uses"] or clause["effect"] == "PROHIBIT"))


class Telling:
    """A recordable world as facts in order, each with its name in the world; `ids` has the id of each thing.

    Worlds with different numbers share no id.
    """

    def __init__(self, world: Json, *, number: int = 0) -> None:
        self.world = world
        self._number = number
        self.ids: dict[str, str] = {}
        self.facts: list[tuple[str, Json]] = []
        self._counts: dict[str, int] = defaultdict(int)
        for name, thing in world["things"].items():
            self.ids[name] = self._mint(PREFIXES[thing["kind"]])
        for tell in (self._things, self._papers, self._said):
            tell()

    def _mint(self, prefix: str) -> str:
        self._counts[prefix] += 1
        return f"{prefix}_01890000-0000-7000-8{self._number:03x}-{self._counts[prefix]:012d}"

    def _tell(self, name: str, kind: str, /, *, system: str | None = None, **fields: Any) -> None:
        source = {"system": system or f"source-{len(self.facts)}", "kind": "CWR"}
        self.facts.append((name, {"kind": kind, "source": source, **fields}))

    def _new(self, name: str, kind: str, prefix: str, /, **fields: Any) -> None:
        self.ids.setdefault(name, self._mint(prefix))
        self._tell(name, kind, subject={"new": {"id": self.ids[name]}}, **fields)

    def _to(self, name: str) -> Json:
        """Point at something by its name; a party or a catalogue that is told of nowhere else is told of here."""
        if name not in self.ids:
            if name.startswith("C-"):
                self._new(name, "catalogue", "cat", name=name)
            else:
                self._party(name)
        return {"id": self.ids[name]}

    def _party(self, name: str) -> None:
        died = {"died": "1950"} if name in self.world["dead"] else {}
        self._new(name, "party", "par", type="NaturalPerson", name=name, **died)

    def _things(self) -> None:
        things = self.world["things"]
        for name, thing in things.items():
            if thing["kind"] == "Party":
                self._party(name)
            elif thing["kind"] == "Work":
                words: Json = {} if thing["words"] is None else {"hasWords": thing["words"]}
                self._new(name, "work", "wrk", title=name, **words)
            else:
                type_ = "MusicalWorkSoundRecording" if thing["musical"] else "SpokenWordSoundRecording"
                unnamed = thing["unidentifiedWorks"]
                self._new(name, "recording", "rec", title=name, type=type_, unidentifiedWorks=unnamed)
        self._model()
        for name, thing in things.items():
            for place, one in enumerate(thing.get("contributions", ())):
                by: Json = {"party": self._to(one["party"])} if one["party"] else {"special": one["special"]}
                by = by if one["party"] or one["special"] else {"modelVersion": self._to("tune/1")}
                self._tell("", "contribution", to=self._to(name), by=by, role=one["role"], sequence=place)
            for earlier in thing.get("derivedFrom", ()):
                ends: Json = {"work": self._to(name), "derivedFrom": self._to(earlier)}
                self._tell("", "workDerivation", **ends, type="ArrangementOf")
            for work in thing.get("works", ()):
                self._tell("", "recordingOf", recording=self._to(name), work=self._to(work))
            for relation, type_ in _RELATIONS.items():
                for other in thing.get(relation, ()):
                    ends = {"recording": self._to(name), "related": self._to(other)}
                    self._tell("", "recordingRelation", **ends, type=type_)

    def _model(self) -> None:
        for family in ("tune", "other"):
            self._new(family, "model", "mod", name=family, providedBy=self._to(f"provider of {family}"))
            self._new(f"{family}/1", "modelVersion", "mdv", model=self._to(family), version="1")

    def _papers(self) -> None:
        for one in self.world["shares"]:
            asserted: Json = {"assertedBy": self._to(one["assertedBy"])} if one["assertedBy"] else {}
            ends: Json = {"holder": self._to(one["holder"]), "in": self._to(one["in"])}
            said = {name: one[name] for name in ("side", "tier", "rights")} | {"size": _size(one)}
            system = one["source"].lower() or "told"
            self._new(one["id"], "rightShare", "shr", system=system, **ends, **asserted, **said, **_where_and_when(one))
        for one in self._amended_first():
            when = {"signedAt": one["signedAt"], "effectiveFrom": one["from"], "effectiveTo": one["to"]}
            when = {name: instant for name, instant in when.items() if instant is not None}
            amends: Json = {"amends": self._to(one["amends"])} if one["amends"] else {}
            type_ = "SETTLEMENT" if one.get("settles") else "OTHER"
            self._new(one["id"], "agreement", "agr", title=one["id"], type=type_, **when, **amends)
        for one in self.world["agreements"]:
            to: Json = {"agreement": {"id": self.ids[one["id"]]}}
            for party in one["licensors"]:
                self._tell("", "agreementParty", **to, party=self._to(party), role="LICENSOR")
            for change in one["changes"]:
                self._tell("", "agreementChange", **to, change=change["change"], effective=change["at"])
        for one in self.world["clauses"]:
            self._clause(one)

    def _amended_first(self) -> list[Json]:
        left, told = list(self.world["agreements"]), list[Json]()
        while left:
            names = {one["id"] for one in left}
            told += [one for one in left if one["amends"] not in names]
            left = [one for one in left if one["amends"] in names]
        return told

    def _clause(self, one: Json) -> None:
        covers, model = one["covers"], one["model"]
        limit = {"FAMILY": "model", "VERSION": "modelVersion"}.get(model["scope"])
        self._new(
            f"clause {one['id']}",
            "clause",
            "cls",
            agreement={"id": self.ids[one["agreement"]]},
            covers={
                "items": [self._to(id_) for id_ in covers["ids"]],
                "parties": [self._to(id_) for id_ in covers["parties"]],
                "laterAcquisitions": covers["later"],
            },
            after=_after(one.get("after", ())),
            **({"limitedTo": {limit: self._to(model["id"])}} if limit else {}),
            **{name: one[name] for name in ("effect", "uses", "sides", "requires", "noticeDays")},
            **_where_and_when(one),
        )

    def _said(self) -> None:
        for one in self.world["protections"]:
            said = {name: one[name] for name in ("side", "status", "conditions")}
            licence: Json = {"licence": one["licence"]} if one["licence"] else {}
            self._tell(one["id"], "protection", of=self._to(one["of"]), **said, **licence, **_where_and_when(one))
        for one in self.world["mandates"]:
            said = {name: one[name] for name in ("capacity", "exclusive", "rights", "uses")}
            said |= {"optOuts": [self._to(id_) for id_ in one["optOuts"]]}
            proof: Json = {"proof": {"document": "proof"}} if one["proof"] else {}
            ends: Json = {"principal": self._to(one["principal"]), "agent": self._to(one["agent"])}
            self._tell(one["id"], "mandate", **ends, **said, **proof, **_where_and_when(one))
        for one in self.world["transfers"]:
            said = {name: one[name] for name in ("laterWorks", "effective", "state", "bindsEarlier")}
            ends = {"from": self._to(one["from"]), "to": self._to(one["to"])}
            self._tell(one["id"], "transfer", **ends, what=self._sold(one), **said)
        for one in self.world["consents"]:
            self._consent(one)
        for one in self.world["policies"]:
            self._policy(one)
        for one in self.world["members"]:
            self._tell(
                "", "catalogueMember", catalogue=self._to(one["catalogue"]), item=self._to(one["item"]), **_when(one)
            )

    def _policy(self, one: Json) -> None:
        whose, id_ = one["of"]
        of: Json = {"everybody": True} if whose == "EVERYBODY" else {"agreement": {"id": self.ids.get(id_)}}
        of = {"provider": {"id": self.ids[f"provider of {id_}"]}} if whose == "MODEL" else of
        roles = {side.lower(): named for side, named in one["roles"].items()}
        self._tell(one["id"], "choicePolicy", of=of, **roles, **_when(one))

    def _sold(self, one: Json) -> Json:
        if one["everything"]:
            return {"everything": True}
        if one["catalogue"]:
            return {"catalogue": self._to(one["catalogue"])}
        return {"shares": [{"id": self.ids[id_]} for id_ in one["shares"]]}

    def _consent(self, one: Json) -> None:
        said = {name: one[name] for name in ("decision", "capacity", "of", "uses", "noticeDays", "method")}
        said |= {name: one[name] for name in ("project", "receivedAt") if one[name] is not None}
        if one["decision"] == "CONSTRAIN":
            said["constraint"] = {"text": "If."} | ({"satisfied": {"document": "proof"}} if one["satisfied"] else {})
        ends: Json = {"by": self._to(one["by"]), "about": self._to(one["about"])}
        self._tell(one["id"], "consent", **ends, **said, **_where_and_when(one))


_RELATIONS = {"sameAs": "linernotes:IsStemOf", "inside": "ContainsSamplesFrom", "replays": "linernotes:Interpolates"}


def _size(share: Json) -> Json:
    if share["size"] is None:
        return {"unknown": True}
    if share["basis"] == "CWR":
        whole, hundredths = divmod(share["size"], 100)
        return {"stated": {"basis": "CWR", "value": f"{whole}.{hundredths:02d}"}}
    return {"ppm": share["size"]}


def _where_and_when(one: Json) -> Json:
    stated: Json = {"territories": one["territories"]}
    return stated | _when(one)


def _when(one: Json) -> Json:
    when = {"validFrom": one["from"], "validTo": one["to"]}
    return {name: instant for name, instant in when.items() if instant is not None}


def _after(going_on: list[str]) -> Json:
    after: Json = {"newTraining": "TRAINING" in going_on}
    return after | {name: "CONTINUE" for name, what in _GOING_ON.items() if what in going_on}


_GOING_ON = {"model": "MODEL", "outputs": "OUTPUTS"}
