"""Derivatives by the reference, on worlds that can be checked by hand."""

from __future__ import annotations

import pytest

from tests.reference.derivatives import counts, derivatives
from tests.reference.examples import asset, entry, fact, made, model, report, things, unnamed, world
from tests.reference.journal import Fact
from tests.reference.naming import Naming
from tests.reference.training import Possible, possible
from tests.reference.world import AUDITOR, PUBLIC, World


def told(then: World, source: str, reader: str = AUDITOR) -> list[str]:
    """Write rows a line each: hit, certainty, weight, the things on the best path, and how many paths."""
    return [
        f"{row.hit} {row.certainty} {row.weight} {'>'.join(edge.earlier for edge in row.best.edges)} {len(row.paths)}"
        for row in derivatives(then, reader, source)
    ]


def song(*more: Fact) -> World:
    """Make par_a's recording rec_a of par_b's work wrk_a; a model trained on it; and asset a, sampled in asset b."""
    return world(
        *things("par_a", "par_b", "wrk_a", "rec_a", "dsv_a", "rel_a"),
        made("par_a", "rec_a"),
        made("par_b", "wrk_a", "Composer"),
        fact("recordingOf", recording="rec_a", work="wrk_a"),
        entry("dsv_a", "rec_a", basis="PUBLIC_DOMAIN"),
        *model("a", "dsv_a"),
        *asset("a", models=("mdv_a",)),
        *asset("b", "ast_a"),
        fact("releaseContent", release="rel_a", content="ast_b"),
        *more,
    )


def test_what_is_only_trained_on_is_possible_and_no_derivative() -> None:
    assert told(song(), "rec_a") == []
    assert possible(song(), Naming(song(), AUDITOR), "par_b") == [Possible("mdv_a", 1, ())]


def test_what_is_possible_leads_through_what_models_started_from_and_what_they_were_fed_with() -> None:
    then = song(
        *things("dsv_b"),
        *model("b", bases=("mdv_a",)),
        *asset("c", models=("mdv_b",)),
        entry("dsv_b", "ast_c"),
        *model("c", "dsv_b"),
    )
    assert possible(then, Naming(then, AUDITOR), "wrk_a") == [
        Possible("mdv_a", 1, ()),
        Possible("mdv_b", 1, ("mdv_a",)),
        Possible("mdv_c", 1, ("mdv_b", "mdv_a")),
    ]
    assert possible(then, Naming(then, PUBLIC), "par_b") == possible(then, Naming(then, AUDITOR), "par_b")
    hidden = song(unnamed("par_b", "TRAINING"))
    assert possible(hidden, Naming(hidden, PUBLIC), "par_b") == []
    assert possible(hidden, Naming(hidden, PUBLIC), "wrk_a") == []


def test_the_models_of_assets_are_certain() -> None:
    assert told(song(), "mdv_a") == [
        "ast_a CERTAIN None mdv_a 1",
        "ast_b CERTAIN None ast_a>mdv_a 1",
        "rel_a CERTAIN None ast_b>ast_a>mdv_a 1",
    ]


@pytest.mark.parametrize(("side", "of_artist", "of_writer"), [("MASTER", 3, 0), ("COMPOSITION", 0, 3)])
def test_a_score_stays_on_its_side(side: str, of_artist: int, of_writer: int) -> None:
    then = song(report("a", "ast_a", side=side, rec_a="1"))
    assert told(then, "rec_a") == [
        "ast_a ATTRIBUTED 800000 rec_a 1",
        "ast_b ATTRIBUTED 800000 ast_a>rec_a 1",
        "rel_a ATTRIBUTED 800000 ast_b>ast_a>rec_a 1",
    ]
    assert (len(told(then, "par_a")), len(told(then, "par_b"))) == (of_artist, of_writer)


def test_the_surest_path_is_shown_then_the_heaviest_and_all_are_counted() -> None:
    then = song(
        report("a", "ast_a", rec_a="1"),
        report("b", "ast_b", rec_a="3", wrk_a="1"),
        *asset("c", "rec_a", "ast_b"),
    )
    assert told(then, "rec_a") == [
        "ast_c CERTAIN None rec_a 2",
        "ast_a ATTRIBUTED 800000 rec_a 1",
        "ast_b ATTRIBUTED 800000 ast_a>rec_a 1",
        "ast_b SIMILAR_UNEXPLAINED None rec_a 1",
        "ast_c SIMILAR_UNEXPLAINED None ast_b>rec_a 1",
        "rel_a ATTRIBUTED 800000 ast_b>ast_a>rec_a 1",
        "rel_a SIMILAR_UNEXPLAINED None ast_b>rec_a 1",
    ]


def test_what_the_model_cannot_have_known_is_similar_and_never_joined_with_what_is_explained() -> None:
    then = song(*things("rec_z"), report("a", "ast_a", rec_z="1"), *asset("c", "ast_a", "rec_z"))
    assert told(then, "rec_z") == [
        "ast_c CERTAIN None rec_z 1",
        "ast_a SIMILAR_UNEXPLAINED None rec_z 1",
        "ast_b SIMILAR_UNEXPLAINED None ast_a>rec_z 1",
        "ast_c SIMILAR_UNEXPLAINED None ast_a>rec_z 1",
        "rel_a SIMILAR_UNEXPLAINED None ast_b>ast_a>rec_z 1",
    ]
    assert counts(then, AUDITOR, "rec_z")["Asset", "SIMILAR_UNEXPLAINED"] == 3
    assert told(then, "rec_z", PUBLIC) == ["ast_c CERTAIN None rec_z 1"]


def test_a_row_is_seen_by_any_one_path_that_is_seen_whole() -> None:
    hidden = unnamed("par_a", "CONTAINED")
    then = song(made("par_a", "ast_a"), *asset("c", "ast_a", models=("mdv_a",)), hidden)
    assert told(then, "mdv_a", PUBLIC) == ["ast_a CERTAIN None mdv_a 1", "ast_c CERTAIN None mdv_a 2"]
    assert len(told(then, "mdv_a")) == 4
