// What was known at a seq or a time in the past: how twins, and the journal's entries, are found.
CREATE INDEX was_id IF NOT EXISTS FOR (n:Was) ON (n.id);
CREATE INDEX former_id IF NOT EXISTS FOR (n:Former) ON (n.id);
CREATE INDEX file_was_sha256 IF NOT EXISTS FOR (n:FileWas) ON (n.sha256);
CREATE INDEX file_was_iscc IF NOT EXISTS FOR (n:FileWas) ON (n.iscc);
CREATE INDEX fact_target IF NOT EXISTS FOR (n:Fact) ON (n.target);
CREATE INDEX fact_was_target IF NOT EXISTS FOR (n:FactWas) ON (n.target);
CREATE INDEX journal_entry_recorded_at IF NOT EXISTS FOR (n:JournalEntry) ON (n.recordedAt, n.lastSeq);
