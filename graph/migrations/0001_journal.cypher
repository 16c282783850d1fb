// The journal, the identities that everything else stands on, and the keys that find them again.
// Parameters: none.
CREATE CONSTRAINT journal_head_id IF NOT EXISTS FOR (head:JournalHead) REQUIRE head.id IS UNIQUE;
CREATE CONSTRAINT journal_entry_first_seq IF NOT EXISTS FOR (entry:JournalEntry) REQUIRE entry.firstSeq IS UNIQUE;
CREATE CONSTRAINT journal_entry_last_seq IF NOT EXISTS FOR (entry:JournalEntry) REQUIRE entry.lastSeq IS UNIQUE;
CREATE CONSTRAINT journal_entry_batch_key IF NOT EXISTS FOR (entry:JournalEntry) REQUIRE entry.batchKey IS UNIQUE;
CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (entity:Entity) REQUIRE entity.id IS UNIQUE;
CREATE CONSTRAINT fact_seq IF NOT EXISTS FOR (fact:Fact) REQUIRE fact.seq IS UNIQUE;
CREATE CONSTRAINT source_key_id IF NOT EXISTS FOR (key:SourceKey) REQUIRE key.id IS UNIQUE;
