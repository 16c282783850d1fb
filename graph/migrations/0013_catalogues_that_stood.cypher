// What a catalogue once listed is read in order out of an index, as what it lists is.
CREATE INDEX lists_was_of_item IF NOT EXISTS FOR ()-[e:LISTS_WAS]-() ON (e.of, e.item, e.fact);
