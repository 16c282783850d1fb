"""A small schema that has everything the reader can do, its views, and a graph for it; apart from the real ones."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graphql import GraphQLSchema, OperationDefinitionNode, build_schema, parse
from graphql.execution import Executor

from graph.engine.cypher import Statement
from graph.engine.database import Database
from graph.engine.transaction import Transaction
from graph.reader import Audience, CreditContext, ReadContext
from graph.reader.errors import BadArgument
from graph.reader.finding import Finding, Findings
from graph.reader.views import (
    Choice,
    Computed,
    Degree,
    Entities,
    Entity,
    Found,
    Listed,
    Order,
    Path,
    Same,
    Stored,
    View,
    Views,
)

SDL = """
interface Node { id: ID! }
union Credited = Work | Recording
enum Role { Composer Vocalist Producer }
enum RecordingOrder { TITLE NEWEST }
input RecordingFilter { title: String, type: String }
input IdentifierInput { scheme: String!, value: String! }
scalar Long

type PageInfo { hasNextPage: Boolean!, hasPreviousPage: Boolean!, startCursor: String, endCursor: String }

type Party implements Node {
  id: ID!
  name: String!
  link: String
  contributions(first: Int = 20, after: String, role: Role): ContributionConnection!
  recordings: [Recording!]!
}
type ContributionConnection {
  edges: [ContributionEdge!]!
  nodes: [Contribution!]!
  pageInfo: PageInfo!
  totalCount: Int!
}
type ContributionEdge { cursor: String!, node: Contribution! }
type Contribution implements Node {
  id: ID!
  role: Role!
  sequence: Int
  featured: Boolean!
  party: Party
  to: Credited
  creditedAs: String
}
type Work implements Node { id: ID!, title: String!, alternativeTitles: [String!] }
type RecordingOf { type: String!, sequence: Int!, work: Work! }
type Recording implements Node {
  id: ID!
  title: String!
  durationMs: Int
  minutes: Float
  fact: Long
  recordingOf: [RecordingOf!]!
  contributions(first: Int = 20, after: String, role: Role): ContributionConnection!
  lines(upper: Boolean = false): [Line!]!
  head: PersonLine
  scoredBy(first: Int = 20, after: String): ScoredConnection!
}
union Line = PersonLine | NamelessLine
type PersonLine { name: String!, roles: [Role!]!, more: [[Int]] }
type NamelessLine { count: Int! }
type ScoredConnection { edges: [ScoredEdge!]!, nodes: [Report!]!, pageInfo: PageInfo!, totalCount: Int! }
type ScoredEdge { cursor: String!, node: Report!, weightPpm: Int, rank: Int! }
type Report implements Node { id: ID!, family: String }
type RecordingConnection { edges: [RecordingEdge!]!, nodes: [Recording!]!, pageInfo: PageInfo!, totalCount: Int! }
type RecordingEdge { cursor: String!, node: Recording! }

type Near { of: Node, steps: [NearStep!]!, total: Int! }
type NearStep { distance: Int!, thing: Node, makers: [Party]! }

type Query {
  node(id: ID!): Node
  nodes(ids: [ID!]!): [Node]!
  party(id: ID!): Party
  recording(id: ID!): Recording
  recordings(ids: [ID!], identifier: IdentifierInput): [Recording]
  contribution(id: ID!): Contribution
  near(of: ID!, first: Int = 3): Near
  browse(filter: RecordingFilter, orderBy: RecordingOrder = TITLE, first: Int = 20, after: String): RecordingConnection!
}
"""


def credited_as(value: dict[str, Any], _context: ReadContext) -> str | None:
    return None if value["makers"] and value["party"] is None else value["words"]


def lines(value: dict[str, Any], context: ReadContext, *, upper: bool) -> list[dict[str, Any]]:
    assert context.seq >= 0
    said: list[dict[str, Any]] = []
    for each in value["contributions"]:
        if each["party"] is not None:
            name = each["party"]["name"]
            name = name.upper() if upper else name
            said.append({"__typename": "PersonLine", "name": name, "roles": [each["role"]], "more": [[1, None], None]})
    nameless = value["all"] - len(said)
    return [*said, {"__typename": "NamelessLine", "count": nameless}] if nameless else said


NEAR = Statement(
    """
    // The contributions to a recording and who made each, beside how far the journal is.
    // of, first
    MATCH (head:JournalHead {id: 'head'})
    RETURN head.seq, COLLECT {
      MATCH (:Entity {id: $of})<-[:TO]-(n)
      RETURN [n.id, COLLECT { MATCH (n)<-[:MADE]-(p) RETURN p.id }] ORDER BY n.id LIMIT $first
    }
    """
)


async def near(finding: Finding) -> Findings:
    of, first = finding.arguments["of"], finding.arguments["first"] or 0
    if first > 5:
        raise BadArgument("at most 5")
    ((seq, found),) = await finding.database.read(NEAR, {"of": of, "first": first}, seconds=None)
    steps = [{"distance": place, "thing": thing, "makers": makers} for place, (thing, makers) in enumerate(found, 1)]
    return Findings({"of": of, "steps": steps, "total": len(steps)} if found else None, seq)


def head(value: dict[str, Any], _context: ReadContext) -> dict[str, Any] | None:
    found = [each for each in value["lines"] if each["__typename"] == "PersonLine"]
    return found[0] if found else None


CONTRIBUTIONS = Path(
    pattern="(@)<-[:TO]-(n)",
    to="Contribution",
    filters={"role": "n.role = $role"},
    order=Order(("n.position", "n.id")),
    ceiling=100,
)

VIEWS = Views(
    (
        View(
            name="Party",
            label="Party",
            prefix="par",
            withholdable=True,
            fields={
                "id": Stored("id"),
                "name": Stored("name"),
                "link": Stored("link"),
                "contributions": Path(
                    pattern="(@)-[:MADE]->(n)-[:TO]->(item)",
                    to="Contribution",
                    where="visible(n) AND visible(item)",
                    filters={"role": "n.role = $role"},
                    order=Order(("n.position DESC", "n.id")),
                    ceiling=100,
                ),
                "recordings": Path(
                    pattern="(@)-[:MADE]->(:Contribution)-[:TO]->(n:Recording)",
                    to="Recording",
                    order=Order(("n.id",)),
                    ceiling=3,
                    distinct=True,
                ),
            },
        ),
        View(
            name="Contribution",
            label="Contribution",
            prefix="con",
            fields={
                "id": Stored("id"),
                "role": Stored("role"),
                "sequence": Stored("sequence"),
                "featured": Stored("featured"),
                "party": Path(pattern="(@)<-[:MADE]-(n)", to="Party", where="visible(@)"),
                "to": Path(pattern="(@)-[:TO]->(n)", to=("Work", "Recording")),
                "creditedAs": Computed(needs="words makers party { id }", then=credited_as),
                "words": Stored("creditedAs"),
                "makers": Degree("(@)<-[:MADE]-()"),
            },
        ),
        View(
            name="Work",
            label="Work",
            prefix="wrk",
            withholdable=True,
            fields={
                "id": Stored("id"),
                "title": Stored("title"),
                "alternativeTitles": Stored("alternativeTitles"),
            },
        ),
        View(
            name="RecordingOf",
            nodes={"n": "Work"},
            fields={"type": Stored("type", of="e"), "sequence": Stored("sequence", of="e"), "work": Same("n")},
        ),
        View(
            name="Recording",
            label="Recording",
            prefix="rec",
            withholdable=True,
            fields={
                "id": Stored("id"),
                "title": Stored("title"),
                "durationMs": Stored("durationMs"),
                "minutes": Stored("durationMs"),
                "fact": Stored("fact"),
                "recordingOf": Path(
                    pattern="(@)-[e:RECORDING_OF]->(n)",
                    to="RecordingOf",
                    order=Order(("e.sequence", "n.id")),
                    ceiling=10,
                ),
                "contributions": CONTRIBUTIONS,
                "lines": Computed(needs="contributions { role party { name } } all", then=lines),
                "head": Computed(needs="lines(upper: true)", then=head),
                "all": Degree("(@)<-[:TO]-()"),
                "scoredBy": Path(
                    pattern="(@)<-[e:SCORES]-(n)",
                    to="Report",
                    order=Order(("e.rank DESC", "n.id DESC")),
                    ceiling=50,
                    context=CreditContext.TRAINING,
                ),
            },
        ),
        View(
            name="ScoredEdge",
            nodes={"n": "Report"},
            fields={"weightPpm": Stored("weightPpm", of="e"), "rank": Stored("rank", of="e")},
        ),
        View(
            name="Report",
            label="AttributionReport",
            prefix="rep",
            fields={"id": Stored("id"), "family": Stored("family")},
        ),
        View(
            name="Query",
            fields={
                "node": Entity(),
                "nodes": Entities(),
                "party": Path(pattern="(n:Entity:Party {id: $id})", to="Party"),
                "recording": Path(pattern="(n:Entity:Recording {id: $id})", to="Recording"),
                "contribution": Path(pattern="(n:Entity:Contribution {id: $id})", to="Contribution"),
                "recordings": Choice(
                    by={
                        "ids": Listed("Recording"),
                        "identifier": Path(
                            pattern="(i:Entity {id: $identifier.scheme + ':' + $identifier.value})"
                            "<-[:IDENTIFIED_BY]-(n:Recording)",
                            to="Recording",
                            order=Order(("n.id",)),
                            ceiling=10,
                        ),
                    }
                ),
                "near": Found(near),
                "browse": Path(
                    pattern="(n:Recording)",
                    to="Recording",
                    filters={"filter.title": "n.title = $filter.title", "filter.type": "n.type = $filter.type"},
                    sorts={
                        "TITLE": Order(("n.title", "n.id"), seek="n.title >= ''"),
                        "NEWEST": Order(("n.fact DESC", "n.id DESC"), seek="n.fact >= 0"),
                    },
                    ceiling=100,
                ),
            },
        ),
    )
)

NOW = "2026-01-02T03:04:05.000000Z"
PUBLIC = ReadContext(Audience.PUBLIC, NOW)
LICENSED, AUDITOR = (ReadContext(audience, NOW) for audience in (Audience.LICENSED, Audience.AUDITOR))


def small_schema() -> GraphQLSchema:
    """Build the small schema anew."""
    return build_schema(SDL)


def executor_of(
    schema: GraphQLSchema, text: str, variables: Mapping[str, Any] | None = None
) -> tuple[Executor[Any], OperationDefinitionNode]:
    """Prepare a document as the executor would."""
    built = Executor.build(schema, parse(text), raw_variable_values=dict(variables or {}))
    assert isinstance(built, Executor), built
    return built, built.operation


def id_of(prefix: str, number: int) -> str:
    """Make an id."""
    return f"{prefix}_01890000-0000-7000-8000-{number:012d}"


LOAD = Statement(
    """
    MERGE (head:JournalHead {id: 'head'}) SET head.seq = 42
    WITH head
    UNWIND $recordings AS row
    CREATE (recording:Entity:Recording)-[:IDENTIFIED_BY]->(:Entity:Identifier {id: row.isrc})
    SET recording = row.properties
    CREATE (recording)-[:RECORDING_OF {type: 'SingleWorkResource', sequence: 0}]->
           (:Entity:Work {id: row.work, title: row.properties.title, alternativeTitles: ['one', 'two']})
    FOREACH (score IN row.scores |
      CREATE (recording)<-[:SCORES {weightPpm: score.weight, rank: score.rank}]-
             (:Entity:AttributionReport {id: score.id, family: 'UNLEARNING'}))
    """
)
LOAD_CONTRIBUTIONS = Statement(
    """
    UNWIND $contributions AS row
    MATCH (recording:Entity {id: row.recording})
    CREATE (contribution:Entity:Contribution)-[:TO]->(recording)
    SET contribution = row.properties
    FOREACH (party IN row.parties |
      MERGE (maker:Entity {id: party}) SET maker:Party, maker.name = 'Party ' + right(party, 2)
      CREATE (maker)-[:MADE]->(contribution))
    """
)
WITHHOLD = {
    "Party": Statement("MATCH (n:Entity {id: $id}) SET n:WithheldPublicMadeBy"),
    "Training": Statement("MATCH (n:Entity {id: $id}) SET n:WithheldPublicTraining"),
}
ROLES = ("Composer", "Vocalist", "Producer")
PARTIES = 7
RECORDINGS = 3
CONTRIBUTIONS_EACH = 9


async def load(database: Database) -> None:
    """Fill an empty database: three recordings, with nine contributions each, of seven parties and of nobody."""
    recordings = [
        {
            "isrc": f"ISRC:USAB1200000{number}",
            "work": id_of("wrk", number),
            "properties": {
                "id": id_of("rec", number),
                "title": f"Song {number // 2}",
                "durationMs": 1_000 * number,
                "fact": 10 + number,
            },
            "scores": [
                {"id": id_of("rep", 10 * number + place), "weight": 1_000 * place, "rank": place} for place in range(5)
            ],
        }
        for number in range(RECORDINGS)
    ]
    contributions = [
        {
            "recording": id_of("rec", number),
            "properties": {
                "id": id_of("con", 10 * number + place),
                "role": ROLES[place % 3],
                "position": place // 2,
                "featured": place == 0,
                "creditedAs": f"Credit {place}",
            },
            "parties": [] if place == 8 else [id_of("par", place % PARTIES)],
        }
        for number in range(RECORDINGS)
        for place in range(CONTRIBUTIONS_EACH)
    ]

    async def work(transaction: Transaction) -> None:
        await transaction.run(LOAD, {"recordings": recordings})
        await transaction.run(LOAD_CONTRIBUTIONS, {"contributions": contributions})

    await database.write(work)


async def withhold(database: Database, id_: str, *, training: bool = False) -> None:
    """Let something be withheld from the public."""

    async def work(transaction: Transaction) -> None:
        await transaction.run(WITHHOLD["Training" if training else "Party"], {"id": id_})

    await database.write(work)
