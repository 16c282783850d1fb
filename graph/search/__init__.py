"""Full-text search: candidates out of the database's indexes, and of these what answers best, for one reader."""

from graph.search.search import Findable, Hit, Hits, Key, MatchedField, search

__all__ = ["Findable", "Hit", "Hits", "Key", "MatchedField", "search"]
