"""What stands under training sources: stages and counts, weights and residual, and who may be named there."""

from typing import Any

from linernotes.credits.answer import asset_answer
from tests.rules.credits import made

FINE, BASE = made.version("Strings", "2.1"), made.version("Base", "2.0")
JUNE = made.contribution("MainArtist", made.party("June Arden"))
LICENSED = made.entry("dsv_fine", "LICENSED", allows=True)
SILENT = made.entry("dsv_fine", "LICENSED")
FREE = made.entry("dsv_base", "PUBLIC_DOMAIN")
ELSEWHERE = made.entry("dsv_other", "PUBLIC_DOMAIN")


def song(title: str, by: Any, *entries: Any) -> Any:
    return made.recording(title, made.contribution("MainArtist", by), entries=entries)


def answer(*reports: tuple[Any, list[Any]], audience: str = "PUBLIC", **more: Any) -> dict[str, Any]:
    asset = made.asset(
        JUNE,
        generation=made.generation(FINE["id"]),
        trained=[
            made.trained(FINE, "FINE_TUNE", {"dsv_fine": 412}, BASE["id"]),
            made.trained(BASE, "PRETRAIN", {"dsv_base": 11588}),
        ],
        reports=[report for report, _ in reports],
        settled=[{"id": report["id"], "scores": scores} for report, scores in reports if report["settledBy"]],
        **more,
    )
    sheet = asset_answer(asset, audience=audience, seq=7)
    assert sheet is not None
    return sheet


def settled(*scores: Any, **more: Any) -> dict[str, Any]:
    report = made.report("1", list(scores), **more)
    return dict(answer((report, list(scores)))["trainingSources"]["sides"][0])


def test_models_stand_by_stage_with_counts_and_bases() -> None:
    assert [(one["model"], one["stage"], one["entries"], one["startedFrom"]) for one in answer()["models"]] == [
        ("Strings 2.1", "FINE_TUNE", 412, ["Base 2.0"]),
        ("Base 2.0", "BASE", 11588, []),
    ]


def test_without_a_report_there_are_counts_only() -> None:
    training = answer()["trainingSources"]
    assert (training["sides"], training["otherReports"]) == ([], [])


def test_items_and_residual_sum_to_a_million_and_what_is_outside_the_closure_moves_to_the_residual() -> None:
    block = settled(
        made.score(1, 182_400, song("Harbour Nocturne", made.party("Ines Valdor"), LICENSED)),
        made.score(2, 97_100, song("The St. Louis Blues", made.party("Bessie Smith"), FREE)),
        made.score(3, 61_000, song("Outside", made.party("Nobody Asked"), ELSEWHERE)),
    )
    assert [(one["rank"], one["ppm"], one["show"], one["stage"], one["source"]["title"]) for one in block["items"]] == [
        (1, 182_400, "about 18 %", "FINE_TUNE", "Harbour Nocturne"),
        (2, 97_100, "about 10 %", "BASE", "The St. Louis Blues"),
    ]
    assert block["residual"] == {
        "ppm": 720_500,
        "show": "about 72 %",
        "sources": 11_998,
        "outsideTrainingClosure": 1,
    }
    assert block["sumPpm"] == 1_000_000
    assert "Outside" not in str(block)


def test_without_a_stated_residual_there_is_rank_and_raw_score_and_no_ppm() -> None:
    block = settled(made.score(1, None, song("Song", made.party("Ann"), LICENSED)), residualPpm=None)
    (item,) = block["items"]
    assert (item["ppm"], item["show"], item["raw"], block["residual"]["ppm"], block["sumPpm"]) == (
        *(None, None, "0.999"),
        *(None, None),
    )
    assert block["basis"]["residual"] == "UNKNOWN"


def test_silence_is_not_permission_to_be_named_on_a_training_line() -> None:
    block = settled(made.score(1, 500_000, song("Quiet Song", made.party("Quiet Artist"), SILENT)))
    (item,) = block["items"]
    assert (item["withheld"], item["handle"], item["ppm"], item["source"]) == (
        "NO_PERMISSION_TO_NAME",
        "w1",
        500_000,
        None,
    )
    assert "Quiet" not in str(block)


def test_the_public_domain_and_a_paper_that_allows_it_and_an_own_choice_name() -> None:
    willing = made.party("Willing", made.choice("TRAINING", "NAMED"))
    block = settled(
        made.score(1, 3, song("A", made.party("Ann"), LICENSED)),
        made.score(2, 2, song("B", made.party("Bessie"), FREE)),
        made.score(3, 1, song("C", willing, SILENT)),
    )
    assert [one["source"]["performedBy"][0]["name"] for one in block["items"]] == ["Ann", "Bessie", "Willing"]


def test_an_own_choice_not_to_be_named_is_stronger_than_any_paper() -> None:
    shy = made.party("Shy", made.choice("TRAINING", "NOT_NAMED"))
    block = settled(made.score(1, 9, song("Hidden", shy, LICENSED, FREE)))
    assert [(one["withheld"], one["handle"]) for one in block["items"]] == [("ARTIST_CHOICE", "w1")]
    assert "Hidden" not in str(block)


def test_permission_for_another_model_is_none_for_this_one() -> None:
    block = settled(made.score(1, 9, song("Song", made.party("Ann"), SILENT, ELSEWHERE)))
    assert [one["withheld"] for one in block["items"]] == ["NO_PERMISSION_TO_NAME"]


def test_an_entry_for_validation_is_no_training() -> None:
    block = settled(made.score(1, 9, song("Song", made.party("Ann"), made.entry("dsv_fine", "OWNED", stage="TEST"))))
    assert (block["items"], block["residual"]["outsideTrainingClosure"]) == ([], 1)


def test_what_the_generation_was_given_is_inside() -> None:
    given = song("Given", made.party("Ann", made.choice("TRAINING", "NAMED")))
    scores = [made.score(1, 9, given)]
    sheet = answer((made.report("1", scores), scores), links=[made.link("ast_1", "inputTo", recording=given)])
    (item,) = sheet["trainingSources"]["sides"][0]["items"]
    assert (item["source"]["title"], item["stage"]) == ("Given", None)


def test_a_report_that_does_not_settle_is_shown_in_numbers() -> None:
    first = [made.score(rank, 10, song(f"S{rank}", made.party("Ann"), LICENSED)) for rank in range(1, 7)]
    second = [made.score(1, None, first[1]["recording"]), made.score(2, None, song("X", made.party("Bo"), ELSEWHERE))]  # type: ignore[arg-type]
    similar = made.report("2", second, settles=False, family="EMBEDDING_SIMILARITY", measures="SIMILARITY")
    (other,) = answer((made.report("1", first), first), (similar, second))["trainingSources"]["otherReports"]
    assert (other["measures"], other["overlapOfTop5"], other["outsideTrainingClosure"]) == ("SIMILARITY", 1, 1)


def test_a_recording_is_inside_for_all_reports_alike_where_the_generation_was_given_its_work() -> None:
    tune = made.work("Tune")
    given, scored = made.recording("Given", works=(tune,)), made.recording("Scored", works=(tune,))
    scores = [made.score(1, None, scored)]
    reports = [made.report(name, scores, settles=settles) for name, settles in (("1", True), ("2", False))]
    sheet = answer(*((one, scores) for one in reports), links=[made.link("ast_1", "inputTo", recording=given)])
    (block,), (other,) = (sheet["trainingSources"][name] for name in ("sides", "otherReports"))
    assert (block["residual"]["outsideTrainingClosure"], other["outsideTrainingClosure"]) == (0, 0)


def test_without_a_settling_report_all_are_listed_and_none_is_the_basis() -> None:
    scores = [made.score(1, 9, song("Song", made.party("Ann"), LICENSED))]
    training = answer((made.report("1", scores, settles=False), scores))["trainingSources"]
    assert training["sides"] == []
    assert [(one["report"], one["overlapOfTop5"]) for one in training["otherReports"]] == [("rep_1", None)]


def test_scores_of_likeness_are_for_the_auditor() -> None:
    scores = [made.score(1, None, song("Song", made.party("Ann"), LICENSED))]
    report = made.report("1", scores, measures="SIMILARITY", family="EMBEDDING_SIMILARITY")
    public = answer((report, scores))
    assert public["trainingSources"]["sides"][0]["items"] == []
    assert public["completeness"] == {"isPartial": True, "leftOut": [{"what": "SIMILARITY_SCORES", "count": 1}]}
    assert len(answer((report, scores), audience="AUDITOR")["trainingSources"]["sides"][0]["items"]) == 1


def test_each_side_has_its_own_basis_and_scores_do_not_pass() -> None:
    scores = [made.score(1, 400_000, song("Song", made.party("Ann"), LICENSED))]
    master, composition = made.report("1", scores), made.report("2", scores, side="COMPOSITION")
    sides = answer((composition, scores), (master, scores))["trainingSources"]["sides"]
    assert [(one["basis"]["side"], one["sumPpm"]) for one in sides] == [
        ("MASTER", 1_000_000),
        ("COMPOSITION", 1_000_000),
    ]
