// What came from somebody's own stands before them whatever they chose; and all that is kept is made anew so.
MATCH (task:Task) DELETE task;
MATCH (head:JournalHead) WHERE head.seq > 0
MERGE (task:Task {id: 'everything 0'})
SET task.kind = 'everything', task.number = 0, task.seq = head.seq, task.open = 0, task.position = -1;
