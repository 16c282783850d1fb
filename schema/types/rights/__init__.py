"""The types of rights."""
