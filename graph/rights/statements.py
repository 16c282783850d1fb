"""The Cypher that reads what is on record about rights: a statement for each kind of paper, for many things at once.

Each has a form for today, and one for what stood once the journal had come to `$known`. A paper is found from what it
is about, never from who gave it: who has a large catalogue gave very many.

Each answers one row, the list of all that it found: of a list the driver makes values at once, of rows one by one,
which takes Python ten times as long.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from graph.engine.cypher import Statement
from graph.lineage.pattern import relationship, thing
from graph.reader.then import property_then, stood

TERRITORIES: Final = ("territoryTable", "territoryVersion", "territories", "excludedTerritories", "asAmended")
VALID: Final = ("validFrom", "validTo")
SHARE: Final = ("id", "side", "tier", "rights", "sizePpm", "statedBasis", "source", *TERRITORIES, *VALID)
PROTECTION: Final = ("id", "side", "status", "licence", "conditions", *TERRITORIES, *VALID)
MANDATE: Final = ("id", "capacity", "exclusive", "rights", "uses", "proof", *TERRITORIES, *VALID)
TRANSFER: Final = ("id", "effective", "state", "bindsEarlier", "laterWorks")
AGREEMENT: Final = ("id", "type", "signedAt", "effectiveFrom", "effectiveTo")
POLICY: Final = ("id", "master", "composition", "lyrics", *VALID)
AFTER_END: Final = ("newTraining", "afterModel", "retireWithinDays", "afterOutputs", "moneyDue")
CLAUSE: Final = (
    *("id", "effect", "uses", "sides", "requires", "laterAcquisitions", "noticeDays"),
    *AFTER_END,
    *TERRITORIES,
    *VALID,
)
CONSENT: Final = (
    *("id", "decision", "capacity", "of", "uses", "project", "receivedAt", "noticeDays", "satisfied", "method"),
    *TERRITORIES,
    *VALID,
)


def _values(name: str, names: tuple[str, ...], *, then: bool) -> str:
    """List properties as they are, or were: of an ended one until when it held as far as was known."""
    read = [property_then({}, name, each) if then else f"{name}.{each}" for each in names]
    return f"[{', '.join(read)}]"


def _state(name: str, said: str, *, then: bool) -> str:
    """Give the lines that find what a thing is shown by: today its node, of the past the state that stood."""
    if not then:
        return f"WITH *, {name} AS {said}"
    return f"MATCH ({said}:Entity|Was {{id: {name}.id}}) WHERE {stood(said)}"


@cache
def sounds(*, then: bool = False) -> Statement:
    """Return the statement that says what recordings and assets embody, and who made them.

    Rows: id, type, unidentified works, works, relations [type, id] to others and from others, inputs [relationship,
    id, what that holds], contributions [role, party, special].
    """
    made = relationship("PRODUCED_BY", "made", then=then)
    held = f"COLLECT {{ MATCH (one)-{relationship('ENCODES', 'encodes', then=then)}->(held) RETURN DISTINCT held.id }}"
    return Statement(
        f"""
        // What recordings and assets embody, and who made them.
        // ids
        UNWIND $ids AS id MATCH {thing("sound", "id", then=then)}
        {_state("sound", "said", then=then)}
        RETURN collect([id, said.type, said.unidentifiedWorks,
          COLLECT {{ MATCH (sound)-{relationship("RECORDING_OF", "of", then=then)}->(work) RETURN DISTINCT work.id }},
          COLLECT {{ MATCH (sound)-{relationship("RELATED_TO", "relation", then=then)}->(one)
            RETURN DISTINCT [relation.type, one.id] }},
          COLLECT {{ MATCH (sound)<-{relationship("RELATED_TO", "relation", then=then)}-(one)
            RETURN DISTINCT [relation.type, one.id] }},
          COLLECT {{ MATCH (sound)-{made}->(run)-{relationship("USED_INPUT", "given", then=then)}->(one)
            RETURN DISTINCT [given.relationship, one.id, {held}] }},
          {_makers("sound", then=then)}])
        """,
        name="rights sounds",
    )


@cache
def works(*, then: bool = False) -> Statement:
    """Return the statement that says what works rest on, and who wrote them.

    Rows: id, whether it has words, relations [type, id] to others and from others, contributions as of sounds.
    """
    return Statement(
        f"""
        // What works rest on, and who wrote them.
        // ids
        UNWIND $ids AS id MATCH {thing("work", "id", then=then)}
        {_state("work", "said", then=then)}
        RETURN collect([id, said.hasWords,
          COLLECT {{ MATCH (work)-{relationship("DERIVED_FROM", "relation", then=then)}->(one)
            RETURN DISTINCT [relation.type, one.id] }},
          COLLECT {{ MATCH (work)<-{relationship("DERIVED_FROM", "relation", then=then)}-(one)
            RETURN DISTINCT [relation.type, one.id] }},
          {_makers("work", then=then)}])
        """,
        name="rights works",
    )


def _makers(of: str, *, then: bool) -> str:
    return (
        f"COLLECT {{ MATCH ({of})<-{relationship('TO', 'to', then=then)}-(one) "
        f"OPTIONAL MATCH (one)<-{relationship('MADE', 'made', then=then)}-(party) "
        "RETURN DISTINCT [one.role, party.id, one.special] }"
    )


@cache
def parties(*, then: bool = False) -> Statement:
    """Return the statement that says of parties whether they have died."""
    return Statement(
        f"""
        // Which parties there are, and whether they have died.
        // ids
        UNWIND $ids AS id MATCH {thing("party", "id", then=then)}
        {_state("party", "said", then=then)}
        RETURN collect([id, said.died IS NOT NULL])
        """,
        name="rights parties",
    )


@cache
def members(*, then: bool = False) -> Statement:
    """Return the statement that says in which catalogues things are, or were, from when to when."""
    return Statement(
        f"""
        // In which catalogues things are listed, from when to when.
        // ids
        UNWIND $ids AS id MATCH {thing("item", "id", then=then)}
        MATCH (item)<-{relationship("LISTS", "listed", then=then)}-(catalogue)
        RETURN collect([catalogue.id, id, {_values("listed", VALID, then=then)}])
        """,
        name="rights members",
    )


@cache
def shares(*, then: bool = False) -> Statement:
    """Return the statement that lists the shares at tier LICENSING in things.

    Rows: the thing, who holds it, who asserts it, the share that it follows, what it says.
    """
    return Statement(
        f"""
        // The shares in things that say who may permit.
        // ids
        UNWIND $ids AS id MATCH {thing("item", "id", then=then)}
        MATCH (item)<-{relationship("SHARE_IN", "inside", then=then)}-(share)
        {_state("share", "said", then=then)}
        WITH id, share, said WHERE said.tier = 'LICENSING'
        MATCH (share)<-{relationship("HOLDS", "holds", then=then)}-(holder)
        OPTIONAL MATCH (share)-{relationship("ASSERTED_BY", "asserted", then=then)}->(asserter)
        OPTIONAL MATCH (share)-{relationship("FOLLOWS", "follows", then=then)}->(followed)
        RETURN collect([id, holder.id, asserter.id, followed.id, {_values("said", SHARE, then=then)}])
        """,
        name="rights shares",
    )


@cache
def protections(*, then: bool = False) -> Statement:
    """Return the statement that lists what is said of the protection of things."""
    return Statement(
        f"""
        // What is said of the protection of things.
        // ids
        UNWIND $ids AS id MATCH {thing("item", "id", then=then)}
        MATCH (item)<-{relationship("PROTECTION_OF", "of", then=then)}-(said)
        RETURN collect([id, {_values("said", PROTECTION, then=then)}])
        """,
        name="rights protections",
    )


@cache
def transfers(*, then: bool = False) -> Statement:
    """Return the statement that lists the transfers of shares, of catalogues, and of everything that is a party's.

    Rows: seller, buyer, shares and catalogues, whether everything, and what the transfer says.
    """
    goes = relationship("TRANSFERS|TRANSFERS_ALL_OF", "goes", then=then)
    return Statement(
        f"""
        // The transfers of shares, of catalogues, and of everything that is a party's.
        // ids
        UNWIND $ids AS id MATCH {thing("one", "id", then=then)} MATCH (one)<-{goes}-(said)
        WITH DISTINCT said
        MATCH (said)<-{relationship("SOLD", "sold", then=then)}-(seller)
        MATCH (said)-{relationship("SOLD_TO", "to", then=then)}->(buyer)
        RETURN collect([seller.id, buyer.id,
          COLLECT {{ MATCH (said)-{relationship("TRANSFERS", "goes", then=then)}->(what) RETURN DISTINCT what.id }},
          EXISTS {{ (said)-{relationship("TRANSFERS_ALL_OF", "goes", then=then)}->() }},
          {_values("said", TRANSFER, then=then)}])
        """,
        name="rights transfers",
    )


@cache
def mandates(*, then: bool = False) -> Statement:
    """Return the statement that lists the mandates that parties gave; rows: principal, agent, what it leaves out."""
    left_out = relationship("LEAVES_OUT", "leaves", then=then)
    return Statement(
        f"""
        // The mandates that parties gave.
        // ids
        UNWIND $ids AS id MATCH {thing("principal", "id", then=then)}
        MATCH (principal)-{relationship("GAVE", "gave", then=then)}->(said)
        MATCH (said)-{relationship("GIVEN_TO", "to", then=then)}->(agent)
        RETURN collect([id, agent.id, COLLECT {{ MATCH (said)-{left_out}->(one) RETURN DISTINCT one.id }},
          {_values("said", MANDATE, then=then)}])
        """,
        name="rights mandates",
    )


@cache
def clauses(*, then: bool = False) -> Statement:
    """Return the statement that lists the clauses that cover things, catalogues, or all that is a party's.

    Rows: agreement, what it covers, whose all it covers, the model or version that it is limited to, what it says.
    """
    covers = relationship("COVERS|COVERS_ALL_OF", "covers", then=then)
    return Statement(
        f"""
        // The clauses that cover things, catalogues, or all that is a party's.
        // ids
        UNWIND $ids AS id MATCH {thing("one", "id", then=then)} MATCH (one)<-{covers}-(clause)
        WITH DISTINCT clause
        {_clause(then=then)}
        """,
        name="rights clauses",
    )


@cache
def clauses_of(*, then: bool = False) -> Statement:
    """Return the statement that lists the clauses of agreements, and of what amends them; rows as of `clauses`."""
    return Statement(
        f"""
        // The clauses of agreements, and of what amends them.
        // ids
        UNWIND $ids AS id MATCH {thing("one", "id", then=then)}
        MATCH (one)<-{relationship("AMENDS", "amends", then=then)}-{{0,20}}(paper)
        MATCH (paper)<-{relationship("CLAUSE_OF", "in_it", then=then)}-(clause)
        WITH DISTINCT clause
        {_clause(then=then)}
        """,
        name="rights clauses of agreements",
    )


def _clause(*, then: bool) -> str:
    """Give the lines that read what is said by clauses."""
    return f"""
        {_state("clause", "said", then=then)}
        MATCH (clause)-{relationship("CLAUSE_OF", "of", then=then)}->(agreement)
        OPTIONAL MATCH (clause)-{relationship("LIMITED_TO", "limited", then=then)}->(model)
        RETURN collect([agreement.id,
          COLLECT {{ MATCH (clause)-{relationship("COVERS", "covers", then=then)}->(one) RETURN DISTINCT one.id }},
          COLLECT {{ MATCH (clause)-{relationship("COVERS_ALL_OF", "covers", then=then)}->(one)
            RETURN DISTINCT one.id }},
          model.id, {_values("said", CLAUSE, then=then)}])
    """


@cache
def agreements(*, then: bool = False) -> Statement:
    """Return the statement that reads agreements.

    Rows: the licensors, what happened to it [when, change], the agreement that it amends, what it says.
    """
    role = "party.role = 'LICENSOR'"
    return Statement(
        f"""
        // Agreements: who licenses, what happened to them, what they amend.
        // ids
        UNWIND $ids AS id MATCH {thing("agreement", "id", then=then)}
        {_state("agreement", "said", then=then)}
        OPTIONAL MATCH (agreement)-{relationship("AMENDS", "amends", then=then)}->(amended)
        RETURN collect([
          COLLECT {{ MATCH (agreement)<-{relationship("PARTY_TO", "party", then=then, more=role)}-(licensor)
            RETURN DISTINCT licensor.id }},
          COLLECT {{ MATCH (agreement)<-{relationship("CHANGES", "changes", then=then)}-(change)
            RETURN DISTINCT [change.effective, change.change] }},
          amended.id, {_values("said", AGREEMENT, then=then)}])
        """,
        name="rights agreements",
    )


@cache
def consents(*, then: bool = False) -> Statement:
    """Return the statement that lists what was decided about things, catalogues, and all that is a party's."""
    return Statement(
        f"""
        // What was decided about things, catalogues, and all that is a party's.
        // ids
        UNWIND $ids AS id MATCH {thing("one", "id", then=then)}
        MATCH (one)<-{relationship("CONCERNS", "concerns", then=then)}-(said)
        MATCH (said)<-{relationship("DECIDED", "decided", then=then)}-(party)
        RETURN collect([id, party.id, {_values("said", CONSENT, then=then)}])
        """,
        name="rights consents",
    )


@cache
def policies(*, then: bool = False) -> Statement:
    """Return the statement that lists the policies of choice of agreements, and of who provides models; rows: whose."""
    owned = relationship("POLICY_OF", "of", then=then)
    return Statement(
        f"""
        // The policies of choice of agreements, and of who provides models.
        // ids
        UNWIND $ids AS id MATCH {thing("one", "id", then=then)}
        MATCH (one)-{relationship("PROVIDED_BY", "by", then=then)}->{{0,1}}()<-{owned}-(said)
        RETURN collect([id, {_values("said", POLICY, then=then)}])
        """,
        name="rights policies",
    )


@cache
def policies_of_everybody(*, then: bool = False) -> Statement:
    """Return the statement that lists the policies of choice that are everybody's; rows as of `policies`."""
    runs = [
        f"""
          MATCH (said:{label}) USING INDEX SEEK said:{label}(everybody, id)
          WHERE said.everybody = true AND said.id > '' {f"AND {stood('said')}" if then else ""}
          RETURN [null, {_values("said", POLICY, then=then)}] AS row"""
        for label in (("ChoicePolicy", "ChoicePolicyWas") if then else ("ChoicePolicy",))
    ]
    return Statement(
        f"""
        // The policies of choice that are everybody's.
        // Parameters: none, or known.
        CALL {{ {" UNION ".join(runs)} }}
        RETURN collect(row)
        """,
        name="rights policies of everybody",
    )
