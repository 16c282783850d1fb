// A party's contributions are read in order out of an index: relationships carry the keys, of what was there too.
CREATE INDEX made_of_position IF NOT EXISTS FOR ()-[e:MADE]-() ON (e.of, e.position, e.contribution);
MATCH (party)-[made:MADE|MADE_WAS]->(contribution) WHERE made.of IS NULL
CALL (party, made, contribution) {
  SET made.of = party.id, made.position = contribution.position, made.contribution = contribution.id
} IN TRANSACTIONS OF 10000 ROWS;
