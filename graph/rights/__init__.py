"""Rights: the part of the record that clearance rests on, read from the graph."""
