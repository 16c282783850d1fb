"""How each field of each noun reads from the graph: tables, one noun a file; `registry` has them all."""
