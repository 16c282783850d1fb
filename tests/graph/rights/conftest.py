"""A recorder on an empty journal."""

from tests.graph.recorder.conftest import ask, record, recorder

__all__ = ["ask", "record", "recorder"]
