"""Who may be seen in a reading of the past: what is hidden now, and what would be, by what stood then and choices now.

The labels that hide things are today's (graph/recorder/withholding.py). They do not know of contributions that stood
then and stand no longer, nor of things that nobody describes any more: of those the rule of linernotes/naming.py is
asked again here, in Cypher, of one node at a time. Whatever kind the node is, what is of other kinds finds no rows.
"""

from __future__ import annotations

from graph.reader.then import edge
from linernotes.facts.party import CreditContext

# The maker of a contribution: the node itself is that, or one to it, or to a work that it is a recording of.
_MAKERS = (
    f"({{node}})-{edge('RECORDING_OF', 'of_w')}->{{{{0,1}}}}(credited_w)<-{edge('TO', 'to_w')}-{{{{0,1}}}}(credit_w)"
    f"<-{edge('MADE', 'made_w')}-(maker_w)"
)
_PRINCIPAL = (
    "(credit_w = {node} OR credit_w.role IN $decisive OR credit_w.role IN $performers AND NOT EXISTS {{ MATCH"
    f" (credited_w)<-{edge('TO', 'also_w')}-(other_w) WHERE other_w.role IN $mainArtists }}}})"
)
# Silence is no permission on training lines, unless something allows to name those who said nothing.
_SILENT = (
    f"NOT EXISTS {{{{ MATCH (maker_w)<-{edge('CHOSEN_BY', 'chosen_w')}-(word_w)"
    " WHERE word_w.audience = '{audience}' AND word_w.context = 'TRAINING' }}"
    f" AND NOT EXISTS {{{{ MATCH ({{node}})-{edge('TO', 'item_w')}->{{{{0,1}}}}()"
    f"<-{edge('RECORDING_OF', 'sound_w')}-{{{{0,1}}}}()<-{edge('INCLUDES', 'entry_w')}-()"
    " WHERE entry_w.basis = 'PUBLIC_DOMAIN' OR entry_w.allowsNaming }}"
)
_HELD = f"MATCH ({{node}})-{edge('ENCODES|CONTAINS', 'holds_w')}->(held_w)"


def visible_then(node: str, hidden: str, audience: str, place: CreditContext) -> str:
    """Give the condition on which a node may be seen where the label `hidden` hides it today."""
    item = _hidden(node, hidden, audience, place)
    held = _HELD.format(node=node)
    shown = f"EXISTS {{ {held} WHERE NOT ({_hidden('held_w', hidden, audience, place)}) }}"
    return f"NOT ({item} OR EXISTS {{ {held} }} AND NOT {shown})"


def _hidden(node: str, hidden: str, audience: str, place: CreditContext) -> str:
    """Say that an item or contribution is withheld; a party is where its label says so."""
    unnamed = f"maker_w:{hidden}"
    if place is CreditContext.TRAINING:
        unnamed = f"({unnamed} OR {_SILENT.format(node=node, audience=audience)})"
    makers = f"{_MAKERS.format(node=node)} WHERE {unnamed} AND {_PRINCIPAL.format(node=node)}"
    return f"{node}:{hidden} OR EXISTS {{ MATCH {makers} }}"
