"""How a party reads from the graph: its names, whom it belongs to and speaks for, what it contributed."""

from typing import Any

from graph.reader.context import CreditContext, ReadContext
from graph.reader.views import Computed, Field, Order, Path, Same, Stored, View
from graph.views.derivative import TRACED_PARTY
from graph.views.fact import STATED_BY
from graph.views.identifier import IDENTIFIERS
from graph.views.journal import HISTORY
from graph.views.rights.agreement import AGREEMENTS
from graph.views.rights.consent import DECIDED, MANDATES, POLICIES
from graph.views.rights.objection import OBJECTED
from graph.views.rights.permission import PERMISSIONS
from graph.views.rights.share import SHARES_HELD
from graph.views.roots import by_id, by_ids_or_identifier, titled
from graph.views.trained_model import TRAINED_PARTY
from linernotes.facts.party import Audience, Naming
from linernotes.naming import Reader, choices_in_force


def _related(pattern: str, to: str) -> Path:
    return Path(pattern=pattern, to=to, order=Order(("n.id", "e.fact")), ceiling=200)


def link(value: dict[str, Any], context: ReadContext) -> str | None:
    """Show the page that a party gave to those whom it chose to be linked for, on what it made."""
    if context.audience is Reader.AUDITOR:
        return None
    choices = choices_in_force((word["audience"], word["context"], word["naming"]) for word in value["choices"])
    place = (Audience(context.audience.value), CreditContext.MADE_BY)
    return value["ownLink"] if choices.get(place) is Naming.LINKED else None


PARTY = View(
    name="Party",
    label="Party",
    prefix="par",
    withholdable=True,
    fields={
        "id": Stored("id"),
        "statedBy": STATED_BY,
        "history": HISTORY,
        "type": Stored("type"),
        "name": Stored("name"),
        "link": Computed(needs="ownLink choices { audience context naming }", then=link),
        "born": Stored("born"),
        "died": Stored("died"),
        "identifiers": IDENTIFIERS,
        # A legal name is nobody's to show: the names that a party is known by are.
        "names": Path(
            pattern="(@)<-[:NAME_OF]-(n)",
            to="PartyName",
            where="n.type <> 'LEGAL'",
            order=Order(("n.id",)),
            ceiling=100,
        ),
        "memberOf": _related("(@)-[e:MEMBER_OF]->(n)", "Membership"),
        "members": _related("(@)<-[e:MEMBER_OF]-(n)", "Membership"),
        "personaOf": _related("(@)-[e:PERSONA_OF]->(n)", "PersonaRelation"),
        "personas": _related("(@)<-[e:PERSONA_OF]-(n)", "PersonaRelation"),
        "represents": _related("(@)-[e:REPRESENTS]->(n)", "Representation"),
        "representedBy": _related("(@)<-[e:REPRESENTS]-(n)", "Representation"),
        "contributions": Path(
            # A contribution to what is withheld would lead to it, as would one whose maker is not named on it.
            pattern="(@)-[e:MADE]->(n)-[:TO]->(item)",
            to="Contribution",
            where="visible(n) AND visible(item)",
            filters={"role": "n.role = $role"},
            order=Order(
                ("e.position", "e.contribution"),
                fixed=("e.of",),
                index="e:MADE(of, position, contribution)",
                seek="e.of = @.id AND e.position >= 0 AND e.contribution > ''",
            ),
            ceiling=100,
        ),
        "works": Path(
            pattern="(@)-[:MADE]->(made)-[:TO]->(n:Work)",
            to="Work",
            where="visible(made)",
            order=Order(("n.title", "n.id")),
            ceiling=100,
            distinct=True,
        ),
        "voiceModels": Path(
            pattern="(@)<-[:VOICE_OF]-(n)",
            to="ModelVersion",
            where="visible(@)",
            order=Order(("n.id",)),
            ceiling=100,
            context=CreditContext.TRAINING,
        ),
        "namedIn": Path(pattern="(@)<-[e:NAMED]-(n)", to="NamedIn", order=Order(("n.id", "e.how")), ceiling=100),
        "rightShares": SHARES_HELD,
        "decisions": DECIDED,
        "agreements": AGREEMENTS,
        "choicePolicies": POLICIES,
        "objections": OBJECTED,
        **MANDATES,
        **PERMISSIONS,
        **TRACED_PARTY,
        **TRAINED_PARTY,
        # Not in the public schema: the page that it gave, and how it wants to be named.
        "ownLink": Stored("link"),
        "choices": Path(pattern="(@)<-[:CHOSEN_BY]-(n)", to="NamingChoice", order=Order(("n.id",)), ceiling=100),
    },
)

NAMING_CHOICE = View(
    name="NamingChoice",
    label="NamingChoice",
    fields={"audience": Stored("audience"), "context": Stored("context"), "naming": Stored("naming")},
)

PARTY_NAME = View(
    name="PartyName",
    label="PartyName",
    fields={
        "type": Stored("type"),
        "text": Stored("text"),
        "validFrom": Stored("validFrom"),
        "validTo": Stored("validTo"),
    },
)

_VALID: dict[str, Field] = {"validFrom": Stored("validFrom", of="e"), "validTo": Stored("validTo", of="e")}

# Each with the other party, from whichever end it is read.
MEMBERSHIP = View(
    name="Membership",
    nodes={"n": "Party"},
    fields={"role": Stored("role", of="e"), "party": Same("n"), **_VALID},
)
PERSONA = View(name="PersonaRelation", nodes={"n": "Party"}, fields={"party": Same("n"), **_VALID})
REPRESENTATION = View(
    name="Representation",
    nodes={"n": "Party"},
    fields={"capacity": Stored("capacity", of="e"), "party": Same("n"), **_VALID},
)

NAMED_IN = View(
    name="NamedIn", nodes={"n": "Generation"}, fields={"how": Stored("how", of="e"), "generation": Same("n")}
)

VIEWS = (PARTY, NAMING_CHOICE, PARTY_NAME, MEMBERSHIP, PERSONA, REPRESENTATION, NAMED_IN)

ROOTS: dict[str, Field] = {
    "party": by_id("Party"),
    "parties": by_ids_or_identifier("Party"),
    "partiesConnection": titled("Party", "name"),
}
