"""What holds of every sheet: nobody lost or invented, sums exact, roles kept apart, the withheld nowhere."""

import json
import random
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linernotes.credits.answer import asset_answer
from linernotes.credits.text import sheet_text
from linernotes.vocabularies.role_tables import BUSINESS_WORK_ROLES
from tests.rules.credits import made

ROLES = ("MainArtist", "Vocalist", "Musician", "Composer", "Lyricist", "Mixer", "StudioProducer", "Conductor")
WORK_ROLES = ("Composer", "Lyricist", "ComposerLyricist", "Arranger", "MusicPublisher")
NAMINGS = (None, None, "NAMED", "LINKED", "NOT_NAMED")
DATASETS = ("dsv_fine", "dsv_base", "dsv_other")
FINE, BASE = made.version("Strings", "2.1"), made.version("Base", "2.0")

# A world takes its time to draw, and a busy machine is no fault of the rules.
unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])

names = st.integers(0, 7).map(lambda number: f"Person{number:02}")
namings = st.sampled_from(NAMINGS)


@st.composite
def parties(draw: st.DrawFn) -> dict[str, Any]:
    """Draw some people and how each wants to be named; nobody hides from made by, so that there is a sheet."""
    people: dict[str, Any] = {}
    for name in sorted(draw(st.sets(names, min_size=2))):
        words = {context: draw(namings) for context in ("CONTAINED", "TRAINING")}
        choices = [made.choice(context, word) for context, word in words.items() if word]
        people[name] = made.party(name, *choices, link=f"https://link.example/{name}")
    return people


def contributions(draw: st.DrawFn, people: dict[str, Any], roles: tuple[str, ...], most: int = 4) -> list[Any]:
    chosen = draw(st.lists(st.tuples(st.sampled_from(sorted(people)), st.sampled_from(roles)), max_size=most))
    return [
        made.contribution(role, people[name], stated=made.stated(f"s{place}"))
        for place, (name, role) in enumerate(chosen)
    ]


@st.composite
def sounds(draw: st.DrawFn, people: dict[str, Any], number: int) -> Any:
    works = [made.work(f"Work{number:02}", *contributions(draw, people, WORK_ROLES, 2))] if draw(st.booleans()) else []
    entries = draw(st.lists(st.tuples(st.sampled_from(DATASETS), st.booleans()), max_size=2))
    return made.recording(
        f"Title{number:02}",
        *contributions(draw, people, ROLES),
        works=tuple(works),
        entries=tuple(made.entry(dataset, allows=allows) for dataset, allows in entries),
    )


@st.composite
def assets(draw: st.DrawFn) -> Any:
    people = draw(parties())
    sources = [draw(sounds(people, number)) for number in range(draw(st.integers(0, 5)))]
    links = []
    for place, source in enumerate(sources):
        start = draw(st.sampled_from(["ast_1", *(earlier["id"] for earlier in sources[:place])]))
        relation = st.sampled_from(("componentOf", "parentOf", "inputTo") if start == "ast_1" else ("IsCoverOf",))
        links.append(made.link(start, draw(relation), recording=source))
    stated = draw(st.booleans())
    weights = draw(st.lists(st.integers(0, 1_000_000 // 6), min_size=len(sources), max_size=len(sources)))
    scores = [
        made.score(place + 1, weight if stated else None, source)
        for place, (source, weight) in enumerate(zip(sources, weights, strict=True))
    ]
    report = made.report("1", scores, residualPpm=1_000_000 - sum(weights) if stated and scores else None)
    song = made.work("Own Song", *contributions(draw, people, WORK_ROLES, 2))
    return made.asset(
        *contributions(draw, people, ROLES, 6),
        works=[song],
        generation=made.generation(FINE["id"]),
        trained=[
            made.trained(FINE, "FINE_TUNE", {"dsv_fine": 3}, BASE["id"]),
            made.trained(BASE, "PRETRAIN", {"dsv_base": 9}),
        ],
        links=links,
        reports=[report],
        settled=[{"id": report["id"], "scores": scores}],
    )


def sheet(asset: Any, audience: str = "PUBLIC") -> dict[str, Any]:
    answer = asset_answer(asset, audience=audience, seq=7)
    assert answer is not None
    return answer


def pairs(lines: list[Any]) -> set[tuple[str, str]]:
    return {(one["name"], role) for one in lines for role in one["roles"]}


def stated_pairs(contributions: list[Any]) -> set[tuple[str, str]]:
    return {(one["party"]["name"], one["role"]) for one in contributions}


@unhurried
@given(assets())
def test_made_by_loses_and_invents_no_contributor_and_takes_no_role_from_elsewhere(asset: Any) -> None:
    publishing = {role.value for role in BUSINESS_WORK_ROLES}
    written = [one for work in asset["works"] for one in work["contributions"] if one["role"] not in publishing]
    assert pairs(sheet(asset)["madeBy"]) == stated_pairs([*asset["contributions"], *written])


@unhurried
@given(assets())
def test_contains_loses_and_invents_no_contributor(asset: Any) -> None:
    recordings = {link["recording"]["title"]: link["recording"] for link in asset["links"]}
    for line in sheet(asset, "AUDITOR")["contains"]:
        source = line["source"]
        recording = recordings[source["title"]]
        assert pairs([*source["performedBy"], *source["others"]]) == stated_pairs(recording["contributions"])
        for credit, work in zip(source["works"], recording["works"], strict=True):
            assert pairs([*credit["writtenBy"], *credit["others"]]) == stated_pairs(work["contributions"])


@unhurried
@given(assets())
def test_every_step_that_is_no_reference_is_a_line(asset: Any) -> None:
    answer = sheet(asset)
    starts, reached = {"ast_1"}, 0
    for link in asset["links"]:  # Each starts at the asset or at the end of an earlier one.
        if link["relation"] != "inputTo" and link["from"] in starts:
            starts.add(link["recording"]["id"])
            reached += 1
    assert len(answer["contains"]) == reached
    assert len(answer["references"]) == sum(link["relation"] == "inputTo" for link in asset["links"])


@unhurried
@given(assets())
def test_items_and_residual_make_a_million_and_there_is_no_ppm_without_a_stated_residual(asset: Any) -> None:
    for block in sheet(asset)["trainingSources"]["sides"]:
        weights = [item["ppm"] for item in block["items"]]
        if asset["reports"][0]["residualPpm"] is None:
            assert {*weights, block["residual"]["ppm"], block["sumPpm"]} == {None}
        else:
            assert sum(weights) + block["residual"]["ppm"] == block["sumPpm"] == 1_000_000
        assert block["residual"]["sources"] + len(block["items"]) == block["basis"]["candidates"]


@unhurried
@given(assets())
def test_what_a_withheld_line_hides_is_nowhere_in_its_block(asset: Any) -> None:
    shown, whole = sheet(asset), sheet(asset, "AUDITOR")
    for block in ("contains", "references"):
        named = {one["source"]["title"] for one in shown[block] if one["source"]}
        hidden = {one["source"]["title"] for one in whole[block]} - named
        assert [title for title in hidden if title in json.dumps(shown[block])] == []
    items = [item for side in shown["trainingSources"]["sides"] for item in side["items"]]
    for item in items:
        assert (item["source"] is None) == (item["withheld"] is not None) == (item["handle"] is not None)


@unhurried
@given(assets())
def test_who_is_not_to_be_named_is_named_in_no_such_line(asset: Any) -> None:
    answer = sheet(asset)
    contributions = [
        *(one for link in asset["links"] for one in link["recording"]["contributions"]),
        *(one for link in asset["links"] for work in link["recording"]["works"] for one in work["contributions"]),
    ]
    for one in contributions:
        for choice in one["party"]["choices"]:
            if choice["naming"] == "NOT_NAMED":
                block = "trainingSources" if choice["context"] == "TRAINING" else "contains"
                assert one["party"]["name"] not in json.dumps(answer[block])


@unhurried
@given(assets(), st.randoms(use_true_random=False))
def test_the_order_in_which_things_come_changes_nothing(asset: Any, chance: random.Random) -> None:
    def shuffled(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: shuffled(one) for key, one in value.items()}
        if isinstance(value, list):
            members = [shuffled(one) for one in value]
            chance.shuffle(members)
            return members
        return value

    assert sheet(shuffled(asset)) == sheet(asset)


@unhurried
@given(assets(), st.integers(40, 140))
def test_the_text_keeps_its_width_and_hides_what_the_sheet_hides(asset: Any, width: int) -> None:
    answer = sheet(asset)
    text = sheet_text(answer, width=width)
    assert all(len(line) <= width or " " not in line.strip() for line in text.splitlines())
    titles = {link["recording"]["title"] for link in asset["links"]}
    assert [title for title in titles if title in text and title not in json.dumps(answer)] == []
