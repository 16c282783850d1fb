"""How facts about recordings become graph."""

from graph.projections.rows import Edge, Ids, Node, Rows, properties, segment
from linernotes.facts.recording import Recording, RecordingOf, RecordingRelation

_STORED = ("title", "type", "version_type", "duration_ms", "recorded", "genre", "unidentified_works", "note")


def recording(fact: Recording, ids: Ids) -> Rows:
    """Show the recording."""
    return [Node("Recording", ids.own, properties(fact, *_STORED))]


def recording_of(fact: RecordingOf, ids: Ids) -> Rows:
    """Let the recording or asset be of the work."""
    return [Edge("RECORDING_OF", ids["/recording"], ids["/work"], properties(fact, "type", "sequence"))]


def recording_relation(fact: RecordingRelation, ids: Ids) -> Rows:
    """Let the later recording rest on the earlier."""
    segments = segment(fact.in_segment, "in") | segment(fact.from_segment, "from")
    return [Edge("RELATED_TO", ids["/recording"], ids["/related"], properties(fact, "type") | segments)]
