"""How facts about models become graph."""

from graph.projections.rows import Edge, Ids, Node, Rows, edges, optional_edge, properties
from linernotes.facts.model import Model, ModelVersion


def model(fact: Model, ids: Ids) -> Rows:
    """Show the model and who provides it."""
    return [
        Node("Model", ids.own, properties(fact, "name")),
        *optional_edge("PROVIDED_BY", ids.own, ids.get("/providedBy")),
    ]


def model_version(fact: ModelVersion, ids: Ids) -> Rows:
    """Show the version, the run that produced it and whose voice it carries."""
    return [
        Node("ModelVersion", ids.own, properties(fact, "version", "weights_hash", "released")),
        Edge("VERSION_OF", ids.own, ids["/model"]),
        *optional_edge("PRODUCED_BY", ids.own, ids.get("/producedBy")),
        *edges("VOICE_OF", ids.own, ids, "/voiceOf", len(fact.voice_of)),
    ]
