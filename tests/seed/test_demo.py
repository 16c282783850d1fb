"""The demo is whole: every fact is one, every reference finds its thing, and what is invented says so."""

import hashlib
import re
from collections import Counter
from graphlib import TopologicalSorter

import pytest

from linernotes.attribution import weigh
from linernotes.facts.asset import Asset, Disclosure
from linernotes.facts.attribution import AttributionReport, Measures, MethodFamily, SettlementBasis
from linernotes.facts.base import Fact, ThingFact
from linernotes.facts.contribution import Contribution, ContributionState
from linernotes.facts.dataset import DatasetClosed, DatasetEntry, DatasetFrozen, EntryStage
from linernotes.facts.generation import Generation
from linernotes.facts.history import Ending, KnownError, Retraction
from linernotes.facts.identifier import ClaimState, Identifier
from linernotes.facts.party import Audience, CreditContext, Membership, Naming, NamingChoice, Party, PartyName
from linernotes.facts.recording import Recording, RecordingOf
from linernotes.facts.registry import KINDS
from linernotes.facts.release import Release, ReleaseContent
from linernotes.facts.training import TrainingRun
from linernotes.facts.walk import references
from linernotes.facts.work import Work
from linernotes.identifiers.normal_form import kinds_identified
from linernotes.shares import PPM
from linernotes.vocabularies.ai import ContainsAI, SpecialContributor
from linernotes.vocabularies.parties import PartyType
from linernotes.vocabularies.recordings import ResourceWorkRelationshipType
from linernotes.vocabularies.role_tables import CreditedKind, may_stand_on
from seed.demo import CATALOGUE as CATALOGUE_FILE
from seed.demo import HERE, demo_ids
from seed.demo import STORY as STORY_FILE
from tests.seed.demo_world import DemoWorld

CATALOGUE, STORY = "demo-catalogue", "demo-story"
INVENTED_PEOPLE = {
    "June Arden",
    "Juniper Static",
    "Ines Valdor",
    "T. Brandt",
    "Mara Quill",
    "Bram Ostervald",
    "Imke Solvander",
    "Thessaly Corrowan",
    "Dov Ellerkamp",
    "Halden Rosk",
    "The Tidewrack Quartet",
}
"""Looked at one by one: none is the name of an artist that we know of. A new name is looked at before it joins."""

DERIVATIONS: tuple[tuple[tuple[str, str, str], ...], ...] = (
    (("workDerivation", "/work", "/derivedFrom"),),
    (("recordingRelation", "/recording", "/related"),),
    (("membership", "/member", "/group"),),
    (("persona", "/persona", "/of"),),
    (
        ("asset", "", "/generation"),
        ("generation", "", "/models"),
        ("generation", "", "/inputs"),
        ("modelVersion", "", "/producedBy"),
        ("trainingRun", "", "/startedFrom"),
        ("trainingRun", "", "/learnedFrom"),
        ("trainingRun", "", "/used"),
        ("datasetEntry", "/of", "/item"),
    ),
)
"""The families of relation that never lead back: kind of fact, and the pointers of its two ends ("" is itself)."""


@pytest.fixture(scope="module")
def demo() -> DemoWorld:
    return DemoWorld()


def test_there_is_enough_of_it_and_not_more_than_can_be_read(demo: DemoWorld) -> None:
    assert 500 <= len(demo.facts) <= 1500


def test_every_thing_has_an_id_of_its_kind_and_a_key_of_its_own(demo: DemoWorld) -> None:
    assert [thing for thing in demo.things.values() if not thing.id.startswith(f"{KINDS[thing.kind].prefix}_")] == []
    assert len({thing.id for thing in demo.things.values()}) == len(demo.things)
    assert len(demo_ids()) == len(demo.things)


def test_every_reference_finds_an_earlier_thing_of_an_allowed_kind(demo: DemoWorld) -> None:
    lost = []
    for seq, fact in demo.facts.items():
        for pointer, reference in references(fact):
            thing = demo.resolve(fact, reference)
            if thing is None or thing.kind not in reference.kinds or thing.seq >= seq:
                lost.append((seq, pointer, reference.key))
    assert lost == []


def test_the_catalogue_stands_without_the_story(demo: DemoWorld) -> None:
    systems = {
        reference.key.source or fact.source.system
        for fact in demo.facts.values()
        if fact.source.system.startswith(CATALOGUE)
        for _, reference in references(fact)
        if reference.key is not None
    }
    assert systems == {CATALOGUE}


def test_no_source_says_the_same_thing_twice(demo: DemoWorld) -> None:
    slots: Counter[str] = Counter()
    for fact in demo.facts.values():
        names = getattr(fact, "slot", ())
        if names and fact.corrects is None:
            slots[repr((fact.source.system, fact.kind, *(repr(getattr(fact, name)) for name in names)))] += 1
    assert [slot for slot, times in slots.items() if times > 1] == []


def test_every_identifier_is_of_a_scheme_for_its_thing(demo: DemoWorld) -> None:
    wrong = []
    for seq, fact in demo.of_kind(Identifier).items():
        thing = demo.resolve(fact, fact.about)
        if thing is None or thing.kind.upper() not in kinds_identified(fact.scheme):
            wrong.append(seq)
    assert wrong == []


def test_invented_identifiers_lie_where_no_registry_gives_any_out(demo: DemoWorld) -> None:
    plain = {"ISRC": "XXDEM", "ISNI": "99999999", "ISWC": "T999000", "IPI_NAME": "9999900", "DPID": "PADPIDA999999"}
    plain |= {"GTIN": "02999000", "GRID": "A1DEMO0"}
    story = [fact for fact in demo.of_kind(Identifier).values() if fact.source.system == STORY]
    assert [fact.value for fact in story if not fact.value.startswith(plain[fact.scheme])] == []


def test_every_role_may_stand_where_it_stands(demo: DemoWorld) -> None:
    wrong = []
    for seq, fact in demo.of_kind(Contribution).items():
        thing = demo.resolve(fact, fact.to)
        if thing is None or not may_stand_on(fact.role, CreditedKind[thing.kind.upper()]):
            wrong.append((seq, fact.role))
    assert wrong == []


@pytest.mark.parametrize("family", DERIVATIONS)
def test_nothing_derives_from_itself(demo: DemoWorld, family: tuple[tuple[str, str, str], ...]) -> None:
    order: TopologicalSorter[str] = TopologicalSorter()
    for kind, later, earlier in family:
        for fact in demo.facts.values():
            if fact.kind == kind:
                start = _own_id(fact) if not later else demo.pointing(fact, [later])[0]
                order.add(start, *demo.pointing(fact, [earlier]))
    order.prepare()


def _own_id(fact: Fact) -> str:
    assert isinstance(fact, ThingFact)
    return demo_ids()[fact.key or ""]


def test_frozen_versions_hold_what_their_count_and_root_say(demo: DemoWorld) -> None:
    frozen = demo.of_kind(DatasetFrozen)
    assert len(frozen) == 4
    for seq, freezing in frozen.items():
        version = demo.id_of(freezing, freezing.of)
        entries = {at: fact for at, fact in demo.of_kind(DatasetEntry).items() if demo.id_of(fact, fact.of) == version}
        lines = sorted(f"{demo.id_of(fact, fact.item)} {fact.basis} {fact.stage}\n" for fact in entries.values())
        closed = [at for at, fact in demo.of_kind(DatasetClosed).items() if demo.id_of(fact, fact.of) == version]
        assert freezing.count == len(set(lines)) == len(entries)
        assert freezing.root == hashlib.sha256("".join(lines).encode()).hexdigest()
        assert max(entries) < closed[0] < seq


def test_what_was_put_right_names_the_seq_that_an_import_gives(demo: DemoWorld) -> None:
    about = {
        seq: demo.facts[target].kind
        for seq, fact in demo.facts.items()
        if (target := fact.corrects or getattr(fact, "target", None)) is not None
    }
    told = sum(len(path.read_text(encoding="utf-8").splitlines()) for path in (CATALOGUE_FILE, STORY_FILE))
    assert list(about) == list(range(told - 4, told + 1))
    assert list(about.values()) == ["disclosure", "recording", "contribution", "membership", "datasetEntry"]
    corrected = {seq: fact for seq, fact in demo.facts.items() if fact.corrects is not None}
    assert all(fact.kind == demo.facts[fact.corrects or 0].kind for fact in corrected.values())
    membership = demo.facts[next(iter(demo.of_kind(Ending).values())).target]
    assert isinstance(membership, Membership)
    assert membership.valid_to is None
    assert len(demo.of_kind(Retraction)) == len(demo.of_kind(KnownError)) == 1


def test_everything_invented_says_so(demo: DemoWorld) -> None:
    assert [asset.title for asset in demo.of_kind(Asset).values() if not asset.fiction] == []
    organisations = [
        party.name
        for party in demo.of_kind(Party).values()
        if party.source.system == STORY and party.type is PartyType.LegalOrganization
    ]
    agreements = [settled.agreement for settled in demo.of_kind(SettlementBasis).values()]
    papers = [
        paper.document
        for entry in demo.of_kind(DatasetEntry).values()
        for paper in entry.relied_on
        if not paper.document.startswith("17 U.S.C.")
    ]
    said = [*organisations, *agreements, *papers]
    assert [text for text in said if not text.endswith("(fictional)")] == []
    notes = {fact.note for fact in demo.of_kind(Work).values() if fact.source.system == STORY}
    notes |= {fact.note for fact in demo.of_kind(Recording).values() if fact.source.system == STORY}
    assert notes == {"Fiction: invented for the demonstration."}


def test_invented_people_have_names_of_their_own(demo: DemoWorld) -> None:
    parties = list(demo.of_kind(Party).values())
    invented = {party.name for party in parties if party.source.system == STORY and "(fictional)" not in party.name}
    real = {party.name for party in parties if party.source.system == CATALOGUE}
    assert invented == INVENTED_PEOPLE
    assert real & invented == set()


def test_real_people_make_no_choices_and_have_no_agents(demo: DemoWorld) -> None:
    real = {thing.id for (system, _), thing in demo.things.items() if system == CATALOGUE and thing.kind == "party"}
    deciding = {"namingChoice", "partyName", "membership", "persona", "representation", "disclosure"}
    deciding |= {"rightShare", "consent", "mandate", "agreementParty", "transfer", "objection", "choicePolicy"}
    decided = [
        seq for seq, fact in demo.facts.items() if fact.kind in deciding and real & set(demo.pointing(fact, [""]))
    ]
    named = [run for run in demo.of_kind(Generation).values() if real & set(demo.pointing(run, ["/named"]))]
    linked = [party.name for party in demo.of_kind(Party).values() if party.source.system == CATALOGUE and party.link]
    assert (decided, named, linked) == ([], [], [])


def test_the_artist_who_is_not_to_be_named_said_so_everywhere(demo: DemoWorld) -> None:
    artist = demo_ids()["withheld-artist"]
    choices = {
        (choice.audience, choice.context)
        for choice in demo.of_kind(NamingChoice).values()
        if demo.id_of(choice, choice.party) == artist and choice.naming is Naming.NOT_NAMED
    }
    assert choices == {(audience, context) for audience in Audience for context in CreditContext}


def test_what_is_withheld_stands_only_in_names_and_titles(demo: DemoWorld) -> None:
    hidden = re.compile("thessaly|corrowan|oriane|keldermoor|lanternwater|ninth quay", re.IGNORECASE)
    holding = (Party, PartyName, Work, Recording, Release)
    found = {
        (fact.kind, getattr(fact, "key", None))
        for fact in demo.facts.values()
        if hidden.search(
            fact.model_dump_json(exclude={"name", "text", "title", "link"} if isinstance(fact, holding) else None)
        )
    }
    assert found == set()
    assert [key for key in demo_ids() if hidden.search(key)] == []
    assert hidden.search((HERE / "README.md").read_text(encoding="utf-8")) is None


def test_night_ferry_has_the_numbers_of_its_sheet(demo: DemoWorld) -> None:
    report = _report(demo, "night-ferry-influence")
    weights = [weighed.weight_ppm or 0 for weighed in weigh(report, _sources(demo, report))]
    assert weights == [182_400, 97_100, 61_000, 44_300, 21_900]
    assert report.residual.stated_ppm == PPM - sum(weights) == 593_300
    assert report.candidates == len(_trained(demo, "meridian-base-corpus-2026-1", "meridian-strings-set-3")) == 69


def test_items_and_residual_make_the_whole_wherever_there_are_weights(demo: DemoWorld) -> None:
    for report in demo.of_kind(AttributionReport).values():
        weights = [weighed.weight_ppm for weighed in weigh(report, _sources(demo, report))]
        if report.method.measures is Measures.INFLUENCE_ESTIMATE and report.residual.stated_ppm is not None:
            assert sum(weight or 0 for weight in weights) + report.residual.stated_ppm == PPM
        else:
            assert set(weights) == {None}


def test_the_two_reports_of_night_ferry_disagree_and_one_source_is_outside_the_closure(demo: DemoWorld) -> None:
    influence, similarity = (_report(demo, f"night-ferry-{name}") for name in ("influence", "similarity"))
    families = (influence.method.family, similarity.method.family)
    assert families == (MethodFamily.UNLEARNING, MethodFamily.EMBEDDING_SIMILARITY)
    assert len(set(_sources(demo, influence)) & set(_sources(demo, similarity))) == 2
    closure = _trained(demo, "meridian-base-corpus-2026-1", "meridian-strings-set-3")
    assert set(_sources(demo, influence)) <= closure
    assert set(_sources(demo, similarity)) - closure == {demo_ids()["winter-pier"]}


def test_the_story_has_what_it_is_told_for(demo: DemoWorld) -> None:
    assets = {fact.key for fact in demo.of_kind(Asset).values()}
    released = set().union(*(_keys(fact) for fact in demo.of_kind(ReleaseContent).values()))
    reported = set().union(*(_keys(fact) for fact in demo.of_kind(AttributionReport).values()))
    declared = {next(iter(_keys(fact) & assets)): fact.contains_ai for fact in demo.of_kind(Disclosure).values()}
    disputed = [fact for fact in demo.of_kind(Contribution).values() if fact.state is ContributionState.DISPUTED]
    special = {fact.by.special for fact in demo.of_kind(Contribution).values()}
    medleys = [fact for fact in demo.of_kind(RecordingOf).values() if fact.type is ResourceWorkRelationshipType.Medley]
    assert len(assets) == 13
    assert assets - released == {"unsent-letter"}
    assert assets - reported >= {"night-ferry-radio-edit", "copper-sketch", "unsent-letter"}
    assert declared["copper-sketch"] is ContainsAI.NONE
    assert len({fact.source.system for fact in disputed}) == 2
    assert special >= {SpecialContributor.Traditional, SpecialContributor.Unknown}
    assert len(medleys) == 3
    assert sum(recording.unidentified_works for recording in demo.of_kind(Recording).values()) == 1
    assert [fact.stage for fact in demo.of_kind(DatasetEntry).values()].count(EntryStage.TEST) == 1
    assert len([run for run in demo.of_kind(TrainingRun).values() if run.started_from or run.learned_from]) == 3


def test_one_isrc_is_on_two_recordings_and_one_was_replaced(demo: DemoWorld) -> None:
    claims = [fact for fact in demo.of_kind(Identifier).values() if fact.scheme == "ISRC"]
    shared = [value for value, times in Counter(fact.value for fact in claims).items() if times > 1]
    assert shared == ["XXDEM1900001"]
    assert [fact.value for fact in claims if fact.state is ClaimState.REPLACED] == ["XXDEM1800099"]


def test_the_readme_shows_every_asset_with_its_key_and_id(demo: DemoWorld) -> None:
    readme = (HERE / "README.md").read_text(encoding="utf-8")
    rows = {f"| {fact.title} | `{fact.key}` | `{_own_id(fact)}` |" for fact in demo.of_kind(Asset).values()}
    assert [row for row in rows if row not in readme] == []
    assert f"{len(demo.facts):,} facts" in readme


def _keys(fact: Fact) -> set[str]:
    return {reference.key.key for _, reference in references(fact) if reference.key is not None}


def _report(demo: DemoWorld, key: str) -> AttributionReport:
    return next(fact for fact in demo.of_kind(AttributionReport).values() if fact.key == key)


def _sources(demo: DemoWorld, report: AttributionReport) -> list[str]:
    return [demo.id_of(report, score.source) for score in report.scores]


def _trained(demo: DemoWorld, *versions: str) -> set[str]:
    """Return the ids of the recordings that these versions include for training."""
    wanted = {demo_ids()[version] for version in versions}
    return {
        item
        for entry in demo.of_kind(DatasetEntry).values()
        if entry.stage is EntryStage.TRAINING and demo.id_of(entry, entry.of) in wanted
        for item in [demo.id_of(entry, entry.item)]
        if item.startswith("rec_")
    }
