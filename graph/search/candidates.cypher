// What may answer to a search: things that stand and that the reader may see, each with the texts of one node of it.
// Parameters: $queries, a list of {index, text}; $identifiers, ids; $kinds of things, as labels; $hidden, a label; $most.
MATCH (head:JournalHead {id: 'head'})
RETURN head.seq, COLLECT {
  UNWIND $queries AS query
  CALL (query) {
    CALL db.index.fulltext.queryNodes(query.index, query.text) YIELD node
    // A legal name is nobody's to show, so it leads to nobody either.
    OPTIONAL MATCH (node:PartyName WHERE node.type <> 'LEGAL')-[:NAME_OF]->(named)
    OPTIONAL MATCH (node:Identifier)<-[:IDENTIFIED_BY]-(identified)
    WITH node, coalesce(named, identified, node) AS thing
    UNWIND [kind IN $kinds WHERE kind IN labels(thing) AND NOT $hidden IN labels(thing)] AS kind
    RETURN node, thing, kind LIMIT $most
  }
  RETURN [
    query.index, thing.id, kind, node.scheme,
    [node.name], [node.title], [node.text], coalesce(node.alternativeTitles, []), [node.value]
  ] AS candidate
  UNION ALL
  UNWIND $identifiers AS identifier
  CALL (identifier) {
    MATCH (node:Entity {id: identifier})<-[:IDENTIFIED_BY]-(thing)
    UNWIND [kind IN $kinds WHERE kind IN labels(thing) AND NOT $hidden IN labels(thing)] AS kind
    RETURN node, thing, kind LIMIT $most
  }
  RETURN [identifier, thing.id, kind, node.scheme, [], [], [], [], [node.value]] AS candidate
}
