"""How facts about parties become graph."""

from graph.projections.rows import Edge, Ids, Node, Rows, properties, validity
from linernotes.facts.party import Membership, NamingChoice, Party, PartyName, Persona, Representation


def party(fact: Party, ids: Ids) -> Rows:
    """Show the party."""
    return [Node("Party", ids.own, properties(fact, "name", "type", "link", "born", "died"))]


def party_name(fact: PartyName, ids: Ids) -> Rows:
    """Give the party a name for a time."""
    return [
        Node("PartyName", ids.own, properties(fact, "type", "text") | validity(fact)),
        Edge("NAME_OF", ids.own, ids["/party"]),
    ]


def naming_choice(fact: NamingChoice, ids: Ids) -> Rows:
    """Keep how the party wants to be named."""
    return [
        Node("NamingChoice", ids.own, properties(fact, "audience", "context", "naming")),
        Edge("CHOSEN_BY", ids.own, ids["/party"]),
    ]


def membership(fact: Membership, ids: Ids) -> Rows:
    """Let the member belong to the group."""
    return [Edge("MEMBER_OF", ids["/member"], ids["/group"], properties(fact, "role") | validity(fact))]


def persona(fact: Persona, ids: Ids) -> Rows:
    """Let the persona lead to whose it is."""
    return [Edge("PERSONA_OF", ids["/persona"], ids["/of"], validity(fact))]


def representation(fact: Representation, ids: Ids) -> Rows:
    """Let the agent act for the principal."""
    return [Edge("REPRESENTS", ids["/agent"], ids["/principal"], properties(fact, "capacity") | validity(fact))]
