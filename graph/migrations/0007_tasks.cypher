// One list of what is left for later, where there were two; and all that is kept is made anew, as it is seen now.
DROP CONSTRAINT pending_id IF EXISTS;
DROP CONSTRAINT behind_id IF EXISTS;
DROP INDEX pending_seq IF EXISTS;
DROP INDEX behind_seq IF EXISTS;
CREATE CONSTRAINT task_id IF NOT EXISTS FOR (n:Task) REQUIRE n.id IS UNIQUE;
CREATE INDEX task_seq IF NOT EXISTS FOR (n:Task) ON (n.seq, n.id);
MATCH (left:Pending|Behind) DELETE left;
MATCH (head:JournalHead) WHERE head.seq > 0
MERGE (task:Task {id: 'everything 0'})
SET task.kind = 'everything', task.number = 0, task.seq = head.seq, task.open = 0, task.position = -1;
