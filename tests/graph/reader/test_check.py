"""The check at start: a slip in a view is a sentence before the first request."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from graphql import build_schema

from graph.reader.check import ViewsInvalid, check
from graph.reader.context import ReadContext
from graph.reader.views import Computed, Degree, Order, Path, Same, Stored, View, Views
from tests.graph.reader.world import SDL, VIEWS

BROWSE = VIEWS["Query"].fields["browse"]
assert isinstance(BROWSE, Path)


def nothing(_value: Any, _context: ReadContext) -> None:
    return None


def problems_with(view: str, *, sdl: str = SDL, **fields: Any) -> str:
    """Say what is wrong with the small schema when some fields of a view are others."""
    views = VIEWS.by_name | {view: replace(VIEWS[view], fields={**VIEWS[view].fields, **fields})}
    with pytest.raises(ViewsInvalid) as invalid:
        check(build_schema(sdl), Views(tuple(views.values())))
    return str(invalid.value)


@pytest.mark.parametrize(
    ("view", "field", "how", "words"),
    [
        ("Party", "name", Stored("nmae"), "Party.name reads nmae, which Party has not"),
        ("RecordingOf", "type", Stored("kind", of="e"), "RecordingOf.type reads kind, which no e"),
        ("RecordingOf", "type", Stored("type", of="x"), "RecordingOf.type reads of x, which not every row"),
        ("Contribution", "party", Stored("role"), "Contribution.party is read as a property, but Party is an object"),
        ("Contribution", "makers", Degree("(@)<-[:MAKES]-()"), "Contribution.makers follows MAKES, which is no rel"),
        (
            "Contribution",
            "party",
            Path(pattern="(@)-[:MADE]->(n)", to="Party"),
            "Contribution.party follows MADE, which never starts at Contribution",
        ),
        (
            "Contribution",
            "party",
            Path(pattern="(@)<-[:MADE]-(n)", to="Work"),
            "Contribution.party leads to Work, but its type is of Party",
        ),
        (
            "Contribution",
            "party",
            Path(pattern="(@)<-[:MADE]-(n)", to="Nobody"),
            "Contribution.party leads to Nobody, which has no view",
        ),
        (
            "Contribution",
            "party",
            Path(pattern="(@)<-[:MADE]-(n)", to="Party", ceiling=3, order=Order(("n.id",))),
            "Contribution.party has a ceiling, but is one object",
        ),
        (
            "Recording",
            "recordingOf",
            Path(pattern="(@)-[e:RECORDING_OF]->(n)", to="RecordingOf", order=Order(("n.id",))),
            "Recording.recordingOf has no ceiling",
        ),
        (
            "Recording",
            "recordingOf",
            Path(pattern="(@)-[e:RECORDING_OF]->(n)", to="RecordingOf", ceiling=3),
            "Recording.recordingOf has no order",
        ),
        (
            "Recording",
            "recordingOf",
            Path(pattern="(@)-[e:RECORDING_OF]->(n)", to="RecordingOf", ceiling=3, order=Order(("n.titel", "n.id"))),
            "Recording.recordingOf reads n.titel, which is not there",
        ),
        (
            "Party",
            "contributions",
            Path(pattern="(@)-[:MADE]->(n)", to="Contribution", ceiling=3, order=Order(("n.id",))),
            "Party.contributions takes role and does nothing with it",
        ),
        (
            "Party",
            "recordings",
            Path(
                pattern="(@)-[:MADE]->()-[:TO]->()-[:RECORDING_OF]->(n)", to="Work", ceiling=3, order=Order(("n.id",))
            ),
            "Party.recordings passes a Asset or Recording",
        ),
        ("Contribution", "creditedAs", Computed(needs="wrods", then=nothing), "Contribution.creditedAs needs wrods"),
        (
            "Contribution",
            "creditedAs",
            Computed(needs="party { nmae }", then=nothing),
            "Contribution.creditedAs needs nmae, which the view of Party has not",
        ),
        ("Recording", "recordingOf", Same("n"), "Recording.recordingOf is one object, but its type is a list"),
        (
            "Query",
            "browse",
            replace(BROWSE, sorts={"TITLE": Order(("n.title", "n.id"))}),
            "Query.browse has the orders ['TITLE'], but orderBy takes ['NEWEST', 'TITLE']",
        ),
    ],
)
def test_a_slip_in_a_view_is_told(view: str, field: str, how: Any, words: str) -> None:
    assert words in problems_with(view, **{field: how})


def test_a_field_of_the_schema_without_a_view_is_told() -> None:
    sdl = SDL.replace("type Party implements Node {", "type Party implements Node { age: Int, friend: Friend }", 1)
    sdl = sdl.replace("friend: Friend }", "friend: Friend ", 1) + "type Friend { id: ID! }"
    told = problems_with("Party", sdl=sdl)
    assert "Party.age is not in the view" in told
    assert "Friend has no view" in told


def test_what_may_be_withheld_must_be_nullable() -> None:
    told = problems_with("Party", sdl=SDL.replace("party: Party\n", "party: Party!\n"))
    assert "Contribution.party may be withheld, so its type must be nullable" in told


def test_what_a_finishing_function_gives_takes_no_arguments() -> None:
    told = problems_with("Party", sdl=SDL.replace("count: Int!", "count(of: Int): Int!"))
    assert "NamelessLine.count has arguments" in told


def test_two_views_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="two views"):
        Views((View(name="A", fields={}), View(name="A", fields={})))


def test_what_a_finder_gives_takes_arguments_in_the_answer_itself_alone() -> None:
    answer = "steps(first: Int): [NearStep!]!"
    check(build_schema(SDL.replace("steps: [NearStep!]!", answer)), VIEWS)
    told = problems_with("Party", sdl=SDL.replace("distance: Int!", "distance(of: Int): Int!"))
    assert "NearStep.distance has arguments" in told
