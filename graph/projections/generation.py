"""How a generation becomes graph."""

from graph.projections.rights.terms import authorized, paper
from graph.projections.rows import Edge, Ids, Node, Rows, optional_edge, properties, segment
from linernotes.facts.generation import Generation


def generation(fact: Generation, ids: Ids) -> Rows:
    """Show the generation, the models it used by part, its inputs and who was named in the prompt.

    The keys by which the generations of a model, and those that were given something, are ordered stand on the
    relationships.
    """
    models = [
        Edge("USED_MODEL", ids.own, of, properties(use, "part") | {"position": place, "of": of, "generation": ids.own})
        for place, use in enumerate(fact.models)
        for of in (ids[f"/models/{place}/modelVersion"],)
    ]
    inputs = [
        Edge(
            "USED_INPUT",
            ids.own,
            of,
            properties(item, "relationship", "basis")
            | segment(item.in_segment, "in")
            | segment(item.from_segment, "from")
            | {"position": place, "of": of, "generation": ids.own},
        )
        for place, item in enumerate(fact.inputs)
        for of in (ids[f"/inputs/{place}/input"],)
    ]
    named = [
        Edge("NAMED", ids.own, ids[f"/named/{place}/party"], properties(person, "how"))
        for place, person in enumerate(fact.named)
    ]
    warranties = [
        Edge(
            "WARRANTED_BY",
            ids.own,
            ids[f"/inputs/{place}/warranty/by"],
            paper(item.warranty.text, "text") | {"position": place},
        )
        for place, item in enumerate(fact.inputs)
        if item.warranty is not None
    ]
    operator = optional_edge("OPERATED_BY", ids.own, ids.get("/operator"))
    shown = Node("Generation", ids.own, properties(fact, "at", "prompt_hash"))
    return [shown, *operator, *models, *inputs, *warranties, *named, *authorized(ids.own, ids)]
