"""`linernotes trace` and `linernotes explain`: a tree for people, files for programs, and never a guess."""

import csv
import io
import json

import networkx

from seed.demo import demo_ids
from tests.api.cli.running import ok, run
from tests.oracle.asking import Asking
from tests.oracle.conftest import demo, execution

__all__ = ["demo", "execution"]

IDS = demo_ids()


async def test_a_party_is_traced_by_name_to_what_came_of_its_work(
    demo: Asking, database_environment: dict[str, str]
) -> None:
    lines = ok(run("trace", "W. C. Handy", settings=database_environment)).stdout.splitlines()
    assert lines[0] == "W. C. Handy (party)"
    assert "├── made St. Louis Blues (work) #140" in lines
    assert any("is included in Meridian Base Corpus 2026.1 (dataset version)" in line for line in lines)
    assert lines[-1].startswith("As of entry 1,402; # are facts. Left out (further away): ")


async def test_an_asset_is_traced_to_what_it_came_from(demo: Asking, database_environment: dict[str, str]) -> None:
    said = ok(run("trace", "night-ferry", "--depth", "1", settings=database_environment)).stdout
    assert said.splitlines()[:-1] == [
        "Night Ferry (asset)",
        "├── was made using Crazy Blues (recording) #920, 921",
        "├── was made with the model Meridian Strings 2.1 (model version) #920, 921",
        "├── rests, by a report's estimate, on The St. Louis Blues (recording) #1,040",
        "├── rests, by a report's estimate, on Swing Low, Sweet Chariot (recording) #1,040",
        "├── rests, by a report's estimate, on Harbour Nocturne (recording) #1,040",
        "├── rests, by a report's estimate, on Slow Tide (recording) #1,040",
        "├── has a contribution by the model Meridian Strings 2.1 (model version) #927, 928",
        "└── was made by June Arden (party) #922, 923, 924, 925, 926",
    ]


async def test_other_programs_get_the_same_edges(demo: Asking, database_environment: dict[str, str]) -> None:
    words = ("trace", IDS["night-ferry"], "--depth", "2")
    plain = json.loads(ok(run(*words, "--json", settings=database_environment)).stdout)
    pairs = [(edge["from"]["id"], edge["to"]["id"]) for edge in plain["edges"]]
    rows = list(csv.DictReader(io.StringIO(ok(run(*words, "--csv", settings=database_environment)).stdout)))
    assert [(row["from_id"], row["to_id"]) for row in rows] == pairs
    written = ok(run(*words, "--format", "graphml", settings=database_environment)).stdout
    assert sorted(networkx.parse_graphml(written, force_multigraph=True).edges()) == sorted(pairs)
    partial = run(*words, "--format", "dot", settings=database_environment)
    assert (partial.stdout[:7], partial.stderr[:9]) == ("digraph", "Left out ")
    prov = json.loads(ok(run(*words, "--format", "prov-json", settings=database_environment)).stdout)
    assert f"linernotes:{IDS['june-arden']}" in prov["agent"]


async def test_several_of_a_name_are_told_apart_and_none_is_taken(
    demo: Asking, database_environment: dict[str, str]
) -> None:
    finished = run("trace", "Crazy Blues", settings=database_environment)
    assert (finished.returncode, finished.stdout) == (1, "")
    words, *lines = finished.stderr.splitlines()
    assert words == "5 may be meant by Crazy Blues; take one by its id:"
    assert sum("(Recording)" in line for line in lines) == 2
    assert any("Mary Stafford" in line for line in lines)
    unknown = run("trace", "xyzzy", settings=database_environment)
    assert (unknown.returncode, unknown.stderr) == (
        1,
        "Nothing is called xyzzy, or nearly so, and no id, identifier or key of the demo is like that.\n",
    )


async def test_why_somebody_is_on_a_sheet_is_explained_with_who_said_so(
    demo: Asking, database_environment: dict[str, str]
) -> None:
    lines = ok(run("explain", "night-ferry", "Mamie Smith", "--first", "1", settings=database_environment)).stdout
    assert lines.splitlines()[:5] == [
        "1.",
        "   Night Ferry was made using Crazy Blues (recording)",
        lines.splitlines()[2],
        "   Crazy Blues was made by Mamie Smith (party)",
        lines.splitlines()[4],
    ]
    assert "facts 920, 921 (generation, asset): demo-story (DEMO), Generation record" in lines
    assert "fact 334 (contribution): demo-catalogue (DEMO)" in lines
    nothing = ok(run("explain", "june-arden", "w-c-handy", settings=database_environment)).stdout
    assert nothing == "Nothing leads from june-arden to w-c-handy.\n"
