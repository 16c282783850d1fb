"""How credit sheets read from the graph: what a sheet needs in one statement, and the rules that make it of that."""

from collections.abc import Mapping
from typing import Any

from graph.reader.context import ReadContext
from graph.reader.views import Between, Computed, Field, Order, Path, Stored
from graph.views import sheet, sheet_of_model
from graph.views.sheet import (
    DISCLOSURE_NEEDS,
    OBJECTION_NEEDS,
    PARTY_NEEDS,
    REPORT_NEEDS,
    RESTS_ON,
    STATED,
    THING_NEEDS,
    TO_DISCLOSURES,
    TO_JUDGED,
    TO_SALT,
    TO_THINGS,
    VIOLATION_NEEDS,
    to_party,
)
from graph.views.sheet_of_model import TO_TRAINED, TRAINED_NEEDS
from linernotes.credits.answer import asset_answer, check_answer, recording_answer, work_answer
from linernotes.credits.diff import Pair, changes, differing, rested_on
from linernotes.credits.gather import asset_needs, recording_needs, work_needs
from linernotes.credits.shapes import Sheet
from linernotes.credits.sheet import asset_credits as asset_sheet
from linernotes.naming import Reader

_BY_ID = Order(("n.id",))


def asset_credits(
    value: dict[str, Any], context: ReadContext, sources: int | None = None, after_rank: int | None = None
) -> dict[str, Any] | None:
    """Make the sheet of an asset; `sources` estimated sources after a rank, of each side."""
    return asset_answer(
        asset_needs(value, context.now),
        audience=context.audience.value,
        seq=context.seq,
        sources=sources,
        after_rank=after_rank or 0,
    )


def sheets_between(before: dict[str, Any] | None, after: dict[str, Any] | None, context: ReadContext) -> list[Pair]:
    """Find the lines that differ between the sheets of an asset at two seqs, as this audience sees them."""

    def sheet(value: dict[str, Any] | None) -> Sheet | None:
        found = (
            asset_sheet(asset_needs(value, context.now), Reader(context.audience.value)) if value is not None else None
        )
        return found.shown if found is not None else None

    return differing(sheet(before), sheet(after))


def sheet_changes(found: list[Pair], since: int, left: Mapping[int, int]) -> list[dict[str, Any]]:
    """Tell what happened to each line."""
    return [
        {"block": change.block, "line": change.line, "why": change.why, "facts": list(change.facts)}
        for change in changes(found, since=since, left=left)
    ]


def asset_check(value: dict[str, Any], context: ReadContext) -> dict[str, Any] | None:
    """Make what checks the sheet of an asset."""
    return check_answer(asset_needs(value, context.now), audience=context.audience.value)


def recording_credits(value: dict[str, Any], context: ReadContext) -> dict[str, Any] | None:
    """Make the credits of a recording."""
    return recording_answer(recording_needs(value), audience=context.audience.value, seq=context.seq)


def work_credits(value: dict[str, Any], context: ReadContext) -> dict[str, Any] | None:
    """Make the credits of a work."""
    return work_answer(work_needs(value), audience=context.audience.value, seq=context.seq)


# None of the fields that begin with `sheet` is in the public schema: they are what the sheets are made of.
_OF_EVERYTHING: dict[str, Field] = {
    "sheetFact": Stored("fact"),
    "sheetSalt": TO_SALT,
    "sheetThings": TO_THINGS,
}
_OF_ANYTHING = f"id sheetFact sheetSalt {{ salt }} sheetThings {THING_NEEDS}"
_ASSET = (
    f"{_OF_ANYTHING} fiction"
    f" sheetOperator {PARTY_NEEDS} sheetUses {{ modelVersion part position }} sheetTrained {TRAINED_NEEDS}"
    f" sheetDisclosures {DISCLOSURE_NEEDS} sheetReports {REPORT_NEEDS} sheetObjections {OBJECTION_NEEDS}"
    f" sheetJudged {VIOLATION_NEEDS}"
)

_DIFF = Between(
    of="Asset",
    made="CreditSheet",
    id="asset",
    needs=_ASSET,
    find=sheets_between,
    rested_on=rested_on,
    tell=sheet_changes,
)

ASSET_CREDITS: dict[str, Field] = _OF_EVERYTHING | {
    "credits": Computed(needs=_ASSET, then=asset_credits, between={"diff": _DIFF}, names_all=True),
    "creditsCheck": Computed(needs=_ASSET, then=asset_check, names_all=True),
    "sheetOperator": to_party("(@)-[:PRODUCED_BY]->(:Generation)-[:OPERATED_BY]->(n)"),
    "sheetUses": Path(
        pattern="(@)-[:PRODUCED_BY]->(:Generation)-[e:USED_MODEL]->(n)",
        to="RawUse",
        order=Order(("e.position", "n.id")),
        ceiling=20,
    ),
    "sheetTrained": TO_TRAINED,
    "sheetDisclosures": TO_DISCLOSURES,
    # To itself, to what is credited or reported of it, and to shares in it; works that it is a recording of included.
    "sheetObjections": Path(
        pattern="(@)-[:RECORDING_OF]->{0,1}()<-[:TO|ABOUT|SHARE_IN]-{0,1}()<-[:OBJECTS_TO]-(n)<-[:STATE_OF]-{0,1}(s)",
        to="RawObjection",
        order=Order(("n.id", "s.id")),
        ceiling=1000,
    ),
    "sheetJudged": TO_JUDGED,
    "sheetReports": Path(
        pattern="(@)<-[:ABOUT]-(n:AttributionReport), (f:Fact {seq: n.fact})",
        to="RawReport",
        order=_BY_ID,
        ceiling=100,
    ),
    # The scored sources of the settling reports come along: each subquery of a statement costs planning.
    "sheetThings": Path(
        pattern=f"(@)((a)<-[:SETTLES]-(b)-[:SCORES]->(c)){{0,1}}(d){RESTS_ON}(n)",
        to="RawThing",
        order=_BY_ID,
        ceiling=5000,
        distinct=True,
    ),
}
"""Fields of an asset: its sheet."""

RECORDING_CREDITS: dict[str, Field] = _OF_EVERYTHING | {
    "credits": Computed(needs=_OF_ANYTHING, then=recording_credits, names_all=True)
}
"""Fields of a recording: its credits."""

WORK_CREDITS: dict[str, Field] = _OF_EVERYTHING | {
    "credits": Computed(
        needs=f"{_OF_ANYTHING} sheetDerivedFrom {{ type work {STATED} }}", then=work_credits, names_all=True
    ),
    # Itself, and the works that it rests on: one subquery fewer for each thing that either needs.
    "sheetThings": Path(
        pattern="(@)-[:DERIVED_FROM]->{0,1}(n)", to="RawThing", order=_BY_ID, ceiling=101, distinct=True
    ),
    "sheetDerivedFrom": Path(
        pattern="(@)-[e:DERIVED_FROM]->(n), (f:Fact {seq: e.fact})",
        to="RawDerivation",
        order=Order(("n.id", "e.fact")),
        ceiling=100,
    ),
}
"""Fields of a work: its credits."""

VIEWS = (*sheet.VIEWS, *sheet_of_model.VIEWS)
ROOTS: dict[str, Field] = {}
