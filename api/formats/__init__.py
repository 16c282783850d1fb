"""Lineage as files of other people's formats."""
