// Makes room for the record of what has been applied; it stands before the first migration.
// Parameters: none.
CREATE CONSTRAINT migration_number IF NOT EXISTS FOR (migration:Migration) REQUIRE migration.number IS UNIQUE
