// What was known at a seq or a time in the past, and the journal's facts by what they are about, by whom and of which kind.
CREATE INDEX was_id IF NOT EXISTS FOR (n:Was) ON (n.id);
CREATE INDEX former_id IF NOT EXISTS FOR (n:Former) ON (n.id);
CREATE INDEX file_was_sha256 IF NOT EXISTS FOR (n:FileWas) ON (n.sha256);
CREATE INDEX file_was_iscc IF NOT EXISTS FOR (n:FileWas) ON (n.iscc);
CREATE INDEX journal_entry_recorded_at IF NOT EXISTS FOR (n:JournalEntry) ON (n.recordedAt, n.lastSeq);
DROP INDEX fact_subject IF EXISTS;
CREATE INDEX said_seq IF NOT EXISTS FOR (n:Said) ON (n.seq);
CREATE INDEX said_about IF NOT EXISTS FOR (n:Said) ON (n.about, n.seq);
CREATE INDEX said_subject IF NOT EXISTS FOR (n:Said) ON (n.subject, n.seq);
CREATE INDEX said_actor IF NOT EXISTS FOR (n:Said) ON (n.actor, n.seq);
CREATE INDEX said_kind IF NOT EXISTS FOR (n:Said) ON (n.kind, n.seq);
CREATE INDEX said_target IF NOT EXISTS FOR (n:Said) ON (n.target);
