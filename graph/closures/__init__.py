"""Derived rows beside the record: which assets and releases came from what, kept exact or said to be behind."""
