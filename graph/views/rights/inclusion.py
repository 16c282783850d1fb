"""How it is answered in which datasets what is a party's is, and who said yes to it, page by page."""

from __future__ import annotations

from typing import Any

from graph.engine.database import REQUEST_SECONDS
from graph.inclusion import statements
from graph.inclusion.finding import BEGINNING, EntryOf, YesFor, said_yes
from graph.reader import cursor
from graph.reader.context import Audience, CreditContext
from graph.reader.errors import NotAllowed
from graph.reader.finding import Finding, Findings
from graph.reader.paging import page_info, page_size
from graph.reader.position import head_of
from graph.reader.views import Field, Found, View
from graph.views.catching_up import behind

Json = dict[str, Any]


async def in_datasets(finding: Finding) -> Findings:
    """Find a page of the entries with what a party made or controls; None if the party is not to be seen."""
    database, context, party = finding.database, finding.context, finding.arguments["party"]
    is_own = context.actor == party
    if context.audience is Audience.PUBLIC and not is_own:
        raise NotAllowed("Who said yes is answered to those with a licence and to auditors, and to a party of its own.")
    seq = await head_of(database)
    sees = statements.seen(Audience.AUDITOR if is_own else context.audience)
    if not await database.read(sees, {"id": party}, seconds=REQUEST_SECONDS):
        return Findings(None, seq)
    first, after = page_size(finding.arguments["first"]), finding.arguments["after"]
    seal = cursor.seal_of(f"Query.inDatasets {party}")
    start = BEGINNING if after is None else cursor.decode_as(seal, (str, str, int), after)
    asked = {"party": party, "size": first + 1, **dict(zip(("item", "version", "fact"), start, strict=True))}
    rows = await database.read(statements.entries(context.audience, is_own=is_own), asked, seconds=REQUEST_SECONDS)
    found = await said_yes(database, rows[:first], now=context.now)
    cursors = [cursor.encode(seal, one.key) for one in found]
    answer = {
        "nodes": [_plain(one) for one in found],
        "pageInfo": page_info(cursors, has_next=len(rows) > first, has_previous=after is not None),
        "catchingUp": await behind(database),
    }
    # What is the reader's own stands where it does by itself.
    return Findings(answer, seq, CreditContext.MADE_BY if is_own else CreditContext.TRAINING)


def _plain(one: EntryOf) -> Json:
    return {
        "item": one.item,
        "datasetVersion": one.version,
        "basis": one.basis,
        "stage": one.stage,
        "papers": list(one.named),
        "use": one.question.use.value,
        "asOf": one.question.as_of,
        "reliedOn": [_yes(yes) for yes in one.yes],
    }


def _yes(one: YesFor) -> Json:
    return {
        "of": one.thing,
        "side": None if one.side is None else one.side.value,
        "inNameOf": one.party,
        "signedBy": one.yes.giver,
        "mandate": one.yes.mandate,
        "paper": one.yes.paper,
        "agreement": one.agreement,
    }


VIEWS: tuple[View, ...] = ()
ROOTS: dict[str, Field] = {"inDatasets": Found(in_datasets, CreditContext.TRAINING)}
"""What of a party's is in which datasets."""
