"""The sheets of the demo's assets, out of the database by the question that the page asks."""

from typing import Any

from api.pages.sheet_json import sheet_json
from seed.demo import demo_ids
from tests.oracle.asking import AUDITOR, LICENSED, PUBLIC, Asking
from tests.sheets.conftest import Ask

WITHHELD = ("withheld-artist", "withheld-engineer")
# In the order of a walk: none of what the story tells is missing.
ASSETS = (
    *("first-light", "night-ferry", "night-ferry-radio-edit", "night-ferry-slow-hours", "after-youve-gone-again"),
    *("livery-stable-strings", "boys-of-the-lough-slowly", "waikiki-daydream", "glasswork", "harbour-variations"),
    *("copper-sketch", "small-hours"),
)


async def sheet(ask: Ask, key: str, **more: Any) -> dict[str, Any]:
    found = await ask(key, **more)
    assert found is not None
    return found


def names(makers: list[dict[str, Any]]) -> list[str]:
    return [one["name"] or one["model"] or one["special"] or f"{one['notNamed']} not named" for one in makers]


async def test_night_ferry_is_the_sheet_that_people_are_shown(sheet_of: Ask) -> None:
    text = (await sheet(sheet_of, "night-ferry"))["text"]
    lines = text.splitlines()
    assert lines[0] == "NIGHT FERRY                      Made partly with AI (stated by June Arden)"
    begin = lines.index("MADE BY")
    assert lines[begin : begin + 6] == [
        "MADE BY",
        "  June Arden               artist, vocals, words, music, production",
        "  AI: Meridian Strings 2.1 instruments; music in part  (Example Lab (fictional))",
        "CONTAINS",
        '  A sample of "Crazy Blues" (Okeh 4169, 1920), at 0:42',
        "    performed by Mamie Smith and Mamie Smith's Jazz Hounds; written by Perry Bradford",
    ]
    assert '  2  about 10 %   "The St. Louis Blues" (1925), Bessie Smith, Louis Armstrong and Fred Longshaw' in lines
    assert "  3  about 6 %    name withheld at the artist's request [w1]  fine-tune" in lines


async def test_items_and_residual_make_a_million_on_every_side(sheet_of: Ask) -> None:
    for key in ASSETS:
        for side in (await sheet(sheet_of, key))["trainingSources"]["sides"]:
            weights = [item["ppm"] for item in side["items"]]
            if side["basis"]["residual"] == "STATED":
                assert sum(weights) + side["residual"]["ppm"] == side["sumPpm"] == 1_000_000
            else:
                assert {*weights, side["residual"]["ppm"], side["sumPpm"]} == {None}


async def test_lineage_tells_every_source_that_the_sheet_tells(sheet_of: Ask, demo: Asking) -> None:
    text = """query ($of: ID!) {
      lineage(of: $of, depth: 1, edgeTypes: [SCORES], direction: EARLIER) { edges { to { id } facts { seq } } } }"""
    for context in (PUBLIC, LICENSED):
        for key in ASSETS:
            answer = await demo.read(text, {"of": demo_ids()[key]}, context)
            assert answer.data is not None
            edges = answer.data["lineage"]["edges"]
            sides = (await sheet(sheet_of, key, context=context))["trainingSources"]["sides"]
            # Reports that nothing is settled by are not told source by source on the sheet.
            reports = {side["basis"]["stated"]["fact"] for side in sides}
            stated = [edge for edge in edges if reports & {fact["seq"] for fact in edge["facts"]}]
            on_sheet = [item["source"]["id"] for side in sides for item in side["items"] if item["source"]]
            assert sorted(on_sheet) == sorted(edge["to"]["id"] for edge in stated), key


async def test_an_edit_of_an_edit_contains_what_was_sampled_first_with_the_way_there(sheet_of: Ask) -> None:
    found = (await sheet(sheet_of, "night-ferry-slow-hours"))["contains"]
    assert [(line["relation"], line["distance"], line["source"]["title"]) for line in found] == [
        ("IS_EDIT_OF", 1, "Night Ferry (Radio Edit)"),
        ("IS_EDIT_OF", 2, "Night Ferry"),
        ("CONTAINS_SAMPLE_OF", 3, "Crazy Blues"),
    ]
    assert [step["title"] for step in found[2]["path"]] == ["Night Ferry (Radio Edit)", "Night Ferry", "Crazy Blues"]


async def test_an_ai_cover_names_the_writers_of_its_work_under_made_by(sheet_of: Ask) -> None:
    assert {"Henry Creamer", "Turner Layton"} <= set(names((await sheet(sheet_of, "after-youve-gone-again"))["madeBy"]))


async def test_a_traditional_keeps_its_arranger_and_an_unknown_writer_is_said(sheet_of: Ask) -> None:
    assert "Traditional" in names((await sheet(sheet_of, "boys-of-the-lough-slowly"))["madeBy"])
    (tide,) = (await sheet(sheet_of, "small-hours"))["contains"]
    assert names(tide["source"]["works"][0]["writtenBy"]) == ["Unknown"]


async def test_a_disputed_authorship_is_marked(sheet_of: Ask) -> None:
    made_by = (await sheet(sheet_of, "livery-stable-strings"))["madeBy"]
    assert [one["name"] for one in made_by if one["disputed"]] == ["Nick LaRocca", "Ray Lopez", "Alcide Nunez"]


async def test_a_declaration_that_the_credits_contradict_is_shown_beside_them(sheet_of: Ask) -> None:
    found = (await sheet(sheet_of, "copper-sketch"))["disclosure"]
    assert (found["containsAI"], found["derived"]) == ("NONE", "PARTLY")
    assert "DECLARED_AGAINST_CREDITS" in found["contradictions"]


async def test_an_asset_that_is_not_released_has_a_sheet_for_the_auditor_alone(sheet_of: Ask) -> None:
    assert await sheet_of("unsent-letter") is None
    assert await sheet_of("unsent-letter", context=LICENSED) is None
    assert await sheet_of("unsent-letter", context=AUDITOR) is not None


async def test_the_digest_is_the_same_for_every_audience(sheet_of: Ask) -> None:
    for key in ASSETS:
        digests = {(await sheet(sheet_of, key, context=context))["digest"] for context in (PUBLIC, LICENSED, AUDITOR)}
        assert len(digests) == 1, key


async def test_who_is_not_to_be_named_is_on_no_sheet_and_no_document(demo: Asking, sheet_of: Ask) -> None:
    hidden = [demo_ids()[key] for key in WITHHELD]
    answer = await demo.read("query($ids: [ID!]) { parties(ids: $ids) { name } }", {"ids": hidden}, AUDITOR)
    assert answer.data is not None
    texts = hidden + [party["name"] for party in answer.data["parties"]]
    for key in ASSETS:
        found = await sheet(sheet_of, key)
        assert [text for text in texts if text in f"{found}{sheet_json(found)}"] == []


async def test_sources_come_page_by_page(demo: Asking) -> None:
    asked = """query($id: ID!, $first: Int, $after: Int) {
        asset(id: $id) {
          credits(sources: $first, afterRank: $after) {
            digest
            trainingSources { sides { items { rank ppm } itemsNotShown itemsNotShownPpm residual { ppm } sumPpm } }
          }
        }
      }"""
    ranks, digests = [], set()
    for after in (0, 2, 4):
        answer = await demo.read(asked, {"id": demo_ids()["night-ferry"], "first": 2, "after": after})
        assert answer.data is not None
        credits_ = answer.data["asset"]["credits"]
        (side,) = credits_["trainingSources"]["sides"]
        ranks += [item["rank"] for item in side["items"]]
        digests.add(credits_["digest"])
        shown = sum(item["ppm"] for item in side["items"])
        assert shown + side["itemsNotShownPpm"] + side["residual"]["ppm"] == side["sumPpm"]
        assert len(side["items"]) + side["itemsNotShown"] == 5
    assert (ranks, len(digests)) == ([1, 2, 3, 4, 5], 1)


async def test_a_recording_has_credits_of_its_own_with_the_writers_of_its_work(demo: Asking) -> None:
    asked = "query($id: ID!) { recording(id: $id) { credits { digest text madeBy { name special notNamed model } } } }"
    answer = await demo.read(asked, {"id": demo_ids()["crazy-blues-mamie-smith-1920"]})
    assert answer.errors == []
    assert answer.data is not None
    found = answer.data["recording"]["credits"]
    assert {"Mamie Smith", "Perry Bradford"} <= set(names(found["madeBy"]))
    assert found["text"].startswith("CRAZY BLUES")


async def test_a_work_has_credits_of_its_own(demo: Asking) -> None:
    asked = "query($id: ID!) { work(id: $id) { credits { title madeBy { name special notNamed model } text } } }"
    answer = await demo.read(asked, {"id": demo_ids()["crazy-blues"]})
    assert answer.errors == []
    assert answer.data is not None
    assert names(answer.data["work"]["credits"]["madeBy"])[0] == "Perry Bradford"


async def test_a_sheet_is_one_statement_however_much_is_on_it(demo: Asking, sheet_of: Ask) -> None:
    for key in ("first-light", "harbour-variations"):
        with demo.database.observe() as sent:
            await sheet(sheet_of, key)
        assert len(sent) == 1
