// Records that a migration has been applied; of two runners at once, one records and the other finds it so.
// Parameters: $number, $name, $checksum.
MERGE (migration:Migration {number: $number})
ON CREATE SET migration.name = $name, migration.checksum = $checksum, migration.appliedAt = datetime()
RETURN migration.number, migration.name, migration.checksum
