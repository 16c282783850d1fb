// What a dataset version once held is read in order out of an index, as what it holds is.
CREATE INDEX includes_was_of_item IF NOT EXISTS FOR ()-[e:INCLUDES_WAS]-() ON (e.of, e.item, e.fact);
