"""The small schema of the reader's tests, over rows that a test gives."""

from tests.graph.reader.conftest import no_database, unconnected

__all__ = ["no_database", "unconnected"]
