// Which migrations has this database applied?
// Parameters: none.
MATCH (migration:Migration)
RETURN migration.number, migration.name, migration.checksum
ORDER BY migration.number
