"""Full-text search: candidates out of the database's indexes, and of these what answers best, for one reader."""

from graph.search.search import LONGEST_TEXT, Findable, Hit, Hits, Key, MatchedField, search

__all__ = ["LONGEST_TEXT", "Findable", "Hit", "Hits", "Key", "MatchedField", "search"]
