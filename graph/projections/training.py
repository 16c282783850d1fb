"""How a training run becomes graph."""

from graph.projections.rights.terms import authorized, purpose, trained
from graph.projections.rows import Ids, Node, Rows, edges, optional_edge, properties
from linernotes.facts.training import TrainingRun


def training_run(fact: TrainingRun, ids: Ids) -> Rows:
    """Show the run, what it used and where it started."""
    stored = properties(fact, "type", "started_at", "ended_at", "code_hash", "config_hash") | purpose(fact)
    return [
        Node("TrainingRun", ids.own, stored),
        *optional_edge("RUN_BY", ids.own, ids.get("/runBy")),
        *edges("USED", ids.own, ids, "/used", len(fact.used)),
        *edges("STARTED_FROM", ids.own, ids, "/startedFrom", len(fact.started_from)),
        *edges("LEARNED_FROM", ids.own, ids, "/learnedFrom", len(fact.learned_from)),
        *authorized(ids.own, ids),
        *optional_edge("TRAINS", ids.own, trained(ids)),
    ]
