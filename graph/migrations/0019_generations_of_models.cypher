// The generations of a model are read in order out of an index: relationships carry the keys, of what was there too.
CREATE INDEX used_model_of_generation IF NOT EXISTS FOR ()-[e:USED_MODEL]-() ON (e.of, e.generation, e.position);
CREATE INDEX used_model_was_of_generation IF NOT EXISTS FOR ()-[e:USED_MODEL_WAS]-() ON (e.of, e.generation, e.position);
MATCH (made)-[used:USED_MODEL|USED_MODEL_WAS]->(model) WHERE used.of IS NULL
CALL (made, used, model) {
  SET used.of = model.id, used.generation = made.id
} IN TRANSACTIONS OF 10000 ROWS;
