// What came from what somebody controls is kept too, and who controls what; and all that is kept is made anew so.
CREATE INDEX controls_of_thing IF NOT EXISTS FOR ()-[e:CONTROLS]-() ON (e.of, e.thing);
MATCH (task:Task) DELETE task;
MATCH (head:JournalHead) WHERE head.seq > 0
MERGE (task:Task {id: 'everything 0'})
SET task.kind = 'everything', task.number = 0, task.seq = head.seq, task.open = 0, task.position = -1;
