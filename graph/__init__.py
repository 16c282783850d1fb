"""Neo4j: the engine, the way in for facts, and the way out for answers; all Cypher lives here."""
