"""How facts about files become graph."""

from graph.projections.rows import Edge, Ids, Node, Rows, properties, segment
from linernotes.facts.file import Encoding, File


def file(fact: File, ids: Ids) -> Rows:
    """Show the file; its fingerprints are three lists in step."""
    prints = {
        "fingerprintAlgorithms": [item.algorithm for item in fact.fingerprints],
        "fingerprintVersions": [item.version or "" for item in fact.fingerprints],
        "fingerprintValues": [item.value for item in fact.fingerprints],
    }
    stored = properties(fact, "sha256", "byte_length", "media_type", "iscc")
    return [Node("File", ids.own, stored | (prints if fact.fingerprints else {}))]


def encoding(fact: Encoding, ids: Ids) -> Rows:
    """Let the file hold the recording or asset."""
    return [Edge("ENCODES", ids["/file"], ids["/of"], segment(fact.excerpt, "excerpt"))]
