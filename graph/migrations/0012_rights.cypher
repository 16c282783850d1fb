// What is found by its own key, and what is listed in an order, of rights.
// Parameters: none.
CREATE CONSTRAINT agreement_id IF NOT EXISTS FOR (n:Agreement) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT catalogue_id IF NOT EXISTS FOR (n:Catalogue) REQUIRE n.id IS UNIQUE;
CREATE INDEX agreement_title IF NOT EXISTS FOR (n:Agreement) ON (n.title, n.id);
CREATE INDEX catalogue_name IF NOT EXISTS FOR (n:Catalogue) ON (n.name, n.id);
CREATE INDEX holds_of_share IF NOT EXISTS FOR ()-[e:HOLDS]-() ON (e.of, e.share);
CREATE INDEX decided_of_consent IF NOT EXISTS FOR ()-[e:DECIDED]-() ON (e.of, e.consent);
CREATE INDEX lists_of_item IF NOT EXISTS FOR ()-[e:LISTS]-() ON (e.of, e.item, e.fact);
