"""How a fact becomes graph: one pure function a kind, from the fact and the ids it resolved to, to rows."""
