"""A page of a long list comes out of an index: what it costs does not grow with the list."""

from collections.abc import AsyncIterator, Mapping
from typing import Any

import pytest_asyncio
from neo4j import AsyncGraphDatabase

from graph.engine.cypher import Statement
from graph.engine.database import Database
from graph.engine.settings import EngineSettings
from graph.reader import Audience, ReadContext, Reader, cursor
from graph.views.registry import VIEWS
from schema.build import build
from schema.execution import Execution
from tests.conftest import Empty

MANY = 3_000
MOST_HITS = 100
VERSION, LATER = "dsv_01a204ae-0000-7000-8000-000000000000", "dsv_01a204ae-0000-7000-8000-000000000001"
SOURCE = "rec_01a204ae-0000-7000-8000-ffffffffffff"
DEEP = cursor.encode(cursor.seal_of("DatasetVersion.contributors/"), [MANY // 2 - 2 * 2**32])
DEEP_ENTRY = cursor.encode(
    cursor.seal_of("DatasetVersion.entries/"), [f"rec_01a204ae-0000-7000-8000-{MANY // 2:012}", 1]
)
DEEP_INPUT = cursor.encode(
    cursor.seal_of("Recording.inputOf/"),
    [f"gen_01a204ae-0000-7000-8000-{MANY // 2:012}", 0, f"ast_01a204ae-0000-7000-8000-{MANY // 2:012}"],
)
DEEP_IN_OVERLAP = cursor.encode(
    cursor.seal_of(f"Query.overlap {[VERSION, LATER]}"), [f"rec_01a204ae-0000-7000-8000-{MANY // 2:012}", 1]
)
_ID = "'01a204ae-0000-7000-8000-' + right('000000000000' + toString(i), 12)"
WORLD = Statement(
    f"""
    CREATE (version:Entity:DatasetVersion {{id: $version, number: 1, version: '1', fact: 1, fromSeq: 1}})
    CREATE (later:Entity:DatasetVersion {{id: $later, number: 2, version: '2', fact: 2, fromSeq: 2}})
    CREATE (:ContributorCount {{of: 1, by: '', value: '', all: $many, public: $many, licensed: 0}})
      -[:COUNT_OF]->(version)
    CREATE (:JournalHead {{id: 'head', seq: 2 * $many}})
    CREATE (source:Entity:Recording {{id: $source, title: 'Source', fact: 1, fromSeq: 1, unidentifiedWorks: 0,
      type: 'MusicalWorkSoundRecording'}})
    WITH version, later, source UNWIND range(1, $many) AS i
    CREATE (recording:Entity:Recording {{id: 'rec_' + {_ID}, title: 'Title ' + toString(i), fact: i, fromSeq: i,
      type: 'MusicalWorkSoundRecording', unidentifiedWorks: 0}})
    CREATE (:Entity:Asset {{id: 'ast_' + {_ID}, title: 'Title ' + toString(i), fact: i, fromSeq: i, changedSeq: i}})
      -[:PRODUCED_BY {{fact: i, fromSeq: i}}]->(:Entity:Generation {{id: 'gen_' + {_ID}, fact: i, fromSeq: i}})
      -[:USED_INPUT {{of: source.id, generation: 'gen_' + {_ID}, position: 0, relationship: 'parentOf',
        basis: 'LICENSED', fact: i, fromSeq: i}}]->(source)
    CREATE (version)-[:INCLUDES {{of: version.id, item: recording.id, basis: 'LICENSED', stage: 'TRAINING', fact: i,
      fromSeq: i}}]
      ->(recording)
    CREATE (later)-[:INCLUDES {{of: later.id, item: recording.id, basis: 'OWNED', stage: 'TRAINING', fact: $many + i,
      fromSeq: $many + i}}]
      ->(recording)
    CREATE (party:Entity:Party {{id: 'par_' + {_ID}, number: 10 + i, name: 'Party', fact: i, fromSeq: i}})
    WITH version, party, party.number - (1 + i % 3) * 4294967296 AS rank
    CREATE (version)-[:DRAWS_ON {{of: 1, party: party.number, rank: rank, rankPublic: rank, marks: 1, marksPublic: 1}}]
      ->(party)
    """,
    name="a long list",
)

# What a plan is, the database decides by its statistics: they must know of the world.
LEARN = Statement("CALL db.prepareForReplanning(120)", name="learn what there is")

PAGES = [
    "{ recordingsConnection(first: 5, orderBy: TITLE) { nodes { id } } }",
    "{ recordingsConnection(first: 5, orderBy: ID) { nodes { id } } }",
    '{ recordingsConnection(first: 5, filter: {titleStartsWith: "Title 1"}) { nodes { id } } }',
    '{ recordingsConnection(first: 5, filter: {title: "Title 1000"}) { nodes { id } } }',
    "{ recordingsConnection { totalCount } }",
    "{ assetsConnection(first: 5, filter: {changedSince: 1500}, orderBy: CHANGED) { nodes { id } } }",
    f'{{ datasetVersion(id: "{VERSION}") {{ entries(first: 5) {{ nodes {{ basis }} }} }} }}',
    f'{{ datasetVersion(id: "{VERSION}") {{ entries(first: 5, after: "{DEEP_ENTRY}") {{ nodes {{ basis }} }} }} }}',
    f'{{ recording(id: "{SOURCE}") {{ inputOf(first: 5) {{ nodes {{ asset {{ id }} }} }} }} }}',
    f'{{ recording(id: "{SOURCE}") {{ inputOf(first: 5, after: "{DEEP_INPUT}") {{ nodes {{ asset {{ id }} }} }} }} }}',
    f'{{ datasetVersion(id: "{VERSION}") {{ contributors(first: 5) {{ totalCount nodes {{ entries }} }} }} }}',
    f'{{ datasetVersion(id: "{VERSION}") {{ contributors(first: 5, after: "{DEEP}") {{ nodes {{ entries }} }} }} }}',
]


COMPARISONS = [
    f'{{ overlap(of: ["{VERSION}", "{LATER}"], first: 5) {{ items {{ item {{ ... on Recording {{ id }} }} }} }} }}',
    f'{{ overlap(of: ["{VERSION}", "{LATER}"], first: 5, after: "{DEEP_IN_OVERLAP}") {{ items {{ cursor }} }} }}',
    f'{{ datasetDiff(from: "{VERSION}", to: "{LATER}", first: 5) {{ items {{ change }} }} }}',
]
MOST_HITS_OF_A_COMPARISON = 250

KNOWN = f"knownAt: {{seq: {MANY}}}"
PAST = [
    f"{{ recordingsConnection(first: 5, orderBy: TITLE, {KNOWN}) {{ nodes {{ title }} }} }}",
    f'{{ recordingsConnection(first: 5, filter: {{titleStartsWith: "Title 1"}}, {KNOWN}) {{ nodes {{ title }} }} }}',
    f'{{ datasetVersion(id: "{VERSION}", {KNOWN}) {{ entries(first: 5) {{ nodes {{ basis }} }} }} }}',
    f"""{{ datasetVersion(id: "{VERSION}", {KNOWN}) {{
      entries(first: 5, after: "{DEEP_ENTRY}") {{ nodes {{ basis item {{ __typename }} }} }} }} }}""",
    f'{{ recording(id: "{SOURCE}", {KNOWN}) {{ inputOf(first: 5) {{ nodes {{ asset {{ id }} }} }} }} }}',
    f"""{{ recording(id: "{SOURCE}", {KNOWN}) {{
      inputOf(first: 5, after: "{DEEP_INPUT}") {{ nodes {{ relationship asset {{ id }} }} }} }} }}""",
    f"""{{ overlap(of: ["{VERSION}", "{LATER}"], first: 5, {KNOWN}) {{
      items {{ item {{ ... on Recording {{ id }} }} }} }} }}""",
]
MOST_HITS_OF_THE_PAST = 400


class Kept:
    """A database that keeps what it was asked."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.asked: list[tuple[Statement, dict[str, Any]]] = []

    async def read(
        self, statement: Statement, parameters: Mapping[str, Any], *, seconds: float | None
    ) -> list[list[Any]]:
        """Ask, and keep what was asked."""
        self.asked.append((statement, dict(parameters)))
        return await self.database.read(statement, parameters, seconds=seconds)


@pytest_asyncio.fixture
async def long_list(database: Database, empty: Empty) -> AsyncIterator[Kept]:
    """A world with many of a kind."""
    await empty()
    parameters = {"version": VERSION, "later": LATER, "source": SOURCE, "many": MANY}
    await database.write(lambda transaction: transaction.run(WORLD, parameters), seconds=60)
    await database.run_in_batches(LEARN)
    yield Kept(database)
    await empty()


async def test_no_page_touches_rows_in_proportion_to_the_list(
    long_list: Kept, database_settings: EngineSettings
) -> None:
    schema = build()
    execution = Execution(schema, Reader(schema, VIEWS, long_list))
    hits = {}
    for page in [*PAGES, *COMPARISONS, *PAST]:
        long_list.asked.clear()
        answer = await execution.execute(page, context=ReadContext(Audience.PUBLIC, "2026-11-22T00:00:00.000000Z"))
        assert answer.errors == []
        hits[page] = sum([await _hits(database_settings, *asked) for asked in long_list.asked])
    assert {page: hit for page, hit in hits.items() if hit > MOST_HITS and page in PAGES} == {}
    assert {page: hit for page, hit in hits.items() if hit > MOST_HITS_OF_A_COMPARISON and page not in PAST} == {}
    assert {page: hit for page, hit in hits.items() if hit > MOST_HITS_OF_THE_PAST} == {}


async def _hits(settings: EngineSettings, statement: Statement, parameters: Mapping[str, Any]) -> int:
    assert settings.uri is not None
    auth = (settings.username, settings.password or "")
    async with (
        AsyncGraphDatabase.driver(settings.uri, auth=auth, notifications_min_severity="OFF") as driver,
        driver.session(database=settings.database) as session,
    ):
        result = await session.run("PROFILE " + statement.literal, dict(parameters))
        profile = (await result.consume()).profile
    assert profile is not None
    return _sum(profile)


def _sum(operator: Mapping[str, Any]) -> int:
    return int(operator["args"].get("DbHits", 0)) + sum(map(_sum, operator.get("children", ())))
