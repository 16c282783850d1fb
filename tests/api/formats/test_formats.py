"""Traces as files, read back by the libraries that other people read them with."""

import csv
import io
import json
from typing import Any

import networkx
import pydot
import pytest
from prov.model import ProvDocument

from api.formats.dot import dot
from api.formats.graphml import graphml
from api.formats.prov_json import prov_json
from api.formats.table import table
from linernotes.lineage import Direction, StepType
from linernotes.tracing.completeness import Completeness
from linernotes.tracing.telling import Fact, Thing, Told, Trace

ASSET = Thing("ast_1", "Asset", 'Night "Ferry"\\ & <more>')
SAMPLED = Thing("rec_1", "Recording", "Crazy Blues")
SCORED = Thing("rec_2", "Recording", None)
MODEL = Thing("mdv_1", "ModelVersion", "Model 1")
SET = Thing("dsv_1", "DatasetVersion", "Set 1")
SINGER = Thing("par_1", "Party", "Ænima\x07\nSmith")


def fact(seq: int, kind: str, subject: str | None) -> Fact:
    """A fact as evidence."""
    return {"seq": seq, "kind": kind, "subject": subject, "source": "label", "sourceKind": "ERN", "document": None}


MADE_BY_RUN = [fact(1, "asset", "ast_1"), fact(2, "generation", "gen_1")]
TRACE = Trace(
    start=ASSET,
    direction=Direction.EARLIER,
    seq=9,
    edges=[
        Told(depth=1, type=StepType.USED_INPUT, later=ASSET, earlier=SAMPLED, facts=MADE_BY_RUN),
        Told(depth=1, type=StepType.USED_MODEL, later=ASSET, earlier=MODEL, facts=MADE_BY_RUN),
        Told(depth=1, type=StepType.SCORES, later=ASSET, earlier=SCORED, facts=[fact(3, "attributionReport", "rep_1")]),
        Told(depth=2, type=StepType.MADE, later=SAMPLED, earlier=SINGER, facts=[fact(4, "contribution", "con_1")]),
        Told(depth=2, type=StepType.USED, later=MODEL, earlier=SET, facts=[fact(5, "trainingRun", "run_1")]),
        Told(depth=3, type=StepType.INCLUDES, later=SET, earlier=SAMPLED, facts=[fact(6, "datasetEntry", None)]),
    ],
    completeness=Completeness(),
)
EDGES = [(one.later.id, one.earlier.id, one.type.value) for one in TRACE.edges]


def test_graphml_reads_back_as_the_same_graph() -> None:
    graph: Any = networkx.parse_graphml(graphml(TRACE), force_multigraph=True)
    assert [(later, earlier, data["type"]) for later, earlier, data in graph.edges(data=True)] == sorted(
        EDGES, key=lambda edge: list(TRACE.things()).index(edge[0])
    )
    assert graph.nodes["ast_1"] == {"kind": "Asset", "name": ASSET.name}
    assert graph.nodes["par_1"]["name"] == "Ænima\nSmith"
    assert graph.nodes["rec_2"] == {"kind": "Recording"}
    assert [data["depth"] for *_, data in graph.out_edges("ast_1", data=True)] == [1, 1, 1]
    assert next(data["facts"] for *_, data in graph.out_edges("ast_1", data=True)) == "1 2"


@pytest.mark.filterwarnings("ignore:.* deprecated:DeprecationWarning")  # pydot's own, of its parser
def test_dot_reads_back_as_the_same_graph() -> None:
    read: Any = pydot.graph_from_dot_data(dot(TRACE))
    (graph,) = read
    found = [(edge.get_source(), edge.get_destination(), edge.get("label")) for edge in graph.get_edges()]
    assert [tuple(each.strip('"') for each in edge) for edge in found] == EDGES
    labels = {node.get_name().strip('"'): node.get("label") for node in graph.get_nodes()}
    assert labels["ast_1"] == '"Night \\"Ferry\\"\\\\ & <more>\\nAsset"'
    assert set(labels) == set(TRACE.things())


def test_prov_json_reads_back_as_entities_agents_and_activities() -> None:
    document: Any = ProvDocument.deserialize(content=prov_json(TRACE), format="json")
    written = json.loads(document.serialize(format="json"))
    assert set(written["entity"]) == {f"linernotes:{id_}" for id_ in TRACE.things() if id_ != "par_1"}
    assert set(written["agent"]) == {"linernotes:par_1"}
    assert set(written["activity"]) == {"linernotes:gen_1", "linernotes:run_1"}
    assert _pairs(written["wasGeneratedBy"], "entity", "activity") == [("ast_1", "gen_1"), ("mdv_1", "run_1")]
    assert _pairs(written["used"], "activity", "entity") == [("gen_1", "mdv_1"), ("gen_1", "rec_1"), ("run_1", "dsv_1")]
    assert _pairs(written["wasDerivedFrom"], "generatedEntity", "usedEntity") == [
        ("ast_1", "mdv_1"),
        ("ast_1", "rec_1"),
        ("dsv_1", "rec_1"),
        ("mdv_1", "dsv_1"),
    ]
    assert _pairs(written["wasAttributedTo"], "entity", "agent") == [("rec_1", "par_1")]
    # An estimate is no derivation.
    assert _pairs(written["wasInfluencedBy"], "influencee", "influencer") == [("ast_1", "rec_2")]


def test_a_table_has_a_row_an_edge_whatever_is_in_a_name() -> None:
    heading, *rows = csv.reader(io.StringIO(table(TRACE)))
    assert [dict(zip(heading, row, strict=True))["type"] for row in rows] == [type_ for *_, type_ in EDGES]
    assert rows[0] == ["1", "USED_INPUT", "ast_1", "Asset", ASSET.name, "rec_1", "Recording", "Crazy Blues", "1 2"]
    assert rows[3][7] == SINGER.name


def test_what_begins_at_a_generation_is_its_own_activity() -> None:
    generation = Thing("gen_1", "Generation")
    edge = Told(depth=1, type=StepType.USED_INPUT, later=generation, earlier=SAMPLED, facts=MADE_BY_RUN[1:])
    trace = Trace(start=generation, direction=Direction.EARLIER, seq=9, edges=[edge], completeness=Completeness())
    written = json.loads(prov_json(trace))
    assert set(written["activity"]) == {"linernotes:gen_1"}
    assert _pairs(written["used"], "activity", "entity") == [("gen_1", "rec_1")]


def _pairs(relations: dict[str, dict[str, str]], one: str, other: str) -> list[tuple[str, str]]:
    ends = [(each[f"prov:{one}"], each[f"prov:{other}"]) for each in relations.values()]
    return sorted((start.partition(":")[2], end.partition(":")[2]) for start, end in ends)
