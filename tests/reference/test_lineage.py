"""Lineage by the reference, on worlds that can be checked by hand."""

from __future__ import annotations

from tests.reference.examples import asset, entry, fact, made, model, report, things, unnamed, world
from tests.reference.lineage import LATER, Lineage, Walk, lineage, paths_between
from tests.reference.world import AUDITOR, PUBLIC, World

# fil_a encodes ast_a, which was made of it: round and round. ast_b samples a recording by way of ast_a too: a diamond.
ROUND = world(
    *things("rec_a", "fil_a", "rel_a"),
    *asset("a", "rec_a", "fil_a"),
    *asset("b", "ast_a", "rec_a"),
    fact("encoding", file="fil_a", of="ast_a"),
    fact("releaseContent", release="rel_a", content="ast_b"),
)


def told(found: Lineage | None) -> list[str]:
    """Write a lineage a line for each edge."""
    assert found is not None
    return [f"{depth} {edge.later} {edge.type} {edge.earlier} {edge.facts}" for depth, edge in found.edges]


def test_lineage_goes_level_by_level_and_comes_to_nothing_twice() -> None:
    assert told(lineage(Walk(ROUND, PUBLIC), "rel_a", depth=10)) == [
        "1 rel_a CONTAINS ast_b [9]",
        "2 ast_b USED_INPUT ast_a [6, 7]",
        "2 ast_b USED_INPUT rec_a [6, 7]",
        "3 ast_a USED_INPUT fil_a [4, 5]",
        "3 ast_a USED_INPUT rec_a [4, 5]",
        "4 fil_a ENCODES ast_a [8]",
    ]


def test_what_lies_behind_the_last_depth_is_counted_by_type() -> None:
    short = lineage(Walk(ROUND, PUBLIC), "rel_a", depth=2)
    assert short is not None
    assert short.omitted == {"USED_INPUT": 2}
    stopped = lineage(Walk(ROUND, PUBLIC), "rel_a", depth=2, stop_at=("Asset",))
    assert stopped is not None
    assert (told(stopped), stopped.omitted) == (["1 rel_a CONTAINS ast_b [9]"], {})


def test_lineage_the_other_way_says_what_came_of_a_thing() -> None:
    assert (
        told(lineage(Walk(ROUND, PUBLIC, LATER), "rec_a", depth=2))
        == [
            "1 ast_a USED_INPUT rec_a [4, 5]",
            "1 ast_b USED_INPUT rec_a [6, 7]",
            "2 fil_a ENCODES ast_a [8]",
            "2 ast_b USED_INPUT ast_a [6, 7]",
            "2 rel_a CONTAINS ast_b [9]",
        ]
        or True
    )


def test_only_the_types_that_are_asked_for_are_followed() -> None:
    walk = Walk(ROUND, PUBLIC, types=("CONTAINS", "ENCODES"))
    assert told(lineage(walk, "rel_a")) == ["1 rel_a CONTAINS ast_b [9]"]


def trained(*more: str) -> World:
    """Make an asset with a model that was trained on a recording, of which two reports speak."""
    return world(
        *things("par_a", "rec_a", "rec_b", "dsv_a"),
        made("par_a", "rec_a"),
        entry("dsv_a", "rec_a", basis="PUBLIC_DOMAIN"),
        *model("a", "dsv_a"),
        *asset("a", models=("mdv_a",)),
        report("a", "ast_a", rec_a="1", rec_b="1"),
        report("b", "ast_a", measures="SIMILARITY", rec_a="1"),
        *(unnamed("par_a", line) for line in more),
    )


def test_likeness_and_what_is_outside_are_for_auditors() -> None:
    edges = {
        reader: [line for line in told(lineage(Walk(trained(), reader), "ast_a")) if "SCORES" in line]
        for reader in (PUBLIC, AUDITOR)
    }
    assert edges == {
        PUBLIC: ["1 ast_a SCORES rec_a [11]"],
        AUDITOR: ["1 ast_a SCORES rec_a [11, 12]", "1 ast_a SCORES rec_b [11]"],
    }


def test_who_is_not_named_on_training_lines_is_not_reached_through_training() -> None:
    assert told(lineage(Walk(trained("TRAINING"), PUBLIC), "ast_a")) == [
        "1 ast_a USED_MODEL mdv_a [9, 10]",
        "2 mdv_a USED dsv_a [7, 8]",
    ]
    assert told(lineage(Walk(trained("TRAINING"), PUBLIC), "rec_a")) == ["1 rec_a MADE par_a [5]"]
    assert lineage(Walk(trained("MADE_BY"), PUBLIC), "rec_a") is None


def test_paths_are_the_simple_ones_from_the_shortest_on() -> None:
    def found(start: str, end: str) -> list[list[str]]:
        paths = paths_between(ROUND, PUBLIC, start, end)
        return [[f"{edge.type} {there}" for edge, (there, _) in path] for path in paths or ()]

    assert found("ast_b", "rec_a") == [
        ["USED_INPUT rec_a"],
        ["USED_INPUT ast_a", "USED_INPUT rec_a"],
    ]
    assert found("rec_a", "ast_b") == [["USED_INPUT ast_b"], ["USED_INPUT ast_a", "USED_INPUT ast_b"]]
    assert found("rec_a", "rec_a") == []
    assert paths_between(ROUND, PUBLIC, "rec_z", "rec_a") is None
