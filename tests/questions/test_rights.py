"""What each kind of user asks first about rights, as GraphQL, and what the demo answers."""

from dataclasses import replace
from typing import Any

import pytest

from graph.closures.draining import drain
from graph.reader import ReadContext
from graph.standings.draining import drain_standings
from seed.demo import demo_ids
from tests.oracle.asking import AUDITOR, LICENSED, PUBLIC, Asking

IDS = demo_ids()
BEFORE, AFTER = "2026-11-01T00:00:00Z", "2026-11-12T00:00:00Z"
"""Before and after T. Brandt's withdrawal takes effect."""


async def answered(demo: Asking, document: str, *, who: ReadContext = LICENSED, **variables: Any) -> dict[str, Any]:
    """Ask, with a licence unless it is said who; the answer has no errors."""
    answer = await demo.read(document, variables, who)
    assert answer.errors == []
    assert answer.data is not None
    return answer.data


def speaking_for(key: str) -> ReadContext:
    return replace(PUBLIC, actor=IDS[key])


# The head of data at a label or publisher


async def test_a_publisher_asks_who_holds_what_of_a_song_and_on_whose_word(demo: Asking) -> None:
    found = await answered(
        demo,
        """
        query ($id: ID!) {
          work(id: $id) {
            rightShares(tier: LICENSING) { nodes { holder { name } side sizePpm assertedBy { name } } }
          }
        }
        """,
        id=IDS["harbour-nocturne-work"],
    )
    shares = found["work"]["rightShares"]["nodes"]
    assert {(one["holder"]["name"], one["sizePpm"], one["assertedBy"]["name"]) for one in shares} == {
        ("Ines Valdor", 500_000, "Ines Valdor"),
        ("T. Brandt", 500_000, "T. Brandt"),
    }


async def test_a_label_asks_what_of_a_set_is_cleared_where_and_who_stands_in_the_way(demo: Asking) -> None:
    question = """
        query ($of: ID!, $act: Places!, $asOf: DateTime!) {
          clearance(of: {datasetVersion: $of}, use: TRAIN_GENERATIVE, act: $act, asOf: $asOf) {
            counts { items cleared { everywhere nowhere } }
            gapsByParty(first: 5) { nodes { party { name } items } }
          }
        }
        """
    about = {"of": IDS["meridian-blues-set-1"], "asOf": BEFORE}
    free = (await answered(demo, question, who=LICENSED, act={"codes": ["US"]}, **about))["clearance"]
    assert (free["counts"]["items"], free["counts"]["cleared"]["everywhere"]) == (8, 8)
    protected = (await answered(demo, question, who=LICENSED, act={"codes": ["DE"]}, **about))["clearance"]
    assert protected["counts"]["cleared"] == {"everywhere": 3, "nowhere": 5}
    assert {"party": {"name": "Lena Arant"}, "items": 1} in protected["gapsByParty"]["nodes"]


async def test_a_label_asks_what_a_sale_would_touch_and_whether_licences_bind_the_buyer(demo: Asking) -> None:
    found = await answered(
        demo,
        """
        query ($by: ID!) {
          impact(of: {sale: {by: $by, effective: "2027-01-01T00:00:00Z", bindsEarlier: UNKNOWN}}) {
            binding
            comesTo { newTraining models }
            counts { things datasetVersions modelVersions }
            datasetVersions { nodes { datasetVersion { dataset { name } } items } }
          }
        }
        """,
        by=IDS["example-records"],
    )
    touched = found["impact"]
    assert touched["binding"] == "UNKNOWN"
    assert touched["comesTo"] == {"newTraining": False, "models": "NO_NEW_GENERATION"}
    assert touched["counts"]["modelVersions"] > 0
    assert {one["datasetVersion"]["dataset"]["name"] for one in touched["datasetVersions"]["nodes"]} == {
        "Meridian Base Corpus",
        "Meridian Strings Licensed Set",
    }


async def test_a_label_asks_what_was_made_of_its_recordings_while_it_controlled_them(demo: Asking) -> None:
    question = """
        query ($me: ID!, $then: Boolean) {
          party(id: $me) {
            derivatives(filter: {kind: [ASSET], controlledThen: $then}) { nodes { hit { ... on Asset { title } } } }
          }
        }
        """
    me, who = IDS["example-records"], speaking_for("example-records")
    found = (await answered(demo, question, who=who, me=me, then=True))["party"]["derivatives"]["nodes"]
    assert {"hit": {"title": "Small Hours"}} in found
    assert (await answered(demo, question, who=who, me=me, then=False))["party"]["derivatives"]["nodes"] == []


async def test_a_publisher_sets_side_by_side_what_two_sources_claim(demo: Asking) -> None:
    found = await answered(
        demo,
        """
        query ($id: ID!) {
          work(id: $id) { claims(compare: ["demo-story", "demo-catalogue"]) { holder firstPpm secondPpm difference } }
        }
        """,
        id=IDS["harbour-nocturne-work"],
    )
    assert {(one["holder"], one["firstPpm"], one["secondPpm"]) for one in found["work"]["claims"]} == {
        (IDS["ines-valdor"], 500_000, 0),
        (IDS["t-brandt"], 500_000, 0),
    }


async def test_a_label_asks_what_was_trained_on_what_it_licensed_and_what_beyond_the_licence(demo: Asking) -> None:
    question = """
        query ($agreement: ID!, $outside: Boolean) {
          reliance(agreement: $agreement) {
            trainingRuns(outsideScope: $outside) {
              nodes { trainingRun { type produced { version model { name } } } entries entriesOutside beyond }
            }
          }
        }
        """
    about, who = IDS["el-2026-02"], speaking_for("example-records")
    found = (await answered(demo, question, who=who, agreement=about))["reliance"]["trainingRuns"]["nodes"]
    assert {one["trainingRun"]["produced"][0]["model"]["name"] for one in found} >= {
        "Meridian Strings",
        "Meridian Mini",
    }
    beyond = await answered(demo, question, who=who, agreement=about, outside=True)
    assert beyond["reliance"]["trainingRuns"]["nodes"] == []


async def test_an_auditor_asks_what_was_recorded_only_after_it_was_so(demo: Asking) -> None:
    found = await answered(
        demo,
        """
        query ($of: ID!) {
          journal(subject: $of, kind: "agreement", retroactiveOnly: true) { nodes { kind effective recordedAt } }
          journal2: journal(kind: "agreement", retroactiveOnly: true) { totalCount }
        }
        """,
        who=AUDITOR,
        of=IDS["el-2026-02"],
    )
    (told,) = found["journal"]["nodes"]
    assert told["effective"] == "2026-01-09T10:00:00.000000Z" < told["recordedAt"]
    assert found["journal2"]["totalCount"] == 3


# A product engineer at a streaming service or AI lab


async def test_an_engineer_asks_which_of_a_list_of_entries_is_cleared_and_what_would_close_the_gaps(
    demo: Asking,
) -> None:
    found = await answered(
        demo,
        """
        query ($entries: [ClearanceEntry!]!, $asOf: DateTime!) {
          clearance(of: {entries: $entries}, use: TRAIN_GENERATIVE, act: {codes: ["DE"]}, asOf: $asOf) {
            counts { items cleared { everywhere nowhere } }
            gapsByReason { reason closes }
            items { nodes { given { title } cleared { text } } }
          }
        }
        """,
        entries=[{"id": IDS["harbour-nocturne"]}, {"title": "A title alone"}],
        asOf=AFTER,
    )
    cleared = found["clearance"]
    assert cleared["counts"] == {"items": 2, "cleared": {"everywhere": 0, "nowhere": 2}}
    assert {one["reason"] for one in cleared["gapsByReason"]} == {"REFUSED", "UNIDENTIFIED"}


async def test_an_engineer_asks_for_the_proof_of_a_run_as_known_then_and_now(demo: Asking) -> None:
    found = await answered(
        demo,
        """
        query ($id: ID!) {
          trainingRun(id: $id) {
            knownViolations { reason }
            proof {
              knownThen { counts { items cleared { nowhere } } papers { paper } }
              knownNow { counts { items cleared { nowhere everywhere } } papers { paper signedAt recordedAt } }
              difference { gained lost }
            }
          }
        }
        """,
        id=IDS["meridian-strings-run"],
    )
    run = found["trainingRun"]
    assert len(run["knownViolations"]) == 1
    then, now = run["proof"]["knownThen"], run["proof"]["knownNow"]
    # Its papers were signed before it began, and recorded after it was.
    assert then["counts"]["items"] == then["counts"]["cleared"]["nowhere"] == now["counts"]["items"]
    assert then["papers"] == []
    assert now["counts"]["cleared"]["nowhere"] < now["counts"]["items"]
    assert run["proof"]["difference"]["gained"] > run["proof"]["difference"]["lost"] == 0
    assert any(paper["signedAt"] is not None for paper in now["papers"])


async def test_an_engineer_asks_what_stops_if_somebody_leaves(demo: Asking) -> None:
    found = await answered(
        demo,
        """
        query ($by: ID!) {
          impact(of: {withdrawal: {by: $by, from: "2027-07-01T00:00:00Z"}}) {
            isImagined
            comesTo { newTraining newGeneration models outputs }
            counts { datasetVersions modelVersions trainingRuns { before } }
          }
        }
        """,
        by=IDS["ines-valdor"],
    )
    touched = found["impact"]
    assert touched["isImagined"]
    assert touched["comesTo"] == {
        "newTraining": False,
        "newGeneration": False,
        "models": "NO_NEW_GENERATION",
        "outputs": "REVIEW",
    }
    assert touched["counts"]["trainingRuns"]["before"] >= 2


async def test_a_streaming_service_asks_which_released_tracks_violate_in_a_country(demo: Asking) -> None:
    await drain(demo.database)
    await drain_standings(demo.database)
    found = await answered(
        demo,
        """
        {
          assetsByStatus(status: VIOLATING, first: 100) {
            nodes { asset { title standing { status } releases { nodes { title } } } modelVersion { version } }
          }
        }
        """,
    )
    assert {one["asset"]["standing"]["status"] for one in found["assetsByStatus"]["nodes"] if one["asset"]} == {
        "VIOLATING"
    }


# A songwriter or artist, with a manager


async def test_an_artist_asks_which_datasets_have_her_work_and_who_said_yes_for_her(demo: Asking) -> None:
    found = await answered(
        demo,
        """
        query ($me: ID!) {
          inDatasets(party: $me, first: 50) {
            nodes {
              item { ... on Recording { title } ... on Asset { title } }
              datasetVersion { version dataset { name } }
              reliedOn { side inNameOf { name } signedBy { name } mandate agreement }
            }
          }
        }
        """,
        me=IDS["ines-valdor"],
        who=speaking_for("ines-valdor"),
    )
    entries = {one["item"]["title"]: one for one in found["inDatasets"]["nodes"] if one["item"]}
    harbour = entries["Harbour Nocturne"]
    assert harbour["datasetVersion"]["dataset"]["name"] == "Meridian Strings Licensed Set"
    said = {
        (one["inNameOf"]["name"], one["signedBy"]["name"], one["mandate"] is not None, one["agreement"])
        for one in harbour["reliedOn"]
    }
    # Her manager chose for her, the label signed for its master, and she herself for her half of the song.
    assert ("Ines Valdor", "Tern Management (fictional)", True, None) in said
    assert ("Example Records (fictional)", "Example Records (fictional)", False, IDS["el-2026-02"]) in said
    assert ("Ines Valdor", "Ines Valdor", False, IDS["el-2026-02"]) in said


async def test_an_artist_asks_what_is_permitted_of_hers_by_whom_and_from_when(demo: Asking) -> None:
    question = """
        query ($me: ID!) {
          party(id: $me) { permissions { nodes { uses capacity by { name } validFrom validTo } } }
        }
        """
    found = await answered(demo, question, me=IDS["ines-valdor"], who=speaking_for("ines-valdor"))
    permissions = found["party"]["permissions"]["nodes"]
    (managed,) = [one for one in permissions if one["capacity"] == "MANAGER"]
    assert (managed["uses"], managed["by"]) == (["TRAIN_GENERATIVE"], [{"name": "Tern Management (fictional)"}])
    assert managed["validFrom"] == "2026-01-07T16:00:00.000000Z"
    others = await answered(demo, question, me=IDS["ines-valdor"], who=PUBLIC)
    assert others["party"]["permissions"]["nodes"] == []


async def test_a_singer_asks_what_there_is_of_her_voice(demo: Asking) -> None:
    found = await answered(
        demo,
        """
        query ($me: ID!) {
          party(id: $me) {
            voice {
              models { version generations { totalCount nodes { part generation { made { title } } } } }
              consents { nodes { decision project } }
              namedInPrompts { totalCount }
            }
          }
        }
        """,
        me=IDS["imke-solvander"],
        who=speaking_for("imke-solvander"),
    )
    voice = found["party"]["voice"]
    (model,) = voice["models"]
    made = {track["title"] for one in model["generations"]["nodes"] for track in one["generation"]["made"]}
    assert model["generations"]["totalCount"] == 2
    assert "After You've Gone" in made
    assert {one["part"] for one in model["generations"]["nodes"]} == {"VOCALS"}
    assert voice["consents"]["nodes"] == [{"decision": "GRANT", "project": "Meridian Voice"}]
    assert voice["namedInPrompts"]["totalCount"] == 1


async def test_an_artist_asks_how_her_objection_stands(demo: Asking) -> None:
    question = """
        query ($id: ID!) {
          asset(id: $id) {
            credits { status openObjections }
            objections { nodes { ground asks state by { name } } }
          }
        }
        """
    about = {"id": IDS["small-hours"]}
    own = (await answered(demo, question, who=speaking_for("mara-quill"), **about))["asset"]
    assert own["objections"]["nodes"] == [
        {
            "ground": "MISSING_CREDIT",
            "asks": "Name who wrote the excerpt, or take it out.",
            "state": "UNDER_REVIEW",
            "by": {"name": "Mara Quill"},
        }
    ]
    everybody = (await answered(demo, question, who=PUBLIC, **about))["asset"]
    assert everybody == {"credits": {"status": "UNDER_REVIEW", "openObjections": 1}, "objections": {"nodes": []}}


async def test_a_songwriter_asks_what_would_stop_if_he_withdrew_before_he_does(demo: Asking) -> None:
    question = """
        query ($me: ID!, $from: DateTime!) {
          impact(of: {withdrawal: {by: $me, from: $from, noticeDays: 30}}) {
            effective comesTo { newTraining newGeneration models outputs } counts { things }
          }
        }
        """
    about = {"me": IDS["t-brandt"], "from": "2027-01-01T00:00:00Z"}
    found = (await answered(demo, question, who=speaking_for("t-brandt"), **about))["impact"]
    assert found["effective"] == "2027-01-31T00:00:00.000000Z"
    assert not found["comesTo"]["newTraining"]
    assert found["counts"]["things"] > 0
    refused = await demo.read(question, about, speaking_for("ines-valdor"))
    assert [error["extensions"]["code"] for error in refused.errors] == ["NOT_ALLOWED"]


@pytest.mark.parametrize(("as_of", "decision"), [(BEFORE, "PERMITS"), (AFTER, "REFUSES")])
async def test_a_songwriter_asks_who_of_those_who_share_the_song_stands_in_the_way(
    demo: Asking, as_of: str, decision: str
) -> None:
    found = await answered(
        demo,
        """
        query ($of: ID!, $asOf: DateTime!) {
          coOwners(of: $of, act: {codes: ["DE"]}, asOf: $asOf) { party { name } side askedAs decision }
        }
        """,
        of=IDS["harbour-nocturne-work"],
        asOf=as_of,
        who=speaking_for("ines-valdor"),
    )
    holders = {
        (one["party"]["name"], one["decision"])
        for one in found["coOwners"]
        if (one["side"], one["askedAs"]) == ("COMPOSITION", "HOLDER")
    }
    assert holders == {("Ines Valdor", "PERMITS"), ("T. Brandt", decision)}
