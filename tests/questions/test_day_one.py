"""What each kind of user asks first, as GraphQL, and what the demo answers."""

from dataclasses import replace
from typing import Any

from graph.reader import ReadContext
from seed.demo import demo_ids
from tests.oracle.asking import PUBLIC, Asking

IDS = demo_ids()
HANDY_WROTE = ("St. Louis Blues", "The Memphis Blues", "Yellow Dog Blues")


async def answered(demo: Asking, document: str, *, who: ReadContext = PUBLIC, **variables: Any) -> dict[str, Any]:
    """Ask, as anybody may unless it is said who; the answer has no errors."""
    answer = await demo.read(document, variables, who)
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


async def test_an_artist_asks_where_her_work_has_gone_how_sure_that_is_and_by_which_way(demo: Asking) -> None:
    found = await answered(
        demo,
        """
        query ($me: ID!) {
          party(id: $me) {
            catchingUp
            distinctAssets
            derivativeCounts { kind certainty hits }
            derivatives(filter: {kind: [ASSET]}) {
              totalCount
              nodes {
                hit { ... on Asset { title } }
                certainty
                weightPpm
                paths
                path { type thing { ... on Recording { title } ... on Asset { title } ... on Party { name } } }
              }
            }
          }
        }
        """,
        me=IDS["mamie-smith"],
    )
    me = found["party"]
    assert (me["catchingUp"], me["distinctAssets"], me["derivatives"]["totalCount"]) == (None, 3, 3)
    assert me["derivativeCounts"][0] == {"kind": "ASSET", "certainty": "CERTAIN", "hits": 3}
    ways = {
        hit["hit"]["title"]: (
            hit["certainty"],
            hit["weightPpm"],
            [(step["type"], *step["thing"].values()) for step in hit["path"]],
        )
        for hit in me["derivatives"]["nodes"]
    }
    sample = [("USED_INPUT", "Crazy Blues"), ("MADE", "Mamie Smith")]
    edit = [("USED_INPUT", "Night Ferry"), *sample]
    assert ways == {
        "Night Ferry": ("CERTAIN", None, sample),
        "Night Ferry (Radio Edit)": ("CERTAIN", None, edit),
        "Night Ferry (Slow Hours Mix)": ("CERTAIN", None, [("USED_INPUT", "Night Ferry (Radio Edit)"), *edit]),
    }


async def test_a_songwriter_asks_which_tracks_a_report_says_rest_on_his_song_and_with_what_weight(demo: Asking) -> None:
    found = await answered(
        demo,
        """
        query ($me: ID!) {
          party(id: $me) {
            derivatives(filter: {kind: [ASSET], certainty: [ATTRIBUTED], minWeightPpm: 10000}) {
              nodes { hit { ... on Asset { title reports { side } } } weightPpm path { type } }
            }
          }
        }
        """,
        me=IDS["w-c-handy"],
    )
    (hit,) = found["party"]["derivatives"]["nodes"]
    # A report on sound that weighs a recording of his song is about the recording, and no hit of the song's.
    assert hit["hit"]["title"] == "Harbour Variations"
    assert {"side": "COMPOSITION"} in hit["hit"]["reports"]
    assert (hit["weightPpm"], hit["path"]) == (20_135, [{"type": "SCORES"}, {"type": "MADE"}])


async def test_a_product_engineer_asks_on_what_basis_a_model_was_trained_and_what_of_it_models_made(
    demo: Asking,
) -> None:
    found = await answered(
        demo,
        """
        query ($id: ID!) {
          modelVersion(id: $id) {
            closure {
              datasetVersions { dataset { name } version }
              counts(by: [BASIS, STAGE]) { basis stage entries synthetic }
              synthetic { entries fromModels { entries modelVersion { version model { name } } } }
              contributors(first: 1) { totalCount nodes { party { name } entries } }
              contributorsNotNamed
            }
          }
        }
        """,
        id=IDS["meridian-strings-2-1"],
    )
    closure = found["modelVersion"]["closure"]
    assert [one["dataset"]["name"] for one in closure["datasetVersions"]] == [
        "Meridian Base Corpus",
        "Meridian Strings Licensed Set",
    ]
    counted = {(one["basis"], one["stage"]): one["entries"] for one in closure["counts"]}
    assert counted[("PUBLIC_DOMAIN", "TRAINING")] == 54
    assert sum(counted.values()) == 63 + 11
    assert sum(one["synthetic"] for one in closure["counts"]) == closure["synthetic"]["entries"] == 1
    assert closure["synthetic"]["fromModels"] == [
        {"entries": 1, "modelVersion": {"version": "2.0", "model": {"name": "Meridian Base"}}}
    ]
    assert closure["contributors"]["nodes"][0]["entries"] > 1
    assert closure["contributorsNotNamed"] > 0


async def test_a_product_engineer_asks_which_lines_of_a_sheet_changed_between_two_seqs_and_by_which_fact(
    demo: Asking,
) -> None:
    found = await answered(
        demo,
        """
        query ($id: ID!) {
          asset(id: $id) { credits { diff(from: 1050, to: 1055) { block line why facts } } }
        }
        """,
        id=IDS["harbour-variations"],
    )
    changes = found["asset"]["credits"]["diff"]
    assert [(change["why"], change["facts"]) for change in changes] == [("CHANGED", [1051]), ("CHANGED", [1053])]
    assert [change["line"] for change in changes] == ["the declaration of AI", "T. Brandt: arrangement"]


async def test_somebody_asks_why_a_writer_stands_on_a_sheet_and_who_said_each_step(demo: Asking) -> None:
    found = await answered(
        demo,
        """
        query ($asset: ID!, $writer: ID!) {
          pathsBetween(from: $asset, to: $writer, first: 1) {
            paths {
              steps {
                type
                to { ... on Recording { title } ... on Work { title } ... on Party { name } }
                facts { seq source }
              }
            }
          }
        }
        """,
        asset=IDS["night-ferry"],
        writer=IDS["perry-bradford"],
    )
    ((*steps,),) = [path["steps"] for path in found["pathsBetween"]["paths"]]
    assert [(step["type"], *step["to"].values()) for step in steps] == [
        ("USED_INPUT", "Crazy Blues"),
        ("RECORDING_OF", "Crazy Blues"),
        ("MADE", "Perry Bradford"),
    ]
    assert [{fact["source"] for fact in step["facts"]} for step in steps] == [
        {"demo-story"},
        {"demo-catalogue"},
        {"demo-catalogue"},
    ]


async def test_an_artist_asks_which_models_may_have_learned_from_her_and_what_those_made(demo: Asking) -> None:
    found = await answered(
        demo,
        """
        query ($me: ID!) {
          party(id: $me) {
            trainedModels {
              totalCount
              nodes {
                modelVersion {
                  version
                  model { name }
                  derivativeCounts { kind certainty hits }
                  derivatives { totalCount }
                }
                entries
                through { model { name } }
              }
            }
          }
        }
        """,
        me=IDS["mamie-smith"],
    )
    models = found["party"]["trainedModels"]["nodes"]
    # Two of her recordings are in the base corpus; the other models rest on the one that was trained with it.
    assert {
        one["modelVersion"]["model"]["name"]: [each["model"]["name"] for each in one["through"]] for one in models
    } == {
        "Meridian Base": [],
        "Meridian Mini": ["Meridian Base"],
        "Meridian Strings": ["Meridian Base"],
        "Meridian Voice": ["Meridian Base"],
    }
    assert {one["entries"] for one in models} == {2}
    made = {one["modelVersion"]["model"]["name"]: one["modelVersion"]["derivativeCounts"][0] for one in models}
    assert made["Meridian Strings"] == {"kind": "ASSET", "certainty": "CERTAIN", "hits": 10}
    for one in models:
        counts = one["modelVersion"]["derivativeCounts"]
        assert one["modelVersion"]["derivatives"]["totalCount"] == sum(each["hits"] for each in counts)


async def test_an_artist_asks_where_a_track_sounds_like_her_and_nobody_else_is_told(demo: Asking) -> None:
    question = """
        query ($asset: ID!, $me: ID!) {
          asset(id: $asset) {
            similarTo(source: $me) {
              nodes {
                source { ... on Recording { title } }
                raw rank inStartMs fromStartMs outsideClosure
                report { measures }
              }
            }
          }
        }
        """
    about = {"asset": IDS["night-ferry"], "me": IDS["halden-rosk"]}
    found = await answered(demo, question, **about, who=replace(PUBLIC, actor=IDS["halden-rosk"]))
    assert found["asset"]["similarTo"]["nodes"] == [
        {
            "source": {"title": "Winter Pier"},
            "raw": "0.8714",
            "rank": 1,
            "inStartMs": 96_000,
            "fromStartMs": 31_000,
            "outsideClosure": True,
            "report": {"measures": "SIMILARITY"},
        }
    ]
    for other in (PUBLIC, replace(PUBLIC, actor=IDS["ines-valdor"])):
        assert (await answered(demo, question, **about, who=other))["asset"]["similarTo"]["nodes"] == []


async def test_a_label_asks_which_recordings_lack_a_work_those_first_on_which_most_rests(demo: Asking) -> None:
    found = await answered(
        demo,
        """
        query ($mine: ID!) {
          recordingsWithoutWork(of: $mine) { items { recording { title } assets } isPartial pageInfo { hasNextPage } }
        }
        """,
        mine=IDS["ines-valdor"],
    )
    listed = found["recordingsWithoutWork"]
    assert listed["items"][0] == {"recording": {"title": "Harbour Nocturne (violin stem)"}, "assets": 1}
    assert (listed["isPartial"], listed["pageInfo"]["hasNextPage"]) == (False, False)
