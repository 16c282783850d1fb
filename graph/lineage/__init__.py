"""Walks over the graph along the steps of linernotes/lineage.py, hop by hop."""
