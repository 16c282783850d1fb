"""The schema of the graph, as numbered files that only grow in number, and what applies them."""
