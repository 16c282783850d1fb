// Numbers of things, and the derived rows that name things by them: which hits trace to what, and how many.
CREATE CONSTRAINT entity_number IF NOT EXISTS FOR (entity:Entity) REQUIRE entity.number IS UNIQUE;
CREATE CONSTRAINT pending_id IF NOT EXISTS FOR (n:Pending) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT trace_count IF NOT EXISTS FOR (n:TraceCount) REQUIRE (n.source, n.kind, n.certainty) IS UNIQUE;
CREATE INDEX pending_seq IF NOT EXISTS FOR (n:Pending) ON (n.seq, n.id);
CREATE INDEX traces_to_source IF NOT EXISTS FOR ()-[e:TRACES_TO]-() ON (e.source, e.open, e.position);
// A record that was made before things had numbers is made anew from its journal.
MATCH (head:JournalHead) WHERE head.seq > 0 SET head.rebuiltTo = -1;
