"""What each kind of user asks first, as GraphQL, and what the demo answers."""

from typing import Any

from seed.demo import demo_ids
from tests.oracle.asking import Asking

IDS = demo_ids()
HANDY_WROTE = ("St. Louis Blues", "The Memphis Blues", "Yellow Dog Blues")


async def answered(demo: Asking, document: str, **variables: Any) -> dict[str, Any]:
    """Ask as anybody may; the answer has no errors."""
    answer = await demo.read(document, variables)
    assert answer.errors == []
    assert answer.data is not None
    return answer.data


async def test_a_label_asks_which_recordings_have_an_isrc_and_one_isrc_on_two_is_normal(demo: Asking) -> None:
    found = await answered(
        demo,
        """
        query ($isrc: String!) {
          recordings(identifier: {scheme: "ISRC", value: $isrc}) { title releases { nodes { title } } }
        }
        """,
        isrc="XX-DEM-19-00001",
    )
    assert sorted(one["title"] for one in found["recordings"]) == [
        "Harbour Nocturne",
        "Harbour Nocturne (2024 Remaster)",
    ]


async def test_a_product_engineer_asks_an_asset_by_identifier_for_its_whole_sheet(demo: Asking) -> None:
    ((isrc,),) = [
        [claim["value"] for claim in one["identifiers"] if claim["scheme"] == "ISRC"]
        for one in (
            await answered(
                demo, "query ($id: ID!) { assets(ids: [$id]) { identifiers { scheme value } } }", id=IDS["night-ferry"]
            )
        )["assets"]
    ]
    found = await answered(
        demo,
        """
        query ($isrc: String!) {
          assets(identifier: {scheme: "ISRC", value: $isrc}) {
            credits {
              madeBy { name }
              contains { relation source { title } }
              trainingSources { sides { items { ppm } residual { ppm } sumPpm } }
              disclosure { containsAI byPart { part declared } }
              text
              digest
            }
          }
        }
        """,
        isrc=isrc,
    )
    (sheet,) = [one["credits"] for one in found["assets"]]
    (side,) = sheet["trainingSources"]["sides"]
    assert sheet["madeBy"][0]["name"] == "June Arden"
    assert [line["source"]["title"] for line in sheet["contains"]] == ["Crazy Blues"]
    assert sum(item["ppm"] for item in side["items"]) + side["residual"]["ppm"] == side["sumPpm"] == 1_000_000
    assert sheet["disclosure"]["containsAI"] == "PARTLY"
    assert sheet["text"].startswith("NIGHT FERRY")
    assert sheet["digest"].startswith("sha256:")


async def test_a_streaming_service_asks_what_a_file_holds_by_its_hash(demo: Asking) -> None:
    held = await answered(demo, "query ($id: ID!) { file(id: $id) { sha256 } }", id=IDS["night-ferry-wav"])
    found = await answered(
        demo,
        "query ($hash: String!) { files(sha256: $hash) { encodes { of { __typename ... on Asset { title } } } } }",
        hash=held["file"]["sha256"],
    )
    assert found == {"files": [{"encodes": [{"of": {"__typename": "Asset", "title": "Night Ferry"}}]}]}


async def test_a_streaming_service_asks_many_sheets_at_once_for_digest_and_status(demo: Asking) -> None:
    keys = ("night-ferry", "copper-sketch", "unsent-letter")
    found = await answered(
        demo,
        "query ($ids: [ID!]!) { assets(ids: $ids) { id credits { digest status } } }",
        ids=[IDS[key] for key in keys],
    )
    assert [one["id"] for one in found["assets"]] == [IDS[key] for key in keys]
    assert [one["credits"] and one["credits"]["status"] for one in found["assets"]] == ["CURRENT", "CURRENT", None]


async def test_a_streaming_service_asks_only_what_changed_since_it_last_looked(demo: Asking) -> None:
    everything = await answered(
        demo, "{ assetsConnection(orderBy: CHANGED, first: 100) { nodes { title changedSeq } } }"
    )
    seqs = [one["changedSeq"] for one in everything["assetsConnection"]["nodes"]]
    assert seqs == sorted(seqs)
    found = await answered(
        demo,
        "query ($seq: Long!) { assetsConnection(filter: {changedSince: $seq}, orderBy: CHANGED) { nodes { title } } }",
        seq=seqs[-2],
    )
    assert found["assetsConnection"]["nodes"] == [{"title": everything["assetsConnection"]["nodes"][-1]["title"]}]


async def test_a_singer_asks_which_models_carry_her_voice_and_who_named_her_in_a_prompt(demo: Asking) -> None:
    found = await answered(
        demo,
        """
        query ($me: ID!) {
          party(id: $me) {
            voiceModels { model { name } }
            namedIn { totalCount nodes { how generation { made { title } } } }
          }
        }
        """,
        me=IDS["imke-solvander"],
    )
    assert found["party"]["voiceModels"] == [{"model": {"name": "Meridian Voice"}}]
    assert found["party"]["namedIn"]["totalCount"] == len(found["party"]["namedIn"]["nodes"]) == 1


async def test_a_label_asks_for_a_name_and_gets_candidates_with_what_tells_them_apart(demo: Asking) -> None:
    found = await answered(
        demo,
        """
        query ($name: String!) {
          search(text: $name) {
            hits { kind thing { ... on Party { name works { nodes { title } } identifiers { display } } } }
          }
        }
        """,
        name="WC Hendy",
    )
    assert found["search"]["hits"] == [
        {
            "kind": "PARTY",
            "thing": {
                "name": "W. C. Handy",
                "works": {"nodes": [{"title": title} for title in HANDY_WROTE]},
                "identifiers": [],
            },
        }
    ]
    recordings = await answered(
        demo,
        """
        {
          search(text: "crazy blues", kinds: [RECORDING], first: 2) {
            hits { thing { ... on Recording { title contributions(role: MainArtist) { nodes { party { name } } } } } }
          }
        }
        """,
    )
    artists = [hit["thing"]["contributions"]["nodes"][0]["party"]["name"] for hit in recordings["search"]["hits"]]
    assert artists == ["Mamie Smith", "Mary Stafford"]
