// What was made of something is read in order out of an index: relationships carry the keys, of what was there too.
CREATE INDEX used_input_of_generation IF NOT EXISTS FOR ()-[e:USED_INPUT]-() ON (e.of, e.generation, e.position);
CREATE INDEX used_input_was_of_generation IF NOT EXISTS FOR ()-[e:USED_INPUT_WAS]-() ON (e.of, e.generation, e.position);
MATCH (made)-[given:USED_INPUT|USED_INPUT_WAS]->(input) WHERE given.of IS NULL
CALL (made, given, input) {
  SET given.of = input.id, given.generation = made.id
} IN TRANSACTIONS OF 10000 ROWS;
