// What is kept of datasets and models: who contributed, how much there is of what, and what models made of it.
CREATE CONSTRAINT contributor_count IF NOT EXISTS FOR (n:ContributorCount) REQUIRE (n.of, n.by, n.value) IS UNIQUE;
CREATE CONSTRAINT behind_id IF NOT EXISTS FOR (n:Behind) REQUIRE n.id IS UNIQUE;
CREATE INDEX behind_seq IF NOT EXISTS FOR (n:Behind) ON (n.seq, n.id);
CREATE INDEX draws_on_party IF NOT EXISTS FOR ()-[e:DRAWS_ON]-() ON (e.of, e.party);
CREATE INDEX draws_on_rank IF NOT EXISTS FOR ()-[e:DRAWS_ON]-() ON (e.of, e.rank);
CREATE INDEX draws_on_rank_public IF NOT EXISTS FOR ()-[e:DRAWS_ON]-() ON (e.of, e.rankPublic);
CREATE INDEX draws_on_rank_licensed IF NOT EXISTS FOR ()-[e:DRAWS_ON]-() ON (e.of, e.rankLicensed);
