"""How recordings of which nobody has said the work are answered: the list to clean up, worst first."""

from graph.reader import cursor
from graph.reader.errors import AuditorsOnly
from graph.reader.finding import Finding, Findings
from graph.reader.paging import page_info, page_size
from graph.reader.views import Field, Found, View
from graph.without_work import BEGINNING, Affected, Place, page
from linernotes.naming import Reader


async def without_work(finding: Finding) -> Findings:
    """Find a page of recordings without a work. Raises AuditorsOnly for who asks for everybody's and is none."""
    of, after = finding.arguments["of"], finding.arguments["after"]
    if of is None and finding.context.audience is not Reader.AUDITOR:
        raise AuditorsOnly("only auditors may ask for everybody's recordings: name a party with `of`")
    first = page_size(finding.arguments["first"])
    seal = cursor.seal_of(f"Query.recordingsWithoutWork {of}")
    start = BEGINNING if after is None else Place(*cursor.decode_as(seal, (int, int), after))
    seq, found = await page(finding.database, finding.context.audience, of, size=first + 1, after=start)
    if found is None:
        return Findings(None, seq)
    shown = found.recordings[:first]
    cursors = [_cursor(seal, one) for one in shown]
    items = [
        {"cursor": place, "recording": one.id, "assets": one.assets} for place, one in zip(cursors, shown, strict=True)
    ]
    has_next = len(found.recordings) > first
    return Findings(
        {
            "items": items,
            "isPartial": found.is_partial,
            "pageInfo": page_info(cursors, has_next=has_next, has_previous=after is not None),
        },
        seq,
    )


def _cursor(seal: str, one: Affected) -> str:
    return cursor.encode(seal, (one.place.fewer, one.place.number))


VIEWS: tuple[View, ...] = ()
ROOTS: dict[str, Field] = {"recordingsWithoutWork": Found(without_work)}
