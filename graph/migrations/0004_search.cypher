// What is found by the words of its names, titles and identifiers; graph/search asks these indexes and no others.
// Parameters: none.
// Only what stands now has these labels: a twin of what stood before has others, and so is in no index.
// They are consistent at once, so that whoever records a name finds it: 1,000 names take 0.03 s longer for each index.
// No two have one list of properties: the same in another order is another index, or it would not be made.
CREATE FULLTEXT INDEX search_words IF NOT EXISTS
FOR (n:Party|PartyName|Work|Recording|Release|Asset|Dataset|Model)
ON EACH [n.name, n.text, n.title, n.alternativeTitles]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-folding', `fulltext.eventually_consistent`: false}};
// Pairs of characters, for Hangul, Han and kana: they are written without spaces between words.
CREATE FULLTEXT INDEX search_pairs IF NOT EXISTS
FOR (n:Party|PartyName|Work|Recording|Release|Asset|Dataset|Model)
ON EACH [n.text, n.title, n.alternativeTitles, n.name]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk', `fulltext.eventually_consistent`: false}};
// What is between spaces, as it is written, for what the others pass over: "The The", "If", "!!!".
CREATE FULLTEXT INDEX search_as_written IF NOT EXISTS
FOR (n:Party|PartyName|Work|Recording|Release|Asset|Dataset|Model)
ON EACH [n.title, n.alternativeTitles, n.name, n.text]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'unicode_whitespace', `fulltext.eventually_consistent`: false}};
CREATE FULLTEXT INDEX search_identifiers IF NOT EXISTS
FOR (n:Identifier)
ON EACH [n.value]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-folding', `fulltext.eventually_consistent`: false}};
