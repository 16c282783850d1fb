"""What statements the reader makes of what is asked."""

from __future__ import annotations

from typing import Any

import pytest
from graphql import FieldNode
from graphql.execution.collect_fields import FieldDetails

from graph.reader import Document, ReadContext, Reader
from schema.execution import Execution
from tests.graph.reader.conftest import NoDatabase
from tests.graph.reader.world import AUDITOR, LICENSED, PUBLIC, VIEWS, executor_of, small_schema

JOURNAL = ", COLLECT { MATCH (head:JournalHead {id: 'head'}) RETURN head.seq }] AS v"


async def statements(text: str, context: ReadContext = AUDITOR, **variables: Any) -> list[str]:
    """Give the statements that a document sends, without what they all have."""
    schema = small_schema()
    database = NoDatabase()
    executor, operation = executor_of(schema, text, variables)
    reader = Reader(schema, VIEWS, database)
    for node in operation.selection_set.selections:
        assert isinstance(node, FieldNode)
        await reader.read(executor, Document.of(text), "key", [FieldDetails(node, None)], context)
    return [sent.removeprefix("RETURN [").removesuffix(JOURNAL) for sent, _ in database.sent]


@pytest.mark.parametrize(
    ("asked", "made"),
    [
        (
            '{ party(id: "x") { name } }',
            "COLLECT { MATCH (n1:Entity:Party {id: $p0}) RETURN [n1.name] LIMIT 1 }",
        ),
        (
            '{ party(id: "x") { recordings { title } } }',
            "COLLECT { MATCH (n1:Entity:Party {id: $p0}) RETURN [COLLECT { MATCH (n1)-[:MADE]->(:Contribution)-[:TO]->"
            "(n2:Recording) WITH DISTINCT n2 RETURN [n2.title] ORDER BY n2.id LIMIT 4 }] LIMIT 1 }",
        ),
        (
            '{ recording(id: "x") { recordingOf { sequence work { title } } } }',
            "COLLECT { MATCH (n1:Entity:Recording {id: $p0}) RETURN [COLLECT { MATCH (n1)-[e2:RECORDING_OF]->(n2) "
            "RETURN [e2.sequence, n2.title] ORDER BY e2.sequence, n2.id LIMIT 11 }] LIMIT 1 }",
        ),
        (
            '{ recording(id: "x") { contributions { totalCount } } }',
            "COLLECT { MATCH (n1:Entity:Recording {id: $p1}) RETURN [COUNT { MATCH (n1)<-[:TO]-(n2) }] LIMIT 1 }",
        ),
        (
            '{ recording(id: "x") { contributions(first: 5) { nodes { role } } } }',
            "COLLECT { MATCH (n1:Entity:Recording {id: $p1}) RETURN [COLLECT { MATCH (n1)<-[:TO]-(n2) "
            "RETURN [n2.role] ORDER BY n2.position, n2.id LIMIT $p0 }] LIMIT 1 }",
        ),
        (
            '{ recordings(ids: ["x"]) { id } }',
            "COLLECT { UNWIND range(0, size($p0) - 1) AS i1 MATCH (n1:Entity:Recording {id: $p0[i1]}) "
            "RETURN [i1, n1.id] }",
        ),
        (
            '{ node(id: "par_1") { id ... on Party { name } } }',
            "COLLECT { MATCH (n1:Entity:Party {id: $p0}) RETURN [n1.id, n1.name] LIMIT 1 }",
        ),
        (
            '{ contribution(id: "x") { to { ... on Work { title } ... on Recording { recordingOf { type } } } } }',
            "COLLECT { MATCH (n1:Entity:Contribution {id: $p0}) RETURN [COLLECT { MATCH (n1)-[:TO]->(n2) RETURN "
            "[CASE WHEN n2:Work THEN 'Work' WHEN n2:Recording THEN 'Recording' END, n2.title, "
            "COLLECT { MATCH (n2:Recording)-[e3:RECORDING_OF]->(n3) RETURN [e3.type] "
            "ORDER BY e3.sequence, n3.id LIMIT 11 }] LIMIT 1 }] LIMIT 1 }",
        ),
        (
            '{ contribution(id: "x") { creditedAs } }',
            "COLLECT { MATCH (n1:Entity:Contribution {id: $p0}) RETURN [COUNT { MATCH (n1)<-[:MADE]-() }, "
            "COLLECT { MATCH (n1)<-[:MADE]-(n3) RETURN [n3.id] LIMIT 1 }, n1.creditedAs] LIMIT 1 }",
        ),
    ],
)
async def test_a_selection_becomes_this_statement(asked: str, made: str) -> None:
    assert await statements(asked) == [made]


async def test_a_page_after_a_cursor_begins_where_an_index_on_its_first_key_can_seek() -> None:
    [made] = await statements('{ browse(after: "x", orderBy: NEWEST) { nodes { id } } }')
    assert made == (
        "COLLECT { MATCH (n1:Recording) WHERE n1.fact >= 0 AND n1.fact <= $p0 AND (n1.fact <> $p0 OR n1.id < $p1) "
        "RETURN [n1.id] ORDER BY n1.fact DESC, n1.id DESC LIMIT $p2 }"
    )


async def test_only_given_arguments_filter() -> None:
    [made] = await statements('{ browse(filter: {type: "x", title: null}) { totalCount } }')
    assert made == "COUNT { MATCH (n1:Recording) WHERE n1.type = $p1 }"


async def test_all_of_a_kind_are_counted_from_what_the_database_knows() -> None:
    [made] = await statements("{ browse { totalCount } }", PUBLIC)
    assert made == "COUNT { MATCH (:Recording) } - COUNT { MATCH (:Recording&WithheldPublicMadeBy) }"
    [made] = await statements("{ browse { totalCount } }", AUDITOR)
    assert made == "COUNT { MATCH (n1:Recording) }"


async def test_who_reads_and_where_a_thing_stands_say_which_label_hides_it() -> None:
    asked = '{ recording(id: "x") { title scoredBy { nodes { id } } contributions { nodes { party { name } } } } }'
    public, licensed, auditor = [(await statements(asked, context))[0] for context in (PUBLIC, LICENSED, AUDITOR)]
    assert "WHERE NOT n1:WithheldPublicMadeBy" in public
    assert "NOT n3:WithheldPublicMadeBy" in public
    assert licensed == public.replace("Public", "Licensed")
    assert "Withheld" not in auditor


async def test_equal_selections_give_equal_text_whatever_their_order_aliases_and_values() -> None:
    documents = [
        '{ recording(id: "x") { title contributions(first: 2, role: Composer) { nodes { id role } totalCount } } }',
        '{ a: recording(id: "y") { c: contributions(role: Vocalist, first: 9) { totalCount n: nodes { role b: id } } '
        "t: title } }",
        'query ($n: Int = 3) { recording(id: "z") { ...f } } fragment g on Contribution { role } '
        "fragment f on Recording { title contributions(first: $n, role: Producer) { totalCount nodes { id ...g } } }",
    ]
    assert len({text for document in documents for text in await statements(document, n=4)}) == 1


async def test_the_same_field_with_two_arguments_is_read_twice_in_one_statement() -> None:
    page = "contributions(first: {0}) {{ nodes {{ id }} }}"
    [made] = await statements(f'{{ recording(id: "x") {{ a: {page.format(1)} b: {page.format(2)} }} }}')
    assert made.count("COLLECT") == 3
    assert "LIMIT $p0" in made
    assert "LIMIT $p1" in made


async def test_every_number_and_every_string_of_a_caller_is_a_parameter(
    unconnected: Execution, no_database: NoDatabase
) -> None:
    no_database.row = [[]]
    text = '{ recording(id: "\' RETURN 1 //") { contributions(first: 7, role: Vocalist) { nodes { id } } } }'
    await unconnected.execute(text, context=PUBLIC)
    [(sent, parameters)] = no_database.sent
    assert sorted(map(str, parameters.values())) == ["' RETURN 1 //", "8", "Vocalist"]
    assert "7" not in sent
    assert "//" not in sent


async def test_things_of_several_kinds_are_one_statement_a_kind(
    unconnected: Execution, no_database: NoDatabase
) -> None:
    no_database.row = [[]]
    ids = ["rec_1", "par_1", "rec_2", "nonsense", "xyz_1"]
    answered = await unconnected.execute(
        "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", context=PUBLIC, variables={"ids": ids}
    )
    assert [list(parameters.values()) for _, parameters in no_database.sent] == [[["par_1"]], [["rec_1", "rec_2"]]]
    assert answered.data == {"nodes": [None] * 5}


async def test_each_root_field_is_one_statement(unconnected: Execution, no_database: NoDatabase) -> None:
    no_database.row = [[]]
    await unconnected.execute(
        '{ a: party(id: "x") { name } b: party(id: "y") { name } recording(id: "z") { id } }', context=PUBLIC
    )
    assert len(no_database.sent) == 3


async def test_a_document_is_compiled_once_for_all_values_and_once_for_each_shape(
    unconnected: Execution, no_database: NoDatabase
) -> None:
    no_database.row = [[]]
    text = (
        "query ($order: RecordingOrder, $title: String, $skip: Boolean = false, $first: Int) "
        "{ browse(orderBy: $order, filter: {title: $title}, first: $first) { nodes { id title @skip(if: $skip) } } }"
    )

    async def compiled(**variables: Any) -> int:
        before = unconnected.reader.counts.compiled
        await unconnected.execute(text, context=PUBLIC, variables=variables)
        return unconnected.reader.counts.compiled - before

    assert await compiled(title="a", first=1) == 1
    assert await compiled(title="another", first=50) == 0
    assert await compiled(title=None, first=1) == 1
    assert await compiled(title="a", first=1, skip=True) == 1
    assert await compiled(title="a", first=1, order="NEWEST") == 1
    assert await compiled(title="b", first=2, order="NEWEST") == 0
    assert len({sent for sent, _ in no_database.sent}) == 4
