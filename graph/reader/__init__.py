"""One way out: a selection set and a table of views become one Cypher statement and a decoder for its rows."""

from graph.reader.context import Audience, CreditContext, ReadContext
from graph.reader.database import Database
from graph.reader.reader import Document, Reader

__all__ = ["Audience", "CreditContext", "Database", "Document", "ReadContext", "Reader"]
