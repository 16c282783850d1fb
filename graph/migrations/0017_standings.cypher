// How past uses stand is kept beside the record, from when to when; for what is on record already it is left for later.
CREATE CONSTRAINT standing_task_id IF NOT EXISTS FOR (n:StandingTask) REQUIRE n.id IS UNIQUE;
CREATE INDEX standing_task_seq IF NOT EXISTS FOR (n:StandingTask) ON (n.seq, n.id);
CREATE INDEX standing_of IF NOT EXISTS FOR (n:Standing) ON (n.of, n.part);
CREATE INDEX standing_status IF NOT EXISTS FOR (n:Standing) ON (n.kind, n.status, n.of);
MATCH (head:JournalHead) WHERE head.seq > 0
MERGE (task:StandingTask {id: 'all'}) SET task.seq = head.seq, task.number = 0, task.position = 0;
