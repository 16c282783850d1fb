"""What comes in: the demo catalogue and its story, importers, and generators of test worlds."""
