"""The embedded Neo4j's jars: a locked list for each version, fetched once and held to its hashes."""
